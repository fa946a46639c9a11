import Testing
import Wire

@testable import Programme

@Suite struct `Working days` {
    @Test(
        arguments: [
            "2026-01-01", "2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25", "2026-12-25", "2025-04-21",
            "2025-05-05",
            "2025-05-29", "2025-06-09", "2025-12-26", "2008-03-24", "2008-04-30", "2008-05-01", "2008-05-12",
            "2024-05-09",
            "2011-06-13", "2038-04-26", "2000-04-24", "2019-04-27", "2025-04-26", "2006-04-29",
        ] as [Day])
    func `leave out the public holidays of the Netherlands`(day: Day) {
        #expect(day.isPublicHoliday)
        #expect(!day.isWorkingDay)
    }

    @Test(
        arguments: [
            "2026-04-03", "2026-05-05", "2026-04-30", "2026-12-24", "2026-12-31", "2025-04-28", "2008-04-28",
            "2013-04-26",
            "2014-04-30", "2008-05-02", "2026-04-07", "2026-06-01", "2026-02-27",
        ] as [Day])
    func `are all other days from Monday to Friday, Good Friday among them`(day: Day) {
        #expect(day.isWorkingDay)
    }

    @Test func `leave out Saturdays and Sundays`() {
        let week = (0..<7).map { ("2026-03-02" as Day).advanced(by: $0).isWorkingDay }
        #expect(week == [true, true, true, true, true, false, false])
    }

    @Test(
        arguments: [
            // From a Thursday: the weekend counts with the Friday before it.
            (1, "2026-03-05", "2026-03-06", true), (1, "2026-03-05", "2026-03-08", true),
            (1, "2026-03-05", "2026-03-09", false), (2, "2026-03-05", "2026-03-09", true),
            // From a Friday and over Easter.
            (1, "2026-04-03", "2026-04-07", true), (1, "2026-04-03", "2026-04-08", false),
            (0, "2026-03-06", "2026-03-08", true), (0, "2026-03-05", "2026-03-06", false),
            (10, "2026-03-02", "2026-03-16", true), (10, "2026-03-02", "2026-03-17", false),
            (0, "2026-03-05", "2026-03-05", true), (0, "2026-03-05", "2026-03-01", true),
        ] as [(Int, Day, Day, Bool)])
    func `are counted from the day after`(count: Int, start: Day, day: Day, isWithin: Bool) {
        #expect(day.isWithin(workingDays: count, of: start) == isWithin)
    }

    @Test func `are counted no further than the limit, at the ends of the calendar as well`() {
        let (first, last) = (Day(number: .min), Day(number: .max))
        #expect(!last.isWithin(workingDays: 366, of: first))
        #expect(first.isWithin(workingDays: 0, of: last))
        #expect(last.isWithin(workingDays: 366, of: last.advanced(by: -1)))
        #expect(!first.isPublicHoliday && !last.isPublicHoliday)
    }

    @Test(
        arguments: [
            ("2026-03-02", 1, "2026-04-02"), ("2026-01-31", 1, "2026-02-28"), ("2028-02-29", 12, "2029-02-28"),
            ("2025-11-30", 3, "2026-02-28"), ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", 0, "2026-03-31"),
        ] as [(Day, Int, Day)])
    func `a month later is the same day of the month, or its last`(day: Day, months: Int, later: Day) {
        #expect(day.advanced(byMonths: months) == later)
    }

    @Test func `a month later exists at the ends of the calendar as well`() {
        #expect(Day(number: .max).advanced(byMonths: 3) == Day(number: .max))
        #expect(Day(number: .min).advanced(byMonths: 12).number > .min)
    }
}
