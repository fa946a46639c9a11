import EventStore
import Wire

/// What an append costs: one client against a bare transaction, 64 clients against one, batches against SQLite.
struct AppendBench {
    let directory: String

    /// Events of each measured run with one client; the disk takes some thousands of commits a second at best.
    private static let singles = 400
    private static let clients = 64
    private static let perClient = 100
    private static let sqliteBatch = 100
    private static let sqliteBatches = 40
    /// Runs of each side, in turn, so that a disk that slows down slows both.
    private static let rounds = 5

    func run() async throws -> [BenchRow] {
        let needed =
            Self.rounds * (Self.singles + Self.clients * Self.perClient + Self.sqliteBatch * Self.sqliteBatches)
        var events: [NewEvent] = []
        var history = BenchHistory()
        try history.make(needed) { events.append($0) }
        let log = try LMDBEventLog.open(at: directory + "/log") { Instant(milliseconds: 1_700_000_000_000) }
        let bare = try BareLMDB(at: directory + "/bare")
        var next = events[...]
        var written = 0
        var (ours, theirs, many, groups): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        for _ in 0..<Self.rounds {
            let slice = Array(next.prefix(Self.singles))
            next = next.dropFirst(Self.singles)
            let first = try log.size()
            ours.append(try await Measurement.seconds { for event in slice { _ = try await log.append([event]) } })
            // The bare transaction puts the very bytes that the log wrote.
            let pairs = try recordsAndEvents(of: log, from: first, slice)
            theirs.append(
                try Measurement.seconds {
                    for pair in pairs {
                        try bare.append([pair], at: written)
                        written += 1
                    }
                })
            let crowd = Array(next.prefix(Self.clients * Self.perClient))
            next = next.dropFirst(crowd.count)
            let before = log.statistics
            many.append(try await Measurement.seconds { try await appendAtOnce(crowd, to: log) })
            groups.append(Double(crowd.count) / Double(log.statistics.commits - before.commits))
            // Untimed: the bare file gets these too, so that both have trees of the same size.
            let crowdStart = LogSize(first.count + UInt64(slice.count))
            try bare.append(try recordsAndEvents(of: log, from: crowdStart, crowd), at: written)
            written += crowd.count
        }
        let single = Measurement.median(ours) / Double(Self.singles)
        let bareSingle = Measurement.median(theirs) / Double(Self.singles)
        let crowded = Measurement.median(many) / Double(Self.clients * Self.perClient)
        var rows = [
            BenchRow(
                name: "append, one client, one event, against a bare LMDB transaction with the same puts",
                ratio: single / bareSingle, bar: .atMost(1.2),
                detail: "\(BenchRow.number(single * 1e6)) µs against \(BenchRow.number(bareSingle * 1e6)) µs"),
            BenchRow(
                name: "append, 64 clients against one, in events/s",
                ratio: single / crowded, bar: .atLeast(10),
                detail: "\(BenchRow.number(1 / crowded)) against \(BenchRow.number(1 / single)) events/s"),
            BenchRow(
                name: "append, 64 clients, events in a group (the bar is a count)",
                ratio: Measurement.median(groups), bar: .atLeast(50), detail: "events per commit"),
        ]
        if let row = try await againstSQLite(log, Array(next)) { rows.append(row) }
        await log.close()
        return rows
    }

    /// The records that the log has from a size on, each with an event: which of them belongs to which does not matter
    /// to what it costs to put them.
    private func recordsAndEvents(
        of log: LMDBEventLog, from size: LogSize, _ events: [NewEvent]
    ) throws -> [BareLMDB.Entry] {
        let records = try log.read(.all, from: size, limit: events.count).events.map(\.bytes)
        return zip(records, events).map { (record: $0, leaf: TreeHash.leaf($0).bytes, event: $1) }
    }

    /// Each client appends one event after the other, waiting for each answer.
    private func appendAtOnce(_ events: [NewEvent], to log: LMDBEventLog) async throws {
        try await withThrowingTaskGroup { group in
            for client in 0..<Self.clients {
                group.addTask {
                    for index in stride(from: client, to: events.count, by: Self.clients) {
                        _ = try await log.append([events[index]])
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func againstSQLite(_ log: LMDBEventLog, _ events: [NewEvent]) async throws -> BenchRow? {
        guard let sqlite = try SQLiteLog(at: directory + "/sqlite.db") else { return nil }
        var (ours, theirs): ([Double], [Double]) = ([], [])
        var written = 0
        for round in 0..<Self.rounds {
            let perRound = Self.sqliteBatch * Self.sqliteBatches
            let batches = stride(from: round * perRound, to: (round + 1) * perRound, by: Self.sqliteBatch)
                .map { Array(events[$0..<$0 + Self.sqliteBatch]) }
            let first = try log.size()
            ours.append(try await Measurement.seconds { for batch in batches { _ = try await log.append(batch) } })
            let pairs = try recordsAndEvents(of: log, from: first, batches.flatMap { $0 })
            theirs.append(
                try Measurement.seconds {
                    for start in stride(from: 0, to: pairs.count, by: Self.sqliteBatch) {
                        try sqlite.append(Array(pairs[start..<start + Self.sqliteBatch]), at: written)
                        written += Self.sqliteBatch
                    }
                })
        }
        let count = Double(Self.sqliteBatch * Self.sqliteBatches)
        let (our, their) = (count / Measurement.median(ours), count / Measurement.median(theirs))
        return BenchRow(
            name: "append in batches of 100, in events/s, against SQLite (WAL, FULL, same indexes)",
            ratio: our / their, bar: .atLeast(1),
            detail: "\(BenchRow.number(our)) against \(BenchRow.number(their)) events/s")
    }
}
