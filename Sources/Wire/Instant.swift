/// A point in time in milliseconds: when the log took a fact, or when it happened if that instant is known.
///
/// Text form is RFC 3339 in UTC with three decimals, `2026-11-22T08:49:54.123Z`, which sorts as it reads.
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// The length of the text form.
    public static let textLength = 24

    @inlinable
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Reads exactly the form that `description` writes; nil for anything else.
    public init?(utf8 bytes: UnsafeRawBufferPointer) {
        guard bytes.count == Self.textLength, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
            let day = Day(utf8: UnsafeRawBufferPointer(rebasing: bytes[0..<10])),
            let hour = decimal(bytes, 11, 2), let minute = decimal(bytes, 14, 2),
            let second = decimal(bytes, 17, 2), let fraction = decimal(bytes, 20, 3),
            hour < 24, minute < 60, second < 60
        else { return nil }
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.init(milliseconds: seconds * 1000 + Int64(fraction))
    }

    /// Reads exactly the form that `description` writes; nil for anything else.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        let instant = text.withUTF8 { Instant(utf8: UnsafeRawBufferPointer($0)) }
        guard let instant else { return nil }
        self = instant
    }

    /// The date in UTC. The programme's own date needs a time zone; the server works that out.
    public var utcDay: Day {
        let days = milliseconds / Self.dayLength - (milliseconds % Self.dayLength < 0 ? 1 : 0)
        return Day(number: Int32(clamping: days))
    }

    /// Milliseconds since midnight in UTC.
    private var millisecondOfDay: Int64 { (milliseconds % Self.dayLength + Self.dayLength) % Self.dayLength }

    /// So many milliseconds later.
    @inlinable
    public func advanced(byMilliseconds count: Int64) -> Instant { Instant(milliseconds: milliseconds &+ count) }

    @inlinable
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

    /// Milliseconds in a day.
    public static let dayLength: Int64 = 86_400_000
}

extension Instant: CustomStringConvertible {
    /// The RFC 3339 form with milliseconds, in UTC.
    public var description: String {
        let inDay = Int(millisecondOfDay)
        let (hour, minute, second) = (inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1000 % 60)
        return "\(utcDay)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2)).\(padded(inDay % 1000, 3))Z"
    }
}
