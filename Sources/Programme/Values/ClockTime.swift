import Wire

/// A time of the day on the clock of the programme's time zone, to the minute: `14:05`.
public struct ClockTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Minutes since midnight.
    public let minute: Int

    /// Nil for a number of minutes that a day does not have.
    public init?(minute: Int) {
        guard (0..<1_440).contains(minute) else { return nil }
        self.minute = minute
    }

    /// Reads `HH:MM`; nil for anything else.
    public init?(_ text: String) {
        let digits = text.utf8.map { Int($0) - Int(UInt8(ascii: "0")) }
        guard digits.count == 5, text.utf8.dropFirst(2).first == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ (0...9).contains(digits[$0]) }), digits[3] < 6
        else { return nil }
        let hour = digits[0] * 10 + digits[1]
        guard hour < 24 else { return nil }
        self.init(minute: hour * 60 + digits[3] * 10 + digits[4])
    }

    public var description: String {
        let (hour, minute) = minute.quotientAndRemainder(dividingBy: 60)
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    public static func < (left: Self, right: Self) -> Bool { left.minute < right.minute }
}

extension ClockTime: FieldValue {
    public static var shape: FieldShape { .time }
    public static var sample: ClockTime { ClockTime(minute: 845) ?? .midnight }
    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> ClockTime {
        guard let text = try? json.string(), let time = ClockTime(text) else { throw .expected(shape) }
        return time
    }
    public func write(to json: inout JSONWriter) { json.string(description) }

    private static let midnight = ClockTime(0)
    private init(_ minute: Int) { self.minute = minute }
}
