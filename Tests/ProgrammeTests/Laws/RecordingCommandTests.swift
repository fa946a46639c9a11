import Testing
import Wire

@testable import Programme

// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `The command that would record an event` {
    private static let seeds: ClosedRange<UInt64> = 1...8

    @Test(arguments: seeds)
    func `comes to that very event, decided on what was recorded before it`(seed: UInt64) throws {
        let told = try RandomHistory.told(seed: seed)
        Self.check(told.records.mended, told, "seed \(seed)")
    }

    /// Holds every record against its own command, in the order of the log.
    static func check(_ history: MendedHistory, _ told: RandomHistory, _ comment: Comment) {
        var told = told
        let again = Redecision(history, told.context())
        var state = DecisionState()
        for entry in history.entries {
            let objection = again.objection(to: entry, on: state)
            #expect(objection == nil, "\(comment): \(entry)")
            state.evolve(entry.event)
        }
    }

    @Test func `is there for every kind of event that a command records`() throws {
        let without: Set<EventKind> = [
            .logAccepted, .recordCorrected, .recordRetracted, .registrationDelivered, .registrationPublished,
        ]
        for kind in EventKind.allCases {
            let command = try ProgrammeEvent.sample(kind, .full).recordingCommand()
            #expect((command == nil) == without.contains(kind), "\(kind.word)")
        }
    }

    @Test(arguments: seeds)
    func `decisions see of an event no more than its decisive facts`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let events = try (0..<4_000).map { _ in try ProgrammeEvent.random(using: &generator) }
            .filter(\.kind.canBeMended)
        var alike = 0
        for same in Dictionary(grouping: events, by: { DecisiveFacts($0) }).values where same.count > 1 {
            let state = DecisionState(after: events.shuffled(using: &generator).prefix(500))
            for event in same.dropFirst() where event != same[0] {
                var (one, other) = (state, state)
                one.evolve(same[0])
                other.evolve(event)
                #expect(one == other, "seed \(seed): \(same[0]) and \(event)")
                alike += 1
            }
        }
        #expect(alike > 0, "seed \(seed)")
    }
}
