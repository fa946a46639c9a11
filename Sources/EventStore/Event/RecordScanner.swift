import Glibc
import Wire

/// Steps through the bytes of a record from value to value. Every step checks that it stays within the bytes.
struct RecordScanner {
    private let start: UnsafeRawPointer
    private let end: UnsafeRawPointer
    private var place: UnsafeRawPointer

    /// - Returns: nil when there are no bytes.
    @inline(__always)
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return nil }
        self.start = start
        end = start + bytes.count
        place = start
    }

    /// Steps over this text if it comes next.
    @inline(__always)
    mutating func take(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard end - place >= length, memcmp(place, text.utf8Start, length) == 0 else { return false }
        place += length
        return true
    }

    /// The number of `RecordFormat.sequenceDigits` decimal digits.
    @inline(__always)
    mutating func takeSequence() -> UInt64? {
        guard let text = takeBytes(RecordFormat.sequenceDigits), let high = decimal(text, 4),
            let middle = eightDigits(text + 4), let low = eightDigits(text + 12),
            // 2^64 has twenty digits and starts with 1844: no log gets near it.
            high < 1844
        else { return nil }
        return (UInt64(high) * 100_000_000 + middle) * 100_000_000 + low
    }

    /// The instant of `Instant.textLength` characters.
    @inline(__always)
    mutating func takeInstant() -> Instant? {
        guard let text = takeBytes(Instant.textLength),
            let year = decimal(text, 4), let month = decimal(text + 5, 2), let date = decimal(text + 8, 2),
            let hour = decimal(text + 11, 2), let minute = decimal(text + 14, 2), let second = decimal(text + 17, 2),
            let fraction = decimal(text + 20, 3), hour < 24, minute < 60, second < 60,
            has(text, "-", 4), has(text, "-", 7), has(text, "T", 10), has(text, ":", 13), has(text, ":", 16),
            has(text, ".", 19), has(text, "Z", 23), let day = Day(year: year, month: month, day: date)
        else { return nil }
        let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        return Instant(milliseconds: seconds * 1000 + Int64(fraction))
    }

    /// A UUID in lower case, as the record writes it.
    @inline(__always)
    mutating func takeIdentifier() -> Identifier? {
        guard let text = takeBytes(Identifier.textLength), has(text, "-", 8), has(text, "-", 13), has(text, "-", 18),
            has(text, "-", 23), let first = eightHexadecimals(text, text + 4),
            let second = eightHexadecimals(text + 9, text + 14), let third = eightHexadecimals(text + 19, text + 24),
            let fourth = eightHexadecimals(text + 28, text + 32)
        else { return nil }
        return Identifier(high: first << 32 | second, low: third << 32 | fourth)
    }

    /// The bytes up to the next quotation mark, which is left in its place.
    @inline(__always)
    mutating func takeText() -> UnsafeRawBufferPointer? {
        guard let quote = memchr(place, Int32(UInt8(ascii: "\"")), end - place) else { return nil }
        defer { place = UnsafeRawPointer(quote) }
        return UnsafeRawBufferPointer(start: place, count: UnsafeRawPointer(quote) - place)
    }

    /// The rest but for the last brace, which closes the record.
    @inline(__always)
    mutating func takeData() -> UnsafeRawBufferPointer? {
        let count = end - place - 1
        guard count >= 2, has(place, "{", 0), has(place, "}", count - 1), has(place, "}", count) else { return nil }
        defer { place = end }
        return UnsafeRawBufferPointer(start: place, count: count)
    }

    /// Whether everything so far is printable ASCII without a backslash, so that no value had an escape in it.
    @inline(__always)
    var isPlainSoFar: Bool {
        var odd: UInt8 = 0
        var byte = start
        while byte < place {
            // Without an early exit and without a branch, so that the loop runs many bytes at a time.
            let value = byte.load(as: UInt8.self)
            odd |= (value &- 0x20 > 0x5E ? 1 : 0) | (value == UInt8(ascii: "\\") ? 1 : 0)
            byte += 1
        }
        return odd == 0
    }

    @inline(__always)
    private mutating func takeBytes(_ count: Int) -> UnsafeRawPointer? {
        guard end - place >= count else { return nil }
        defer { place += count }
        return place
    }
}

@inline(__always)
private func has(_ text: UnsafeRawPointer, _ character: Unicode.Scalar, _ offset: Int) -> Bool {
    text.load(fromByteOffset: offset, as: UInt8.self) == UInt8(ascii: character)
}

/// The number in a few decimal digits; nil when one of them is no digit.
@inline(__always)
private func decimal(_ text: UnsafeRawPointer, _ count: Int) -> Int? {
    var number = 0
    for index in 0..<count {
        let digit = text.load(fromByteOffset: index, as: UInt8.self) &- UInt8(ascii: "0")
        guard digit <= 9 else { return nil }
        number = number * 10 + Int(digit)
    }
    return number
}

// Eight characters at a time, as one number of eight bytes (Lemire, "Quickly parsing eight digits", 2018): a rebuild
// parses every record there is, and byte by byte these two would be a third of it.

/// The number in eight decimal digits; nil when one of them is no digit.
@inline(__always)
private func eightDigits(_ text: UnsafeRawPointer) -> UInt64? {
    let word = UInt64(littleEndian: text.loadUnaligned(as: UInt64.self))
    let highHalves: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    guard word & highHalves == 0x3030_3030_3030_3030,
        (word &+ 0x0606_0606_0606_0606) & highHalves == 0x3030_3030_3030_3030
    else { return nil }
    // Neighbours are put together: eight digits to four pairs, to two fours, to one number.
    let pairs = (((word & 0x0F0F_0F0F_0F0F_0F0F) &* 0x0A01) >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = ((pairs &* 0x0064_0001) >> 16) & 0x0000_FFFF_0000_FFFF
    return (fours &* 0x0000_2710_0000_0001) >> 32
}

/// The number in eight lower-case hexadecimal digits, four here and four there; nil when one of them is no digit.
@inline(__always)
private func eightHexadecimals(_ first: UnsafeRawPointer, _ second: UnsafeRawPointer) -> UInt64? {
    let word =
        UInt64(UInt32(bigEndian: first.loadUnaligned(as: UInt32.self))) << 32
        | UInt64(UInt32(bigEndian: second.loadUnaligned(as: UInt32.self)))
    // Letters have bit 6 and count from 1, so nine more makes them 10 to 15.
    let isLetter = (word >> 6) & 0x0101_0101_0101_0101
    let digits = (word & 0x0F0F_0F0F_0F0F_0F0F) &+ (isLetter &* 9)
    // Written back, the digits must give the same text: so nothing else is taken for one.
    let overNine = ((digits &+ 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101
    guard digits & 0xF0F0_F0F0_F0F0_F0F0 == 0, digits &+ 0x3030_3030_3030_3030 &+ (overNine &* 0x27) == word
    else { return nil }
    let bytes = (digits | (digits >> 4)) & 0x00FF_00FF_00FF_00FF
    let pairs = (bytes | (bytes >> 8)) & 0x0000_FFFF_0000_FFFF
    return (pairs | (pairs >> 16)) & 0xFFFF_FFFF
}
