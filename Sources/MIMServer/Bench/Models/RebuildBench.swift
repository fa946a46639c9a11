import EventStore
import Projections
import Wire

/// How long all read models take to be rebuilt, against a bare cursor pass over the same records.
struct RebuildBench {
    let events: Int
    let directory: String

    /// Runs of each side, in turn; the medians are compared.
    private static let rounds = 5

    func run() async throws -> BenchRow {
        try await withLog { try await BenchHistory.fill($0, events: events) }
        var folds: [Double] = []
        var passes: [Double] = []
        var records = 0
        for _ in 0..<Self.rounds {
            try await withLog { log in
                let runner = ProjectionRunner(log: log)
                folds.append(try Measurement.seconds { try runner.catchUp() })
            }
            // One process may have a file open only once, so each side opens it anew.
            let bare = try BareLog(at: directory)
            passes.append(try Measurement.seconds { records = try bare.readEveryByte().records })
        }
        let (fold, pass) = (Measurement.median(folds), Measurement.median(passes))
        let perEvent = 1e9 / Double(records)
        return BenchRow(
            name: "rebuild of all read models from \(records) events, against a bare cursor pass over every byte",
            ratio: fold / pass, bar: .atMost(12),
            detail: "\(BenchRow.number(fold * perEvent)) ns against \(BenchRow.number(pass * perEvent)) ns an event; "
                + "\(BenchRow.number(1 / fold * Double(records) / 1e6)) million events/s")
    }

    private func withLog(_ body: (LMDBEventLog) async throws -> Void) async throws {
        let log = try LMDBEventLog.open(at: directory) { Instant(milliseconds: 1_700_000_000_000) }
        try await body(log)
        await log.close()
    }
}
