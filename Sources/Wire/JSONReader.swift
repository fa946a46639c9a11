/// Reads JSON from bytes by pulling: the caller asks for what it expects, and nothing is built that it did not ask for.
///
/// The bytes must outlive the reader, so it is made and used inside a closure that lends them and never stored.
/// It accepts exactly RFC 8259 (numbers: integers only where an integer is asked for) and never reads past the end.
public struct JSONReader {
    public let bytes: UnsafeRawBufferPointer
    /// The index of the next byte.
    public var offset: Int

    /// How deep arrays and objects may nest: far more than any record or command needs, far less than the stack holds.
    public static let depthMax = 32

    @inlinable
    public init(_ bytes: UnsafeRawBufferPointer, at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The next byte that is not white space, or nil at the end.
    @inlinable @inline(__always)
    public mutating func peek() -> UInt8? {
        while offset < bytes.count {
            let byte = bytes[offset]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            offset += 1
        }
        return nil
    }

    /// Steps over this byte if it comes next.
    @inlinable @inline(__always)
    public mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    /// Steps over this byte.
    @inlinable @inline(__always)
    public mutating func expect(_ byte: UInt8) throws(JSONError) {
        guard take(byte) else { throw JSONError(.unexpected, at: offset) }
    }

    /// Steps over `"name":` if exactly these bytes come next, as in a record that we wrote.
    @inlinable @inline(__always)
    public mutating func takeKey(_ name: StaticString) -> Bool {
        let length = name.utf8CodeUnitCount
        guard offset + length + 3 <= bytes.count, bytes[offset] == UInt8(ascii: "\""),
            bytes[offset + length + 1] == UInt8(ascii: "\""), bytes[offset + length + 2] == UInt8(ascii: ":")
        else { return false }
        let start = name.utf8Start
        for index in 0..<length where bytes[offset + 1 + index] != start[index] { return false }
        offset += length + 3
        return true
    }

    /// The bytes of a string without its quotation marks, escapes left as they are, and whether it has any.
    public mutating func rawString() throws(JSONError) -> (bytes: UnsafeRawBufferPointer, isEscaped: Bool) {
        try expect(UInt8(ascii: "\""))
        let start = offset
        var isEscaped = false
        while offset + 8 <= bytes.count, Self.isPlain(bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) {
            offset += 8
        }
        while offset < bytes.count {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                offset += 1
                return (UnsafeRawBufferPointer(rebasing: bytes[start..<offset - 1]), isEscaped)
            }
            guard byte >= 0x20 else { throw JSONError(.controlCharacter, at: offset) }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                offset += 1
            }
            offset += 1
        }
        offset = bytes.count
        throw JSONError(.unterminated, at: start)
    }

    /// Whether none of eight bytes is a quotation mark, a backslash or a control character.
    ///
    /// The lowest bit that is borrowed into a byte's highest one shows a zero there (Hacker's Delight, 6–1); a byte after
    /// such a one may be shown too, which costs a second look and nothing else.
    private static func isPlain(_ eight: UInt64) -> Bool {
        let each: UInt64 = 0x0101_0101_0101_0101
        let quotes = eight ^ 0x22 &* each
        let backslashes = eight ^ 0x5C &* each
        let found =
            (quotes &- each) & ~quotes | (backslashes &- each) & ~backslashes | (eight &- 0x20 &* each) & ~eight
        return found & (0x80 &* each) == 0
    }

    /// A string, escapes resolved, checked to be UTF-8.
    public mutating func string() throws(JSONError) -> String {
        let (raw, isEscaped) = try rawString()
        let start = offset - 1 - raw.count
        if isEscaped { return try unescape(raw, at: start) }
        if raw.allSatisfy({ $0 < 0x80 }) { return String(decoding: raw, as: UTF8.self) }
        guard let text = String(validating: raw, as: UTF8.self) else { throw JSONError(.notUTF8, at: start) }
        return text
    }

    /// A whole number of at most 18 digits.
    public mutating func integer() throws(JSONError) -> Int {
        _ = peek()
        let start = offset
        let isNegative = take(UInt8(ascii: "-"))
        var number = 0
        var digits = 0
        while offset < bytes.count, case let digit = bytes[offset] &- 0x30, digit <= 9 {
            digits += 1
            guard digits <= 18, !(digits == 2 && number == 0) else { throw JSONError(.number, at: start) }
            number = number * 10 + Int(digit)
            offset += 1
        }
        guard digits > 0 else { throw JSONError(.unexpected, at: start) }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") || bytes[offset] | 0x20 == UInt8(ascii: "e") {
            throw JSONError(.number, at: start)
        }
        return isNegative ? -number : number
    }

    public mutating func boolean() throws(JSONError) -> Bool {
        if try literal("true") { return true }
        if try literal("false") { return false }
        throw JSONError(.unexpected, at: offset)
    }

    /// Steps over `null` if it comes next.
    public mutating func takeNull() throws(JSONError) -> Bool { try literal("null") }

    /// Steps over one whole value, checking its form.
    public mutating func skipValue() throws(JSONError) { try skipValue(depth: 0) }

    /// Throws unless only white space is left.
    public mutating func expectEnd() throws(JSONError) {
        if peek() != nil { throw JSONError(.trailing, at: offset) }
    }

    private mutating func skipValue(depth: Int) throws(JSONError) {
        switch peek() {
        case UInt8(ascii: "{"):
            try enter(depth)
            if take(UInt8(ascii: "}")) { return }
            repeat {
                _ = try string()
                try expect(UInt8(ascii: ":"))
                try skipValue(depth: depth + 1)
            } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "}"))
        case UInt8(ascii: "["):
            try enter(depth)
            if take(UInt8(ascii: "]")) { return }
            repeat { try skipValue(depth: depth + 1) } while take(UInt8(ascii: ","))
            try expect(UInt8(ascii: "]"))
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try boolean()
        case UInt8(ascii: "n"):
            guard try takeNull() else { throw JSONError(.unexpected, at: offset) }
        default: try skipNumber()
        }
    }

    /// Steps over the bracket that opens an array or an object inside so many others.
    private mutating func enter(_ depth: Int) throws(JSONError) {
        guard depth < Self.depthMax else { throw JSONError(.tooDeep, at: offset) }
        offset += 1
    }

    /// RFC 8259 section 6: minus, integer part without leading zeros, fraction, exponent.
    private mutating func skipNumber() throws(JSONError) {
        let start = offset
        func digits(_ reader: inout JSONReader) -> Int {
            let first = reader.offset
            while reader.offset < reader.bytes.count, reader.bytes[reader.offset] &- 0x30 <= 9 { reader.offset += 1 }
            return reader.offset - first
        }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "-") { offset += 1 }
        let first = offset
        let whole = digits(&self)
        guard whole > 0, whole == 1 || bytes[first] != 0x30 else { throw JSONError(.unexpected, at: start) }
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            offset += 1
            guard digits(&self) > 0 else { throw JSONError(.number, at: start) }
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            guard digits(&self) > 0 else { throw JSONError(.number, at: start) }
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSONError) -> Bool {
        _ = peek()
        let length = word.utf8CodeUnitCount
        guard offset + length <= bytes.count else { return false }
        for index in 0..<length where bytes[offset + index] != word.utf8Start[index] { return false }
        offset += length
        return true
    }

    private func unescape(_ raw: UnsafeRawBufferPointer, at start: Int) throws(JSONError) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            guard raw[index] == UInt8(ascii: "\\") else {
                out.append(raw[index])
                index += 1
                continue
            }
            guard index + 1 < raw.count else { throw JSONError(.escape, at: start + index) }
            switch raw[index + 1] {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(raw[index + 1])
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "u"):
                var unit = try hexadecimal(raw, index + 2, start)
                if unit & 0xFC00 == 0xD800 {
                    guard index + 7 < raw.count, raw[index + 6] == UInt8(ascii: "\\"),
                        raw[index + 7] == UInt8(ascii: "u"),
                        case let second = try hexadecimal(raw, index + 8, start), second & 0xFC00 == 0xDC00
                    else { throw JSONError(.escape, at: start + index) }
                    unit = 0x10000 + (unit & 0x3FF) << 10 + second & 0x3FF
                    index += 6
                }
                guard let scalar = Unicode.Scalar(unit) else { throw JSONError(.escape, at: start + index) }
                out.append(contentsOf: String(Character(scalar)).utf8)
                index += 4
            default: throw JSONError(.escape, at: start + index)
            }
            index += 2
        }
        guard let text = String(validating: out, as: UTF8.self) else { throw JSONError(.notUTF8, at: start) }
        return text
    }

    private func hexadecimal(_ raw: UnsafeRawBufferPointer, _ index: Int, _ start: Int) throws(JSONError) -> UInt32 {
        guard index + 4 <= raw.count else { throw JSONError(.escape, at: start + index) }
        var number: UInt32 = 0
        for byte in raw[index..<index + 4] {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x61...0x66: digit = byte - 0x57
            case 0x41...0x46: digit = byte - 0x37
            default: throw JSONError(.escape, at: start + index)
            }
            number = number << 4 | UInt32(digit)
        }
        return number
    }
}

/// Text that is not the JSON that was asked for. Says where, never what stood there: it may be about people.
public struct JSONError: Error, Hashable, Sendable {
    public enum Kind: Sendable {
        case unexpected, unterminated, controlCharacter, notUTF8, escape, number, tooDeep, trailing
    }
    public let kind: Kind
    /// The index of the byte at which it went wrong.
    public let offset: Int

    @inlinable
    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}
