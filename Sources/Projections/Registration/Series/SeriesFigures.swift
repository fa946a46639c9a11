import Programme

/// The figures of one column of a series: those of the five-year table of the 2008 report. What is not known is nil,
/// never nought.
public struct SeriesFigures: Hashable, Sendable {
    /// How many places there were, by what was counted as one: the two are never put in one row (R08-10).
    public var locations: Int?
    public var municipalities: Int?
    /// Where nobody said what was counted as one.
    public var places: Int?
    /// How many of them supplied data.
    public var placesReporting: Int?
    public var mothers: Int?
    /// In whole percents.
    public var mothersNotDutch: Int?
    public var volunteers: Int?
    /// In whole percents.
    public var volunteersNotDutch: Int?

    /// What was delivered, as it came.
    init(_ figures: DeliveredFigures) {
        switch figures.countedPlace {
        case .location: locations = figures.places
        case .municipality: municipalities = figures.places
        case nil: places = figures.places
        }
        placesReporting = figures.placesReporting
        mothers = figures.mothers
        mothersNotDutch = figures.mothersNotDutchPercent
        volunteers = figures.volunteers
        volunteersNotDutch = figures.volunteersNotDutchPercent
    }

    /// What is counted, during the year; percentages half up, of nobody none.
    init(_ registration: Registration) {
        let count = registration.duringYear
        locations = count.locations.total
        municipalities = count.locations.municipalities
        placesReporting = registration.placesReporting
        mothers = count.mothers.total
        mothersNotDutch = Self.percent(count.mothersNotDutch)
        volunteers = count.volunteers.total
        volunteersNotDutch = Self.percent(count.volunteersNotDutch)
    }

    private static func percent(_ ratio: Ratio) -> Int? {
        ratio.denominator > 0 ? WholePercentages.halfUp(ratio.numerator, of: ratio.denominator) : nil
    }

    /// The rows of a table with these figures in its columns; the row of places without a kind only where there are any.
    static func rows(_ columns: [SeriesFigures]) -> [ReportTable.Row] {
        typealias Label = ReportTable.Label
        let rows: [(Label, (SeriesFigures) -> Int?)] = [
            (Label("locations", "locaties", "locations"), { $0.locations }),
            (Label("municipalities", "gemeenten", "municipalities"), { $0.municipalities }),
            (Label("places", "plaatsen (niet gezegd welke)", "places (not said which)"), { $0.places }),
            (Label("places-reporting", "daarvan met gegevens", "of these with data"), { $0.placesReporting }),
            (Label("mothers", "moeders", "mothers"), { $0.mothers }),
            (Label("mothers-not-dutch", "moeders niet Nederlands, %", "mothers not Dutch, %"), { $0.mothersNotDutch }),
            (Label("volunteers", "vrijwilligers", "volunteers"), { $0.volunteers }),
            (
                Label("volunteers-not-dutch", "vrijwilligers niet Nederlands, %", "volunteers not Dutch, %"),
                { $0.volunteersNotDutch }
            ),
        ]
        return rows.filter { row in row.0.key != "places" || columns.contains { $0.places != nil } }
            .map { label, figure in
                ReportTable.Row(label, columns.map { figure($0).map(ReportTable.Cell.whole) ?? .absent })
            }
    }
}
