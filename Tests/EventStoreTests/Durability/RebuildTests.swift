@testable import EventStore
import Testing
import Wire

/// The records alone are enough: everything else follows from them.
@Suite struct `Rebuilding the indexes` {
    private let clock = TickingClock()

    private func makeLog(at path: String, events: UInt64) async throws -> [RecordedEvent] {
        var random = SeededRandom(seed: events)
        let log = try LMDBEventLog.open(at: path, clock: clock.now)
        for start in stride(from: 0, to: events, by: 500) {
            let batch = (start..<min(events, start + 500)).map { number in
                let tags = (0..<Int.random(in: 0...4, using: &random)).map { "k\($0):\(random.next() % 50)" }
                return event(number, type: "t.\(random.next() % 5)", tags: Set(tags))
            }
            _ = try await log.append(batch, if: nil, request: RequestKey(key: start.bytes, fingerprint: 1))
        }
        let records = try log.all()
        await log.close()
        return records
    }

    @Test func `from nothing but the records gives the same answers`() async throws {
        try await withDirectory { path async throws in
            let records = try await makeLog(at: path, events: 25_000)
            // A log cut down to its records: only those two tables are carried over.
            let bare = path + "-bare"
            let environment = try LMDBEnvironment(
                path: bare, tables: 2, fileBytesMax: LogLimits.fileBytesMax, growing: LogSchema.recordsName)
            _ = try environment.write { transaction in
                let meta = try #require(try LMDBTable<String, [UInt8]>("meta", make: true, in: transaction.reading))
                let table = try #require(try LMDBTable<UInt64, [UInt8]>("records", make: true, in: transaction.reading))
                try meta.put(Array("mim-log".utf8), under: "format", in: transaction)
                try meta.put(UInt64(1).bytes, under: "version", in: transaction)
                for record in records { try table.put(record.bytes, under: record.position.index, in: transaction) }
            }
            environment.close()
            #expect(throws: EventLogFault.self) { try LMDBEventLog.open(at: bare, clock: clock.now) }
            var told: [LogSize] = []
            #expect(try LMDBEventLog.rebuildIndexes(at: bare) { done, _ in told.append(done) } == LogSize(25_000))
            #expect(told.count > 2 && told == told.sorted() && told.last == LogSize(25_000))
            let log = try LMDBEventLog.open(at: bare, clock: clock.now)
            #expect(try log.all() == records)
            try expectIndexesAgree(log)
            #expect(try await log.append([event(77), event(78)]) == .alreadyAppended(at: 77, count: 2))
            #expect(try await log.append([event(25_000)]) == .appended(at: 25_000))
            await log.close()
        }
    }

    @Test func `forgets request keys, which no record has`() async throws {
        try await withDirectory { path async throws in
            _ = try await makeLog(at: path, events: 500)
            try LMDBEventLog.rebuildIndexes(at: path)
            let log = try LMDBEventLog.open(at: path, clock: clock.now)
            let request = RequestKey(key: UInt64(0).bytes, fingerprint: 1)
            #expect(try await log.append([event(500)], if: nil, request: request) == .appended(at: 500))
            await log.close()
        }
    }

    @Test func `that was interrupted keeps the log shut until it has been done again`() async throws {
        try await withDirectory { path async throws in
            _ = try await makeLog(at: path, events: 1000)
            try change(path) { schema, transaction in
                try schema.noteRebuilding(true, in: transaction)
                try schema.tags.remove("k1:7", in: transaction)
            }
            do {
                _ = try LMDBEventLog.open(at: path, clock: clock.now)
                Issue.record("it was opened")
            } catch EventLogFault.unreadable(let sentence) {
                #expect(sentence.contains("Rebuild the indexes"))
            } catch {
                Issue.record("another fault: \(error)")
            }
            try LMDBEventLog.rebuildIndexes(at: path)
            let log = try LMDBEventLog.open(at: path, clock: clock.now)
            try expectIndexesAgree(log)
            await log.close()
        }
    }

    @Test func `is refused while the log is open`() async throws {
        try await withDirectory { path async throws in
            let log = try LMDBEventLog.open(at: path, clock: clock.now)
            #expect(throws: EventLogFault.self) { try LMDBEventLog.rebuildIndexes(at: path) }
            await log.close()
        }
    }
}
