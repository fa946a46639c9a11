import Testing
import Wire

@Suite struct `A JSON reader` {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "1", "-1", "10", "1.5", "-0.5", "0.0", "1e1", "1E+10", "1e-2", "0e0",
        "1.0E0",
        #""""#, #""a""#, #""\"\\\/\b\f\n\r\t""#, #""\u0000""#, #""\uD83D\uDE00""#, #""😀""#, "[]", "[1]", "[1,2]", "{}",
        #"{"a":1}"#, #"{"a":1,"a":2}"#, #"{"":{}}"#, " \t\r\n[ 1 , 2 ] \n", #" { "a" : [ ] } "#, "\"\u{7F}\"",
        "123456789012345678901234567890",
    ])
    func `accepts what the standard accepts`(text: String) {
        #expect(isJSON(text))
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "NULL", "True", "tru", "01", "-", "-01", "+1", ".5", "1.", "1.e1", "1e", "1e+", "0x10",
        "Infinity",
        "NaN", "--1", "1 2", "'a'", "\"", "\"a", #""\"#, #""\x""#, #""\u12""#, #""\u12G4""#, #""\uD800""#,
        #""\uD800a""#,
        #""\uD800\u0041""#, #""\uDC00""#, #""\uD800\uD800""#, "\"\n\"", "\"\t\"", "\"\u{1}\"", "[", "]", "[1", "[1,",
        "[1,]", "[,1]",
        "[,]", "[1 2]", "{", "}", "{a:1}", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{,}"#, #"{"a" 1}"#, #"{1:1}"#, "[1}",
        #"{"a":1]"#,
        "[]]", "{}{}", "[1]x", "/* */1", "1//", "\u{FEFF}1", "[\u{A0}]", "a",
    ])
    func `refuses what the standard refuses`(text: String) {
        #expect(!isJSON(text))
    }

    @Test(
        arguments: [
            [0x22, 0x80, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xFF, 0x22],
            [0x22, 0xE2, 0x82, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x5C, 0x6E, 0x80, 0x22],
            [0x7B, 0x22, 0x80, 0x22, 0x3A, 0x31, 0x7D], [0x00], [0x80],
        ] as [[UInt8]])
    func `refuses bytes that are no UTF-8`(bytes: [UInt8]) {
        #expect(!isJSON(bytes))
    }

    @Test func `resolves every escape`() throws {
        let read = try reading(#""\"\\\/\b\f\n\r\t\u0041\u00e9\u20AC\ud83d\ude00""#) { try $0.string() }
        #expect(read == "\"\\/\u{8}\u{C}\n\r\tAé€😀")
    }

    @Test func `keeps the bytes of a raw string and says whether it has escapes`() throws {
        let (plain, isEscaped) = try reading(#""abc""#) { json in
            let raw = try json.rawString()
            return (Array(raw.bytes), raw.isEscaped)
        }
        #expect(plain == Array("abc".utf8) && !isEscaped)
        let escaped = try reading(#""a\n""#) { try $0.rawString().isEscaped }
        #expect(escaped)
    }

    @Test func `nests as deep as it promises and no deeper`() {
        let deepest = JSONReader.depthMax
        #expect(isJSON(String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest)))
        #expect(!isJSON(String(repeating: "[", count: deepest + 1) + String(repeating: "]", count: deepest + 1)))
        #expect(!isJSON(String(repeating: "[", count: 100_000)))
        #expect(!isJSON(String(repeating: #"{"a":"#, count: 100_000)))
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), (" 42", 42), ("999999999999999999", 999_999_999_999_999_999),
        ("-999999999999999999", -999_999_999_999_999_999),
    ])
    func `reads a whole number of at most eighteen digits`(text: String, number: Int) throws {
        #expect(try reading(text) { try $0.integer() } == number)
    }

    @Test(arguments: [
        "", "-", "1000000000000000000", "01", "00", "-01", "1.0", "1.5", "1e3", "1E3", "+1", "\"1\"", "true", "x",
        "- 1",
    ])
    func `does not read a whole number from anything else`(text: String) {
        #expect(throws: JSONError.self) { try reading(text) { try $0.integer() } }
    }

    @Test(arguments: ["", "True", "1", "\"true\"", "null", "tru"])
    func `does not read yes or no from anything else`(text: String) {
        #expect(throws: JSONError.self) { try reading(text) { try $0.boolean() } }
    }

    @Test func `steps over null only where it stands`() throws {
        #expect(try reading(" null,") { json in try json.takeNull() && json.take(UInt8(ascii: ",")) })
        #expect(try reading("nul") { try $0.takeNull() } == false)
    }

    @Test func `takes a key only if it stands there exactly`() {
        #expect(reading(#""name":1"#) { $0.takeKey("name") && $0.offset == 7 })
        for text in [#""nam":1"#, #""names":1"#, #""name" :1"#, #" "name":1"#, #""name""#, "", #""Name":1"#] {
            #expect(reading(text) { !$0.takeKey("name") && $0.offset == 0 })
        }
    }

    @Test(arguments: [
        ("[1,x]", 3), ("{\"a\":1", 6), ("nul", 0), ("[1,]", 3), ("1 2", 2), ("\"a\\q\"", 2),
    ])
    func `says at which byte it went wrong`(text: String, offset: Int) {
        let error = #expect(throws: JSONError.self) {
            try reading(text) { json in
                try json.skipValue()
                try json.expectEnd()
            }
        }
        #expect(error?.offset == offset)
    }
}
