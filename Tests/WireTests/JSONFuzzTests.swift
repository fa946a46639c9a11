import Foundation
import Testing
import Wire

/// Random texts, broken in random places: the reader never traps or reads past the end, and it accepts what the
/// system's reader accepts.
@Suite struct `Random JSON` {
    /// A random value, as text.
    private func value(_ depth: Int, _ generator: inout SeededGenerator) -> String {
        switch Int.random(in: 0..<(depth > 3 ? 5 : 7), using: &generator) {
        case 0: return ["null", "true", "false"].randomElement(using: &generator) ?? "null"
        case 1: return "\(Int.random(in: -1000...1000, using: &generator))"
        case 2: return ["0.5", "-1e3", "2E-1", "1.25e+2", "0"].randomElement(using: &generator) ?? "0"
        case 3, 4: return string(&generator)
        case 5:
            let values = (0..<Int.random(in: 0...3, using: &generator)).map { _ in value(depth + 1, &generator) }
            return "[\(values.joined(separator: [",", " , ", ",\n"].randomElement(using: &generator) ?? ","))]"
        default:
            let count = Int.random(in: 0...3, using: &generator)
            let fields = (0..<count).map { "\"k\($0)\" : \(value(depth + 1, &generator))" }
            return "{\(fields.joined(separator: ","))}"
        }
    }

    private func string(_ generator: inout SeededGenerator) -> String {
        let pieces = ["a", "é", "€", "😀", #"\n"#, #"\""#, #"\\"#, #"\u00e9"#, #"\ud83d\ude00"#, " ", "/", "1"]
        let count = Int.random(in: 0...6, using: &generator)
        return "\"\((0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined())\""
    }

    private func systemAccepts(_ bytes: [UInt8]) -> Bool {
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `that is right is accepted`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let text = value(0, &generator)
            #expect(isJSON(text), "seed \(seed): \(text)")
            #expect(systemAccepts(Array(text.utf8)), "seed \(seed): \(text)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `that is broken is accepted exactly when the system accepts it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("{}[]\",:\\u0019eE+-.tfn /x\n\u{1}".utf8) + [0x80, 0xC3, 0xFF]
        for _ in 0..<300 {
            var bytes = Array(value(0, &generator).utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) where !bytes.isEmpty {
                let index = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = alphabet.randomElement(using: &generator) ?? 0
                case 1: bytes.remove(at: index)
                default: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: index)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            // The system lets a comma stand before a closing bracket; the standard does not.
            if text.contains(/,[ \t\r\n]*[\]}]/) { continue }
            #expect(isJSON(bytes) == systemAccepts(bytes), "seed \(seed): \(text)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `cut off anywhere never traps, whatever is asked of it`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let bytes = Array(value(0, &generator).utf8)
            let cut = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator)))
            reading(cut) { json in
                while json.offset < json.bytes.count {
                    let start = json.offset
                    switch Int.random(in: 0..<7, using: &generator) {
                    case 0: _ = try? json.string()
                    case 1: _ = try? json.integer()
                    case 2: _ = try? json.boolean()
                    case 3: _ = json.takeKey("k0")
                    case 4: try? json.skipValue()
                    case 5: _ = try? json.rawString()
                    default: _ = json.take(UInt8(ascii: "["))
                    }
                    #expect(json.offset <= json.bytes.count, "seed \(seed)")
                    if json.offset == start { json.offset += 1 }
                }
            }
        }
    }
}
