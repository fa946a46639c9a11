import EventStore
import Programme
import Wire

/// The yearly overview of the Meldcode cases (MC-64) as it may leave the organisation: small counts are not in it.
///
/// Nothing but what may be printed is kept, so that no form of it can give away more than another. What is hidden follows
/// from the whole country whichever place is asked for: the overviews of all places together give nothing away either.
public struct MeldcodeOverview: Hashable, Sendable {
    /// What stands in a cell.
    public enum Cell: Hashable, Sendable {
        /// True zero.
        case zero
        /// To the nearest five.
        case rounded(Int)
        /// At least one, and below this.
        case below(Int)
        /// Withheld: a small count, or one from which a small one could be worked out.
        case withheld
        /// Days in halves: 7 is three and a half.
        case halfDays(Int)
    }

    public struct Row: Hashable, Sendable {
        public let label: ReportTable.Label
        /// As many as the table has columns.
        public let cells: [Cell]
    }

    public struct Table: Hashable, Sendable {
        public let title: ReportTable.Label
        public let columns: [ReportTable.Label]
        public let rows: [Row]
    }

    /// From one up to this a count of one location is hidden, itself not included (domain 2.4).
    public static let locationThreshold = 10
    /// The same for the country (domain 2.4).
    public static let countryThreshold = 5
    /// The shortest and the longest time are of one case each: they are given for so many times the threshold [own].
    public static let rangeFactor = 2

    public let year: ReportingYear
    public let scope: Registration.Scope
    /// The name of the location, for the overview of one; nil where it has none.
    public let placeName: String?
    public let tables: [Table]
    /// When the location drew up its overview of this year, by `draw-up-meldcode-overview`.
    public let drawnUpOn: [Day]

    /// Counts from one up to this are hidden.
    public var threshold: Int { Self.threshold(scope == .country) }

    static func threshold(_ isCountry: Bool) -> Int { isCountry ? countryThreshold : locationThreshold }

    init(
        _ profiles: [CaseProfile], of year: ReportingYear, _ scope: Registration.Scope, on: Day,
        placeName: String? = nil, drawnUpOn: [Day] = []
    ) {
        self.year = year
        self.scope = scope
        self.placeName = placeName
        self.drawnUpOn = drawnUpOn
        let figures = OverviewFigures(year, on: on)
        // Whoever asks, all places are looked at together.
        let places = Set(profiles.map(\.location)).sorted { $0.value < $1.value }
        let cells = OverviewFigures.hiding(figures, profiles, places)
        let count = figures.figures.count
        let asked: (first: Int, profiles: [CaseProfile])?
        switch scope {
        case .country: asked = (0, profiles)
        case .location(let id):
            asked = places.firstIndex(of: id).map { place in
                ((place + 1) * count, profiles.filter { $0.location == id })
            }
        }
        func cell(_ figure: Int) -> Cell {
            guard let asked else { return .zero }
            return Cell(cells.cells[asked.first + figure])
        }
        let counts = figures.tables.map { table in
            Table(
                title: table.title, columns: [ReportTable.count],
                rows: table.figures.map { Row(label: figures.figures[$0].label, cells: [cell($0)]) })
        }
        let threshold = Self.threshold(scope == .country)
        let leads = figures.leads.map { lead in
            let days = (asked?.profiles ?? []).filter { year.contains($0.openedOn) }.compactMap {
                $0.leadDays[lead.lead]
            }
            return Row(label: lead.label, cells: Self.times(days, shown: cell(lead.count), threshold))
        }
        tables = counts + [Table(title: Self.leadsTitle, columns: Self.leadColumns, rows: leads)]
    }

    /// The number of cases, the median, the shortest and the longest time; what is shown follows from the number as it is
    /// printed, so that it says no more than that.
    private static func times(_ days: [Int], shown count: Cell, _ threshold: Int) -> [Cell] {
        guard case .rounded(let number) = count else {
            return [count, .withheld, .withheld, .withheld]
        }
        let sorted = days.sorted()
        let middle = sorted.count / 2
        let median = sorted.count % 2 == 1 ? 2 * sorted[middle] : sorted[middle - 1] + sorted[middle]
        guard number >= rangeFactor * threshold, let first = sorted.first, let last = sorted.last else {
            return [count, .halfDays(median), .withheld, .withheld]
        }
        return [count, .halfDays(median), .halfDays(2 * first), .halfDays(2 * last)]
    }

    private static let leadsTitle = ReportTable.Label("lead-times", "Doorlooptijden in dagen", "Lead times in days")
    private static let leadColumns: [ReportTable.Label] = [
        ReportTable.count, ReportTable.Label("median", "mediaan", "median"),
        ReportTable.Label("shortest", "kortste", "shortest"), ReportTable.Label("longest", "langste", "longest"),
    ]
}

extension MeldcodeOverview.Cell {
    fileprivate init(_ cell: SmallCells.Cell) {
        self =
            switch cell.mark {
            case .zero: .zero
            case .rounded: .rounded(cell.rounded)
            case .below: .below(cell.threshold)
            case .withheld: .withheld
            }
    }
}

extension OverviewFigures {
    /// Counts the cases of the country, then of each place, and hides what may not be printed.
    static func hiding(_ figures: Self, _ profiles: [CaseProfile], _ places: [LocationID]) -> SmallCells {
        let byPlace = Dictionary(grouping: profiles, by: \.location)
        let groups = [profiles] + places.map { byPlace[$0] ?? [] }
        let cells = groups.enumerated().flatMap { index, profiles in
            figures.figures.map { figure in
                SmallCells.Cell(
                    value: profiles.count(where: figure.holds), threshold: MeldcodeOverview.threshold(index == 0),
                    isPrinted: figure.isPrinted, place: index)
            }
        }
        let count = figures.figures.count
        var sums: [SmallCells.Sum] = []
        for group in groups.indices {
            let offset = group * count
            sums += figures.sums.map { sum in
                SmallCells.Sum(
                    total: offset + sum.total, parts: sum.parts.map { offset + $0 }, kind: sum.kind)
            }
        }
        for figure in 0..<count {
            sums.append(
                SmallCells.Sum(
                    total: figure, parts: places.indices.map { ($0 + 1) * count + figure }, kind: .ofTables))
        }
        let changes = CaseChanges(figures, groups)
        return SmallCells(cells, sums) { changes.changes(of: $0) }
    }
}

extension ReadModels {
    /// The overview of the Meldcode cases of a year, as it may leave the organisation.
    ///
    /// - Parameter on: What happened later is not counted.
    public func meldcodeOverview(
        of year: ReportingYear, _ scope: Registration.Scope, on: Day
    ) -> MeldcodeOverview {
        var (name, drawnUpOn): (String?, [Day]) = (nil, [])
        if case .location(let id) = scope {
            name = self.name(of: id, on: on)
            drawnUpOn =
                meldcodeCases.settings.locations[id]?.overviews.through(on).map(\.noted)
                .filter { $0.fact.year == year.number }.map(\.on) ?? []
        }
        return MeldcodeOverview(
            meldcodeCases.profiles(on: on), of: year, scope, on: on, placeName: name, drawnUpOn: drawnUpOn)
    }
}
