import Programme
import Testing
import Wire

struct `The programme's day` {
    @Test(arguments: [
        ("2008-01-01T22:59:59.999Z", "2008-01-01"), ("2008-01-01T23:00:00.000Z", "2008-01-02"),
        ("2008-07-01T21:59:59.999Z", "2008-07-01"), ("2008-07-01T22:00:00.000Z", "2008-07-02"),
        // Summer time from 30 March 2008, 01:00 UTC to 26 October 2008, 01:00 UTC.
        ("2008-03-29T22:30:00.000Z", "2008-03-29"), ("2008-03-30T22:30:00.000Z", "2008-03-31"),
        ("2008-10-25T22:30:00.000Z", "2008-10-26"), ("2008-10-26T22:30:00.000Z", "2008-10-26"),
    ])
    func `is the calendar date in Amsterdam`(instant: String, day: String) throws {
        #expect(try #require(Instant(instant)).programmeDay == Day(day))
    }
}
