import Wire

/// Writes the fields of an event: its ids as tags, the rest as the JSON object `data`.
///
/// Fields stand in the order of the calls; what is absent is left out. The first id written is the subject.
public struct FieldWriter {
    /// Closes a personal value: its field, its text and whose it is.
    public typealias Seal = (_ field: String, _ text: String, _ subject: Subject) throws -> Sealed

    private var json = JSONWriter(reserving: 256)
    private(set) var tags: [String] = []
    private let seal: Seal
    private var failure: (any Error)?

    init(seal: @escaping Seal) {
        self.seal = seal
        json.beginObject()
    }

    public mutating func value(_ name: StaticString, _ value: some FieldValue) {
        json.key(name)
        value.write(to: &json)
    }

    public mutating func optional(_ name: StaticString, _ value: (some FieldValue)?) {
        if let value { self.value(name, value) }
    }

    public mutating func integer(_ name: StaticString, _ value: Int?) {
        guard let value else { return }
        json.key(name)
        json.integer(value)
    }

    public mutating func set(_ name: StaticString, _ value: CodeSet<some Code>) {
        if !value.isEmpty { self.value(name, value) }
    }

    public mutating func personal(_ name: StaticString, _ value: Personal?) {
        guard let value else { return }
        do {
            let sealed =
                switch value {
                case .sealed(let sealed): sealed
                case .open(let text, let subject): try seal("\(name)", text, subject)
                case .spoken, .unread: throw UnownedPersonalValue(field: "\(name)")
                }
            json.key(name)
            json.beginObject()
            json.key("sealed")
            json.string(sealed.subject)
            json.key("key")
            json.integer(sealed.key)
            json.key("box")
            json.string(sealed.box)
            json.endObject()
        } catch {
            failure = failure ?? error
        }
    }

    public mutating func objects(_ name: StaticString, _ values: [some FieldObject]) {
        guard !values.isEmpty else { return }
        json.key(name)
        json.beginArray()
        for value in values {
            json.beginObject()
            value.write(to: &self)
            json.endObject()
        }
        json.endArray()
    }

    public mutating func tag(_ id: ID<some Entity>?) {
        if let id { tags.append(id.tag) }
    }

    /// Writes an id under a name of its own, for events with two of a kind; it is a tag as well.
    public mutating func named(_ name: StaticString, _ id: ID<some Entity>?) {
        guard let id else { return }
        value(name, id)
        tag(id)
    }

    public mutating func tags(_ ids: [ID<some Entity>]) {
        for id in ids { tag(id) }
    }

    /// Adds tags that are there as text; of one that is there twice the log keeps one.
    mutating func tags(_ texts: [String]) { tags += texts.filter { !tags.contains($0) } }

    /// Hands out the tags so far, and begins anew.
    mutating func takeTags() -> [String] {
        defer { tags = [] }
        return tags
    }

    /// Writes an object, its fields by `body`.
    mutating func object(_ name: StaticString, _ body: (inout FieldWriter) -> Void) {
        json.key(name)
        json.beginObject()
        body(&self)
        json.endObject()
    }

    /// Puts JSON that is already written in the place of a value.
    mutating func raw(_ name: StaticString, _ value: [UInt8]) {
        json.key(name)
        json.raw(value)
    }

    /// The finished object; throws what sealing threw, so that nothing unsealed can leave.
    mutating func finish() throws -> [UInt8] {
        json.endObject()
        if let failure { throw failure }
        return json.bytes
    }
}

/// A personal value that nobody said whose it is: a decision forgot to say so. It cannot be sealed and is not written.
public struct UnownedPersonalValue: Error, Hashable, Sendable {
    public let field: String
}
