import Programme
import Wire

/// Years of the registration side by side: what was counted and what was delivered, each in columns of its own.
///
/// A year can have both, one or neither; a year of which nothing is recorded has no column, for nought would say
/// something else.
public struct RegistrationSeries: Hashable, Sendable {
    /// Half a century is more than the programme has; each year is a counting of its own.
    public static let yearsMax = 50

    /// The years from one to another, in order; nil when they are in the wrong order, more than
    /// `yearsMax`, or no years that the record accepts.
    public static func years(from first: Int, to last: Int) -> [ReportingYear]? {
        let accepted = Day.acceptedYears
        guard accepted.contains(first), accepted.contains(last), first <= last, last - first < yearsMax else {
            return nil
        }
        return (first...last).compactMap { ReportingYear($0) }
    }

    /// What is known of one year.
    struct Year: Hashable, Sendable {
        let year: ReportingYear
        /// Nil when nothing is recorded of it.
        let counted: Registration?
        let delivered: DeliveredYear
    }

    public let scope: Registration.Scope
    /// The name of the location, for the series of one.
    public let placeName: String?
    /// As asked for, in order.
    let years: [Year]
    /// As it stood on this day.
    let on: Day

    /// A year in one of its two forms.
    public struct Column: Hashable, Sendable {
        public enum Form: String, Sendable {
            case delivered, counted
        }

        public let year: Int
        public let form: Form
        public let figures: SeriesFigures
        /// Whether what is counted as a place is another than in the delivery before: the series breaks here (R08-10).
        public let isAfterBreak: Bool
    }

    /// The years between which what is delivered as a place changes.
    struct Break: Hashable, Sendable {
        struct Side: Hashable, Sendable {
            let year: Int
            let counted: CountedPlace
        }

        let before: Side
        let after: Side
    }

    /// In the order of the years, what was delivered before what is counted.
    public var columns: [Column] {
        let broken = Set(breaks.map(\.after.year))
        return years.flatMap { year in
            [
                year.delivered.latest.map { (Column.Form.delivered, SeriesFigures($0.figures)) },
                year.counted.map { (Column.Form.counted, SeriesFigures($0)) },
            ].compactMap(\.self).map { form, figures in
                Column(
                    year: year.year.number, form: form, figures: figures,
                    isAfterBreak: form == .delivered && broken.contains(year.year.number))
            }
        }
    }

    /// Where the deliveries begin to count something else as a place.
    var breaks: [Break] {
        let said = years.compactMap { year in
            year.delivered.latest?.figures.countedPlace.map { Break.Side(year: year.year.number, counted: $0) }
        }
        return zip(said, said.dropFirst()).filter { $0.counted != $1.counted }.map { Break(before: $0, after: $1) }
    }
}
