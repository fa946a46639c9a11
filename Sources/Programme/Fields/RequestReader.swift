import Wire

/// Reads the fields of a request that people or their programs send: any order, any white space, every mistake named.
///
/// `finish` must be called at the end: it refuses fields that nobody asked for, so that a misspelt one is not lost.
public struct RequestReader: FieldReader {
    private struct Field {
        let name: String
        let start: Int
        var isRead = false
    }

    private let bytes: UnsafeRawBufferPointer
    private var fields: [Field] = []
    /// The path of the object that is being read, for messages: `providers[0].`.
    private var path: String

    /// More fields than any command has; bounds the work on a hostile body.
    private static let fieldsMax = 100

    /// Notes where each field begins.
    ///
    /// - Parameter path: What stands before the name of each field in a message: `data.`.
    /// - Throws: `FieldError` when the bytes are not one JSON object.
    public init(_ bytes: UnsafeRawBufferPointer, path: String = "") throws(FieldError) {
        self.bytes = bytes
        self.path = path
        var json = JSONReader(bytes)
        do {
            fields = try Self.index(&json, path)
            try json.expectEnd()
        } catch let error as FieldError {
            throw error
        } catch {
            throw FieldError("", .notJSON(offset: (error as? JSONError)?.offset ?? 0))
        }
    }

    private static func index(_ json: inout JSONReader, _ path: String) throws -> [Field] {
        var fields: [Field] = []
        try json.expect(UInt8(ascii: "{"))
        if json.take(UInt8(ascii: "}")) { return fields }
        repeat {
            let name = try json.string()
            try json.expect(UInt8(ascii: ":"))
            guard !fields.contains(where: { $0.name == name }) else { throw FieldError(path + name, .repeated) }
            guard fields.count < fieldsMax else { throw FieldError(path + name, .unknown) }
            _ = json.peek()
            fields.append(Field(name: name, start: json.offset))
            try json.skipValue()
        } while json.take(UInt8(ascii: ","))
        try json.expect(UInt8(ascii: "}"))
        return fields
    }

    /// Refuses what nobody asked for.
    public func finish() throws(FieldError) {
        if let stranger = fields.first(where: { !$0.isRead }) { throw FieldError(path + stranger.name, .unknown) }
    }

    /// The fields of the request, in their order.
    var names: [String] { fields.map(\.name) }

    /// Whether the request has a field, without reading it.
    public func has(_ name: String) -> Bool { fields.contains { $0.name == name } }

    /// A reader at the value of a field; nil when it is absent or null.
    private mutating func find(_ name: String) -> JSONReader? {
        guard let index = fields.firstIndex(where: { $0.name == name }) else { return nil }
        fields[index].isRead = true
        var json = JSONReader(bytes, at: fields[index].start)
        if (try? json.takeNull()) == true { return nil }
        return json
    }

    private func error(_ name: String, _ problem: FieldProblem) -> FieldError { FieldError(path + name, problem) }

    public mutating func value<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V {
        guard let value: V = try read("\(name)") else { throw error("\(name)", .missing) }
        return value
    }

    public mutating func optional<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V? {
        try read("\(name)")
    }

    private mutating func read<V: FieldValue>(_ name: String) throws(FieldError) -> V? {
        guard var json = find(name) else { return nil }
        do throws(FieldProblem) {
            let value = try V.read(&json)
            if let objection = value.objection { throw objection }
            return value
        } catch {
            throw self.error(name, error)
        }
    }

    public mutating func integer(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldError) -> Int {
        guard let value = try optionalInteger(name, in: range) else { throw error("\(name)", .missing) }
        return value
    }

    public mutating func optionalInteger(
        _ name: StaticString, in range: ClosedRange<Int>
    ) throws(FieldError) -> Int? {
        guard var json = find("\(name)") else { return nil }
        guard let value = try? json.integer(), range.contains(value) else {
            throw error("\(name)", .expected(.integer(range)))
        }
        return value
    }

    public mutating func personal(_ name: StaticString, _ form: Personal.Form) throws(FieldError) -> Personal {
        guard let value = try optionalPersonal(name, form) else { throw error("\(name)", .missing) }
        return value
    }

    public mutating func optionalPersonal(_ name: StaticString, _ form: Personal.Form) throws(FieldError) -> Personal? {
        guard var json = find("\(name)") else { return nil }
        guard let text = try? json.string(), !text.isEmpty, text.utf8.count <= Personal.bytesMax else {
            throw error("\(name)", .expected(.personal(bytesMax: Personal.bytesMax)))
        }
        if let problem = TextRules.problem(with: text, form: form) { throw error("\(name)", problem) }
        return .spoken(text)
    }

    public mutating func objects<O: FieldObject>(_ name: StaticString) throws(FieldError) -> [O] {
        guard var json = find("\(name)") else { return [] }
        var objects: [O] = []
        let outer = (fields, path)
        defer { (fields, path) = outer }
        do {
            try json.expect(UInt8(ascii: "["))
            if json.take(UInt8(ascii: "]")) { return [] }
            repeat {
                path = "\(outer.1)\(name)[\(objects.count)]."
                fields = try Self.index(&json, path)
                objects.append(try O(from: &self))
                try finish()
            } while json.take(UInt8(ascii: ","))
            try json.expect(UInt8(ascii: "]"))
        } catch let error as FieldError {
            throw error
        } catch {
            throw FieldError("\(outer.1)\(name)", .expected(.objects(DescribingReader.describe(O.self))))
        }
        return objects
    }

    /// Nobody sends events: they come of decisions.
    public mutating func event(_ name: StaticString) throws(FieldError) -> InnerEvent {
        throw error("\(name)", .unknown)
    }

    public mutating func tag<E: Entity>() throws(FieldError) -> ID<E> {
        guard let id: ID<E> = try optionalTag() else { throw error("\(E.kind)", .missing) }
        return id
    }

    public mutating func optionalTag<E: Entity>() throws(FieldError) -> ID<E>? { try read("\(E.kind)") }

    public mutating func tags<E: Entity>() throws(FieldError) -> [ID<E>] {
        let name = "\(E.kind)s"
        guard var json = find(name) else { return [] }
        var ids: [ID<E>] = []
        let problem = error(name, .expected(.ids(kind: "\(E.kind)")))
        guard json.take(UInt8(ascii: "[")) else { throw problem }
        if json.take(UInt8(ascii: "]")) { return [] }
        repeat {
            guard let id = try? ID<E>.read(&json), !ids.contains(id), ids.count < Self.idsMax else { throw problem }
            ids.append(id)
        } while json.take(UInt8(ascii: ","))
        guard json.take(UInt8(ascii: "]")) else { throw problem }
        return ids
    }

    /// Each id becomes a tag, and an event has at most 64 tags.
    private static let idsMax = 60
}
