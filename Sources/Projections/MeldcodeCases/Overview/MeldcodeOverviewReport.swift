import EventStore
import Programme
import Wire

/// The yearly overview laid out, with what it was counted from and the rule by which counts are hidden.
///
/// Pure: the same overview and basis give the same bytes in each form (`text`, `json`, `csv`, `htmlContent`).
public struct MeldcodeOverviewReport: Hashable, Sendable {
    typealias Label = ReportTable.Label

    public let overview: MeldcodeOverview
    /// What it was counted from.
    public let basis: AnswerBasis

    public init(_ overview: MeldcodeOverview, basis: AnswerBasis) {
        self.overview = overview
        self.basis = basis
    }

    public var title: ReportTable.Label {
        let year = overview.year.number
        switch overview.scope {
        case .country: return Label("country", "Overzicht Meldcode \(year)", "Meldcode overview \(year)")
        case .location(let id):
            let name = overview.placeName ?? "\(id.value)"
            return Label(id.tag, "Overzicht Meldcode \(year): \(name)", "Meldcode overview \(year): \(name)")
        }
    }

    /// The day up to which the year was counted, while it is not over.
    public var provisional: Day? { basis.on <= overview.year.last ? basis.on : nil }

    /// The rule by which counts are hidden, and what must be known to read the tables.
    public var notes: [ReportTable.Label] {
        let (threshold, base) = (overview.threshold, SmallCells.roundingBase)
        let range = MeldcodeOverview.rangeFactor * threshold
        var notes = [
            Label(
                "marks",
                "0 is echt nul. \"<\(threshold)\" is een aantal van 1 tot en met \(threshold - 1). "
                    + "Een punt (·) is niet getoond. Elk ander aantal is afgerond op \(base).",
                "0 is a true zero. \"<\(threshold)\" is a count from 1 to \(threshold - 1). "
                    + "A dot (·) is withheld. Every other count is rounded to \(base)."),
            Label(
                "totals", "Totalen zijn zelf afgerond: tabellen tellen niet op.",
                "Totals are rounded by themselves: tables do not add up."),
            Label(
                "withheld",
                "Een punt staat bij de verdeling van minder dan \(threshold) casussen, waar alle casussen hetzelfde zijn, "
                    + "en waar een klein aantal uit andere cellen, locaties of het land te berekenen zou zijn.",
                "A dot stands for the distribution of fewer than \(threshold) cases, where all cases are the same, and "
                    + "where a small count could be worked out from other cells, locations or the country."),
            Label(
                "times",
                "De mediaan staat er vanaf \(threshold) casussen, de kortste en langste vanaf \(range) afgerond.",
                "The median is given from \(threshold) cases on, shortest and longest from \(range) as rounded."),
            Label(
                "year",
                "Een casus telt in het jaar waarin zij is geopend, met wat er tot \(basis.on) in gebeurde; alleen de tweede "
                    + "tabel telt wat in het jaar liep of werd gesloten, wanneer ook geopend.",
                "A case counts in the year in which it was opened, with what happened in it until \(basis.on); the second "
                    + "table alone counts what ran or was closed in the year, whenever opened."),
            Label(
                "publish-once",
                "Geef per jaar één stand naar buiten: twee standen van hetzelfde jaar naast elkaar zijn niet beschermd.",
                "Give out one state of a year: two states of the same year side by side are not protected."),
            Label(
                "drawn-up",
                "Dat het overzicht is opgesteld, legt een locatie vast met draw-up-meldcode-overview (MC-64).",
                "That the overview was drawn up, a location records with draw-up-meldcode-overview (MC-64)."),
        ]
        if !overview.drawnUpOn.isEmpty {
            let days = overview.drawnUpOn.map { "\($0)" }.joined(separator: ", ")
            notes.append(Label("drawn-up-on", "Opgesteld op \(days).", "Drawn up on \(days)."))
        }
        if let provisional {
            notes.append(
                Label(
                    "provisional", "Voorlopig: het jaar is nog niet voorbij; geteld tot \(provisional).",
                    "Provisional: the year is not over; counted up to \(provisional)."))
        }
        return notes
    }
}

extension MeldcodeOverview.Cell {
    /// As it is read.
    func shown(point: String) -> String {
        switch self {
        case .zero: "0"
        case .rounded(let count): "\(count)"
        case .below(let threshold): "<\(threshold)"
        case .withheld: "·"
        case .halfDays(let halves): halves % 2 == 0 ? "\(halves / 2)" : "\(halves / 2)\(point)5"
        }
    }

    /// What kind of cell it is, in a frozen word.
    var mark: String {
        switch self {
        case .zero: "zero"
        case .rounded: "rounded"
        case .below: "below"
        case .withheld: "withheld"
        case .halfDays: "days"
        }
    }

    /// The number in it; of a hidden count there is none.
    var number: String? {
        switch self {
        case .zero, .rounded, .halfDays: shown(point: ".")
        case .below, .withheld: nil
        }
    }
}
