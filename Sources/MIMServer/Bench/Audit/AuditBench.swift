import EventStore
import Programme
import Projections
import Synchronization
import Wire

/// Many Meldcode cases audited against every rule on one thread: the rules alone, and with each case gathered from the read
/// models first; against a rebuild of the read models from the same events.
struct AuditBench {
    let cases: Int
    let directory: String

    /// Runs of each, in turn; the medians are compared.
    private static let rounds = 5
    /// For so many cases (issue 5).
    private static let casesOfBar = 10_000
    private static let secondsMax = 1.0

    func run() async throws -> [BenchRow] {
        let history = CaseHistory(cases: cases)
        let clock = Mutex(Instant(milliseconds: 0))
        let log = try LMDBEventLog.open(at: directory) { clock.withLock { $0 } }
        try await history.fill(log) { instant in clock.withLock { $0 = instant } }
        var (rebuilds, gatherings, audits, rules): ([Double], [Double], [Double], [[Double]]) = ([], [], [], [])
        var results: [RuleResult: Int] = [:]
        var entries = 0
        for _ in 0..<Self.rounds {
            let runner = ProjectionRunner(log: log)
            rebuilds.append(try Measurement.seconds { try runner.catchUp() })
            let files = try runner.read { models, _ in
                var files: [CaseFile] = []
                files.reserveCapacity(cases)
                gatherings.append(Measurement.seconds { files = gather(models) })
                return files
            }
            entries = files.reduce(0) { $0 + $1.entries.count }
            results = [:]
            audits.append(
                Measurement.seconds {
                    for file in files {
                        for finding in file.audit() { results[finding.verdict.result, default: 0] += 1 }
                    }
                })
            rules.append(
                AuditRules.all.map { rule in
                    Measurement.seconds { for file in files { _ = rule.check(file) } }
                })
        }
        let size = try log.size()
        await log.close()
        return rows(
            rebuild: Measurement.median(rebuilds), gathering: Measurement.median(gatherings),
            audit: Measurement.median(audits), slowest: slowest(rules), entries, results, size)
    }

    private func gather(_ models: ReadModels) -> [CaseFile] {
        (0..<cases).compactMap { models.caseFile(CaseHistory.meldcodeCase(UInt64($0)), on: CaseHistory.lastDay) }
    }

    /// The rules that take longest, with the time of each for a case in nanoseconds.
    private func slowest(_ rounds: [[Double]]) -> String {
        let medians = AuditRules.all.indices.map { rule in Measurement.median(rounds.map { $0[rule] }) }
        return zip(AuditRules.all, medians).sorted { $0.1 > $1.1 }.prefix(3)
            .map { "\($0.0.id) \(BenchRow.number($0.1 / Double(cases) * 1e9)) ns" }.joined(separator: ", ")
    }

    private func rows(
        rebuild: Double, gathering: Double, audit: Double, slowest: String, _ entries: Int,
        _ results: [RuleResult: Int], _ size: LogSize
    ) -> [BenchRow] {
        let secondsMax = Self.secondsMax * Double(cases) / Double(Self.casesOfBar)
        let bar = "\(BenchRow.number(secondsMax)) s"
        func perCase(_ seconds: Double) -> String { "\(BenchRow.number(seconds / Double(cases) * 1e6)) µs a case" }
        let given = RuleResult.allCases.map { "\($0.word) \(results[$0] ?? 0)" }.joined(separator: ", ")
        let average = BenchRow.number(Double(entries) / Double(cases))
        return [
            BenchRow(
                name:
                    "\(cases) cases of \(average) entries audited against \(AuditRules.all.count) rules, against \(bar)",
                ratio: audit / secondsMax, bar: .atMost(1),
                detail: "\(BenchRow.number(audit)) s, \(perCase(audit)); slowest \(slowest); \(given)"),
            BenchRow(
                name: "the same with each case gathered from the read models, against \(bar)",
                ratio: (gathering + audit) / secondsMax, bar: .atMost(1),
                detail: "gathering \(BenchRow.number(gathering)) s, \(perCase(gathering)); together "
                    + "\(perCase(gathering + audit))"),
            BenchRow(
                name: "the same against one rebuild of all read models from the \(size.count) events",
                ratio: (gathering + audit) / rebuild, detail: "rebuild \(BenchRow.number(rebuild)) s"),
        ]
    }
}
