import EventStore
import Testing
import Wire

/// Sentences 1 to 3, 5 and 6 of the contract of `EventLog`: what an append does.
@Suite struct `An append` {
    @Test(arguments: Backend.allCases)
    func `gives dense positions from 0 in the order of the appends`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            #expect(try log.size() == .empty)
            #expect(try await log.append([event(7), event(3)]) == .appended(at: 0, count: 2))
            #expect(try await log.append([event(5)]) == .appended(at: 2))
            #expect(try log.all().map(\.position.index) == [0, 1, 2])
            #expect(try log.ids() == [id(7), id(3), id(5)])
            #expect(try log.size() == LogSize(3))
        }
    }

    @Test(arguments: Backend.allCases)
    func `is made in whole or not at all`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(1, tags: ["a:1"])])
            let condition = AppendCondition(nothingMatching: query(tags: ["a:1"]), since: .empty)
            #expect(try await log.append([event(2), event(3)], if: condition) == .conflict(Position(0)))
            #expect(try log.ids() == [id(1)])
        }
    }

    @Test(arguments: Backend.allCases)
    func `is never seen in part by a reader`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for batch in UInt64(0)..<50 {
                        _ = try await log.append((0..<7).map { event(batch * 7 + $0, tags: ["batch:all"]) })
                    }
                }
                group.addTask {
                    var size: UInt64 = 0
                    while size < 350 {
                        size = try log.size().count
                        #expect(size % 7 == 0)
                        #expect(
                            try log.read(query(tags: ["batch:all"]), from: .empty, limit: 1000).events.count % 7 == 0)
                        await Task.yield()
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `is read back as soon as it is answered`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            for number in UInt64(0)..<20 {
                guard case .appended(let receipt) = try await log.append([event(number)]) else {
                    Issue.record("not appended")
                    return
                }
                #expect(try log.size() == receipt.size)
                #expect(try log.ids(from: LogSize(receipt.first.index)) == [id(number)])
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `of the same ids in the same order is answered with the first receipt, whatever the condition`(
        _ backend: Backend
    ) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(9)])
            _ = try await log.append([event(1), event(2)])
            let never = AppendCondition(nothingMatching: .all, since: .empty)
            #expect(try await log.append([event(1), event(2)], if: never) == .alreadyAppended(at: 1, count: 2))
            #expect(try await log.append([event(2)], if: never) == .alreadyAppended(at: 2))
            #expect(try log.size() == LogSize(3))
        }
    }

    @Test(arguments: Backend.allCases)
    func `of some known ids and some new ones is a fault, and nothing is written`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(1), event(2)])
            for events in [[event(2), event(3)], [event(3), event(1)], [event(2), event(1)], [event(1), event(3)]] {
                let lowest: UInt64 = events.contains(event(1)) ? 0 : 1
                await #expect(throws: EventLogFault.partlyKnownIDs(Position(lowest))) { try await log.append(events) }
            }
            #expect(try log.size() == LogSize(2))
        }
    }

    @Test(arguments: Backend.allCases)
    func `with a known request key is answered with the first receipt, though its ids are new`(
        _ backend: Backend
    ) async throws {
        try await backend.withLog { log async throws in
            let request = RequestKey(key: [1, 2, 3], fingerprint: 42)
            #expect(try await log.append([event(1)], if: nil, request: request) == .appended(at: 0))
            #expect(try await log.append([event(2), event(3)], if: nil, request: request) == .alreadyAppended(at: 0))
            #expect(try log.size() == LogSize(1))
        }
    }

    @Test(arguments: Backend.allCases)
    func `with a request key that was used for something else is refused`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(1)], if: nil, request: RequestKey(key: [7], fingerprint: 1))
            let other = RequestKey(key: [7], fingerprint: 2)
            #expect(try await log.append([event(2)], if: nil, request: other) == .requestKeyReused)
            #expect(try await log.append([event(1)], if: nil, request: other) == .requestKeyReused)
            #expect(try log.size() == LogSize(1))
        }
    }

    @Test(arguments: Backend.allCases)
    func `tells beforehand what a request key is sure to be answered with`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let request = RequestKey(key: [7], fingerprint: 1)
            #expect(try log.answer(to: request) == nil)
            _ = try await log.append([event(1)], if: nil, request: request)
            #expect(try log.answer(to: request) == .alreadyAppended(at: 0))
            #expect(try log.answer(to: RequestKey(key: [7], fingerprint: 2)) == .requestKeyReused)
            #expect(try log.answer(to: RequestKey(key: [8], fingerprint: 1)) == nil)
        }
    }

    @Test(arguments: Backend.allCases)
    func `of several requests remembers each with its own events`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let (first, second) = (RequestKey(key: [1], fingerprint: 1), RequestKey(key: [2], fingerprint: 2))
            _ = try await log.append([event(9)])
            let parts = [RequestPart(first, eventCount: 2), RequestPart(second, eventCount: 1)]
            #expect(
                try await log.append([event(1), event(2), event(3)], if: nil, requests: parts)
                    == .appended(at: 1, count: 3))
            #expect(try log.answer(to: first) == .alreadyAppended(at: 1, count: 2))
            #expect(try log.answer(to: second) == .alreadyAppended(at: 3))
        }
    }

    @Test(arguments: Backend.allCases)
    func `of several requests is a conflict when one of them is known, and nothing is written`(
        _ backend: Backend
    ) async throws {
        try await backend.withLog { log async throws in
            let (known, new) = (RequestKey(key: [1], fingerprint: 1), RequestKey(key: [2], fingerprint: 2))
            _ = try await log.append([event(9)])
            _ = try await log.append([event(1)], request: known)
            let parts = [RequestPart(new, eventCount: 1), RequestPart(known, eventCount: 1)]
            #expect(
                try await log.append([event(2), event(3)], if: nil, requests: parts) == .conflict(Position(1)))
            #expect(try log.size() == LogSize(2))
            #expect(try log.answer(to: new) == nil)
        }
    }

    @Test(arguments: Backend.allCases)
    func `that was refused leaves its request key free`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(1)])
            let request = RequestKey(key: [7], fingerprint: 1)
            let never = AppendCondition(nothingMatching: .all, since: .empty)
            #expect(try await log.append([event(2)], if: never, request: request) == .conflict(Position(0)))
            #expect(try await log.append([event(2)], if: nil, request: request) == .appended(at: 1))
        }
    }

    @Test(arguments: Backend.allCases)
    func `asks the clock once for each event`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(1), event(2)])
            _ = try await log.append([event(1), event(2)])
            _ = try await log.append([event(3)])
            let times = try log.all().map { try $0.withView { $0.recordedAt.milliseconds } }
            #expect(times == [TickingClock.start, TickingClock.start + 1, TickingClock.start + 2])
        }
    }
}
