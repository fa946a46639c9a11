import EventStore
import Programme
import Wire

/// Copies the `data` of a record into an answer, its sealed values opened.
///
/// It goes by the form of a sealed value and knows no kind of event, so a new kind is shown without a change here.
struct OpenedData {
    let texts: PersonalTexts
    /// The id of the event: a value opens only in the place where it was sealed.
    let eventID: Identifier
    /// Whether the values of a subject may be shown here; others are shown as `{"sealed":true}`.
    let opens: (_ subject: String) -> Bool
    /// Shown each text that is opened.
    var sees: (_ text: String) -> Void = { _ in }

    /// Writes the object.
    ///
    /// - Throws: `JSONError` when the bytes are not JSON, `VaultFault` when the vault does not belong to the log.
    func write(_ data: UnsafeRawBufferPointer, to json: inout JSONWriter) throws {
        var reader = JSONReader(data)
        try copy(&reader, field: "data", to: &json)
    }

    private func copy(_ reader: inout JSONReader, field: String, to json: inout JSONWriter) throws {
        switch reader.peek() {
        case UInt8(ascii: "{"):
            if let sealed = try sealed(&reader) { return try show(sealed, field: field, to: &json) }
            try copyObject(&reader, to: &json)
        case UInt8(ascii: "["):
            try reader.expect(UInt8(ascii: "["))
            json.beginArray()
            if !reader.take(UInt8(ascii: "]")) {
                repeat { try copy(&reader, field: field, to: &json) } while reader.take(UInt8(ascii: ","))
                try reader.expect(UInt8(ascii: "]"))
            }
            json.endArray()
        default:
            let start = reader.offset
            try reader.skipValue()
            json.raw(reader.bytes[start..<reader.offset])
        }
    }

    private func copyObject(_ reader: inout JSONReader, to json: inout JSONWriter) throws {
        try reader.expect(UInt8(ascii: "{"))
        json.beginObject()
        if !reader.take(UInt8(ascii: "}")) {
            repeat {
                let name = try reader.string()
                try reader.expect(UInt8(ascii: ":"))
                json.key(dynamic: name)
                try copy(&reader, field: name, to: &json)
            } while reader.take(UInt8(ascii: ","))
            try reader.expect(UInt8(ascii: "}"))
        }
        json.endObject()
    }

    /// Steps over a sealed value if one comes next.
    private func sealed(_ reader: inout JSONReader) throws -> Sealed? {
        var ahead = reader
        guard ahead.take(UInt8(ascii: "{")), ahead.takeKey("sealed") else { return nil }
        let subject = try ahead.string()
        try ahead.expect(UInt8(ascii: ","))
        guard ahead.takeKey("key") else { return nil }
        let key = try ahead.integer()
        try ahead.expect(UInt8(ascii: ","))
        guard ahead.takeKey("box") else { return nil }
        let box = try ahead.string()
        try ahead.expect(UInt8(ascii: "}"))
        reader = ahead
        return Sealed(subject: subject, key: key, box: box)
    }

    private func show(_ sealed: Sealed, field: String, to json: inout JSONWriter) throws(VaultFault) {
        guard opens(sealed.subject) else {
            return json.object {
                $0.key("sealed")
                $0.boolean(true)
            }
        }
        let shown = try texts.shown(sealed, eventID: eventID, field: field)
        if case .text(let text) = shown { sees(text) }
        json.personal(shown)
    }
}
