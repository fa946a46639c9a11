import Testing
import Wire

@testable import Programme

/// What holds of the audit whatever there is to audit, on cases in which everything is chance.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `Laws of the audit` {
    private static let seeds: ClosedRange<UInt64> = 1...200

    @Test func `every case has one finding of each rule, in full sentences, with what would mend a failure`() throws {
        for seed in Self.seeds {
            let file = try #require(try RandomCase(seed: seed).file)
            let findings = file.audit()
            #expect(findings.map(\.rule.number) == Array(1...64), "seed \(seed)")
            for finding in findings {
                let (rule, verdict) = (finding.rule.id, finding.verdict)
                let wordings = [finding.rule.wording, verdict.because] + (verdict.mend.map { [$0] } ?? [])
                for sentence in wordings.flatMap({ [$0.dutch, $0.english] }) {
                    #expect(sentence.hasSuffix(".") && sentence.first?.isLowercase == false, "seed \(seed): \(rule)")
                    #expect(!sentence.contains("  ") && !sentence.contains("\n"), "seed \(seed): \(rule)")
                }
                #expect(verdict.because.dutch != verdict.because.english, "seed \(seed): \(rule)")
                #expect(verdict.restsOn == Array(Set(verdict.restsOn)).sorted(), "seed \(seed): \(rule)")
                if verdict.result == .fail { #expect(verdict.mend != nil, "seed \(seed): \(rule)") }
            }
        }
    }

    @Test func `a rule gives no other results than the sheet names, and random cases meet nearly all of them`() throws {
        let named = try Self.resultsOfTheSheet()
        #expect(named.count == 64)
        var met: [String: Set<RuleResult>] = [:]
        for seed in Self.seeds {
            let file = try #require(try RandomCase(seed: seed).file)
            for finding in file.audit() { met[finding.rule.id, default: []].insert(finding.verdict.result) }
        }
        for (rule, results) in met {
            #expect(results.isSubset(of: named[rule] ?? []), "\(rule): \(results)")
        }
        let all = named.values.reduce(0) { $0 + $1.count }
        #expect(met.values.reduce(0) { $0 + $1.count } * 10 > all * 9)
    }

    @Test func `adding a reason never makes a result worse`() throws {
        // Each with a reason for everything that can be omitted: thirty audits a case.
        for seed in Self.seeds.prefix(80) {
            let random = try RandomCase(seed: seed)
            let file = try #require(random.file)
            let before = file.audit()
            var generator = SeededGenerator(seed: seed)
            let length = max(0, file.openedOn.days(until: file.today))
            for duty in CaseDuty.allCases {
                let day = file.openedOn.advanced(by: Int.random(in: 0...length, using: &generator))
                let late = Int.random(in: 0...9, using: &generator)
                let explained = try #require(random.explained(duty, on: day, late: late))
                for (old, new) in zip(before, explained.audit()) {
                    #expect(
                        Self.goodness(new.verdict.result) >= Self.goodness(old.verdict.result),
                        "seed \(seed): \(old.rule.id) with a reason for \(duty.word) on \(day)")
                }
            }
        }
    }

    private static func goodness(_ result: RuleResult) -> Int {
        switch result {
        case .pass: 3
        case .passWithReason: 2
        case .notYetDue, .notApplicable: 1
        case .fail: 0
        }
    }

    /// The results that each rule can give: the columns of `docs/meldcode-audit.md` in which something stands.
    private static func resultsOfTheSheet() throws -> [String: Set<RuleResult>] {
        let sheet = try Fixtures.document("meldcode-audit.md")
        let order: [RuleResult] = [.pass, .passWithReason, .notYetDue, .notApplicable, .fail]
        return sheet.split(separator: "\n").reduce(into: [:]) { results, line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingPrefix(" ") }
            guard cells.count == 9, cells[1].hasPrefix("MC-") else { return }
            results[String(cells[1].prefix(5))] = Set(zip(order, cells[3...7]).filter { !$0.1.isEmpty }.map(\.0))
        }
    }

    @Test(arguments: [Day(number: .min), "1900-01-01", "2026-03-20", "2199-12-31", Day(number: .max)])
    func `a case at the ends of the calendar and of the numbers is judged as well`(today: Day) throws {
        let ends = [Day(number: .min), "2026-03-02", Day(number: .max)] as [Day]
        for number in [Int.min, 0, Int.max] {
            var around = CaseSurroundings()
            let limits = CaseLimits(
                tellingDays: number, recordingDays: number, reportingDays: number, acknowledgementDays: number,
                outcomeDays: number, silentDays: number, trainingMonths: number, helpPlanDays: number,
                acceptanceDays: number, unsafetyDays: number, agreementDays: number, followingDays: number,
                aftercareDays: number, attemptCount: number)
            around.meldcodes = [CaseBuilder.meldcode(Day(number: .min)) { $0.limits = limits }]
            around.coordinators = [CaseBuilder.carla: ends]
            around.retention = Retention(position: number, years: number, countedFrom: today, destroyOn: today)
            around.requests = ends.map { RightsRequest(position: number, right: .access, receivedOn: $0) }
            let steps = ends.reduce(CaseBuilder()) { told, day in
                told.signal(day, late: 3) { ($0.observer, $0.acuteDanger) = (.volunteer, true) }
                    .kindcheck(day) { ($0.childCount, $0.otherCount) = (number, number) }
                    .weighed(day, "ynyyn").decided(day, .report, true, late: -3).reported(day).helped(day)
                    .reviewed(day, .unsafetyReturned, next: day).agreed(day, number, due: day)
            }
            let sorted = steps.entries.sorted { ($0.on, $0.position) < ($1.on, $1.position) }
            let file = try #require(CaseFile(sorted, around, today: today))
            #expect(file.audit().count == 64)
        }
    }
}
