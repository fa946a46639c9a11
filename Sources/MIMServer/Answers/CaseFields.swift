import EventStore
import Programme
import Projections
import Wire

/// The fields of one fact of a case as label and value, in Dutch and in the order of the record.
struct CaseFields {
    /// One field as it is read.
    struct Field: Hashable, Sendable {
        let name: String
        let label: String
        var value: String
        /// What was left out of it: its own name, or those of fields of the record inside a correction.
        var leftOut: [String] = []
    }

    let texts: PersonalTexts
    /// Whether texts are opened; they are about people.
    let showsTexts: Bool
    /// The names of fields whose values are not shown to this reader.
    var leavesOut: Set<String> = []

    /// What stands in the place of a value that this reader is not shown.
    static let leftOut = "(weggelaten)"

    /// The fields of an entry, but for the day, which every reader shows beside it.
    ///
    /// - Throws: `VaultFault` when the vault does not belong to the log.
    func fields(of entry: Timeline.Entry) throws -> [Field] {
        let json = try entry.record.withView { view in
            var json = JSONWriter()
            let opened = OpenedData(texts: texts, eventID: entry.recorded.id) { _ in showsTexts }
            try opened.write(view.data, to: &json)
            return json.bytes
        }
        return try json.withUnsafeBytes { bytes in
            var reader = JSONReader(bytes)
            return try fields(&reader)
        }
    }

    private func fields(_ reader: inout JSONReader, withDay: Bool = false) throws -> [Field] {
        var fields: [Field] = []
        try reader.expect(UInt8(ascii: "{"))
        if reader.take(UInt8(ascii: "}")) { return [] }
        repeat {
            let name = try reader.string()
            try reader.expect(UInt8(ascii: ":"))
            let field = try field(name, &reader)
            if withDay || name != "on" { fields.append(field) }
        } while reader.take(UInt8(ascii: ","))
        try reader.expect(UInt8(ascii: "}"))
        return fields
    }

    private func field(_ name: String, _ reader: inout JSONReader) throws -> Field {
        var field = Field(name: name, label: CaseWords.label(of: name), value: Self.leftOut)
        if leavesOut.contains(name) {
            try reader.skipValue()
            field.leftOut = [name]
        } else if let inner = try inner(&reader) {
            field.value = inner.map { "\($0.label): \($0.value)" }.joined(separator: "\n")
            field.leftOut = inner.flatMap(\.leftOut)
        } else {
            field.value = try value(&reader, of: name)
        }
        return field
    }

    /// The fields of an event inside another; nil when none comes next.
    private func inner(_ reader: inout JSONReader) throws -> [Field]? {
        var ahead = reader
        guard ahead.take(UInt8(ascii: "{")), ahead.takeKey("event") else { return nil }
        _ = try ahead.string()
        try ahead.expect(UInt8(ascii: ","))
        guard ahead.takeKey("data") else { return nil }
        let fields = try fields(&ahead, withDay: true)
        try reader.skipValue()
        return fields
    }

    private func value(_ reader: inout JSONReader, of field: String) throws -> String {
        switch reader.peek() {
        case UInt8(ascii: "\""): return CaseWords.words(try reader.string(), in: field)
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return CaseWords.words(try reader.boolean())
        case UInt8(ascii: "{"):
            // What stays closed, `{"sealed":true}` or `{"erased":true}`, or several values together.
            var ahead = reader
            try ahead.expect(UInt8(ascii: "{"))
            let (isErased, isSealed) = (ahead.takeKey("erased"), ahead.takeKey("sealed"))
            guard isErased || isSealed else {
                return try fields(&reader, withDay: true).map { "\($0.label) \($0.value)" }.joined(separator: ", ")
            }
            try reader.skipValue()
            return isErased ? "(gewist)" : "(tekst niet getoond)"
        case UInt8(ascii: "["):
            try reader.expect(UInt8(ascii: "["))
            var values: [String] = []
            if reader.take(UInt8(ascii: "]")) { return "" }
            repeat { values.append(try value(&reader, of: field)) } while reader.take(UInt8(ascii: ","))
            try reader.expect(UInt8(ascii: "]"))
            return values.joined(separator: ", ")
        default:
            let start = reader.offset
            try reader.skipValue()
            return String(decoding: reader.bytes[start..<reader.offset], as: UTF8.self)
        }
    }
}
