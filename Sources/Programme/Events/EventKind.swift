import Wire

/// Every kind of event that the programme records. The words are the storage format: frozen once landed.
///
/// A case has its own word for good; new kinds go at the end.
public enum EventKind: UInt8, CaseIterable, Sendable {
    case locationOpened
    case locationChanged
    case locationClosed
    case coordinatorAppointed
    case coordinatorHoursChanged
    case coordinatorLeft
    case volunteerApplied
    case volunteerInterviewed
    case volunteerCertificateSeen
    case volunteerTrained
    case volunteerAdmitted
    case volunteerProfileChanged
    case volunteerPaused
    case volunteerResumed
    case volunteerStopped
    case motherEnrolled
    case intakeHeld
    case adviceAsked
    case motherAccepted
    case motherReferredOn
    case matchProposed
    case introductionHeld
    case clickAnswered
    case matchMade
    case matchEnded
    case visitPlanned
    case visitHeld
    case visitMissed
    case trajectoryPaused
    case trajectoryResumed
    case evaluationHeld
    case trajectoryEnded
    case supervisionHeld
    case groupMeetingHeld
    case concernRaised
    case concernSettled
    case meldcodeSignalRecorded
    case meldcodeConsulted
    case meldcodeFamilySpoken
    case meldcodeConversationOmitted
    case meldcodeWeighed
    case meldcodeDecided
    case meldcodeReported
    case meldcodeHelpAgreed
    case meldcodeFollowedUp
    case meldcodeContinuationDecided
    case meldcodeCaseClosed
    case logAccepted
    case recordCorrected
    case recordRetracted
    case mothersJoined
    case mothersParted
    case volunteersJoined
    case volunteersParted
    case registrationDelivered
    case registrationPublished
    case meldcodeAdopted
    case attentionOfficersNamed
    case coordinatorMeldcodeTrained
    case meldcodeOverviewDrawnUp
    case meldcodeKindcheckAnswered
    case meldcodeEmergencyContacted
    case meldcodeContactAttempted
    case meldcodeFamilyInformed
    case meldcodeHelpReviewed
    case meldcodeVerwijsindexConsidered
    case meldcodeAftercareGiven
    case meldcodeAgreementMade
    case meldcodeAgreementSettled
    case meldcodeOmissionExplained

    /// Without the namespace, as commands, pages and people name it: `visit-held`.
    public var word: String { Self.words[Int(rawValue)] }

    /// The CloudEvents `type`: `nl.mim.visit-held`.
    public var wireName: String { Self.namespace + word }

    /// Whether somebody who folds it looks at its personal values: read models at the name of a person who is introduced,
    /// decisions at whose words a concern is in.
    var needsPersonalValues: Bool {
        switch self {
        case .coordinatorAppointed, .volunteerApplied, .motherEnrolled, .concernRaised: true
        default: false
        }
    }

    /// Whether a record of this kind can be corrected and retracted. Not what says something of the log or of another
    /// record; what was joined is parted, and what was published was.
    public var canBeMended: Bool {
        switch self {
        case .logAccepted, .recordCorrected, .recordRetracted, .mothersJoined, .mothersParted, .volunteersJoined,
            .volunteersParted, .registrationPublished:
            false
        default: true
        }
    }

    /// What stands before every type.
    public static let namespace = "nl.mim."

    private static let words = [
        "location-opened",
        "location-changed",
        "location-closed",
        "coordinator-appointed",
        "coordinator-hours-changed",
        "coordinator-left",
        "volunteer-applied",
        "volunteer-interviewed",
        "volunteer-certificate-seen",
        "volunteer-trained",
        "volunteer-admitted",
        "volunteer-profile-changed",
        "volunteer-paused",
        "volunteer-resumed",
        "volunteer-stopped",
        "mother-enrolled",
        "intake-held",
        "advice-asked",
        "mother-accepted",
        "mother-referred-on",
        "match-proposed",
        "introduction-held",
        "click-answered",
        "match-made",
        "match-ended",
        "visit-planned",
        "visit-held",
        "visit-missed",
        "trajectory-paused",
        "trajectory-resumed",
        "evaluation-held",
        "trajectory-ended",
        "supervision-held",
        "group-meeting-held",
        "concern-raised",
        "concern-settled",
        "meldcode-signal-recorded",
        "meldcode-consulted",
        "meldcode-family-spoken",
        "meldcode-conversation-omitted",
        "meldcode-weighed",
        "meldcode-decided",
        "meldcode-reported",
        "meldcode-help-agreed",
        "meldcode-followed-up",
        "meldcode-continuation-decided",
        "meldcode-case-closed",
        "log-accepted",
        "record-corrected",
        "record-retracted",
        "mothers-joined",
        "mothers-parted",
        "volunteers-joined",
        "volunteers-parted",
        "registration-delivered",
        "registration-published",
        "meldcode-adopted",
        "attention-officers-named",
        "coordinator-meldcode-trained",
        "meldcode-overview-drawn-up",
        "meldcode-kindcheck-answered",
        "meldcode-emergency-contacted",
        "meldcode-contact-attempted",
        "meldcode-family-informed",
        "meldcode-help-reviewed",
        "meldcode-verwijsindex-considered",
        "meldcode-aftercare-given",
        "meldcode-agreement-made",
        "meldcode-agreement-settled",
        "meldcode-omission-explained",
    ]

    /// The kind with this word; nil for a word that is not in the catalogue.
    public init?(word: String) {
        guard let index = Self.words.firstIndex(of: word) else { return nil }
        self.init(rawValue: UInt8(index))
    }

    private static let table = WordTable(allCases.map(\.wireName))

    /// The kind with this wire name; nil for a name that is not in the catalogue.
    public init?(wireName bytes: UnsafeRawBufferPointer) {
        guard let index = Self.table.index(of: bytes) else { return nil }
        self.init(rawValue: UInt8(index))
    }
}

extension EventKind: FieldValue {
    public static var shape: FieldShape { .code(words) }
    public static var sample: EventKind { .visitHeld }

    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> EventKind {
        guard let word = try? json.string(), let kind = EventKind(word: word) else { throw .expected(shape) }
        return kind
    }

    public func write(to json: inout JSONWriter) { json.string(word) }
}
