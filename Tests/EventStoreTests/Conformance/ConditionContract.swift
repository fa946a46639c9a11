import EventStore
import Testing

/// Sentence 4 of the contract of `EventLog`: what an append may be made to depend on.
@Suite struct `The condition of an append` {
    @Test(arguments: Backend.allCases)
    func `refuses with the first matching event at or after its size`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            for number in UInt64(0)..<6 {
                _ = try await log.append([event(number, tags: number % 2 == 0 ? ["even:yes"] : [])])
            }
            let even = query(tags: ["even:yes"])
            for (since, first) in [(0, 0), (1, 2), (2, 2), (3, 4), (4, 4)] as [(UInt64, UInt64)] {
                let condition = AppendCondition(nothingMatching: even, since: LogSize(since))
                #expect(try await log.append([event(99)], if: condition) == .conflict(Position(first)))
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `lets an append through when the match came before its size`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(0, tags: ["a:1"]), event(1)])
            let condition = AppendCondition(nothingMatching: query(tags: ["a:1"]), since: LogSize(1))
            #expect(try await log.append([event(2)], if: condition) == .appended(at: 2))
        }
    }

    @Test(arguments: Backend.allCases)
    func `lets an append through when its size lies beyond the end`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(0)])
            let condition = AppendCondition(nothingMatching: .all, since: LogSize(.max))
            #expect(try await log.append([event(1)], if: condition) == .appended(at: 1))
        }
    }

    @Test(arguments: Backend.allCases)
    func `does not look at the events of its own append`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let condition = AppendCondition(nothingMatching: query(tags: ["a:1"]), since: .empty)
            let events = [event(1, tags: ["a:1"]), event(2, tags: ["a:1"])]
            #expect(try await log.append(events, if: condition) == .appended(at: 0, count: 2))
        }
    }

    @Test(arguments: Backend.allCases)
    func `of many at once lets exactly one through`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let condition = AppendCondition(nothingMatching: query(tags: ["seat:1"]), since: .empty)
            let outcomes = try await withThrowingTaskGroup(of: AppendOutcome.self) { group in
                for number in UInt64(0)..<64 {
                    group.addTask { try await log.append([event(number, tags: ["seat:1"])], if: condition) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == .appended(at: 0) } == 1)
            #expect(outcomes.count { $0 == .conflict(Position(0)) } == 63)
        }
    }

    @Test(arguments: Backend.allCases)
    func `of one client does not stand in the way of its neighbours`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(1000, tags: ["taken:1"])])
            let taken = AppendCondition(nothingMatching: query(tags: ["taken:1"]), since: .empty)
            let outcomes = try await withThrowingTaskGroup(of: (UInt64, AppendOutcome).self) { group in
                for number in UInt64(0)..<100 {
                    group.addTask {
                        (number, try await log.append([event(number)], if: number % 3 == 0 ? taken : nil))
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            for (number, outcome) in outcomes where number % 3 == 0 { #expect(outcome == .conflict(Position(0))) }
            let made = outcomes.filter { $0.key % 3 != 0 }
            #expect(try log.size() == LogSize(1 + UInt64(made.count)))
            for (number, outcome) in made {
                guard case .appended(let receipt) = outcome else {
                    Issue.record("event \(number) was not appended: \(outcome)")
                    continue
                }
                #expect(
                    try log.read(.all, from: LogSize(receipt.first.index), limit: 1).events[0].withView { $0.id }
                        == id(number))
            }
        }
    }
}
