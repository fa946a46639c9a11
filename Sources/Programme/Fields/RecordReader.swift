import Wire

/// Reads the fields of a record of ours: they stand in the order in which they are asked for, without white space.
///
/// A field that is absent is seen by the next key being another one; so reading is one pass without a search.
struct RecordReader: FieldReader {
    private var json: JSONReader
    private let tagBytes: UnsafeRawBufferPointer
    /// Whether personal values are stepped over; making the text of one takes longer than reading all else of an event.
    private let passesOverTexts: Bool
    private let reopen: Reopen?

    /// Gives a sealed value back its words, so that it can be sealed anew in another record.
    typealias Reopen = (_ field: String, _ sealed: Sealed) -> Personal

    /// - Parameter reopen: What is made of personal values that are not passed over; nil leaves them sealed.
    init(
        data: UnsafeRawBufferPointer, tags: UnsafeRawBufferPointer, passesOverTexts: Bool = false,
        reopen: Reopen? = nil
    ) throws(FieldError) {
        json = JSONReader(data)
        tagBytes = tags
        self.passesOverTexts = passesOverTexts
        self.reopen = reopen
        guard json.take(UInt8(ascii: "{")) else { throw FieldError("data", .notJSON(offset: 0)) }
    }

    /// Throws when something is left that nobody asked for: then the record is not of the form that this reads.
    mutating func finish() throws(FieldError) {
        guard json.take(UInt8(ascii: "}")), json.offset == json.bytes.count else {
            throw FieldError("data", .notJSON(offset: json.offset))
        }
    }

    private mutating func found(_ name: StaticString) -> Bool {
        let start = json.offset
        if start < json.bytes.count, json.bytes[start] == UInt8(ascii: ",") { json.offset += 1 }
        if json.takeKey(name) { return true }
        json.offset = start
        return false
    }

    mutating func value<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V {
        guard let value: V = try optional(name) else { throw FieldError("\(name)", .missing) }
        return value
    }

    mutating func optional<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V? {
        guard found(name) else { return nil }
        do {
            return try V.read(&json)
        } catch {
            throw FieldError("\(name)", error)
        }
    }

    mutating func integer(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldError) -> Int {
        guard let value = try optionalInteger(name, in: range) else { throw FieldError("\(name)", .missing) }
        return value
    }

    mutating func optionalInteger(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldError) -> Int? {
        guard found(name) else { return nil }
        guard let value = try? json.integer() else { throw FieldError("\(name)", .expected(.integer(range))) }
        return value
    }

    mutating func personal(_ name: StaticString, _ form: Personal.Form) throws(FieldError) -> Personal {
        guard let value = try optionalPersonal(name, form) else { throw FieldError("\(name)", .missing) }
        return value
    }

    mutating func optionalPersonal(_ name: StaticString, _ form: Personal.Form) throws(FieldError) -> Personal? {
        guard found(name) else { return nil }
        guard let value = try? passesOverTexts ? passedOver() : sealed() else {
            throw FieldError("\(name)", .expected(.personal(bytesMax: Personal.bytesMax)))
        }
        if let reopen, case .sealed(let sealed) = value { return reopen("\(name)", sealed) }
        return value
    }

    private mutating func sealed() throws(JSONError) -> Personal {
        try json.expect(UInt8(ascii: "{"))
        try key("sealed")
        let subject = try json.string()
        try json.expect(UInt8(ascii: ","))
        try key("key")
        let key = try json.integer()
        try json.expect(UInt8(ascii: ","))
        try self.key("box")
        let box = try json.string()
        try json.expect(UInt8(ascii: "}"))
        return .sealed(Sealed(subject: subject, key: key, box: box))
    }

    /// The same steps without making text.
    private mutating func passedOver() throws(JSONError) -> Personal {
        try json.expect(UInt8(ascii: "{"))
        try key("sealed")
        _ = try json.rawString()
        try json.expect(UInt8(ascii: ","))
        try key("key")
        _ = try json.integer()
        try json.expect(UInt8(ascii: ","))
        try key("box")
        _ = try json.rawString()
        try json.expect(UInt8(ascii: "}"))
        return .unread
    }

    private mutating func key(_ name: StaticString) throws(JSONError) {
        guard json.takeKey(name) else { throw JSONError(.unexpected, at: json.offset) }
    }

    mutating func objects<O: FieldObject>(_ name: StaticString) throws(FieldError) -> [O] {
        guard found(name) else { return [] }
        var objects: [O] = []
        guard json.take(UInt8(ascii: "[")) else { throw FieldError("\(name)", .notJSON(offset: json.offset)) }
        repeat {
            guard json.take(UInt8(ascii: "{")) else { throw FieldError("\(name)", .notJSON(offset: json.offset)) }
            objects.append(try O(from: &self))
            guard json.take(UInt8(ascii: "}")) else { throw FieldError("\(name)", .notJSON(offset: json.offset)) }
        } while json.take(UInt8(ascii: ","))
        guard json.take(UInt8(ascii: "]")) else { throw FieldError("\(name)", .notJSON(offset: json.offset)) }
        return objects
    }

    mutating func event(_ name: StaticString) throws(FieldError) -> InnerEvent {
        guard found(name) else { throw FieldError("\(name)", .missing) }
        do throws(FieldProblem) {
            return try InnerEvent.read(&json)
        } catch {
            throw FieldError("\(name)", error)
        }
    }

    mutating func tag<E: Entity>() throws(FieldError) -> ID<E> {
        guard let id: ID<E> = try optionalTag() else { throw FieldError("\(E.kind)", .missing) }
        return id
    }

    mutating func optionalTag<E: Entity>() throws(FieldError) -> ID<E>? {
        var cursor = 0
        return try next(after: &cursor)
    }

    mutating func tags<E: Entity>() throws(FieldError) -> [ID<E>] {
        var cursor = 0
        var ids: [ID<E>] = []
        while let id: ID<E> = try next(after: &cursor) { ids.append(id) }
        return ids
    }

    /// The next tag of a kind at or after the cursor, which stands at the start of a tag.
    private func next<E: Entity>(after cursor: inout Int) throws(FieldError) -> ID<E>? {
        let length = E.kind.utf8CodeUnitCount
        while cursor + length + 1 + Identifier.textLength <= tagBytes.count {
            if hasKind(E.kind, length, at: cursor) {
                let start = cursor + length + 1
                cursor = start + Identifier.textLength + 1
                let text = UnsafeRawBufferPointer(rebasing: tagBytes[start..<start + Identifier.textLength])
                guard let id = Identifier(utf8: text) else { throw FieldError("\(E.kind)", .expected(ID<E>.shape)) }
                return ID(id)
            }
            cursor = startOfNext(after: cursor)
        }
        return nil
    }

    /// Where the tag after the one at this place begins. A tag is a kind, a colon and a UUID; others are stepped through.
    private func startOfNext(after start: Int) -> Int {
        var end = start
        while end < tagBytes.count, tagBytes[end] != UInt8(ascii: ":") { end += 1 }
        end += 1 + Identifier.textLength
        if end >= tagBytes.count || tagBytes[end] == UInt8(ascii: " ") { return end + 1 }
        end = start
        while end < tagBytes.count, tagBytes[end] != UInt8(ascii: " ") { end += 1 }
        return end + 1
    }

    private func hasKind(_ kind: StaticString, _ length: Int, at start: Int) -> Bool {
        guard tagBytes[start + length] == UInt8(ascii: ":") else { return false }
        for index in 0..<length where tagBytes[start + index] != kind.utf8Start[index] { return false }
        return true
    }
}
