import EventStore
import Programme
import Projections
import Wire

/// What it takes to ask what was known earlier.
struct ReplayBench {
    let events: Int
    let directory: String

    /// Of so many questions the median counts.
    private static let questions = 51
    /// Rebuilds and first questions, in turn; the medians are compared.
    private static let rounds = 3
    /// What somebody who waits for a page does not notice (issue 4).
    private static let againMillisecondsMax = 50.0

    func run() async throws -> [BenchRow] {
        let log = try LMDBEventLog.open(at: directory) { Instant(milliseconds: 1_700_000_000_000) }
        try await BenchHistory.fill(log, events: events)
        let runner = ProjectionRunner(log: log)
        try runner.catchUp()
        let size = try log.size()
        let asked = LogSize(size.count - 1)
        var (rebuilds, firsts): ([Double], [Double]) = ([], [])
        var replays = Replays(log: log)
        for _ in 0..<Self.rounds {
            rebuilds.append(try await Self.onThread { try ProjectionRunner(log: log).catchUp() })
            replays = Replays(log: log)
            firsts.append(try await Measurement.seconds { _ = try await page(replays, asked) })
        }
        let (rebuild, first) = (Measurement.median(rebuilds), Measurement.median(firsts))
        var again: [Double] = []
        for _ in 0..<Self.questions {
            again.append(try await Measurement.seconds { _ = try await page(replays, asked) })
        }
        await log.close()
        let repeated = Measurement.median(again) * 1e3
        return [
            BenchRow(
                name: "caseload as known on the last but one of \(size.count) events, against one rebuild",
                ratio: first / rebuild, bar: .atMost(1.1),
                detail: "\(BenchRow.number(first * 1e3)) against \(BenchRow.number(rebuild * 1e3)) ms; "
                    + "\(replays.usage.bytes >> 20) MiB kept"),
            BenchRow(
                name: "the same asked again, against \(BenchRow.number(Self.againMillisecondsMax)) ms",
                ratio: repeated / Self.againMillisecondsMax, bar: .atMost(1),
                detail: "\(BenchRow.number(repeated)) ms"),
        ]
    }

    /// Seconds of a piece of work on a thread of its own, as a replay has one: memory that a thread has had before costs
    /// less than new memory.
    private static func onThread(_ work: @escaping @Sendable () throws -> Void) async throws -> Double {
        try await withCheckedThrowingContinuation { continuation in
            let isStarted = DedicatedThread.start {
                continuation.resume(with: Result { try Measurement.seconds { try work() } })
            }
            if !isStarted { continuation.resume(throwing: EventLogFault.overloaded) }
        }
    }

    private static let day = Day(number: 14_200)

    private func page(_ replays: Replays, _ size: LogSize) async throws -> Int {
        let models = try await replays.models(at: size)
        return models.caseload.rows(today: Self.day, limit: RequestLimits.pageDefault).rows.count
    }
}
