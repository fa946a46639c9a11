/// A UUID in sixteen bytes: the form of every id in the record.
///
/// New ids are version 7 (RFC 9562), so they sort by the time of their making and index pages fill in order.
public struct Identifier: Hashable, Comparable, Sendable {
    /// The first eight bytes, big end first.
    public let high: UInt64
    /// The last eight bytes, big end first.
    public let low: UInt64

    /// The length of the text form: 32 digits and 4 hyphens.
    public static let textLength = 36

    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A version 7 UUID: 48 bits of milliseconds, then random bits.
    public init(version7At instant: Instant, random: (UInt64, UInt64)) {
        let time = UInt64(bitPattern: max(0, instant.milliseconds)) & 0xFFFF_FFFF_FFFF
        high = time << 16 | 0x7000 | random.0 & 0x0FFF
        low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// Reads `8-4-4-4-12` hexadecimal digits in either case; nil for anything else.
    public init?(utf8 bytes: UnsafeRawBufferPointer) {
        let hyphen = UInt8(ascii: "-")
        guard bytes.count == Self.textLength, bytes[8] == hyphen, bytes[13] == hyphen, bytes[18] == hyphen,
            bytes[23] == hyphen
        else { return nil }
        func four(at offset: Int) -> UInt64 {
            UInt64(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
        guard let first = Self.number(four(at: 0) << 32 | four(at: 4)),
            let second = Self.number(four(at: 9) << 32 | four(at: 14)),
            let third = Self.number(four(at: 19) << 32 | four(at: 24)),
            let fourth = Self.number(four(at: 28) << 32 | four(at: 32))
        else { return nil }
        self.init(high: first << 32 | second, low: third << 32 | fourth)
    }

    /// The number in eight hexadecimal digits, first digit in the highest byte; nil when one of them is no digit.
    ///
    /// All eight are looked at in one go: a log has half a dozen ids in each record.
    private static func number(_ text: UInt64) -> UInt64? {
        let each: UInt64 = 0x0101_0101_0101_0101
        let letters = text >> 6 & each
        let digits = (text & (0x0F &* each)) &+ letters &* 9
        // The digits written anew must be the text again, but for the case of its letters.
        let aboveNine = (digits &+ 6 &* each) >> 4 & each
        guard digits & (0xF0 &* each) == 0,
            digits &+ 0x30 &* each &+ 0x27 &* aboveNine == text | letters << 5
        else { return nil }
        let pairs = (digits | digits >> 4) & 0x00FF_00FF_00FF_00FF
        let fours = (pairs | pairs >> 8) & 0x0000_FFFF_0000_FFFF
        return (fours | fours >> 16) & 0xFFFF_FFFF
    }

    /// Reads the text form; nil for anything that is not a UUID.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        let parsed = text.withUTF8 { Identifier(utf8: UnsafeRawBufferPointer($0)) }
        guard let parsed else { return nil }
        self = parsed
    }

    /// Appends the 36 characters of the text form, in lower case.
    public func append(to bytes: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.textLength) { text in
            var place = 0
            for (half, hyphens) in [(high, (28, 12)), (low, (60, 44))] as [(UInt64, (Int, Int))] {
                for shift in stride(from: 60, through: 0, by: -4) {
                    if shift == hyphens.0 || shift == hyphens.1 {
                        text[place] = UInt8(ascii: "-")
                        place += 1
                    }
                    let digit = UInt8(half >> UInt64(shift) & 0xF)
                    text[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit
                    place += 1
                }
            }
            bytes.append(contentsOf: text)
        }
    }

    /// The sixteen bytes.
    public var bytes: [UInt8] { withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) } }

    @inlinable
    public static func < (left: Identifier, right: Identifier) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Identifier: CustomStringConvertible {
    /// The text form, `8-4-4-4-12` in lower case.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.textLength)
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
