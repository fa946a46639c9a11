import Wire

/// A calendar year of the registration, and the two ways of counting who took part in it.
///
/// The 2008 report does not say which of the two it used (R08-22), so the registration always gives both.
public struct ReportingYear: Hashable, Comparable, Sendable {
    public let number: Int
    /// 1 January.
    public let first: Day
    /// 31 December.
    public let last: Day

    /// Nil for a year that the record does not accept (`Day.acceptedYears`).
    public init?(_ number: Int) {
        guard let first = Day(year: number, month: 1, day: 1), let last = Day(year: number, month: 12, day: 31) else {
            return nil
        }
        self.number = number
        self.first = first
        self.last = last
    }

    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    func contains(_ day: Day?) -> Bool { day.map { first <= $0 && $0 <= last } ?? false }

    /// Whether a time from one day to another touches the year. The day of the end is still part of it.
    func touches(_ begin: Day?, _ end: Day?) -> Bool {
        guard let begin else { return false }
        return begin <= last && (end.map { $0 >= first } ?? true)
    }

    /// Whether a time goes on beyond the year. What ends on 31 December ends in the year and does not.
    ///
    /// So that the books balance: active during = active at the end of the year before + begun in the year, and
    /// active on 31 December = active during − ended in the year.
    func isOutlived(_ begin: Day?, _ end: Day?) -> Bool {
        touches(begin, end) && (end.map { $0 > last } ?? true)
    }
}
