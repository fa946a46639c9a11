/// What a witness has answered, and what that says about the log or about the witness.
public enum WitnessAnswer: Hashable, Sendable {
    /// It has cosigned the checkpoint.
    case cosigned(SignedNote.Signature)
    /// It has cosigned another size last; the proof has to begin there.
    case otherSize(LogSize)
    /// The checkpoint does not continue what it has cosigned.
    case inconsistent
    /// It has not done its part; why, for the administrator.
    case useless(String)

    /// Twelve lines of the largest kind in use; anything longer is no answer.
    public static let bytesMax = 64 << 10
    /// Of a stranger's text; enough for a sentence.
    private static let quotedMax = 200

    /// Reads an answer; believes a cosignature only when it verifies.
    ///
    /// - Parameters:
    ///   - status: Of HTTP.
    ///   - type: The media type.
    ///   - note: What it was asked to cosign.
    ///   - key: Of the witness that was asked.
    public init(status: Int, type: String?, body: String, to note: SignedNote, from key: NoteVerifierKey) {
        switch status {
        case 200:
            let lines = body.split(separator: "\n").compactMap { SignedNote.Signature(line: $0) }
            // Lines of keys that are not known are passed over, as the protocol demands.
            let line = lines.first { line in
                line.name == key.name && line.keyID == key.id
                    && SignedNote(text: note.text, signatures: [line]).cosigned(by: key) != nil
            }
            self = line.map { .cosigned($0) } ?? .useless("It answered without a cosignature of its key.")
        case 409 where type?.prefix { $0 != ";" } == "text/x.tlog.size":
            let size = body.hasSuffix("\n") ? UInt64(body.dropLast()) : nil
            self =
                size.map { .otherSize(LogSize($0)) }
                ?? .useless("It answered 409 with something that is no size.")
        case 422: self = .inconsistent
        default:
            let text = body.prefix(Self.quotedMax).filter { !$0.isNewline }
            self = .useless("It answered \(status)" + (text.isEmpty ? "." : ": \(text)"))
        }
    }
}
