import Foundation
import Testing
import Wire

@Suite struct `A day` {
    @Test func `counts from 1 January 1970`() {
        #expect(Day("1970-01-01")?.number == 0)
        #expect(Day("1969-12-31")?.number == -1)
        #expect(Day("2000-03-01")?.number == 11_017)
        #expect(Day("2008-12-31")?.number == 14_244)
    }

    @Test func `agrees with the Gregorian calendar of the system from 1900 to 2199, every day of it`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        var day = try #require(Day(year: 1900, month: 1, day: 1))
        let last = try #require(Day(year: 2199, month: 12, day: 31))
        while day <= last {
            let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let (year, month, dayOfMonth) = day.civil
            // The system counts weekdays from Sunday as 1.
            let agrees =
                parts.year == year && parts.month == month && parts.day == dayOfMonth
                && parts.weekday == day.weekday % 7 + 1
            if !agrees { Issue.record("\(day): \(parts)") }
            day = day.advanced(by: 1)
        }
    }

    @Test func `is read back as it was written, every day from 1900 to 2199`() throws {
        var day = try #require(Day("1900-01-01"))
        let last = try #require(Day("2199-12-31"))
        var count = 0
        while day <= last {
            let (year, month, dayOfMonth) = day.civil
            if Day("\(day)") != day || Day(year: year, month: month, day: dayOfMonth) != day {
                Issue.record("\(day)")
            }
            count += 1
            day = day.advanced(by: 1)
        }
        #expect(count == 109_573)
    }

    @Test func `knows its weekday by ISO 8601`() {
        #expect(Day("2026-11-22")?.weekday == 7)
        #expect(Day("2026-11-23")?.weekday == 1)
        #expect(Day("1969-12-31")?.weekday == 3)
        #expect(Day("1900-01-01")?.weekday == 1)
    }

    @Test func `knows its year and its month`() {
        #expect(Day("2008-12-31")?.year == 2008)
        #expect(Day("2008-12-31")?.month == Month("2008-12"))
        #expect(Day("1969-12-31")?.month == Month("1969-12"))
    }

    @Test(arguments: [
        "", "2008-12-3", "2008-12-311", "2008-13-01", "2008-00-10", "2008-01-00", "2008-04-31", "2007-02-29",
        "1900-02-29", "2100-02-29", "1899-12-31", "2200-01-01", "2008/12/31", "31-12-2008", "2008-1-011",
        "+008-12-31", "2008-12-3 ", "２008-12-31", "-001-01-01",
    ])
    func `is not read from another form or a day that the calendar does not have`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `in a leap year has a 29th of February`() {
        #expect(Day("2000-02-29") != nil)
        #expect(Day("2008-02-29") != nil)
    }

    @Test func `counts days to another, either way`() throws {
        let first = try #require(Day("2008-02-28"))
        let second = try #require(Day("2008-03-01"))
        #expect(first.days(until: second) == 2)
        #expect(second.days(until: first) == -2)
        #expect(first.advanced(by: 2) == second)
        #expect(first < second)
    }

    @Test func `does not leave its range however far it is moved`() {
        #expect(Day(number: .max).advanced(by: .max) == Day(number: .max))
        #expect(Day(number: .min).advanced(by: .min) == Day(number: .min))
        #expect(Day(number: 0).advanced(by: .max) == Day(number: .max))
    }

    @Test(arguments: [Int32.min, .min + 1, -800_000, 2_932_896, .max])
    func `outside the accepted years still has a calendar date and a text`(number: Int32) {
        let day = Day(number: number)
        #expect((1...12).contains(day.civil.month))
        #expect((1...31).contains(day.civil.day))
        #expect((1...7).contains(day.weekday))
        #expect(!"\(day)".isEmpty)
    }
}

@Suite struct `A month` {
    @Test func `is read back as it was written, from 1900 to 2199`() throws {
        let first = try #require(Month("1900-01"))
        let last = try #require(Month("2199-12"))
        #expect(first.months(until: last) == 3_599)
        for number in first.number...last.number {
            let month = Month(number: number)
            if Month("\(month)") != month { Issue.record("\(month)") }
        }
    }

    @Test func `counts from January 1970, also before it`() {
        #expect(Month("1970-01")?.number == 0)
        #expect(Month("1969-12")?.number == -1)
        #expect(Month(number: -1).description == "1969-12")
        #expect(Month(number: -12).description == "1969-01")
        #expect(Month(number: -13).description == "1968-12")
    }

    @Test func `of a day is the month in which it lies, every day from 1900 to 2199`() throws {
        var day = try #require(Day("1900-01-01"))
        while day.year < 2200 {
            if day.month.description != "\(day)".prefix(7) { Issue.record("\(day)") }
            day = day.advanced(by: 1)
        }
    }

    @Test(arguments: ["", "2008", "2008-1", "2008-00", "2008-13", "1899-12", "2200-01", "2008-01-01", "2008/01"])
    func `is not read from anything else`(text: String) {
        #expect(Month(text) == nil)
    }
}
