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

    /// The step that a kind of event belongs to; what follows the decisions belongs to the last one. Nil for the closing,
    /// for what may come after it, and for what belongs to no step.
    public init?(of kind: EventKind) {
        switch kind {
        case .meldcodeSignalRecorded, .meldcodeKindcheckAnswered: self = .signals
        case .meldcodeConsulted: self = .consultation
        case .meldcodeFamilySpoken, .meldcodeConversationOmitted: self = .conversation
        case .meldcodeWeighed: self = .weighing
        case .meldcodeDecided, .meldcodeReported, .meldcodeHelpAgreed, .meldcodeContinuationDecided: self = .decision
        default: return nil
        }
    }
}

/// One entry in the timeline of a case: what, who, when it happened and when it was recorded. Its texts are passed over:
/// they stay in the log and are read by position when somebody may see them.
public struct CaseEntry: Dated {
    public let on: Day
    public let recordedAt: Instant
    /// Where its texts stand.
    public let position: Position
    /// Who recorded it.
    public let actor: Actor
    /// Who did it, in which role.
    public let by: CaseRole
    public let event: ProgrammeEvent

    public var kind: EventKind { event.kind }
    public var step: MeldcodeStep? { MeldcodeStep(of: kind) }

    /// Days from the day on which it happened to that on which it was recorded.
    public var lateDays: Int { max(0, on.days(until: recordedAt.programmeDay)) }
    /// Later than the limit (MC-08).
    public var isLate: Bool { lateDays > Norms.timelyEntry.range.upperBound }
}
