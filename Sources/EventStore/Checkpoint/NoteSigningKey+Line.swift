/// How a signing key is written into a file: the form of Go's note tools, `PRIVATE+KEY+name+id+base64`, one line a key.
extension NoteSigningKey {
    static let linePrefix = "PRIVATE+KEY+"

    /// The line, with its line break; for the owner's eyes only.
    var line: String {
        Self.linePrefix + "\(name)+\(verifierKey.idDigits)+\(Base64.encode([kind.rawValue] + secret))\n"
    }

    /// Reads a line without its line break; nil when it is not the one form of a key of this kind.
    init?(line: Substring, kind: NoteKeyKind) {
        guard line.hasPrefix(Self.linePrefix) else { return nil }
        let parts = line.dropFirst(Self.linePrefix.count).split(separator: "+", maxSplits: 2)
        guard parts.count == 3, let bytes = Base64.decode(parts[2]), bytes.first == kind.rawValue else { return nil }
        self.init(name: String(parts[0]), secret: Array(bytes.dropFirst()), kind: kind)
        guard self.line.dropLast() == line else { return nil }
    }
}
