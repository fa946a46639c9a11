import Foundation

/// The five-year table of the 2008 report as printed (Tests/Fixtures/registration-2008.json), with its footnotes.
struct PrintedSeries: Decodable {
    struct Row: Decodable {
        let key: String
        let values: [Int]
        let marks_as_printed: [String]?
    }

    struct Footnote: Decodable {
        let mark: String
        let locations_with_data: Int
        let for_year_by_mark: Int
    }

    let years: [Int]
    let rows: [Row]
    let footnotes_as_printed: [Footnote]

    private struct File: Decodable {
        let five_year_table: PrintedSeries
    }

    /// Reads the file.
    init() throws {
        let tests = URL(fileURLWithPath: #filePath).appending(path: "../../..").standardized
        let file = tests.appending(path: "Fixtures/registration-2008.json")
        self = try JSONDecoder().decode(File.self, from: Data(contentsOf: file)).five_year_table
    }

    /// The printed figures of a row by their years.
    func values(_ key: String) -> [Int] { rows.first { $0.key == key }?.values ?? [] }

    /// How many locations supplied data in a year by the marks as they are printed; nil where none or several are.
    func withData(_ year: Int) -> Int? {
        let notes = footnotes_as_printed.filter { $0.for_year_by_mark == year }
        return notes.count == 1 ? notes.first?.locations_with_data : nil
    }

    /// The commands that deliver it.
    func deliveries() -> [(name: String, body: String)] {
        years.enumerated().map { index, year in
            let reporting = withData(year).map { #","placesReporting":\#($0)"# } ?? ""
            let counted = year == 2008 ? "location" : "municipality"
            return (
                "deliver-registration",
                """
                {"year":\(year),"on":"2009-10-01","source":"Registratie 2008","countedPlace":"\(counted)",\
                "places":\(values("locations")[index]),"mothers":\(values("programme_mothers")[index]),\
                "mothersNotDutchPercent":\(values("pct_mothers_non_dutch")[index]),\
                "volunteers":\(values("visit_mothers")[index]),\
                "volunteersNotDutchPercent":\(values("pct_visit_mothers_non_dutch")[index])\(reporting)}
                """
            )
        }
    }
}
