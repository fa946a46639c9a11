import Wire

/// Something that somebody wants recorded. Deciding on it is a pure function of what has happened before.
public protocol Command: Sendable {
    /// The name in the API, imperative and kebab case: `hold-visit`.
    static var name: StaticString { get }
    init(from fields: inout some FieldReader) throws(FieldError)
    /// The events that the decision needs to know; the append is made on the condition that there are no newer ones.
    /// What a command that mends a record depends on is known when the record is read (`MendingCommand`).
    var scope: Scope { get }
    /// What happens: the events, or why it cannot be.
    func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent]
    /// The report that must be counted first and put into the context; nil for nearly every command.
    var reportToCount: ReportToCount? { get }
}

extension Command {
    public var reportToCount: ReportToCount? { nil }

    /// The fields that the command reads, for the API's description.
    public static var fields: [FieldDescription] {
        DescribingReader.describe { (reader) throws(FieldError) in _ = try Self(from: &reader) }
    }
}

/// What a decision may know beside the history: the programme has no clock and no dice of its own.
public struct DecisionContext: Sendable {
    /// Today in the programme's time zone.
    public var today: Day
    /// Ids never used before, for what comes into being; as many as `newIDCount`.
    public var newIDs: [Identifier]
    /// The report that the command asked to be counted; nil where none was counted.
    public var counted: CountedReport?

    /// A command brings at most so many things into being (enrolment: trajectory, mother, child).
    public static let newIDCount = 3

    public init(today: Day, newIDs: [Identifier], counted: CountedReport? = nil) {
        self.today = today
        self.newIDs = newIDs
        self.counted = counted
    }

    /// The id that the command gave, or a new one.
    func id<E: Entity>(_ given: ID<E>?, or index: Int) -> ID<E> { given ?? ID(newIDs[index]) }
}
