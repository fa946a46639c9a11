import Foundation
import Testing
import Wire

@Suite struct `A JSON writer` {
    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        body(&json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    @Test func `puts commas between values and none elsewhere`() {
        let text = written { json in
            json.beginObject()
            json.key("a")
            json.integer(1)
            json.key("b")
            json.beginArray()
            json.null()
            json.boolean(true)
            json.beginObject()
            json.endObject()
            json.beginArray()
            json.endArray()
            json.endArray()
            json.key(dynamic: "c \"d\"")
            json.string("e")
            json.key("f")
            json.raw("[0]".utf8)
            json.key("g")
            json.plainString { $0.append(contentsOf: "h".utf8) }
            json.endObject()
        }
        #expect(text == #"{"a":1,"b":[null,true,{},[]],"c \"d\"":"e","f":[0],"g":"h"}"#)
    }

    @Test func `escapes what must be escaped and nothing else`() {
        #expect(
            written { $0.string("\"\\/\n\r\t\u{8}\u{C}\u{1F}\u{7F}é€😀") }
                == #""\"\\/\n\r\t\u0008\u000c\u001f\#u{7F}é€😀""#)
    }

    @Test func `writes every character so that it is read back`() throws {
        for value in 0..<0x3000 {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let text = "a\(scalar)b"
            let read = try reading(written { $0.string(text) }) { try $0.string() }
            #expect(Array(read.unicodeScalars) == Array(text.unicodeScalars))
        }
    }

    @Test(arguments: [
        (0.0, 1, "0.0"), (12.34, 1, "12.3"), (-0.04, 1, "0.0"), (-1.25, 1, "-1.3"), (0.05, 2, "0.05"),
        (99.96, 1, "100.0"),
        (7.5, 0, "8"), (-3.2, 0, "-3"), (.nan, 1, "null"), (.infinity, 1, "null"), (1e300, 1, "null"),
        (-1e300, 2, "null"),
    ])
    func `writes a number with so many decimals, and null for one that JSON cannot hold`(
        value: Double, places: Int, text: String
    ) {
        #expect(written { $0.decimal(value, places: places) } == text)
    }

    @Test(arguments: [0, 1, -1, 999_999_999_999_999_999, -999_999_999_999_999_999])
    func `writes whole numbers so that they are read back`(number: Int) throws {
        #expect(try reading(written { $0.integer(number) }) { try $0.integer() } == number)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `writes random strings as the system reads them`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let scalars = (0..<20).compactMap { _ in
                Unicode.Scalar(
                    UInt32.random(in: 0...(Bool.random(using: &generator) ? 0x7F : 0x10FFFF), using: &generator))
            }
            let text = String(String.UnicodeScalarView(scalars))
            let json = Data(written { $0.string(text) }.utf8)
            let read = try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed) as? String
            #expect(read.map { Array($0.unicodeScalars) } == scalars, "seed \(seed)")
        }
    }
}
