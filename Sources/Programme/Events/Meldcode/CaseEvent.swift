import Wire

/// What is recorded at one step of a Meldcode case: shared by the command and its event.
///
/// A step has its facts, and nothing more: to which case it belongs, `CaseEvent` says, and when it may be recorded,
/// `RecordCaseFact` decides for all steps alike. The order of the steps is free (domain 1.2).
public protocol CaseFact: FieldObject {
    static var kind: EventKind { get }
    /// The name of the command that records it.
    static var command: StaticString { get }
    /// The event of the programme that holds it.
    static func event(_ payload: CaseEvent<Self>) -> ProgrammeEvent
    /// Whether it may happen after the case was closed, which it leaves closed.
    static var mayFollowClosure: Bool { get }
    /// The day on which it happened.
    var on: Day { get }
    /// Who did it, in which role.
    var by: CaseRole { get }
    /// The same with every personal value changed.
    func mapTexts(_ change: (Personal) -> Personal) -> Self
    /// The fact as it is recorded: what the case knows is filled in.
    ///
    /// - Throws: A refusal of what cannot be.
    func admitted(to meldcodeCase: CaseState, _ context: DecisionContext) throws(Refusal) -> Self
}

extension CaseFact {
    public static var mayFollowClosure: Bool { false }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Self { mapTexts { $0.of(subject) } }

    public func admitted(to meldcodeCase: CaseState, _ context: DecisionContext) throws(Refusal) -> Self { self }
}

/// An event of a Meldcode case, whatever its kind.
public protocol CasePayload: Payload {
    var meldcodeCase: CaseID { get }
    var trajectory: TrajectoryID { get }
    var location: LocationID { get }
    /// Who did it, in which role.
    var by: CaseRole { get }
    /// The same event, its personal values passed over.
    var withoutTexts: ProgrammeEvent { get }
}

/// A step in a Meldcode case.
public struct CaseEvent<Fact: CaseFact>: CasePayload {
    public static var kind: EventKind { Fact.kind }

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var fact: Fact
    public var on: Day { fact.on }
    public var by: CaseRole { fact.by }

    public var withoutTexts: ProgrammeEvent {
        var event = self
        event.fact = fact.mapTexts { _ in .unread }
        return Fact.event(event)
    }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, fact: Fact) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.fact = fact
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        fact = try Fact(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        fact.write(to: &fields)
    }
}

extension ProgrammeEvent {
    /// What it holds, if it happened in a Meldcode case.
    public var casePayload: (any CasePayload)? {
        switch self {
        case .meldcodeSignalRecorded(let payload): payload
        case .meldcodeConsulted(let payload): payload
        case .meldcodeFamilySpoken(let payload): payload
        case .meldcodeConversationOmitted(let payload): payload
        case .meldcodeWeighed(let payload): payload
        case .meldcodeDecided(let payload): payload
        case .meldcodeReported(let payload): payload
        case .meldcodeHelpAgreed(let payload): payload
        case .meldcodeFollowedUp(let payload): payload
        case .meldcodeContinuationDecided(let payload): payload
        case .meldcodeCaseClosed(let payload): payload
        case .meldcodeKindcheckAnswered(let payload): payload
        case .meldcodeEmergencyContacted(let payload): payload
        case .meldcodeContactAttempted(let payload): payload
        case .meldcodeFamilyInformed(let payload): payload
        case .meldcodeHelpReviewed(let payload): payload
        case .meldcodeVerwijsindexConsidered(let payload): payload
        case .meldcodeAftercareGiven(let payload): payload
        case .meldcodeAgreementMade(let payload): payload
        case .meldcodeAgreementSettled(let payload): payload
        case .meldcodeOmissionExplained(let payload): payload
        default: nil
        }
    }
}

public typealias MeldcodeConsulted = CaseEvent<Consultation>
public typealias MeldcodeEmergencyContacted = CaseEvent<EmergencyContact>
public typealias MeldcodeKindcheckAnswered = CaseEvent<Kindcheck>
public typealias MeldcodeFamilySpoken = CaseEvent<Conversation>
public typealias MeldcodeConversationOmitted = CaseEvent<Omission>
public typealias MeldcodeContactAttempted = CaseEvent<ContactAttempt>
public typealias MeldcodeFamilyInformed = CaseEvent<FamilyNotice>
public typealias MeldcodeWeighed = CaseEvent<Weighing>
public typealias MeldcodeDecided = CaseEvent<Decision>
public typealias MeldcodeReported = CaseEvent<Report>
public typealias MeldcodeFollowedUp = CaseEvent<FollowUp>
public typealias MeldcodeVerwijsindexConsidered = CaseEvent<VerwijsindexConsideration>
public typealias MeldcodeHelpAgreed = CaseEvent<HelpAgreement>
public typealias MeldcodeHelpReviewed = CaseEvent<HelpReview>
public typealias MeldcodeContinuationDecided = CaseEvent<ContinuationDecision>
public typealias MeldcodeAftercareGiven = CaseEvent<Aftercare>
public typealias MeldcodeCaseClosed = CaseEvent<Closure>
public typealias MeldcodeAgreementMade = CaseEvent<CaseAgreement>
public typealias MeldcodeAgreementSettled = CaseEvent<AgreementSettlement>
public typealias MeldcodeOmissionExplained = CaseEvent<OmissionExplanation>
