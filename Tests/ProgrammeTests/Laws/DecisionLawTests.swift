import Testing
import Wire

@testable import Programme

/// What holds of every decision, on histories that random commands make.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `Laws of decisions` {
    private static let seeds: ClosedRange<UInt64> = 1...8
    private static let commandsPerHistory = 700

    /// Lets random commands make a history; each is shown with the state before it.
    private func tell(
        seed: UInt64, _ look: (any Command, RandomHistory, DecisionContext) throws -> Void
    ) throws -> RandomHistory {
        var history = RandomHistory(seed: seed)
        for _ in 0..<Self.commandsPerHistory {
            let command = try history.command()
            let context = history.context()
            try look(command, history, context)
            history.append((try? command.decision(history.state, context).get()) ?? [])
        }
        return history
    }

    /// Now and then one of every kind of command, also of those that come up seldom, to look at and not to carry out.
    private func aside(_ history: RandomHistory) throws -> [any Command] {
        guard history.commandCount.isMultiple(of: 20) else { return [] }
        var history = history
        return try RandomHistory.kinds.map { try history.command($0) }
    }

    @Test(arguments: seeds)
    func `the same command on the same state comes to the same decision`(seed: UInt64) throws {
        _ = try tell(seed: seed) { command, history, context in
            let first = command.decision(history.state, context)
            #expect(command.decision(history.state, context) == first, "seed \(seed)")
        }
    }

    @Test(arguments: seeds)
    func `a command's scope holds all that its decision depends on`(seed: UInt64) throws {
        _ = try tell(seed: seed) { command, history, context in
            for command in try [command] + aside(history) {
                let scoped = command.decision(try history.state(within: command.scope), context)
                #expect(scoped == command.decision(history.state, context), "seed \(seed): \(command)")
            }
        }
    }

    @Test(arguments: seeds)
    func `every refusal has its sentences and a field that the command has`(seed: UInt64) throws {
        _ = try tell(seed: seed) { command, history, context in
            guard case .failure(let refusal) = command.decision(history.state, context) else { return }
            let field = refusal.field.prefix { $0 != "[" }
            #expect(type(of: command).fields.contains { $0.name == field }, "seed \(seed): \(command) \(refusal)")
            #expect(refusal.rule.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "seed \(seed): \(refusal)")
            for sentence in [refusal.dutch, refusal.english] {
                #expect(sentence.hasSuffix(".") && !sentence.contains("\n"), "seed \(seed): \(refusal)")
            }
        }
    }

    @Test(arguments: seeds)
    func `an accepted command says at least one thing, none of it in the future`(seed: UInt64) throws {
        _ = try tell(seed: seed) { command, history, context in
            guard case .success(let events) = command.decision(history.state, context) else { return }
            #expect(!events.isEmpty, "seed \(seed): \(command)")
            #expect(events.allSatisfy { $0.on <= context.today }, "seed \(seed): \(command)")
        }
    }

    @Test(arguments: seeds)
    func `every personal value of an accepted command has an owner`(seed: UInt64) throws {
        let history = try tell(seed: seed) { _, _, _ in }
        for event in history.events {
            #expect(throws: Never.self, "seed \(seed)") {
                try event.encoded { _, _, subject in Sealed(subject: subject.text, key: 1, box: "") }
            }
        }
    }

    @Test func `random histories reach every command, accepted and refused`() throws {
        var accepted: Set<String> = []
        var refused: Set<String> = []
        for seed in Self.seeds {
            _ = try tell(seed: seed) { command, history, context in
                for command in try [command] + aside(history) {
                    switch command.decision(history.state, context) {
                    case .success: accepted.insert("\(type(of: command).name)")
                    case .failure: refused.insert("\(type(of: command).name)")
                    }
                }
            }
        }
        let all = Set(RandomHistory.kinds.map { "\($0.name)" })
        #expect(all.subtracting(accepted).isEmpty)
        #expect(all.subtracting(refused).isEmpty)
    }

    /// Commands that begin something which goes on until it is ended: the end has to be known before an earlier one.
    private static let openEnded: Set = [
        "pause-trajectory", "pause-volunteer", "appoint-coordinator", "make-match", "enrol-mother",
    ]

    /// Commands that end a match which is open: after one of them there is none left for another to end.
    private static let endMatches: Set = ["end-match", "end-trajectory", "stop-volunteer"]

    /// A visit by another in her place does not keep a volunteer from stopping: her stop does not read what others did.
    private static func standIn(_ one: any Command, _ other: any Command) -> Bool {
        guard let visit = (one as? HoldVisit) ?? (other as? HoldVisit),
            let stop = (one as? StopVolunteer) ?? (other as? StopVolunteer)
        else { return false }
        return visit.volunteer.map { $0 != stop.volunteer } ?? false
    }

    private static func endMatch(_ commands: any Command...) -> Bool {
        commands.allSatisfy { endMatches.contains("\(type(of: $0).name)") }
    }

    @Test(arguments: seeds)
    func `of two commands that can both be given, each can come after the other or neither`(seed: UInt64) throws {
        var compared = 0
        var told = RandomHistory(seed: seed)
        for _ in 0..<12 {
            let pairs = try RandomHistory.kinds.filter { !Self.openEnded.contains("\($0.name)") }
                .flatMap { kind in try (0..<3).map { _ in (try told.command(kind) as any Command, told.context()) } }
                .compactMap { command, context in
                    (try? command.decision(told.state, context).get()).map { (command, context, $0) }
                }
            for (left, leftContext, first) in pairs {
                for (right, rightContext, second) in pairs
                where !Self.endMatch(left, right) && !Self.standIn(left, right) {
                    let one = (try? right.decision(told.state.after(first), rightContext).get()) != nil
                    let other = (try? left.decision(told.state.after(second), leftContext).get()) != nil
                    #expect(one == other, "seed \(seed): \(left) and \(right)")
                    compared += 1
                }
            }
            for _ in 0..<60 {
                let command = try told.command()
                let context = told.context()
                told.append((try? command.decision(told.state, context).get()) ?? [])
            }
        }
        #expect(compared > 1_000, "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `any events in any order leave a state, and the same one every time`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let events = try (0..<500).map { _ in try ProgrammeEvent.random(using: &generator) }
        for _ in 0..<4 {
            let shuffled = events.shuffled(using: &generator)
            var state = DecisionState(after: shuffled.prefix(200))
            for event in shuffled.dropFirst(200) { state.evolve(event) }
            #expect(state == DecisionState(after: shuffled), "seed \(seed)")
        }
    }
}

extension DecisionState {
    /// The state after some more events.
    fileprivate func after(_ events: [ProgrammeEvent]) -> DecisionState {
        var state = self
        for event in events { state.evolve(event) }
        return state
    }
}
