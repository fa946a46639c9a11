/// A calendar date of the programme's time zone (Europe/Amsterdam), without a time of day.
///
/// Stored as the number of days since 1 January 1970 in the Gregorian calendar; text form `2008-12-31`.
public struct Day: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    public let number: Int32

    /// The years that the record accepts: no true date of the programme lies outside 1900 to 2199.
    public static let acceptedYears = 1900...2199

    @inlinable
    public init(number: Int32) {
        self.number = number
    }

    /// The day with this year, month (1–12) and day of the month; nil when the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard Self.acceptedYears.contains(year), (1...12).contains(month), day >= 1,
            day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.init(civil: year, month, day)
    }

    /// Days-from-civil (Howard Hinnant, "chrono-compatible low-level date algorithms"): years run from March.
    private init(civil year: Int, _ month: Int, _ day: Int) {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        number = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month (1–12) and day of the month (1–31).
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = Int(number) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// The calendar year.
    public var year: Int { civil.year }

    /// The month that the day lies in.
    public var month: Month { Month(number: Int32((civil.year - 1970) * 12 + civil.month - 1)) }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int { Int((number % 7 + 10) % 7) + 1 }

    /// The number of days in a month.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    @inlinable
    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

    /// The day so many days later; earlier for a negative count; the last or first day there is for a count beyond it.
    @inlinable
    public func advanced(by days: Int) -> Day {
        let (sum, isBeyond) = Int(number).addingReportingOverflow(days)
        return Day(number: isBeyond ? (days < 0 ? .min : .max) : Int32(clamping: sum))
    }

    /// Days from this day to another; negative when the other is earlier.
    @inlinable
    public func days(until other: Day) -> Int { Int(other.number) - Int(number) }
}

extension Day: CustomStringConvertible {
    /// Reads `2008-12-31`; nil for any other form or a day that the calendar does not have.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        let day = text.withUTF8 { Day(utf8: UnsafeRawBufferPointer($0)) }
        guard let day else { return nil }
        self = day
    }

    /// Reads `2008-12-31` from bytes.
    public init?(utf8 bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = decimal(bytes, 0, 4), let month = decimal(bytes, 5, 2), let day = decimal(bytes, 8, 2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The text form, `2008-12-31`.
    public var description: String {
        let (year, month, day) = civil
        guard (0...9999).contains(year) else { return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))" }
        // Written in place: ten characters fit into a string without a block of memory.
        return String(unsafeUninitializedCapacity: 10) { text in
            for (place, digit) in [
                year / 1000, year / 100 % 10, year / 10 % 10, year % 10, -1, month / 10, month % 10, -1, day / 10,
                day % 10,
            ].enumerated() {
                text[place] = digit < 0 ? UInt8(ascii: "-") : UInt8(ascii: "0") + UInt8(digit)
            }
            return 10
        }
    }
}

/// A calendar month; all that is kept of a child's date of birth. Text form `2008-12`.
public struct Month: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Months since January 1970.
    public let number: Int32

    @inlinable
    public init(number: Int32) {
        self.number = number
    }

    /// Reads `2008-12`; nil for any other form.
    public init?(utf8 bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 7, bytes[4] == UInt8(ascii: "-"), let year = decimal(bytes, 0, 4),
            let month = decimal(bytes, 5, 2), Day.acceptedYears.contains(year), (1...12).contains(month)
        else { return nil }
        number = Int32((year - 1970) * 12 + month - 1)
    }

    /// Reads `2008-12`; nil for any other form.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        let month = text.withUTF8 { Month(utf8: UnsafeRawBufferPointer($0)) }
        guard let month else { return nil }
        self = month
    }

    /// Whole months from this month to another; negative when the other is earlier.
    @inlinable
    public func months(until other: Month) -> Int { Int(other.number) - Int(number) }

    @inlinable
    public static func < (left: Month, right: Month) -> Bool { left.number < right.number }

    /// The text form, `2008-12`.
    public var description: String {
        let month = (Int(number) % 12 + 12) % 12
        let year = 1970 + (Int(number) - month) / 12
        return "\(padded(year, 4))-\(padded(month + 1, 2))"
    }
}

/// The number in `length` decimal digits from `start`; nil when one of them is no digit.
func decimal(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> Int? {
    var number = 0
    for index in start..<start + length {
        let digit = bytes[index] &- 0x30
        guard digit <= 9 else { return nil }
        number = number * 10 + Int(digit)
    }
    return number
}

/// A non-negative number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
