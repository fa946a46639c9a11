import EventStore
import Wire

/// Appending with few and many clients, one event and many at a time, short and long: a table without bars.
struct AppendTable {
    let directory: String

    private static let dataSizes = [256, 1_024]
    private static let clients = [1, 8, 64, 512]
    private static let batches = [1, 10, 100, 1_000]

    // Enough to tell percentiles by, and an end in sight.
    private static let appendsMax = 2_000
    private static let appendsOfAllMax = 40_000
    private static let eventsMax = 400_000

    /// The lines, each as soon as it is there.
    func run(_ line: (String) throws -> Void) async throws {
        try line("| data | clients | batch | events/s | p50 / p99 / p99.9 ms | appends a commit | came again |")
        try line("|---|---|---|---|---|---|---|")
        for dataBytes in Self.dataSizes {
            let log = try LMDBEventLog.open(at: "\(directory)/\(dataBytes)") {
                Instant(milliseconds: 1_700_000_000_000)
            }
            var maker = 0
            for clients in Self.clients {
                for batch in Self.batches {
                    let appends = min(
                        Self.appendsMax, Self.appendsOfAllMax / clients, Self.eventsMax / (clients * batch))
                    let load = AppendLoad(
                        clients: clients, batch: batch, appends: max(1, appends), dataBytes: dataBytes)
                    let result = try await load.run(on: log, firstMaker: maker)
                    maker += clients
                    let cells = [
                        "\(dataBytes) B", "\(clients)", "\(batch)", BenchRow.number(result.eventsPerSecond),
                        Percentiles(result.latencies).text, BenchRow.number(result.meanGroup), "\(result.refusals)",
                    ]
                    try line("| " + cells.joined(separator: " | ") + " |")
                }
            }
            await log.close()
        }
    }
}
