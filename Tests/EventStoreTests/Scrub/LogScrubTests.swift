import Foundation
import Testing
import Wire

@testable import EventStore

/// A scrub goes through all of a log and meets what is not what it was.
@Suite struct `A scrub` {
    private static let events: UInt64 = 600

    private func makeLog(at path: String) async throws -> TreeHash {
        let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
        _ = try await log.append((0..<Self.events).map { event($0, tags: ["b:1"]) })
        let root = try log.root(at: LogSize(Self.events))
        await log.close()
        return root
    }

    /// What it says of a log; nil when it finds nothing.
    private func finding(in path: String, signed: Checkpoint? = nil) async throws -> String? {
        let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
        var found: String?
        do {
            var scrub = try LogScrub(of: log, signed: signed)
            while !scrub.isDone { try scrub.step() }
            #expect(scrub.size == LogSize(Self.events))
        } catch EventLogFault.damaged(let sentence) {
            found = sentence
        }
        await log.close()
        return found
    }

    @Test func `finds nothing in a sound log, whatever of it is signed`() async throws {
        try await withDirectory { path async throws in
            let root = try await makeLog(at: path)
            #expect(try await finding(in: path) == nil)
            let signed = Checkpoint(origin: "log", size: LogSize(Self.events), root: root)
            #expect(try await finding(in: path, signed: signed) == nil)
        }
    }

    @Test func `finds that the records are not those that were signed`() async throws {
        try await withDirectory { path async throws in
            _ = try await makeLog(at: path)
            let signed = Checkpoint(origin: "log", size: LogSize(300), root: .emptyRoot)
            #expect(try await finding(in: path, signed: signed)?.contains("first 300 records") == true)
        }
    }

    private typealias Damage = @Sendable (LogSchema, borrowing LMDBWriteTransaction) throws -> Void

    private static let damages: [(said: String, damage: Damage)] = [
        (
            "Position 299: the record is not the one that was hashed",
            { schema, transaction in
                var record = try #require(try schema.records.value(of: 299, in: transaction.reading))
                record[record.count - Array(#"b:1","data":{}}"#.utf8).count] ^= 1
                try schema.records.put(record, under: 299, in: transaction)
            }
        ),
        (
            "Position 599: the record is not the one that was hashed",
            { schema, transaction in try schema.leaves.put(.emptyRoot, under: 599, in: transaction) }
        ),
        (
            "the hash 1 on level 1 of the tree is another",
            { schema, transaction in
                try schema.nodes.put(.emptyRoot, under: TreeNodeKey(level: 1, index: 1), in: transaction)
            }
        ),
        (
            "The record at position 5 says that it is at 6",
            { schema, transaction in
                let record = try #require(try schema.records.value(of: 6, in: transaction.reading))
                try schema.records.put(record, under: 5, in: transaction)
            }
        ),
    ]

    @Test(arguments: damages.indices)
    func `says what is not what it was, and where`(_ index: Int) async throws {
        let (said, damage) = Self.damages[index]
        try await withDirectory { path async throws in
            _ = try await makeLog(at: path)
            try change(path, damage)
            let found = try await finding(in: path)
            #expect(found?.contains(said) == true, "\(found ?? "nothing")")
        }
    }

    @Test func `goes as far as the log was large when it began, while others write`() async throws {
        let log = MemoryEventLog(clock: TickingClock().now)
        for number in 0..<300 { _ = try await log.append([event(UInt64(number))]) }
        var scrub = try LogScrub(of: log, signed: nil)
        try scrub.step()
        _ = try await log.append([event(1_000)])
        while !scrub.isDone { try scrub.step() }
        #expect(scrub.size == LogSize(300))
    }

    private static func result(fault: String?) -> ScrubResult {
        ScrubResult(
            began: Instant(milliseconds: 1), ended: Instant(milliseconds: 2), size: LogSize(7), checked: LogSize(3),
            fault: fault)
    }

    @Test(arguments: [nil, "Position 3: \"x\" is not\nwhat it was."])
    func `is remembered from start to start, with what it found`(_ fault: String?) async throws {
        try await withDirectory { path async throws in
            #expect(ScrubLedger(at: path).last == nil)
            #expect(ScrubLedger(at: path).fault == nil)
            try ScrubLedger(at: path).end(with: Self.result(fault: fault))
            #expect(ScrubLedger(at: path).last == Self.result(fault: fault))
            #expect(ScrubLedger(at: path).fault == fault)
        }
    }

    @Test(arguments: ["", "rubbish", #"{"began":"1970-01-01T00:00:00.001Z"}"#])
    func `whose result cannot be read is not taken for one that found nothing`(_ content: String) async throws {
        try await withDirectory { path async throws in
            try content.write(toFile: path, atomically: true, encoding: .utf8)
            #expect(ScrubLedger(at: path).fault?.contains("does not say") == true)
        }
    }

    @Test func `shuts the guard of a log, which then takes nothing, for the first reason given`() async throws {
        let log = MemoryEventLog(clock: TickingClock().now)
        let guardian = LogGuard()
        let guarded = GuardedLog(log, by: guardian)
        #expect(try await guarded.append([event(1)]) == .appended(at: 0))
        guardian.shut(.damaged("first"))
        guardian.shut(.damaged("second"))
        await #expect(throws: EventLogFault.damaged("first")) { try await guarded.append([event(2)]) }
        #expect(try guarded.all().count == 1)
    }
}
