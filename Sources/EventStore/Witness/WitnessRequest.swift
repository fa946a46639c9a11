/// What a log asks of a witness (C2SP `tlog-witness`, `add-checkpoint`): to cosign a checkpoint, with the proof that it
/// continues what the witness has seen.
///
///     old 20852014
///     PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
///
///     example.com/behind-the-sofa
///     20852163
///     …
public struct WitnessRequest: Hashable, Sendable {
    /// The size that the witness has cosigned last, as far as the asker knows.
    public let old: LogSize
    /// That the tree of that size is the beginning of the new one.
    public let proof: [TreeHash]
    /// The new checkpoint, signed by its log.
    public let note: SignedNote
    /// What the note says.
    public let checkpoint: Checkpoint

    /// More bytes than this are not read: 16 signatures of the largest kind in use have 80 KB, a proof 3 KB.
    public static let bytesMax = 128 << 10
    /// The form allows no more: a tree of 2 to the power of 63 leaves is not deeper.
    private static let hashesMax = 63

    /// Nil when the note is no checkpoint.
    public init?(old: LogSize, proof: [TreeHash], note: SignedNote) {
        guard let checkpoint = Checkpoint(text: note.text) else { return nil }
        (self.old, self.proof, self.note, self.checkpoint) = (old, proof, note, checkpoint)
    }

    /// Reads the body of a request; nil when it does not have the form.
    public init?(_ text: String) {
        guard let gap = text.firstRange(of: "\n\n"), let note = SignedNote(String(text[gap.upperBound...])) else {
            return nil
        }
        var lines = text[..<gap.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard let first = lines.popFirst(), first.hasPrefix("old "), let old = UInt64(first.dropFirst(4)),
            first == "old \(old)", lines.count <= Self.hashesMax
        else { return nil }
        let proof = lines.compactMap { TreeHash(base64: $0) }
        guard proof.count == lines.count else { return nil }
        self.init(old: LogSize(old), proof: proof, note: note)
    }

    /// The body of a request.
    public var description: String {
        (["old \(old.count)"] + proof.map(\.base64)).map { $0 + "\n" }.joined() + "\n" + note.description
    }
}
