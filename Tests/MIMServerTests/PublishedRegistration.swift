import Foundation
import Projections

/// The figures of the 2008 report as printed (Tests/Fixtures/registration-2008.json), to hold a registration against.
struct PublishedRegistration: Decodable {
    struct Table: Decodable {
        struct Item: Decodable {
            let key: String
            /// The percentage as printed.
            let value: Int
            /// The percentage that is printed beside it for the year before.
            let value_2007: Int?
            /// Per base, the lowest and the highest count that round to it.
            let counts_that_round_to_value: [String: [Int]]?
        }

        let key: String
        let items: [Item]
    }

    struct Figure: Decodable {
        let key: String
        let value: Int?

        private enum CodingKeys: String, CodingKey { case key, value }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            key = try container.decode(String.self, forKey: .key)
            value = try? container.decode(Int.self, forKey: .value)
        }
    }

    struct Locations: Decodable {
        struct Item: Decodable {
            let name_nl: String
            let municipality_derived: String
            let provider_role_derived: String
            let programme_variant: String
            let coordinator_works_solo: Bool
            let programme_mothers: Int?
        }

        let items: [Item]
    }

    let distributions: [Table]
    let totals: [Figure]
    let locations: Locations

    /// Reads the file.
    init() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = tests.appendingPathComponent("Fixtures/registration-2008.json")
        self = try JSONDecoder().decode(PublishedRegistration.self, from: Data(contentsOf: file))
    }

    /// A total by its key; nil where the report has none or an unreadable one.
    subscript(key: String) -> Int? { totals.first { $0.key == key }?.value }

    /// Every printed figure that a registration of 2008 does not give, as sentences; none when the report is true of it.
    func disagreements(with registration: Registration) -> [String] {
        distributions.flatMap { disagreements(of: $0, with: registration) } + totalDisagreements(with: registration)
    }

    private func disagreements(of table: Table, with registration: Registration) -> [String] {
        let given = Self.rows(table.key, in: registration)
        return table.items.flatMap { item -> [String] in
            guard let row = given[Self.rowKeys[item.key] ?? item.key.replacingOccurrences(of: "_", with: "-")] else {
                return ["\(table.key) has no row for \(item.key)"]
            }
            var sentences: [String] = []
            for percentage in row.percentages where percentage != item.value {
                sentences.append("\(table.key) \(item.key): \(percentage) % where \(item.value) % is printed")
            }
            for base in ["n709", "n349", "n309", "n73"] {
                guard let range = item.counts_that_round_to_value?[base] else { continue }
                if row.count < range[0] || row.count > range[1] {
                    sentences.append("\(table.key) \(item.key): \(row.count) is not in \(range)")
                }
            }
            return sentences
        }
    }

    /// The figures of 2007 that are printed to compare with and that the demo rebuilds, as those of a registration of
    /// that year.
    func disagreements(withYearBefore registration: Registration) -> [String] {
        let rebuilt = ["mothers_education", "mothers_income", "visit_mothers_education"]
        var sentences: [String] = []
        for table in distributions {
            let given = Self.rows(table.key, in: registration)
            for item in table.items {
                guard let printed = item.value_2007, rebuilt.contains(table.key) || item.key == "dutch" else {
                    continue
                }
                let row = given[Self.rowKeys[item.key] ?? item.key]
                if row?.percentages != [printed] {
                    sentences.append("\(table.key) \(item.key): \(row?.percentages ?? []), printed \(printed)")
                }
            }
        }
        let count = registration.duringYear
        let totals: [(String, Int?)] = [
            ("programme_mothers_2007", count.mothers.total), ("locations_2007_text", count.locations.total),
            ("pct_mothers_non_dutch_2007", percent(count.mothersNotDutch)),
            ("pct_visit_mothers_non_dutch_2007", percent(count.volunteersNotDutch)),
            ("pct_visit_mothers_dutch_2007", count.volunteers.backgrounds["dutch"]?.percent),
        ]
        return sentences + totals.compactMap { self[$0] == $1 ? nil : "\($0): \($1 ?? -1), printed \(self[$0] ?? -1)" }
    }

    private typealias GivenRow = (count: Int, percentages: [Int])

    /// The rows of a registration that answer to a printed table.
    private static func rows(_ key: String, in registration: Registration) -> [String: GivenRow] {
        func of(_ table: Distribution) -> [String: GivenRow] {
            Dictionary(uniqueKeysWithValues: table.rows.map { ($0.key, ($0.count, [$0.percent])) })
        }
        func of(_ table: MultipleResponse) -> [String: GivenRow] {
            Dictionary(
                uniqueKeysWithValues: table.rows.map {
                    ($0.key, ($0.people, [$0.percentOfPeople, $0.percentOfMentions]))
                })
        }
        let (mothers, volunteers) = (registration.duringYear.mothers, registration.duringYear.volunteers)
        switch key {
        case "mothers_ethnic_background": return of(mothers.backgrounds)
        case "mothers_age": return of(mothers.ages)
        case "mothers_education": return of(mothers.education)
        case "mothers_family": return of(mothers.families)
        case "mothers_income": return of(mothers.incomes)
        case "baby_special_circumstances": return of(mothers.babyCircumstances)
        case "mother_special_circumstances": return of(mothers.motherCircumstances)
        case "mothers_end_reasons": return of(registration.flow.endReasons)
        case "visit_mothers_ethnic_background": return of(volunteers.backgrounds)
        case "visit_mothers_age": return of(volunteers.ages)
        case "visit_mothers_education": return of(volunteers.education)
        case "visit_mothers_stop_reasons": return of(registration.flow.stopReasons)
        default: return [:]
        }
    }

    /// Rows whose printed name is not ours.
    private static let rowKeys = [
        "lt20": "under-20", "gt40": "40-and-over", "youngest_printed_25_30": "under-25", "lbo_or_lower": "lbo",
        "european": "europe", "african": "africa",
    ]

    private func totalDisagreements(with registration: Registration) -> [String] {
        let (count, flow) = (registration.duringYear, registration.flow)
        func mothers(_ name: String) -> Int? { registration.places.first { $0.name == name }?.mothersDuring }
        let given: [(String, Int?)] = [
            ("locations_end_2008", registration.onLastDay.locations.total),
            ("locations_thuiszorg_sole_body", count.locations.providers["home-care-only"]?.count),
            ("locations_humanitas_with_thuiszorg", count.locations.providers["humanitas-with-home-care"]?.count),
            ("locations_humanitas_only", count.locations.providers["humanitas-only"]?.count),
            ("coordinators", count.coordinators.total),
            ("coordinator_hours_min", count.coordinators.fewestMinutes.map { $0 / 60 }),
            ("coordinator_hours_max", count.coordinators.mostMinutes.map { $0 / 60 }),
            ("programme_mothers", count.mothers.total),
            ("programme_mothers_largest_location", registration.places.map(\.mothersDuring).max()),
            ("programme_mothers_largest_location", mothers("Den Haag (Escamp)")),
            ("programme_mothers_smallest_location", registration.places.map(\.mothersDuring).min()),
            ("programme_mothers_smallest_location", mothers("Purmerend")),
            ("pct_mothers_non_dutch", percent(count.mothersNotDutch)),
            ("visit_mothers", count.volunteers.total),
            ("pct_visit_mothers_former_programme_mother", count.volunteers.onceMothers["once-mother"]?.percent),
            ("pct_visit_mothers_non_dutch", percent(count.volunteersNotDutch)),
            ("mothers_ended", flow.ended),
            ("mothers_completed_pct", flow.endReasons["completed"]?.percent),
            ("mothers_not_completed_pct", flow.endReasons["completed"].map { 100 - $0.percent }),
            ("visit_mothers_stopped", flow.volunteersStopped),
        ]
        return given.compactMap { key, number in
            self[key] == number ? nil : "\(key): \(number.map(String.init) ?? "nothing"), printed \(self[key] ?? -1)"
        }
    }

    /// Whole and half up.
    private func percent(_ ratio: Ratio) -> Int? {
        ratio.denominator > 0 ? (ratio.numerator * 200 + ratio.denominator) / (ratio.denominator * 2) : nil
    }
}
