import Wire

@testable import Programme

/// A history upon which a command is decided, exactly as the shell does it: only the events of the command's own scope
/// are folded, so a scope that forgets something fails the test.
///
///     #expect(Given(opened).when(CloseLocation(location: .number(1), on: "2008-06-30")) == .accepted([...]))
///     #expect(Given().when(...) == .refused("unknown-location", field: "location"))
struct Given {
    /// The day on which the commands of the tests are given unless a test says otherwise.
    static let today: Day = "2026-11-22"

    /// The ids that a decision gives to what comes into being, in order.
    static let newIDs = (0..<DecisionContext.newIDCount).map { Identifier(high: 0xFFFF, low: UInt64($0)) }

    /// What was counted for a publication.
    static let counted = CountedReport(rules: "mim-registration-1", size: 40, root: "root", figures: "hash")

    let history: [ProgrammeEvent]

    init(_ events: ProgrammeEvent...) { history = events }
    init(_ events: [ProgrammeEvent]) { history = events }

    func when(
        _ command: some Command, today: Day = Given.today, counted: CountedReport? = Given.counted
    ) -> Outcome {
        let state = DecisionState(after: history.filter { command.scope.matches($0) })
        return Outcome(of: command, on: state, today: today, counted: counted)
    }

    /// The same history with more after it.
    func and(_ events: ProgrammeEvent...) -> Given { Given(history + events) }
}

/// What a decision came to.
enum Outcome: Hashable {
    case accepted([ProgrammeEvent])
    case refused(String, field: String)

    init(of command: some Command, on state: DecisionState, today: Day, counted: CountedReport? = Given.counted) {
        let context = DecisionContext(today: today, newIDs: Given.newIDs, counted: counted)
        do {
            self = .accepted(try command.decide(state, context))
        } catch {
            self = .refused(error.rule, field: error.field)
        }
    }

    /// The events of an accepted command; none of a refused one.
    var events: [ProgrammeEvent] {
        switch self {
        case .accepted(let events): events
        case .refused: []
        }
    }
}
