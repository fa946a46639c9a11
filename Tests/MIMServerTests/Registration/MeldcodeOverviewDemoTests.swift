import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// The overview of the story of 2008, against counts taken from its cases one by one.
struct `The Meldcode overview of 2008` {
    private let told: DemoTold
    private let country: MeldcodeOverview
    private let on = Year2008.lastDay

    init() async throws {
        told = try await DemoTold.year2008.value
        country = told.models.meldcodeOverview(of: try #require(ReportingYear(2008)), .country, on: Year2008.lastDay)
    }

    private func cell(_ overview: MeldcodeOverview, _ row: String) -> MeldcodeOverview.Cell? {
        overview.tables.flatMap(\.rows).first { $0.label.key == row }?.cells.first
    }

    /// Whether a cell says nothing but what is true of a count, and nothing that must be hidden.
    private func fits(_ cell: MeldcodeOverview.Cell?, _ count: Int, _ threshold: Int) -> Bool {
        switch cell {
        case .zero: count == 0
        case .rounded(let shown): count >= threshold && abs(count - shown) <= 2 && shown % 5 == 0
        case .below(let limit): limit == threshold && (1..<threshold).contains(count)
        case .withheld: true
        case .halfDays, nil: false
        }
    }

    @Test func `says of every count what the cases themselves say, and no more`() throws {
        let rows = told.models.meldcodeCases.cases(today: on).rows.filter { $0.openedOn.year == 2008 }
        let reported = Set(told.events { if case .meldcodeReported(let it) = $0 { it.meldcodeCase } else { nil } })
        let spoken = Set(told.events { if case .meldcodeFamilySpoken(let it) = $0 { it.meldcodeCase } else { nil } })
        let ids = Set(rows.map(\.id))
        var counts: [(String, Int)] = [
            ("opened", rows.count), ("open", rows.count(where: \.isOpen)), ("closed", rows.count { !$0.isOpen }),
            ("closed-in-year", rows.count { $0.closedOn?.year == 2008 }),
            ("step-2", rows.count { $0.stepsTaken.contains(.consultation) }),
            ("step-3", spoken.intersection(ids).count),
            ("step-4", rows.count { $0.stepsTaken.contains(.weighing) }),
            ("a-yes", rows.count { $0.report?.outcome == true }), ("a-no", rows.count { $0.report?.outcome == false }),
            ("b-yes", rows.count { $0.help?.outcome == true }), ("b-no", rows.count { $0.help?.outcome == false }),
            ("a-yes-b-yes", rows.count { $0.report?.outcome == true && $0.help?.outcome == true }),
            ("a-no-b-no", rows.count { $0.report?.outcome == false && $0.help?.outcome == false }),
            ("reported", reported.intersection(ids).count), ("acute", rows.count { $0.acuteDanger == true }),
        ]
        counts += CaseFinding.allCases.map { finding in
            ("closed-\(finding.word)", rows.count { $0.finding == finding })
        }
        for (row, count) in counts { #expect(fits(cell(country, row), count, 5), "\(row): \(count)") }
        #expect(rows.count >= 10)
        for row in ["opened", "step-2", "a-yes", "a-no"] {
            guard case .rounded = cell(country, row) else {
                Issue.record("\(row) is not shown")
                continue
            }
        }
    }

    @Test func `shows of no location more than that it had few cases`() throws {
        let year = try #require(ReportingYear(2008))
        var hidden = 0
        let counted = told.registrations.everyLocation.map { place in
            (place, told.models.meldcodeCases.cases(CaseFilter(location: place.id), today: on).rows.count)
        }
        // Each is worked out for all places: the two with most cases and one without any will do.
        let chosen = counted.sorted { $0.1 > $1.1 }.prefix(2) + counted.filter { $0.1 == 0 }.prefix(1)
        for (place, count) in chosen {
            let overview = told.models.meldcodeOverview(of: year, .location(place.id), on: on)
            #expect(fits(cell(overview, "opened"), count, 10), "\(place.name)")
            let cells = overview.tables.flatMap(\.rows).flatMap(\.cells)
            let shown = cells.count { if case .rounded = $0 { true } else { false } }
            #expect(shown == 0, "\(place.name)")
            if count > 0 { hidden += cells.count { $0 == .withheld } }
        }
        #expect(hidden > 0)
    }

    @Test func `is the same in text, JSON and CSV`() throws {
        let root = try #require(TreeHash(repeatElement(UInt8(0), count: TreeHash.byteCount)))
        let basis = AnswerBasis(size: LogSize(1), root: root, knownOn: nil, on: on)
        let report = MeldcodeOverviewReport(country, basis: basis)
        let json = JSON(report.json)
        var lines: [String: (mark: String, value: String)] = [:]
        for line in report.csv.split(separator: "\r\n").dropFirst() {
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
            // A label may hold a comma, so that what comes after it is counted from the end.
            let end = fields.count
            lines["\(fields[9]) \(fields[10]) \(fields[end - 3])"] = (fields[end - 2], fields[end - 1])
        }
        let text = report.text.split(separator: "\n")
        var count = 0
        for table in json["tables"].items {
            for row in table["rows"].items {
                let key = row["label"]["key"].text ?? ""
                for column in row["cells"].names {
                    let cell = row["cells"][column]
                    let line = try #require(lines["\(table["key"].text ?? "") \(key) \(column)"])
                    let mark = cell["mark"].text ?? ""
                    #expect(line.mark == mark)
                    #expect(line.value.isEmpty == ["below", "withheld"].contains(mark))
                    count += 1
                }
                let label = row["label"]["dutch"].text ?? ""
                let first = row["cells"]["count"]
                let hidden = first["mark"].text == "below" ? "<5" : "·"
                let shown = first["value"].int.map { "\($0)" } ?? hidden
                let isShown = text.contains { line in
                    line.hasPrefix(label) && line.split(separator: " ").contains { $0 == shown }
                }
                #expect(isShown, "\(key)")
            }
        }
        #expect(count == lines.count)
        #expect(json["suppression"]["threshold"].int == 5)
        #expect(report.text.contains("draw-up-meldcode-overview"))
    }
}
