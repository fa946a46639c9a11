import Crypto
import Wire

/// That somebody let a log go on that was not the one that was signed: one line of the file beside the checkpoint.
public struct OperatorDecision: Hashable, Sendable {
    public let decidedAt: Instant
    public let decidedBy: String
    public let reason: String
    /// What was wrong, as a sentence.
    public let found: String
    /// The log as it was accepted.
    public let size: LogSize
    public let root: TreeHash
    /// The checkpoint that was given up, to the letter; empty when there was none.
    public let givenUp: String

    init(
        decidedAt: Instant, decidedBy: String, reason: String, found: String, size: LogSize, root: TreeHash,
        givenUp: String
    ) {
        (self.decidedAt, self.decidedBy, self.reason, self.found) = (decidedAt, decidedBy, reason, found)
        (self.size, self.root, self.givenUp) = (size, root, givenUp)
    }

    /// The fields in the order of the line, as texts.
    private var fields: [(StaticString, String)] {
        [
            ("decidedAt", "\(decidedAt)"), ("decidedBy", decidedBy), ("reason", reason), ("found", found),
            ("size", "\(size.count)"), ("root", root.base64), ("givenUp", givenUp),
        ]
    }

    /// A JSON object without a line break.
    var line: String {
        var json = JSONWriter()
        json.beginObject()
        for (name, value) in fields {
            json.key(name)
            json.string(value)
        }
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Reads a line; nil when it is none.
    init?(line: some StringProtocol) {
        let decision = Array(line.utf8).withUnsafeBytes { bytes -> OperatorDecision? in
            var reader = JSONReader(bytes)
            return try? OperatorDecision(reading: &reader)
        }
        guard let decision else { return nil }
        self = decision
    }

    private init?(reading reader: inout JSONReader) throws(JSONError) {
        var values: [String] = []
        for (index, name) in ["decidedAt", "decidedBy", "reason", "found", "size", "root", "givenUp"].enumerated() {
            try reader.expect(UInt8(ascii: index == 0 ? "{" : ","))
            guard try reader.string() == name else { return nil }
            try reader.expect(UInt8(ascii: ":"))
            values.append(try reader.string())
        }
        try reader.expect(UInt8(ascii: "}"))
        guard let instant = Instant(values[0]), let size = UInt64(values[4]), let root = TreeHash(base64: values[5])
        else { return nil }
        self.init(
            decidedAt: instant, decidedBy: values[1], reason: values[2], found: values[3], size: LogSize(size),
            root: root, givenUp: values[6])
    }

    /// The id of the event that tells of it. It follows from the line, so that whoever finds the line and not the event
    /// can record it without recording it twice.
    public var eventID: Identifier {
        let hash = Array(SHA256.hash(data: Array(line.utf8)))
        func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        return Identifier(version7At: decidedAt, random: (number(hash[0..<8]), number(hash[8..<16])))
    }
}
