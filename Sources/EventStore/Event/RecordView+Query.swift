import Glibc

extension RecordView {
    /// Whether the record has this tag.
    public func hasTag(_ tag: Tag) -> Bool { hasWord(tag.text) }

    /// Whether the record is of this type.
    public func isOf(type name: String) -> Bool { equal(type, name) }

    /// Whether the query asks for this record. Compares bytes; makes no text.
    public func matches(_ query: EventQuery) -> Bool {
        query.criteria.isEmpty || query.criteria.contains { matches($0) }
    }

    private func matches(_ criterion: EventQuery.Criterion) -> Bool {
        (criterion.types.isEmpty || criterion.types.contains { isOf(type: $0) })
            && criterion.tags.allSatisfy { hasTag($0) }
    }

    /// Lends each tag in turn, in sorted order, as bytes.
    public func forEachTag(_ body: (UnsafeRawBufferPointer) throws -> Void) rethrows {
        var rest = tags
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: " ")) ?? rest.endIndex
            try body(UnsafeRawBufferPointer(rebasing: rest[..<end]))
            rest = UnsafeRawBufferPointer(rebasing: rest[min(end + 1, rest.endIndex)...])
        }
    }

    private func hasWord(_ word: String) -> Bool {
        var word = word
        return word.withUTF8 { word in
            guard var place = tags.baseAddress, let wanted = word.baseAddress else { return false }
            let end = place + tags.count
            while end - place >= word.count {
                let next = memchr(place, Int32(UInt8(ascii: " ")), end - place).map { UnsafeRawPointer($0) } ?? end
                if next - place == word.count, memcmp(place, wanted, word.count) == 0 { return true }
                if next == end { return false }
                place = next + 1
            }
            return false
        }
    }

    private func equal(_ bytes: UnsafeRawBufferPointer, _ text: String) -> Bool {
        var text = text
        return text.withUTF8 { text in
            guard let left = bytes.baseAddress, let right = text.baseAddress else { return bytes.count == text.count }
            return bytes.count == text.count && memcmp(left, right, bytes.count) == 0
        }
    }
}
