import Testing

@testable import Programme

struct `A table of words` {
    static let kinds = EventKind.allCases.map(\.wireName)
    /// Words that end alike, are of one length, or are shorter than eight bytes.
    static let alike = [
        "a", "b", "ab", "ba", "mother-ended", "father-ended", "ended", "x-ended", "12345678", "x12345678",
    ]

    func index(of word: String, in table: WordTable) -> Int? {
        var word = word
        return word.withUTF8 { table.index(of: UnsafeRawBufferPointer($0)) }
    }

    @Test(arguments: [kinds, alike])
    func `finds every word at its place`(words: [String]) {
        let table = WordTable(words)
        for (place, word) in words.enumerated() { #expect(index(of: word, in: table) == place) }
    }

    @Test(arguments: [kinds, alike])
    func `finds nothing that differs in one byte or in length`(words: [String]) {
        let table = WordTable(words)
        #expect(index(of: "", in: table) == nil)
        for word in words {
            for place in 0..<word.utf8.count {
                var bytes = Array(word.utf8)
                bytes[place] ^= 0x40
                let changed = String(decoding: bytes, as: UTF8.self)
                #expect(index(of: changed, in: table) == words.firstIndex(of: changed), "\(changed)")
            }
            for other in [word + "e", "e" + word, String(word.dropLast())] {
                #expect(index(of: other, in: table) == words.firstIndex(of: other), "\(other)")
            }
        }
    }
}
