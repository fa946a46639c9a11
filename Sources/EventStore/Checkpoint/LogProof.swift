import Wire

/// A file that shows that one record stands in a log (C2SP `tlog-proof`): the record, its place, its proof, and a
/// checkpoint. With the log's key it is verified anywhere, without the log and without us.
public struct LogProof: Hashable, Sendable {
    /// The record, to the letter; nil in a file that leaves it to be handed over apart.
    public let record: [UInt8]?
    public let position: Position
    public let proof: [TreeHash]
    /// The signed checkpoint, to the letter.
    public let checkpoint: SignedNote

    private static let head = "c2sp.org/tlog-proof@v1"
    /// A tree of 2 to the power of 64 leaves is not deeper.
    private static let hashesMax = 64

    /// What is wrong with a proof.
    public enum Failure: Error, Hashable, Sendable {
        /// It does not have the form of one.
        case notAProof
        /// The checkpoint in it is not signed with the key that was given.
        case notSigned
        /// A signature in the name of that key is not hers.
        case forgedSignature
        /// The checkpoint is that of another log than the key belongs to.
        case otherLog(String)
        /// The witness with this name has not cosigned the checkpoint, or a line in its name is not its own.
        case notCosigned(String)
        /// The record is not what stands at this place of the log.
        case notIncluded
    }

    public init(record: [UInt8]?, position: Position, proof: [TreeHash], checkpoint: SignedNote) {
        self.record = record
        self.position = position
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Reads a file.
    ///
    /// - Throws: `Failure.notAProof`.
    public init(_ text: String) throws(Failure) {
        guard let gap = text.firstRange(of: "\n\n"), let checkpoint = SignedNote(String(text[gap.upperBound...])) else {
            throw .notAProof
        }
        var lines = text[..<gap.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Self.head[...] else { throw .notAProof }
        // The form leaves it open what stands there; in ours it is the record.
        var record: [UInt8]?
        if let line = lines.first, line.hasPrefix("extra ") {
            record = Base64.decode(line.dropFirst(6))
            guard record != nil else { throw .notAProof }
            lines.removeFirst()
        }
        guard let index = lines.popFirst(), index.hasPrefix("index "), let position = UInt64(index.dropFirst(6)),
            "index \(position)" == index, lines.count <= Self.hashesMax
        else { throw .notAProof }
        let hashes = lines.compactMap { TreeHash(base64: $0) }
        guard hashes.count == lines.count else { throw .notAProof }
        self.init(record: record, position: Position(position), proof: hashes, checkpoint: checkpoint)
    }

    /// The file.
    public var description: String {
        let extra = record.map { ["extra \(Base64.encode($0))"] } ?? []
        let lines = [Self.head] + extra + ["index \(position.index)"] + proof.map(\.base64)
        return lines.map { $0 + "\n" }.joined() + "\n" + checkpoint.description
    }

    /// Holds a record against the proof and the proof against the key of the log.
    ///
    /// - Parameters:
    ///   - record: The bytes of the record, exactly: those of the file, or those that came apart from it.
    ///   - key: Come by elsewhere, never from the log that is checked.
    /// - Returns: The checkpoint that it stands in.
    public func verify(_ record: [UInt8], with key: NoteVerifierKey) throws(Failure) -> Checkpoint {
        guard let signers = checkpoint.signers(among: [key]) else { throw .forgedSignature }
        guard signers.contains(key) else { throw .notSigned }
        guard let signed = Checkpoint(text: checkpoint.text) else { throw .notAProof }
        guard signed.origin == key.name else { throw .otherLog(signed.origin) }
        guard TreeProof.includes(.leaf(record), at: position, in: signed.size, root: signed.root, proof: proof) else {
            throw .notIncluded
        }
        return signed
    }

    /// When a witness has cosigned the checkpoint.
    public func cosigned(by witness: NoteVerifierKey) throws(Failure) -> Instant {
        guard let instant = checkpoint.cosigned(by: witness) else { throw .notCosigned(witness.name) }
        return instant
    }
}
