import Testing
import Wire

struct `A raw string of JSON` {
    /// What a reader byte by byte finds: the offset of the closing quotation mark, or of what is wrong.
    func simple(_ bytes: [UInt8]) -> (end: Int?, isEscaped: Bool) {
        var (index, isEscaped) = (1, false)
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\"") { return (index, isEscaped) }
            if bytes[index] < 0x20 { return (nil, isEscaped) }
            if bytes[index] == UInt8(ascii: "\\") {
                isEscaped = true
                index += 1
            }
            index += 1
        }
        return (nil, isEscaped)
    }

    @Test(arguments: 0..<24)
    func `ends at the same byte whatever stands where`(length: Int) {
        for place in 0...length {
            for byte in [0x00, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xA2, 0xDC, 0xFF] as [UInt8]
            {
                var bytes = [UInt8](repeating: 0x61, count: length)
                bytes.insert(byte, at: place)
                bytes = [0x22] + bytes + [0x22, 0x2C, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22]
                let expected = simple(bytes)
                bytes.withUnsafeBytes { buffer in
                    var reader = JSONReader(buffer)
                    let raw = try? reader.rawString()
                    #expect(raw.map { $0.bytes.count + 1 } == expected.end, "\(byte) at \(place) of \(length)")
                    if raw != nil { #expect(raw?.isEscaped == expected.isEscaped) }
                }
            }
        }
    }
}
