import Wire

/// Which days people work on: coordinators from Monday to Friday, visits on Saturday too.
extension Day {
    /// This day, or the Monday after a weekend.
    var workday: Day { advanced(by: weekday > 5 ? 8 - weekday : 0) }

    /// This day, or the Friday before a weekend.
    var workdayBefore: Day { advanced(by: weekday > 5 ? 5 - weekday : 0) }

    /// This day, or the Monday after a Sunday.
    var visitingDay: Day { weekday == 7 ? advanced(by: 1) : self }

    /// The month so many months earlier.
    func month(earlierBy months: Int) -> Month { Month(number: month.number - Int32(months)) }
}
