import Foundation
import Testing
import Wire

@Suite struct `An instant` {
    @Test func `is written in UTC with milliseconds`() {
        #expect(Instant(milliseconds: 0).description == "1970-01-01T00:00:00.000Z")
        #expect(Instant(milliseconds: 1_230_767_999_999).description == "2008-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: 951_782_400_007).description == "2000-02-29T00:00:00.007Z")
    }

    @Test func `before 1970 is written with its own day and time`() {
        #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
        #expect(Instant(milliseconds: -86_400_000).description == "1969-12-31T00:00:00.000Z")
        #expect(Instant(milliseconds: -86_400_001).description == "1969-12-30T23:59:59.999Z")
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `is read back as it was written, between 1900 and 2199`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let first = try #require(Instant("1900-01-01T00:00:00.000Z")).milliseconds
        let last = try #require(Instant("2199-12-31T23:59:59.999Z")).milliseconds
        for _ in 0..<500 {
            let instant = Instant(milliseconds: .random(in: first...last, using: &generator))
            #expect(Instant("\(instant)") == instant, "seed \(seed)")
            #expect("\(instant)".hasPrefix("\(instant.utcDay)T"), "seed \(seed)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `is written as the system writes it`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: false)
        for _ in 0..<50 {
            let seconds = Int64.random(in: -2_208_988_800...7_258_118_399, using: &generator)
            let system = Date(timeIntervalSince1970: Double(seconds)).formatted(style)
            let ours = Instant(milliseconds: seconds * 1000).description
            #expect(ours == system.dropLast() + ".000Z", "seed \(seed)")
        }
    }

    @Test func `sorts as its text does`() {
        let instants = [-86_400_001, -1, 0, 1, 999, 1000, 1_230_767_999_999].map(Instant.init(milliseconds:))
        #expect(instants == instants.sorted())
        #expect(instants.map(\.description) == instants.map(\.description).sorted())
    }

    @Test func `a day and a millisecond later lies on the next day`() {
        let instant = Instant(milliseconds: Instant.dayLength - 1)
        #expect(instant.utcDay == Day(number: 0))
        #expect(instant.advanced(byMilliseconds: 1).utcDay == Day(number: 1))
    }

    @Test(arguments: [Int64.min, .min + 1, .max])
    func `at the end of what can be counted still has a day and a text`(milliseconds: Int64) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(!instant.description.isEmpty)
        #expect(instant.utcDay == Day(number: milliseconds < 0 ? .min : .max))
    }

    @Test(arguments: [
        "", "2008-12-31", "2008-12-31T23:59:59Z", "2008-12-31T23:59:59.9Z", "2008-12-31T23:59:59.9999Z",
        "2008-12-31t23:59:59.999Z", "2008-12-31T23:59:59.999z", "2008-12-31 23:59:59.999Z",
        "2008-12-31T24:00:00.000Z", "2008-12-31T23:60:00.000Z", "2008-12-31T23:59:60.000Z",
        "2008-13-31T23:59:59.999Z", "2008-12-31T23:59:59,999Z", "2008-12-31T23:59:59.99+01",
    ])
    func `is not read from another form`(text: String) {
        #expect(Instant(text) == nil)
    }
}
