import EventStore
import Logging
import Programme
import Projections
import Wire

/// One mother's timeline out of many events, whole, as a page asks for it: over HTTP, her row and everything that
/// happened found, names opened, all of it written.
///
/// The mothers who are asked for lie spread over the whole log, and each is asked for once, so that nothing of hers is in
/// a cache. The names of one cohort in ten are sealed; of these alone is asked.
struct TimelineBench {
    let events: Int
    let directory: String

    private static let questions = 500
    private static let sealedOneIn: UInt64 = 10
    private static let millisecondsMax = 5.0

    func run() async throws -> [BenchRow] {
        var silent = Logger(label: "mim")
        silent.logLevel = .critical
        let app = try await AppContext.open(data: directory, logger: silent)
        try await app.fill(events: events, sealedOneIn: Self.sealedOneIn)
        let size = try app.log.size()
        let trajectories = BenchHistory.trajectories(
            Self.questions, outOf: events, sealedOneIn: Self.sealedOneIn, seed: size.count)
        let rows = try await BenchServer(app: app, more: [], logger: silent).run { port in
            let load = HTTPLoad(port: port, connections: 1)
            func address(_ trajectory: TrajectoryID) -> String { "/api/v1/trajectories/\(trajectory.value)" }
            // The first question of all also starts what serves it.
            _ = try await load.seconds(paths: [address(BenchHistory.trajectory(0))])
            let whole = try await load.seconds(paths: trajectories.map(address))
            let read = try trajectories.map { trajectory in
                try Measurement.seconds {
                    _ = try Timeline(of: trajectory.tag, in: app.log, upTo: size, until: Self.day)
                }
            }
            return [
                row("over HTTP, whole, each asked once", size, whole),
                row("its records found and decoded, a second time", size, read),
            ]
        }
        await app.close()
        return rows
    }

    private static let day = Day(number: 20_000)

    private func row(_ name: String, _ size: LogSize, _ seconds: [Double]) -> BenchRow {
        let percentiles = Percentiles(seconds)
        return BenchRow(
            name: "one mother's timeline out of \(size.count) events, \(name): of 99 in a hundred, against "
                + "\(BenchRow.number(Self.millisecondsMax)) ms",
            ratio: percentiles(0.99) * 1e3 / Self.millisecondsMax, bar: .atMost(1),
            detail: "p50 / p99 / p99.9 \(percentiles.text) ms")
    }
}
