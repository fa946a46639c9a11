import Wire

extension Instant {
    /// The calendar date in the programme's time zone, Europe/Amsterdam.
    ///
    /// The rule of the European Union since 1996, which no recorded time precedes: an hour ahead of UTC, two hours from
    /// the last Sunday of March to the last Sunday of October, both changes at 01:00 UTC.
    public var programmeDay: Day { local.utcDay }

    /// The last millisecond of a day in the programme's time zone; nil for a day on which nothing could be recorded.
    public static func programmeEnd(of day: Day) -> Instant? {
        let midnight = Instant(milliseconds: Int64(day.advanced(by: 1).number) * dayLength)
        // At most two hours earlier than in UTC; no day changes its hours at midnight.
        return [7_200_000, 3_600_000].map { midnight.advanced(byMilliseconds: -$0 - 1) }
            .first { $0.programmeDay == day && $0.advanced(byMilliseconds: 1).programmeDay != day }
    }

    /// Date and time by the clocks of Europe/Amsterdam, to the minute: `2008-03-04 14:05`.
    public var programmeTime: String { "\(local.utcDay) \(local.description.dropFirst(11).prefix(5))" }

    /// The instant at which the clocks of UTC show what those of Amsterdam show now.
    private var local: Instant { advanced(byMilliseconds: isSummer ? 7_200_000 : 3_600_000) }

    private var isSummer: Bool {
        let year = utcDay.year
        guard let begin = Self.change(inMonth: 3, of: year), let end = Self.change(inMonth: 10, of: year) else {
            return false
        }
        return begin <= self && self < end
    }

    /// 01:00 UTC of the last Sunday of a month of 31 days.
    private static func change(inMonth month: Int, of year: Int) -> Instant? {
        Day(year: year, month: month, day: 31).map { last in
            let sunday = last.advanced(by: -(last.weekday % 7))
            return Instant(milliseconds: Int64(sunday.number) * dayLength + 3_600_000)
        }
    }
}
