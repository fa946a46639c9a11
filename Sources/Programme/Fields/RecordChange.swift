import Wire

/// What is to be otherwise in a record: the object in a command, kept as it came, for only the record says what its
/// fields are.
public struct RecordChange: FieldValue, Hashable {
    /// A JSON object.
    let bytes: [UInt8]

    /// A change of some fields.
    public init(_ fields: KeyValuePairs<StaticString, any FieldValue>) {
        var json = JSONWriter()
        json.beginObject()
        for (name, value) in fields {
            json.key(name)
            value.write(to: &json)
        }
        json.endObject()
        bytes = json.bytes
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    public static var shape: FieldShape { .change }
    public static var sample: RecordChange { RecordChange(bytes: Array(#"{"on":"2008-12-31"}"#.utf8)) }

    public static func read(_ json: inout JSONReader) throws(FieldProblem) -> RecordChange {
        guard json.peek() == UInt8(ascii: "{") else { throw .expected(shape) }
        let start = json.offset
        do throws(JSONError) {
            try json.skipValue()
        } catch {
            throw .notJSON(offset: error.offset)
        }
        return RecordChange(bytes: Array(json.bytes[start..<json.offset]))
    }

    public func write(to json: inout JSONWriter) { json.raw(bytes) }
}
