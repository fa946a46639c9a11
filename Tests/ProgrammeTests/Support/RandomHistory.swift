import Wire

@testable import Programme

/// A history that random commands make, each decided on what happened before it. Ids and days come out of small pools,
/// so that commands meet each other, contradict each other and reach far into trajectories and cases.
struct RandomHistory {
    /// The days on which things happen; the last two lie in the future.
    static let days: ClosedRange<Day> = "2008-03-01"..."2008-03-12"
    static let today: Day = "2008-03-10"

    private(set) var events: [ProgrammeEvent] = []
    private var tags: [[String]] = []
    /// All that happened, folded as it came.
    private(set) var state = DecisionState()
    private var generator: SeededGenerator
    private var nextID: UInt64 = 0

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// A command of a kind with random fields.
    mutating func command<C: Command>(_ kind: C.Type) throws -> C {
        var reader = SampleReader(.random(generator), personal: .spoken, days: Self.days, idsPerKind: 2)
        defer { generator = reader.generator ?? generator }
        return try C(from: &reader)
    }

    /// A random command of the catalogue. Those that end something come up less often, or little would go on.
    mutating func command() throws -> any Command {
        var kind = CommandCatalogue.all[Int.random(in: 0..<CommandCatalogue.all.count, using: &generator)]
        while Self.endings.contains("\(kind.name)"), Int.random(in: 0..<12, using: &generator) > 0 {
            kind = CommandCatalogue.all[Int.random(in: 0..<CommandCatalogue.all.count, using: &generator)]
        }
        return try command(kind)
    }

    private static let endings: Set = [
        "close-location", "leave-as-coordinator", "stop-volunteer", "refer-mother-on", "end-trajectory",
        "close-meldcode-case",
    ]

    /// What decisions may know besides: never the same ids twice.
    mutating func context() -> DecisionContext {
        let ids = (0..<DecisionContext.newIDCount).map { Identifier(high: 0xFFFF, low: nextID + UInt64($0)) }
        nextID += UInt64(ids.count)
        return DecisionContext(today: Self.today, newIDs: ids)
    }

    /// The state that the shell would fold for a command: only the events that its scope finds.
    func state(within scope: Scope) -> DecisionState {
        DecisionState(after: zip(events, tags).lazy.filter { scope.matches($0.kind, tags: $1) }.map(\.0))
    }

    mutating func append(_ new: [ProgrammeEvent]) {
        for event in new {
            events.append(event)
            tags.append(event.tags)
            state.evolve(event)
        }
    }
}

extension Command {
    /// The decision as a value, to compare.
    func decision(_ state: DecisionState, _ context: DecisionContext) -> Result<[ProgrammeEvent], Refusal> {
        Result { () throws(Refusal) in try decide(state, context) }
    }
}
