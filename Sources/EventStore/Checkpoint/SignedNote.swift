/// A text with signatures below it (C2SP `signed-note`):
///
///     log.example/care
///     8
///     8/y09cJCRCUd+jWk0XifwO4apLcoXar8zzXAGdOHPXA=
///
///     — log.example/care tdTs+m+C5+sJt/k5…
///
/// Whoever reads it passes over signatures of keys that she does not know, and refuses the whole when that of a key that
/// she knows fails.
public struct SignedNote: Hashable, Sendable {
    /// One line below the text.
    public struct Signature: Hashable, Sendable {
        public let name: String
        public let keyID: UInt32
        public let bytes: [UInt8]

        /// As it stands below a note.
        public var line: String {
            let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) }
            return "\(SignedNote.dash) \(name) \(Base64.encode(id + bytes))\n"
        }

        init(name: String, keyID: UInt32, bytes: [UInt8]) {
            (self.name, self.keyID, self.bytes) = (name, keyID, bytes)
        }

        /// Reads a line without its line break; nil when it is none.
        init?(line: some StringProtocol) {
            let parts = line.split(separator: " ", omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0] == SignedNote.dash, NoteName.isValid(parts[1]),
                let bytes = Base64.decode(parts[2]), bytes.count > 4
            else { return nil }
            let id = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            self.init(name: String(parts[1]), keyID: id, bytes: Array(bytes.dropFirst(4)))
        }
    }

    /// Every line of it ends with a line break.
    public let text: String
    public let signatures: [Signature]

    private static let dash = "—"
    /// More lines than this are not read: a checkpoint has that of its log and those of some witnesses.
    public static let signaturesMax = 64
    /// More bytes than this are not read: a checkpoint has some hundreds.
    public static let bytesMax = 1 << 20

    /// Signs a text, whose last line ends with a line break, with keys of the kind `note`.
    public init(_ text: String, signedBy keys: [NoteSigningKey]) throws {
        self.text = text
        signatures = try keys.map { key in
            Signature(name: key.name, keyID: key.verifierKey.id, bytes: try key.sign(Array(text.utf8)))
        }
    }

    /// A text with signatures that were made elsewhere.
    init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note; nil when it does not have the form.
    public init?(_ note: String) {
        guard note.utf8.count <= Self.bytesMax, note.hasSuffix("\n"),
            note.unicodeScalars.allSatisfy({ $0 == "\n" || $0.properties.generalCategory != .control }),
            let gap = note.range(of: "\n\n", last: true)
        else { return nil }
        // The first of the two line breaks ends the text.
        text = note[..<gap.lowerBound] + "\n"
        let lines = note[gap.upperBound...].dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        let signatures = lines.compactMap { Signature(line: $0) }
        guard !lines.isEmpty, lines.count <= Self.signaturesMax, signatures.count == lines.count else { return nil }
        self.signatures = signatures
    }

    /// Whether at least one of these keys has signed it, and no signature in their names is another's.
    public func isSigned(byAnyOf keys: [NoteVerifierKey]) -> Bool { signers(among: keys)?.isEmpty == false }

    /// The note as it is written and sent.
    public var description: String { text + "\n" + signatures.map(\.line).joined() }

    /// Which of these keys have signed it.
    ///
    /// - Returns: Nil when a signature in the name of one of them is not hers.
    public func signers(among keys: [NoteVerifierKey]) -> Set<NoteVerifierKey>? {
        var found: Set<NoteVerifierKey> = []
        for signature in signatures {
            for key in keys where key.name == signature.name && key.id == signature.keyID {
                guard key.verifies(signature.bytes, of: text) else { return nil }
                found.insert(key)
            }
        }
        return found
    }
}

extension String {
    fileprivate func range(of separator: String, last: Bool) -> Range<Index>? {
        ranges(of: separator).last
    }
}
