/// The keys with which a log signs its checkpoints, in a file that only its owner may read: one line a key, in the form
/// that Go's note tools use, `PRIVATE+KEY+name+id+base64`.
///
/// The first key's name is the origin of the log. A second line is a second signer, so that a key can be changed: the
/// new one signs beside the old one until everybody knows it.
public struct LogKeys: Sendable {
    public let keys: [NoteSigningKey]

    /// Room for some dozens of keys.
    private static let fileBytesMax = 16 << 10

    /// Reads the keys, or makes one.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - origin: The name of a log that is new; nil takes one that no other log has.
    /// - Throws: `FileFailure` when the file cannot be used, or belongs to another origin.
    public static func open(at path: String, origin: String?) throws(FileFailure) -> LogKeys {
        guard let text = try DurableFile.text(at: path, bytesMax: fileBytesMax) else {
            guard let key = NoteSigningKey(newFor: origin ?? unusedOrigin()) else {
                throw FileFailure(sentence: "An origin is not empty and has neither white space nor a plus sign.")
            }
            try DurableFile.make(key.line, at: path)
            return LogKeys(keys: [key])
        }
        let lines = text.split(separator: "\n")
        let keys = lines.compactMap { NoteSigningKey(line: $0, kind: .note) }
        guard let first = keys.first, keys.count == lines.count else {
            throw FileFailure(
                sentence: "The file \(path) does not have a key of the form \(NoteSigningKey.linePrefix)… on each line."
            )
        }
        guard keys.allSatisfy({ $0.name == first.name }) else {
            throw FileFailure(sentence: "The keys in \(path) do not all have the same name, the origin of the log.")
        }
        guard origin.map({ $0 == first.name }) ?? true else {
            throw FileFailure(sentence: "The log has the origin \(first.name), which stays as it is.")
        }
        return LogKeys(keys: keys)
    }

    /// Which log it is.
    public var origin: String { keys[0].name }
    /// What others verify with.
    public var verifierKeys: [NoteVerifierKey] { keys.map(\.verifierKey) }

    private static func unusedOrigin() -> String {
        "mim.invalid/" + String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
