import EventStore
import Programme
import Projections
import Wire

/// The fields of one fact of a case as label and value, in Dutch and in the order of the record.
struct CaseFields {
    typealias Field = (label: String, value: String)

    let texts: PersonalTexts
    /// Whether texts are opened; they are about people.
    let showsTexts: Bool

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
            return try Self.fields(&reader)
        }
    }

    private static func fields(_ reader: inout JSONReader, withDay: Bool = false) throws -> [Field] {
        var fields: [Field] = []
        try reader.expect(UInt8(ascii: "{"))
        if reader.take(UInt8(ascii: "}")) { return [] }
        repeat {
            let name = try reader.string()
            try reader.expect(UInt8(ascii: ":"))
            let value = try value(&reader, of: name)
            if withDay || name != "on" { fields.append((CaseWords.label(of: name), value)) }
        } while reader.take(UInt8(ascii: ","))
        return fields
    }

    /// The fields of an event inside another, in one line each; nil when none comes next.
    private static func inner(_ reader: inout JSONReader) throws -> String? {
        var ahead = reader
        guard ahead.take(UInt8(ascii: "{")), ahead.takeKey("event") else { return nil }
        _ = try ahead.string()
        try ahead.expect(UInt8(ascii: ","))
        guard ahead.takeKey("data") else { return nil }
        let fields = try fields(&ahead, withDay: true)
        try reader.skipValue()
        return fields.map { "\($0.label): \($0.value)" }.joined(separator: "\n")
    }

    private static func value(_ reader: inout JSONReader, of field: String) throws -> String {
        switch reader.peek() {
        case UInt8(ascii: "\""): return CaseWords.words(try reader.string(), in: field)
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return CaseWords.words(try reader.boolean())
        case UInt8(ascii: "{"):
            // The record inside a correction, or what stays closed: `{"sealed":true}` or `{"erased":true}`.
            if let inner = try inner(&reader) { return inner }
            var ahead = reader
            try ahead.expect(UInt8(ascii: "{"))
            let isErased = ahead.takeKey("erased")
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
