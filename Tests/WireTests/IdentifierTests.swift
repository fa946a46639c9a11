import Testing
import Wire

@Suite struct `An identifier` {
    private let instant = Instant(milliseconds: 1_795_337_394_123)

    @Test func `is written as the UUID of the standard's example for version 7`() {
        // RFC 9562, appendix A.6.
        let example = Identifier(
            version7At: Instant(milliseconds: 0x017F_22E2_79B0), random: (0xCC3, 0x18C4_DC0C_0C07_398F))
        #expect("\(example)" == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")
    }

    @Test func `has version 7 and the standard's variant whatever the dice say`() {
        for random in [(UInt64.min, UInt64.min), (.max, .max), (0x8000, 0x4000_0000_0000_0000)] {
            let id = Identifier(version7At: instant, random: random)
            #expect(id.high >> 12 & 0xF == 7)
            #expect(id.low >> 62 == 0b10)
            #expect(Int64(id.high >> 16) == instant.milliseconds)
        }
    }

    @Test func `of a later millisecond sorts after every one of an earlier`() {
        let earlier = Identifier(version7At: instant, random: (.max, .max))
        let later = Identifier(version7At: instant.advanced(byMilliseconds: 1), random: (0, 0))
        #expect(earlier < later)
        #expect("\(earlier)" < "\(later)")
    }

    @Test func `made before 1970 is made as of 1970`() {
        #expect(Identifier(version7At: Instant(milliseconds: -1), random: (0, 0)).high >> 16 == 0)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `is read back as it was written, in either case`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let id = Identifier(high: generator.next(), low: generator.next())
        #expect(Identifier("\(id)") == id, "seed \(seed)")
        #expect(Identifier("\(id)".uppercased()) == id, "seed \(seed)")
        var bytes = Array("x".utf8)
        id.append(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "x\(id)", "seed \(seed)")
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func `sorts as its text does`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let one = Identifier(high: generator.next(), low: generator.next())
        let other = Identifier(
            high: Bool.random(using: &generator) ? one.high : generator.next(), low: generator.next())
        #expect((one < other) == ("\(one)" < "\(other)"), "seed \(seed)")
    }

    @Test func `takes the hexadecimal digits of either case in each place and no other byte`() {
        let text = Array("0192f0c1-7a3b-7000-8000-00000000beef".utf8)
        for index in text.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = text
                changed[index] = byte
                let read = changed.withUnsafeBytes { Identifier(utf8: $0) }
                let isHyphen = text[index] == UInt8(ascii: "-")
                let isRight = isHyphen ? byte == text[index] : Character(Unicode.Scalar(byte)).isHexDigit && byte < 0x80
                if (read != nil) != isRight { Issue.record("byte \(byte) at \(index)") }
                if let read, Array("\(read)".utf8) != Array(String(decoding: changed, as: UTF8.self).lowercased().utf8)
                {
                    Issue.record("byte \(byte) at \(index): \(read)")
                }
            }
        }
    }

    @Test(arguments: [
        "", "0192f0c1-0000-7000-8000-00000000000", "0192f0c1-0000-7000-8000-0000000000011",
        "0192f0c100007000800000000000000001", "0192f0c1_0000-7000-8000-000000000001",
        "0192f0c1-0000-7000-8000-00000000000g", "{192f0c1-0000-7000-8000-00000000000}",
        "0192f0c1-0000-7000-8000-00000000000é", "-192f0c1-0000-7000-8000-000000000001",
    ])
    func `is not read from anything else`(text: String) {
        #expect(Identifier(text) == nil)
    }
}
