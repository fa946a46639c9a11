@testable import EventStore
import Testing
import Wire

/// One writer, many clients: whatever waits is committed at once.
@Suite struct `The writer` {
    @Test func `commits the events of many clients in fewer commits, and counts them`() async throws {
        try await withDirectory { path async throws in
            let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for client in UInt64(0)..<64 {
                    group.addTask {
                        for number in UInt64(0)..<20 {
                            let events = [event(client << 32 | number << 1), event(client << 32 | number << 1 | 1)]
                            _ = try await log.append(events)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let statistics = log.statistics
            #expect(statistics.requests == 64 * 20)
            #expect(statistics.events == 2 * 64 * 20)
            #expect(statistics.commits > 0 && statistics.commits < statistics.requests)
            #expect(try log.size() == LogSize(UInt64(statistics.events)))
            await log.close()
        }
    }

    @Test func `answers everything that it accepted before it closes`() async throws {
        try await withDirectory { path async throws in
            let clock = TickingClock()
            let log = try LMDBEventLog.open(at: path, clock: clock.now)
            let acknowledged = try await withThrowingTaskGroup(of: [Position: Identifier].self) { group in
                for client in UInt64(0)..<32 { group.addTask { await appended(to: log, by: client) } }
                _ = await log.durable.waitForGrowth(beyond: LogSize(200))
                await log.close()
                return try await group.reduce(into: [:]) { all, some in all.merge(some) { first, _ in first } }
            }
            let reopened = try LMDBEventLog.open(at: path, clock: clock.now)
            let ids = try reopened.ids()
            #expect(acknowledged.count == ids.count && ids.count > 200)
            for (position, id) in acknowledged { #expect(ids[Int(position.index)] == id) }
            await reopened.close()
        }
    }

    /// What one client was told that it had appended, until the log was closed.
    private func appended(to log: LMDBEventLog, by client: UInt64) async -> [Position: Identifier] {
        var acknowledged: [Position: Identifier] = [:]
        do {
            for number in UInt64(0)... {
                let event = event(client << 32 | number)
                guard case .appended(let receipt) = try await log.append([event]) else { break }
                acknowledged[receipt.first] = event.id
            }
        } catch {
            #expect(error as? EventLogFault == .closed)
        }
        return acknowledged
    }

    @Test func `refuses more than it takes on instead of letting the line grow`() async throws {
        let queue = AppendQueue()
        let long = #"{"t":"\#(String(repeating: "x", count: 60_000))"}"#
        let append = try PreparedAppend((0..<270).map { event($0, data: long) }, condition: nil, requests: [])
        let submitted = Counter()
        let faults = await withTaskGroup(of: EventLogFault?.self) { group in
            for _ in 0..<10 {
                group.addTask {
                    do {
                        _ = try await withCheckedThrowingContinuation { continuation in
                            queue.submit(AppendRequest(append: append, continuation: continuation))
                            submitted.increase()
                        }
                        return nil
                    } catch {
                        return error as? EventLogFault
                    }
                }
            }
            while submitted.count < 10 { await Task.yield() }
            queue.refuse(with: .closed)
            while let taken = queue.takeGroup(lastFlush: 0) {
                #expect(taken.count == 1)
                for request in taken { request.continuation.resume(returning: .appended(at: 0)) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let taken = AppendQueue.bytesMax / append.bytes + 1
        #expect(faults.count { $0 == nil } == taken)
        #expect(faults.count { $0 == .overloaded } == 10 - taken)
    }

    @Test func `refuses an append when the file is full, and the log stays whole`() async throws {
        try await withDirectory { path async throws in
            let clock = TickingClock()
            var log = try LMDBEventLog.open(at: path, fileBytesMax: 4 << 20, clock: clock.now)
            let long = #"{"t":"\#(String(repeating: "x", count: 50_000))"}"#
            var made: UInt64 = 0
            await #expect(throws: EventLogFault.full) {
                while made < 200 {
                    _ = try await log.append([event(made, tags: ["a:1"], data: long)])
                    made += 1
                }
            }
            #expect(try log.ids(query(tags: ["a:1"])) == (0..<made).map { id($0) })
            await #expect(throws: EventLogFault.full) { try await log.append([event(made, data: long)]) }
            await log.close()
            log = try LMDBEventLog.open(at: path, fileBytesMax: 8 << 20, clock: clock.now)
            #expect(try await log.append([event(made, data: long)]) == .appended(at: made))
            try expectIndexesAgree(log)
            await log.close()
        }
    }

    @Test func `lets those through that fit when a neighbour does not`() async throws {
        try await withDirectory { path async throws in
            let log = try LMDBEventLog.open(at: path, fileBytesMax: 4 << 20, clock: TickingClock().now)
            let long = #"{"t":"\#(String(repeating: "x", count: 60_000))"}"#
            let results = await withTaskGroup(of: (isLong: Bool, isMade: Bool).self) { group in
                for client in UInt64(0)..<40 {
                    group.addTask {
                        let isLong = client % 2 == 0
                        let events =
                            isLong ? (0..<100).map { event(client << 32 | $0, data: long) } : [event(client << 32)]
                        return (isLong, (try? await log.append(events)) != nil)
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(results.allSatisfy { $0.isMade == !$0.isLong })
            #expect(try log.size() == LogSize(20))
            await log.close()
        }
    }
}
