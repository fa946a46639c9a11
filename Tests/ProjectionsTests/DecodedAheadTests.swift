import EventStore
import Programme
import Synchronization
import Testing
import Wire

@testable import Projections

/// Decoding on a second thread is as though the one who folds had decoded: on random histories, a failure names the seed.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `What is decoded ahead` {
    /// A log that says who reads in it, and can fail at a place.
    private final class WatchedLog: LogReading, Sendable {
        struct Seen {
            var lent = 0
            var reading = 0
        }

        let log: MemoryEventLog
        let failsAt: Position?
        let seen = Mutex(Seen())

        init(_ log: MemoryEventLog, failsAt: Position? = nil) {
            self.log = log
            self.failsAt = failsAt
        }

        func size() throws -> LogSize { try log.size() }

        func scan(from start: LogSize, to end: LogSize, _ body: (RecordView) throws -> Bool) throws {
            seen.withLock { $0.reading += 1 }
            defer { seen.withLock { $0.reading -= 1 } }
            try log.scan(from: start, to: end) { record in
                if record.position == failsAt { throw EventLogFault.unreadable("Spoiled.") }
                seen.withLock { $0.lent += 1 }
                return try body(record)
            }
        }

        func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
            try log.treeHashes(level: level, indexes)
        }
    }

    /// What a fold comes to on one thread or two, and what stopped it.
    private static func folded(
        _ log: any LogReading & Sendable, to end: LogSize, ahead: Bool, as version: FoldVersion = .current,
        from start: MendedFold<ReadModels> = MendedFold()
    ) -> (fold: MendedFold<ReadModels>, fault: (any Error)?) {
        var fold = start
        do {
            try fold.fold(log, to: end, as: version, aheadFrom: ahead ? 0 : .max)
            return (fold, nil)
        } catch {
            return (fold, error)
        }
    }

    /// Longer than what is decoded ahead at most, with amendments all over it.
    private static func long(seed: UInt64) async throws -> MemoryEventLog {
        let log = MemoryEventLog { Instant(milliseconds: 1_200_000_000_000) }
        let history = MendedHistory(seed: seed)
        var events = history.told
        let plain = events.filter { !$0.isAmendment }
        while events.count < 2 * DecodedAhead.batchesMax * DecodedAhead.batchRecords { events += plain }
        let wire = try events.enumerated().map { try RandomHistory.newEvent($1, number: $0) }
        for start in stride(from: 0, to: wire.count, by: 500) {
            _ = try await log.append(Array(wire[start..<min(start + 500, wire.count)]))
        }
        return log
    }

    @Test(arguments: UInt64(1)...6)
    func `a mended history is folded as on one thread, whole and in parts`(seed: UInt64) async throws {
        let log = try await MendedHistory(seed: seed).log()
        let end = try log.size()
        let whole = Self.folded(log, to: end, ahead: false)
        #expect(Self.folded(log, to: end, ahead: true).fold == whole.fold, "seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let cut = LogSize(UInt64(random.number(1...Int(end.count) - 1)))
        let part = Self.folded(log, to: cut, ahead: true)
        #expect(part.fold == Self.folded(log, to: cut, ahead: false).fold, "seed \(seed), at \(cut.count)")
        #expect(Self.folded(log, to: end, ahead: true, from: part.fold).fold == whole.fold, "seed \(seed)")
    }

    @Test func `a long history is folded ahead to its end, whatever the size of a batch`() async throws {
        let log = try await Self.long(seed: 1)
        for end in [try log.size(), LogSize(UInt64(3 * DecodedAhead.batchRecords))] {
            let (fold, fault) = Self.folded(log, to: end, ahead: true)
            #expect(fault == nil && fold.size == end)
            #expect(fold == Self.folded(log, to: end, ahead: false).fold)
        }
    }

    @Test(arguments: UInt64(1)...2)
    func `what comes before a record that cannot be decoded or read is folded, and nothing after it`(
        seed: UInt64
    ) async throws {
        let log = try await Self.long(seed: seed)
        let end = try log.size()
        var random = SeededGenerator(seed: seed)
        let place = Position(UInt64(random.number(0...Int(end.count) - 1)))
        let refusing = FoldVersion(name: "2") { record throws(FieldError) in
            if record.position == place { throw FieldError("on", .missing) }
            return try Recorded(record, namesOnly: true)
        }
        let (ahead, fault) = Self.folded(log, to: end, ahead: true, as: refusing)
        #expect(fault as? ProjectionFault == ProjectionFault(position: place, error: FieldError("on", .missing)))
        #expect(ahead.size == LogSize(place.index), "seed \(seed)")
        #expect(ahead == Self.folded(log, to: end, ahead: false, as: refusing).fold, "seed \(seed)")
        let spoiled = WatchedLog(log, failsAt: place)
        let (read, unreadable) = Self.folded(spoiled, to: end, ahead: true)
        #expect(unreadable is EventLogFault)
        #expect(read == Self.folded(log, to: LogSize(place.index), ahead: false).fold, "seed \(seed)")
    }

    @Test func `nobody reads in the log any more when a fold has stopped at an amendment that does not hold`()
        async throws
    {
        let log = try await Self.long(seed: 2)
        let before = try log.size()
        let retraction = ProgrammeEvent.recordRetracted(
            RecordRetracted(
                position: Int(before.count) + 7, on: Day(number: 14_000), reason: .other, event: .visitHeld,
                former: TagList(["location:\(Identifier(high: 1, low: 1))"])))
        _ = try await log.append([try RandomHistory.newEvent(retraction, number: Int(before.count))])
        let more = try RandomHistory(seed: 3).events.enumerated().map {
            try RandomHistory.newEvent($1, number: Int(before.count) + 1 + $0)
        }
        _ = try await log.append(more)
        let watched = WatchedLog(log)
        let (fold, fault) = Self.folded(watched, to: try log.size(), ahead: true)
        #expect(
            fault as? ProjectionFault
                == ProjectionFault(position: Position(before.count), error: FieldError("position", .unknown)))
        #expect(fold == Self.folded(log, to: before, ahead: false).fold)
        #expect(watched.seen.withLock { $0.reading } == 0)
    }

    @Test func `no more is decoded ahead than there is room for, and nobody is in the log meanwhile`() async throws {
        let log = try await Self.long(seed: 4)
        let watched = WatchedLog(log)
        var taken = 0
        var mostAhead = 0
        let room = (DecodedAhead.batchesMax + 2) * DecodedAhead.batchRecords
        let wasLent = try DecodedAhead.lend(watched, from: .empty, to: try log.size(), as: .current) { _ in
            taken += 1
            mostAhead = max(mostAhead, watched.seen.withLock { $0.lent } - taken)
            // Who folds slowly finds the other one waiting, outside of the log.
            guard taken == 1 else { return }
            while watched.seen.withLock({ $0.lent < room - DecodedAhead.batchRecords || $0.reading > 0 }) {}
        }
        let size = try log.size()
        #expect(wasLent && taken == Int(size.count))
        #expect(mostAhead <= room)
    }
}
