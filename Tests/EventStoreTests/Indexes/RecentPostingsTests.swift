@testable import EventStore
import Foundation
import Testing
import Wire

/// The newest events are found though the tables do not have them yet: always, by everybody, and after a crash.
@Suite struct `What the index tables do not have yet` {
    private let clock = TickingClock()

    private func open(
        _ path: String, recentEventsMax: Int = 16, fileBytesMax: Int = LogLimits.fileBytesMax
    ) throws
        -> LMDBEventLog
    {
        try LMDBEventLog.open(
            at: path, fileBytesMax: fileBytesMax, recentEventsMax: recentEventsMax, clock: clock.now)
    }

    private func events(_ numbers: Range<UInt64>) -> [NewEvent] {
        numbers.map { event($0, type: "t.\($0 % 3)", tags: ["all:1", "some:\($0 % 5)", "own:\($0)"]) }
    }

    /// A file as a crash at this moment leaves it.
    private func crashImage(of path: String) throws -> String {
        let image = "\(path)-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: image, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: path + "/data.mdb", toPath: image + "/data.mdb")
        return image
    }

    @Test func `is found after each append, before and after it is entered`() async throws {
        try await withDirectory { path async throws in
            let log = try open(path)
            for number in 0..<UInt64(50) {
                _ = try await log.append(events(number..<number + 1))
                try expectIndexesAgree(log)
            }
            await log.close()
        }
    }

    @Test(arguments: [1, 15, 16, 17, 40] as [UInt64])
    func `is found again after a crash`(count: UInt64) async throws {
        try await withDirectory { path async throws in
            let log = try open(path)
            for number in 0..<count { _ = try await log.append(events(number..<number + 1)) }
            let image = try crashImage(of: path)
            await log.close()
            #expect(try LMDBEventLog.verify(at: image).findings.isEmpty)
            let reopened = try open(image)
            #expect(try reopened.size() == LogSize(count))
            try expectIndexesAgree(reopened)
            _ = try await reopened.append(events(count..<count + 30))
            try expectIndexesAgree(reopened)
            await reopened.close()
            #expect(try LMDBEventLog.verify(at: image).findings.isEmpty)
        }
    }

    @Test func `is in the tables once the log has been closed`() async throws {
        try await withDirectory { path async throws in
            let log = try open(path)
            _ = try await log.append(events(0..<5))
            await log.close()
            let (environment, schema) = try LogSchema.open(
                at: path, fileBytesMax: LogLimits.fileBytesMax, makesIndexes: false)
            #expect(try environment.read { try schema.indexedSize(in: $0) } == LogSize(5))
            #expect(try environment.read { try schema.tags.count(in: $0) } == 15)
            environment.close()
        }
    }

    @Test func `stands in the way of an append as anything else does`() async throws {
        try await withDirectory { path async throws in
            let log = try open(path)
            _ = try await log.append(events(0..<3))
            let condition = AppendCondition(nothingMatching: query(tags: ["own:2"]), since: .empty)
            #expect(try await log.append(events(3..<4), if: condition) == .conflict(Position(2)))
            let later = AppendCondition(nothingMatching: query(tags: ["own:2"]), since: LogSize(3))
            #expect(try await log.append(events(3..<4), if: later) == .appended(at: 3))
            await log.close()
        }
    }

    @Test func `has no trace of what a full file did not take`() async throws {
        try await withDirectory { path async throws in
            var log = try open(path, fileBytesMax: 1 << 20)
            var taken: UInt64 = 0
            var refused = 0
            while refused < 5 {
                do {
                    _ = try await log.append(events(taken..<taken + 7))
                    taken += 7
                } catch EventLogFault.full {
                    refused += 1
                    try expectIndexesAgree(log)
                }
            }
            await log.close()
            log = try open(path)
            #expect(try log.size() == LogSize(taken))
            _ = try await log.append(events(taken..<taken + 40))
            try expectIndexesAgree(log)
            await log.close()
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `leaves no gap for whoever reads while it is written and entered`(seed: UInt64) async throws {
        try await withDirectory { path async throws in
            let log = try open(path, recentEventsMax: 9)
            let (writers, perWriter) = (UInt64(4), UInt64(120))
            try await withThrowingTaskGroup { group in
                for writer in 0..<writers {
                    group.addTask {
                        for number in 0..<perWriter {
                            let first = writer << 32 | number * 2
                            _ = try await log.append(events(first..<first + 2))
                        }
                    }
                }
                for reader in 0..<UInt64(3) {
                    group.addTask {
                        var random = SeededRandom(seed: seed * 10 + reader)
                        while try log.size().count < writers * perWriter * 2 {
                            let wanted = query(
                                types: Bool.random(using: &random) ? ["t.\(random.next() % 3)"] : [],
                                tags: Bool.random(using: &random) ? ["all:1"] : ["some:\(random.next() % 5)"])
                            let page = try log.read(wanted, from: .empty, limit: 10_000)
                            var expected: [UInt64] = []
                            try log.scan(from: .empty, to: page.cursor) { view in
                                if view.matches(wanted) { expected.append(view.position.index) }
                                return true
                            }
                            #expect(page.events.map(\.position.index) == expected, "seed \(seed)")
                            await Task.yield()
                        }
                    }
                }
                try await group.waitForAll()
            }
            try expectIndexesAgree(log)
            await log.close()
            #expect(try LMDBEventLog.verify(at: path).findings.isEmpty)
        }
    }
}
