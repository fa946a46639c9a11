import Wire

// Days on which offices are open: limits in working days leave out weekends and the public holidays of the Netherlands.

extension Day {
    /// Whether it is neither in a weekend nor a public holiday.
    public var isWorkingDay: Bool { weekday < 6 && !isPublicHoliday }

    /// New Year, Easter Monday, King's or Queen's day, Ascension, Whit Monday, both Christmas days, and Liberation day in
    /// each fifth year. Easter and Whit Sunday are Sundays anyway; Good Friday is no public holiday.
    public var isPublicHoliday: Bool {
        let (year, month, day) = civil
        switch (month, day) {
        case (1, 1), (12, 25), (12, 26): return true
        case (5, 5) where year % 5 == 0: return true
        default: break
        }
        // All others lie from the first Easter Monday there can be to the last Whit Monday.
        guard (3...6).contains(month) else { return false }
        if self == Self.royalDay(of: year) { return true }
        switch Self.easter(of: year)?.days(until: self) {
        case 1, 39, 50: return true
        default: return false
        }
    }

    /// Whether no more than so many working days after another day are over by this one: of a Thursday, also the Sunday
    /// after it lies within one working day.
    public func isWithin(workingDays count: Int, of start: Day) -> Bool {
        var left = count
        var day = start
        while day < self {
            day = day.advanced(by: 1)
            if day.isWorkingDay { left -= 1 }
            if left < 0 { return false }
        }
        return true
    }

    /// The same day of the month so many months later; the last of that month where it is shorter.
    public func advanced(byMonths count: Int) -> Day {
        let (year, month, day) = civil
        let months = year * 12 + month - 1 + count
        let (laterYear, laterMonth) = (months / 12, months % 12 + 1)
        let length = Self.length(ofMonth: laterMonth, year: laterYear)
        // Beyond the years of the record a month is as long as it is on average.
        return Day(year: laterYear, month: laterMonth, day: min(day, length)) ?? advanced(by: count * 487 / 16)
    }

    /// King's day on 27 April, until 2013 Queen's day on the 30th; the day before, if that is a Sunday.
    private static func royalDay(of year: Int) -> Day? {
        guard let day = Day(year: year, month: 4, day: year < 2014 ? 30 : 27) else { return nil }
        return day.weekday == 7 ? day.advanced(by: -1) : day
    }

    /// Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher); nil outside the years of the record.
    private static func easter(of year: Int) -> Day? {
        let (golden, century, ofCentury) = (year % 19, year / 100, year % 100)
        let correction = century - century / 4 - (century - (century + 8) / 25 + 1) / 3
        let moon = (19 * golden + correction + 15) % 30
        let sunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - moon - ofCentury % 4) % 7
        let late = (golden + 11 * moon + 22 * sunday) / 451
        let afterEquinox = moon + sunday - 7 * late + 1
        return Day(year: year, month: 3, day: 21)?.advanced(by: afterEquinox)
    }
}
