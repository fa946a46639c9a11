import EventStore
import Programme
import Wire

/// The five steps of the Meldcode (domain 1.2). The words are frozen.
public enum MeldcodeStep: UInt8, Code {
    case signals, consultation, conversation, weighing, decision

    public static let listing = CodeListing([
        ("signals", "stap 1: in kaart brengen van signalen", "step 1: map the signals"),
        ("consultation", "stap 2: overleggen", "step 2: consult"),
        ("conversation", "stap 3: gesprek met de betrokkenen", "step 3: talk with those involved"),
        ("weighing", "stap 4: wegen", "step 4: weigh"),
        ("decision", "stap 5: beslissen", "step 5: decide"),
    ])
}

/// The coded part of an entry in a case; its texts stay in the log and are read by position when somebody may see them.
public enum CaseFact: Hashable, Sendable {
    case signal(
        source: SignalSource, observer: CaseRole, volunteer: VolunteerID?, specialForms: CodeSet<SpecialForm>,
        acuteDanger: Bool?, toldCoordinatorOn: Day?)
    case consulted(Consulted)
    case familySpoken
    case conversationOmitted(OmissionGround, attemptCount: Int?, laterOn: Day?)
    case weighed(
        suspicion: Answer, unsafety: Answer?, helpPossible: Answer?, helpAccepted: Answer?, helpWorks: Answer?)
    case decided(CaseDecision, outcome: Bool)
    case reported(ReportChannel)
    case helpAgreed(reviewOn: Day?)
    case followedUp(FollowUpContact)
    case continuationDecided(Continuation)
    case closed(CaseFinding)

    /// The step that it belongs to; what follows the decisions belongs to the last one. Nil for the closing, and for what
    /// may come after it.
    public var step: MeldcodeStep? {
        switch self {
        case .signal: .signals
        case .consulted: .consultation
        case .familySpoken, .conversationOmitted: .conversation
        case .weighed: .weighing
        case .decided, .reported, .helpAgreed, .continuationDecided: .decision
        case .followedUp, .closed: nil
        }
    }

    /// The kind of the event that holds it.
    public var kind: EventKind {
        switch self {
        case .signal: .meldcodeSignalRecorded
        case .consulted: .meldcodeConsulted
        case .familySpoken: .meldcodeFamilySpoken
        case .conversationOmitted: .meldcodeConversationOmitted
        case .weighed: .meldcodeWeighed
        case .decided: .meldcodeDecided
        case .reported: .meldcodeReported
        case .helpAgreed: .meldcodeHelpAgreed
        case .followedUp: .meldcodeFollowedUp
        case .continuationDecided: .meldcodeContinuationDecided
        case .closed: .meldcodeCaseClosed
        }
    }
}

/// One entry in the timeline of a case: what, who, when it happened and when it was recorded.
public struct CaseEntry: Dated {
    public let on: Day
    public let recordedAt: Instant
    /// Where its texts stand.
    public let position: Position
    /// Who recorded it.
    public let actor: Actor
    /// Who did it, in which role, where the entry says so.
    public let by: CaseRole?
    public let fact: CaseFact

    /// Days from the day on which it happened to that on which it was recorded.
    public var lateDays: Int { max(0, on.days(until: recordedAt.programmeDay)) }
    /// Later than the limit (MC-08).
    public var isLate: Bool { lateDays > Norms.timelyEntry.range.upperBound }
}
