import EventStore
import Wire

/// What an append costs beside LMDB from C with the same puts, and beside SQLite: the figures that have a bar.
///
/// Both sides write in turn, the very same records into files that grow alike, so that a disk that slows down slows both.
struct AppendBars {
    let directory: String

    /// Runs of each side, in turn; the medians are compared.
    private static let rounds = 7
    private static let dataBytes = 256
    /// Appends of a lone client in a run; the disk takes some thousands of commits a second at best.
    private static let singles = 400
    private static let clients = 64
    private static let perClient = 100
    private static let (small, smallBatches) = (100, 40)
    private static let (large, largeBatches) = (1_000, 20)

    func run() async throws -> [BenchRow] {
        let log = try LMDBEventLog.open(at: directory + "/log") { Instant(milliseconds: 1_700_000_000_000) }
        let bare = try BareLog(at: directory + "/bare")
        let sqlite = try SQLiteLog(at: directory + "/sqlite.db")
        var (one, many, hundreds, thousands) = (Pair(), Pair(), Pair(), Pair())
        var maker = 0
        func measure(_ pair: inout Pair, _ load: AppendLoad, _ theirs: (BareEvents) throws -> Double) async throws {
            let first = try log.size()
            let ours = try await load.run(on: log, firstMaker: maker)
            maker += load.clients
            pair.note(ours, theirs: Double(ours.events) / (try theirs(try Self.events(of: log, from: first))))
        }
        for _ in 0..<Self.rounds {
            try await measure(&one, load(clients: 1, batch: 1, appends: Self.singles)) { events in
                try Measurement.seconds { try bare.append(events, batch: 1) }
            }
            try await measure(&many, load(clients: Self.clients, batch: 1, appends: Self.perClient)) { events in
                try Measurement.seconds { _ = try bare.append(events, fromClients: Self.clients) }
            }
            try await measure(&thousands, load(clients: 1, batch: Self.large, appends: Self.largeBatches)) { events in
                try Measurement.seconds { try bare.append(events, batch: Self.large) }
            }
            guard let sqlite else { continue }
            try await measure(&hundreds, load(clients: 1, batch: Self.small, appends: Self.smallBatches)) { events in
                try bare.append(events, batch: Self.small)
                return try Measurement.seconds { try sqlite.append(events, batch: Self.small) }
            }
        }
        await log.close()
        var rows = [
            one.row(
                "append, one client, one event, against an LMDB transaction in C with the same puts", .atLeast(0.85),
                goal: .atLeast(0.95)),
            many.row(
                "append, 64 clients, one event, against the same group commit in C", .atLeast(0.7),
                goal: .atLeast(0.9)),
            BenchRow(
                name: "append, 64 clients, one event: appends in a commit (the bar is a count)",
                ratio: Measurement.median(many.groups), bar: .atLeast(50), detail: "median of the runs"),
            BenchRow(
                name: "append, 64 clients against one, in events/s",
                ratio: Measurement.median(many.ours) / Measurement.median(one.ours), bar: .atLeast(10),
                detail: "same runs as above"),
            thousands.row(
                "append, one client, batches of 1000, against LMDB from C with the same puts", .atLeast(0.5),
                goal: .atLeast(0.7)),
        ]
        if sqlite != nil {
            rows.append(
                hundreds.row(
                    "append, one client, batches of 100, against SQLite (WAL, FULL, same indexes)", .atLeast(1)))
        }
        return rows
    }

    private func load(clients: Int, batch: Int, appends: Int) -> AppendLoad {
        AppendLoad(clients: clients, batch: batch, appends: appends, dataBytes: Self.dataBytes)
    }

    private static func events(of log: LMDBEventLog, from size: LogSize) throws -> BareEvents {
        var records: [RecordedEvent] = []
        var page = try log.read(.all, from: size, limit: LogLimits.pageEventsMax)
        records += page.events
        while !page.isCaughtUp {
            page = try log.read(.all, from: page.cursor, limit: LogLimits.pageEventsMax)
            records += page.events
        }
        return try BareEvents(records)
    }

    /// Events per second of both sides, run by run.
    private struct Pair {
        var ours: [Double] = []
        var theirs: [Double] = []
        var groups: [Double] = []
        var latencies: [Double] = []

        mutating func note(_ result: AppendLoad.Result, theirs: Double) {
            ours.append(result.eventsPerSecond)
            groups.append(result.meanGroup)
            latencies += result.latencies
            self.theirs.append(theirs)
        }

        func row(_ name: String, _ bar: BenchRow.Bar, goal: BenchRow.Bar? = nil) -> BenchRow {
            let (our, their) = (Measurement.median(ours), Measurement.median(theirs))
            let runs = zip(ours, theirs).map { $0 / $1 }
            return BenchRow(
                name: name, ratio: our / their, bar: bar, goal: goal,
                detail: "\(BenchRow.number(our)) against \(BenchRow.number(their)) events/s; runs "
                    + "\(BenchRow.number(runs.min() ?? .nan)) to \(BenchRow.number(runs.max() ?? .nan))")
        }
    }
}
