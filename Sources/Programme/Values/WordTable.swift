/// Frozen words in a table that finds a word's place from its bytes, without making text of them.
///
/// Every record is decoded by looking up its kind and its codes, a million times in a rebuild.
struct WordTable: Sendable {
    /// A fourth of the slots at most is taken, so that a search seldom looks at a second one.
    private let slots: [UInt8]
    /// The bytes of all words, one after the other, and where each begins and the last one ends.
    private let bytes: [UInt8]
    private let bounds: [Int]
    /// What each word is first compared by.
    private let keys: [UInt64]

    private static let vacant = UInt8.max

    /// - Parameter words: Fewer than 128 words, each one once.
    init(_ words: [String]) {
        bytes = words.flatMap(\.utf8)
        bounds = words.reduce(into: [0]) { $0.append($0[$0.endIndex - 1] + $1.utf8.count) }
        keys = words.map { Array($0.utf8).withUnsafeBytes(Self.key) }
        var slots = [UInt8](repeating: Self.vacant, count: words.count < 16 ? 64 : 512)
        for (index, key) in keys.enumerated() {
            var slot = Self.slot(of: key, among: slots.count)
            while slots[slot] != Self.vacant { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt8(index)
        }
        self.slots = slots
    }

    /// The place of a word in the list; nil when the list does not have it.
    func index(of word: UnsafeRawBufferPointer) -> Int? {
        let key = Self.key(word)
        var slot = Self.slot(of: key, among: slots.count)
        while slots[slot] != Self.vacant {
            let index = Int(slots[slot])
            if keys[index] == key, isWord(index, word) { return index }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Whether the bytes are this word, of which the key is the same: so only what stands before the last eight.
    private func isWord(_ index: Int, _ word: UnsafeRawBufferPointer) -> Bool {
        let start = bounds[index]
        guard bounds[index + 1] - start == word.count else { return false }
        var offset = 0
        while offset < word.count - 8 {
            guard bytes[start + offset] == word[offset] else { return false }
            offset += 1
        }
        return true
    }

    /// Made of the length and of the last eight bytes: two words of one length with one key end in the same eight.
    private static func key(_ word: UnsafeRawBufferPointer) -> UInt64 {
        let length = UInt64(truncatingIfNeeded: word.count) << 56
        if word.count >= 8 { return length ^ word.loadUnaligned(fromByteOffset: word.count - 8, as: UInt64.self) }
        return word.reduce(length) { $0 << 8 ^ UInt64($1) }
    }

    private static func slot(of key: UInt64, among count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & (count - 1)
    }
}
