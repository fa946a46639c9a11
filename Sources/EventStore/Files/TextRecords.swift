import Wire

/// Records of a few named texts, as the small files beside a log hold them: a JSON object a line, so that a note with its
/// line breaks can be told from the next one, and any tool can read it.
enum TextRecords {
    typealias Record = [(name: String, value: String)]

    /// The text of a file.
    static func text(of records: [Record]) -> String {
        records.map { record in
            var json = JSONWriter()
            json.beginObject()
            for (name, value) in record {
                json.key(dynamic: name)
                json.string(value)
            }
            json.endObject()
            return String(decoding: json.bytes, as: UTF8.self) + "\n"
        }.joined()
    }

    /// The records of a file; nil when a line of it is anything else, or the last one is not whole.
    static func records(in text: String) -> [[String: String]]? {
        guard text.isEmpty || text.hasSuffix("\n") else { return nil }
        let lines = text.split(separator: "\n")
        let records = lines.compactMap { record(in: Array($0.utf8)) }
        return records.count == lines.count ? records : nil
    }

    private static func record(in bytes: [UInt8]) -> [String: String]? {
        bytes.withUnsafeBytes { bytes in
            var reader = JSONReader(bytes)
            return try? fields(&reader)
        }
    }

    private static func fields(_ reader: inout JSONReader) throws(JSONError) -> [String: String] {
        var fields: [String: String] = [:]
        try reader.expect(UInt8(ascii: "{"))
        repeat {
            let name = try reader.string()
            try reader.expect(UInt8(ascii: ":"))
            fields[name] = try reader.string()
        } while reader.take(UInt8(ascii: ","))
        try reader.expect(UInt8(ascii: "}"))
        try reader.expectEnd()
        return fields
    }
}
