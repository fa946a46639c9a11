import Programme
import Wire

/// A series laid out as a table, with the notes without which it would mislead.
///
/// Pure: the same series and the same basis give the same bytes, in each of the four forms (`text`, `json`, `csv`,
/// `html`).
public struct SeriesReport: Hashable, Sendable {
    public let series: RegistrationSeries
    /// What it was worked out from.
    public let basis: AnswerBasis

    public init(_ series: RegistrationSeries, basis: AnswerBasis) {
        self.series = series
        self.basis = basis
    }

    /// The name of the series.
    public var title: ReportTable.Label {
        let numbers = series.years.map(\.year.number)
        let years = "\(numbers.first ?? 0)–\(numbers.last ?? 0)"
        switch series.scope {
        case .country:
            return .init("country", "Landelijke registratie MIM \(years)", "MIM national registration \(years)")
        case .location(let id):
            let name = series.placeName ?? "\(id.value)"
            return .init(id.tag, "Registratie MIM \(years): \(name)", "MIM registration \(years): \(name)")
        }
    }

    /// The years that have a column, in their forms.
    public var table: ReportTable {
        let columns = series.columns
        return ReportTable(
            .init("series", "Reeks van jaren, in het jaar", "Series of years, during the year"),
            columns: columns.map(Self.label), rows: SeriesFigures.rows(columns.map(\.figures)))
    }

    /// Stands before the column at which a series breaks.
    static let breakMark = "‖"

    private static func label(_ column: RegistrationSeries.Column) -> ReportTable.Label {
        let mark = column.isAfterBreak ? "\(breakMark) " : ""
        return switch column.form {
        case .delivered:
            .init(
                "\(column.year)-delivered", "\(mark)\(column.year) opgegeven", "\(mark)\(column.year) delivered")
        case .counted: .init("\(column.year)-counted", "\(column.year) geteld", "\(column.year) counted")
        }
    }

    /// What must be known to read the table.
    public var notes: [ReportTable.Label] {
        breaks + series.years.flatMap { notes(of: $0) } + absence + [
            .init(
                "side-by-side",
                "Opgegeven cijfers kwamen als totalen; getelde zijn uit de vastgelegde feiten geteld. Zij staan naast "
                    + "elkaar en worden nooit opgeteld.",
                "Delivered figures came as totals; counted ones were counted from the recorded facts. They stand side by "
                    + "side and are never added up."),
            .init(
                "half-up", "Percentages zijn half naar boven afgerond; leeg is niet bekend.",
                "Percentages are rounded half up; empty is not known."),
        ]
    }

    private var breaks: [ReportTable.Label] {
        series.breaks.map { found in
            .init(
                "break",
                "\(Self.breakMark) Breuk: tot en met \(found.before.year) zijn \(found.before.counted.dutch) opgegeven, "
                    + "vanaf \(found.after.year) \(found.after.counted.dutch) (R08-10).",
                "\(Self.breakMark) Break: up to and with \(found.before.year) \(found.before.counted.english) were "
                    + "delivered, from \(found.after.year) on \(found.after.counted.english) (R08-10).")
        }
    }

    private func notes(of year: RegistrationSeries.Year) -> [ReportTable.Label] {
        let number = year.year.number
        var notes: [ReportTable.Label] = []
        if let delivery = year.delivered.latest {
            notes.append(
                delivery.note(
                    .init("\(number)-delivered", "\(number) opgegeven", "\(number) delivered"),
                    replaced: year.delivered.replaced))
        }
        if let counted = year.counted { notes.append(note(of: counted)) }
        if !year.delivered.places.isEmpty {
            let names = year.delivered.places.map { $0.name.isEmpty ? "\($0.location.value)" : $0.name }
                .joined(separator: ", ")
            notes.append(
                .init(
                    "\(number)-places",
                    "\(number): eigen totalen kwamen van \(names); zij zijn in geen kolom begrepen en staan in het "
                        + "verslag van dat jaar.",
                    "\(number): totals of their own came from \(names); they are part of no column and stand in the "
                        + "report of that year."))
        }
        return notes
    }

    private func note(of counted: Registration) -> ReportTable.Label {
        let number = counted.year.number
        let (reporting, open) = (counted.placesReporting, counted.duringYear.locations.total)
        let visits = counted.activity.visitsHeld
        let isProvisional = series.on <= counted.year.last
        return .init(
            "\(number)-counted",
            "\(number) geteld volgens \(counted.rules.rawValue): \(reporting) van \(open) locaties legden iets vast, "
                + "\(visits) bezoeken.\(isProvisional ? " Voorlopig, tot en met \(series.on)." : "")",
            "\(number) counted by \(counted.rules.rawValue): \(reporting) of \(open) locations recorded something, "
                + "\(visits) visits.\(isProvisional ? " Provisional, up to and with \(series.on)." : "")")
    }

    private var absence: [ReportTable.Label] {
        let absent = series.years.filter { $0.counted == nil && $0.delivered.latest == nil }.map { "\($0.year.number)" }
        guard !absent.isEmpty else { return [] }
        let years = absent.joined(separator: ", ")
        return [.init("absent", "Niets vastgelegd over: \(years).", "Nothing recorded of: \(years).")]
    }
}
