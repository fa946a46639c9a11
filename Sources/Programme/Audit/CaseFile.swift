import Wire

/// A Meldcode case as it was known at some moment and stood on some day: what the rules look at.
///
/// Every list stands in the order in which things happened, of one day in the order of recording. Texts need not be
/// readable: the rules ask only whether they are there.
public struct CaseFile: Hashable, Sendable {
    public let meldcodeCase: CaseID
    public let trajectory: TrajectoryID
    public let location: LocationID
    /// The day of the audit: nothing that happened later is in the file.
    public let today: Day
    public private(set) var surroundings: CaseSurroundings
    /// Everything in the case.
    public let entries: [Noted<ProgrammeEvent>]

    public private(set) var signals: [Noted<MeldcodeSignalRecorded>] = []
    public private(set) var kindchecks: [Noted<Kindcheck>] = []
    public private(set) var emergencyContacts: [Noted<EmergencyContact>] = []
    public private(set) var consultations: [Noted<Consultation>] = []
    public private(set) var conversations: [Noted<Conversation>] = []
    public private(set) var omissions: [Noted<Omission>] = []
    public private(set) var attempts: [Noted<ContactAttempt>] = []
    public private(set) var notices: [Noted<FamilyNotice>] = []
    public private(set) var weighings: [Noted<Weighing>] = []
    public private(set) var decisions: [Noted<Decision>] = []
    public private(set) var reports: [Noted<Report>] = []
    public private(set) var followUps: [Noted<FollowUp>] = []
    public private(set) var considerations: [Noted<VerwijsindexConsideration>] = []
    public private(set) var helpAgreements: [Noted<HelpAgreement>] = []
    public private(set) var helpReviews: [Noted<HelpReview>] = []
    public private(set) var continuations: [Noted<ContinuationDecision>] = []
    public private(set) var aftercares: [Noted<Aftercare>] = []
    public private(set) var agreements: [Noted<CaseAgreement>] = []
    public private(set) var settlements: [Noted<AgreementSettlement>] = []
    public private(set) var explanations: [Noted<OmissionExplanation>] = []
    public private(set) var closures: [Noted<Closure>] = []

    /// - Parameters:
    ///   - entries: What happened in the case up to `today`, as it was known, in the order in which it happened.
    ///   - today: The day of the audit.
    /// - Returns: Nil without any entry: then there is no case.
    public init?(_ entries: [Noted<ProgrammeEvent>], _ surroundings: CaseSurroundings, today: Day) {
        guard let first = entries.first?.fact.casePayload else { return nil }
        meldcodeCase = first.meldcodeCase
        trajectory = first.trajectory
        location = first.location
        self.today = today
        self.surroundings = surroundings
        self.entries = entries
        for entry in entries { sort(entry) }
    }

    /// The file with what somebody saw who read the records themselves.
    public func seen(amendments: [CaseAmendment], _ inspection: RecordInspection) -> CaseFile {
        var file = self
        file.surroundings.amendments = amendments
        file.surroundings.inspection = inspection
        return file
    }

    private mutating func sort(_ entry: Noted<ProgrammeEvent>) {
        switch entry.fact {
        case .meldcodeSignalRecorded(let it): signals.append(entry.with(it))
        case .meldcodeKindcheckAnswered(let it): kindchecks.append(entry.with(it.fact))
        case .meldcodeEmergencyContacted(let it): emergencyContacts.append(entry.with(it.fact))
        case .meldcodeConsulted(let it): consultations.append(entry.with(it.fact))
        case .meldcodeFamilySpoken(let it): conversations.append(entry.with(it.fact))
        case .meldcodeConversationOmitted(let it): omissions.append(entry.with(it.fact))
        case .meldcodeContactAttempted(let it): attempts.append(entry.with(it.fact))
        case .meldcodeFamilyInformed(let it): notices.append(entry.with(it.fact))
        case .meldcodeWeighed(let it): weighings.append(entry.with(it.fact))
        case .meldcodeDecided(let it): decisions.append(entry.with(it.fact))
        case .meldcodeReported(let it): reports.append(entry.with(it.fact))
        case .meldcodeFollowedUp(let it): followUps.append(entry.with(it.fact))
        case .meldcodeVerwijsindexConsidered(let it): considerations.append(entry.with(it.fact))
        case .meldcodeHelpAgreed(let it): helpAgreements.append(entry.with(it.fact))
        case .meldcodeHelpReviewed(let it): helpReviews.append(entry.with(it.fact))
        case .meldcodeContinuationDecided(let it): continuations.append(entry.with(it.fact))
        case .meldcodeAftercareGiven(let it): aftercares.append(entry.with(it.fact))
        case .meldcodeAgreementMade(let it): agreements.append(entry.with(it.fact))
        case .meldcodeAgreementSettled(let it): settlements.append(entry.with(it.fact))
        case .meldcodeOmissionExplained(let it): explanations.append(entry.with(it.fact))
        case .meldcodeCaseClosed(let it): closures.append(entry.with(it.fact))
        default: break
        }
    }

    /// The day of the first entry.
    public var openedOn: Day { entries.first?.on ?? today }
    /// The closing that holds; nil while the case is open.
    public var closure: Noted<Closure>? { closures.last }
    /// The signal that opened the case as it was recorded.
    public var opening: Noted<MeldcodeSignalRecorded>? { signals.min { $0.position < $1.position } }
}
