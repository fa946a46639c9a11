import Synchronization
import Wire

/// Signs what a log has made durable, and remembers outside the log what it has signed.
///
/// Two checkpoints between which there is no proof would show that the log was rewritten; so a size is signed only when
/// the tree still begins with the one that was signed last. The last one lies in a file of its own: a log that was put
/// back from an old copy, or is another log altogether, does not agree with it.
public final class CheckpointKeeper: Sendable {
    private let log: any EventLog
    private let keys: LogKeys
    private let path: String
    private let last: Mutex<Signed?>

    private struct Signed {
        let checkpoint: Checkpoint
        let note: SignedNote
    }

    /// Why the log does not agree with what it has signed; nil when it does.
    public let divergence: String?
    /// Up to which size this log has been signed; none of it when what was signed was another.
    public let signed: Watermark

    /// - Parameters:
    ///   - path: The file with the last signed checkpoint.
    /// - Throws: `EventLogFault` when the log cannot be read.
    public init(of log: any EventLog, keys: LogKeys, lastAt path: String) throws {
        self.log = log
        self.keys = keys
        self.path = path
        let (known, doubt) = Self.read(path, keys)
        last = Mutex(known)
        if let known {
            divergence = try Self.disagreement(of: log, with: known.checkpoint)
        } else if try doubt == nil && log.size() == .empty {
            // A log that is new, or whose first start was cut off: there is nothing in it that could be another.
            divergence = nil
        } else {
            divergence = doubt ?? "There is no signed checkpoint at \(path) to hold the log against."
        }
        signed = Watermark(divergence == nil ? known?.checkpoint.size ?? .empty : .empty)
    }

    /// Which log it is.
    public var origin: String { keys.origin }
    /// What others verify with.
    public var verifierKeys: [NoteVerifierKey] { keys.verifierKeys }
    /// What was signed last; nil before the first time.
    public var lastSigned: Checkpoint? { last.withLock { $0?.checkpoint } }
    /// Up to which size the log has been signed.
    public var signedSize: LogSize { last.withLock { $0?.checkpoint.size ?? .empty } }

    /// The signed checkpoint of all that the log has now; when it is returned it is remembered.
    ///
    /// - Throws: `FileFailure` when the log does not agree with what was signed before, or the file cannot be written;
    ///   `EventLogFault` when the log cannot be read.
    public func sign() throws -> SignedNote {
        if let divergence { throw FileFailure(sentence: divergence) }
        return try last.withLock { last in
            let size = try log.size()
            if let last, last.checkpoint.size == size { return last.note }
            if let last, let disagreement = try Self.disagreement(of: log, with: last.checkpoint) {
                throw FileFailure(sentence: disagreement)
            }
            return try sign(size, &last)
        }
    }

    /// The signed checkpoint of the first events of the log: for an answer about an earlier time that is to stay the same.
    ///
    /// Nothing is remembered of it but what `sign()` remembers: all that the log has now begins with it.
    ///
    /// - Parameter size: Not larger than the log.
    /// - Throws: As `sign()`.
    public func sign(at size: LogSize) throws -> SignedNote {
        let newest = try sign()
        guard let checkpoint = Checkpoint(text: newest.text), size < checkpoint.size else { return newest }
        let earlier = Checkpoint(origin: keys.origin, size: size, root: try log.root(at: size))
        return try SignedNote(earlier.text, signedBy: keys.keys)
    }

    /// Signs the log as it is, whatever was signed before: an operator has decided that it is to go on.
    ///
    /// The decision is written down first, in a file beside the checkpoint, with the checkpoint that is given up. It
    /// becomes an event of the log at the next start, when the log takes events again.
    ///
    /// - Parameters:
    ///   - person: Who decided.
    ///   - reason: Why.
    public func accept(by person: String, because reason: String, at instant: Instant) throws -> SignedNote {
        try last.withLock { last in
            let size = try log.size()
            let given = try DurableFile.text(at: path, bytesMax: SignedNote.bytesMax)
            let decision = OperatorDecision(
                decidedAt: instant, decidedBy: person, reason: reason,
                found: divergence ?? "The log agreed with what was signed.", size: size,
                root: try log.root(at: size), givenUp: given ?? "")
            let former = try DurableFile.text(at: decisionsPath, bytesMax: Self.decisionsBytesMax) ?? ""
            try DurableFile.replace(former + decision.line + "\n", at: decisionsPath)
            return try sign(size, &last)
        }
    }

    /// The decisions of operators, a JSON object a line.
    public var decisionsPath: String { path + ".decisions" }

    /// What operators have decided about this log, the earliest first.
    ///
    /// - Throws: `FileFailure` when a line of the file is not a decision.
    public func decisions() throws(FileFailure) -> [OperatorDecision] {
        let text = try DurableFile.text(at: decisionsPath, bytesMax: Self.decisionsBytesMax) ?? ""
        let lines = text.split(separator: "\n")
        let decisions = lines.compactMap { OperatorDecision(line: $0) }
        guard decisions.count == lines.count else {
            throw FileFailure(sentence: "A line of \(decisionsPath) is not a decision about the log.")
        }
        return decisions
    }

    /// Room for some thousands of decisions, of which there should be none.
    private static let decisionsBytesMax = 16 << 20

    private func sign(_ size: LogSize, _ last: inout Signed?) throws -> SignedNote {
        let checkpoint = Checkpoint(origin: keys.origin, size: size, root: try log.root(at: size))
        let note = try SignedNote(checkpoint.text, signedBy: keys.keys)
        try DurableFile.replace(note.description, at: path)
        last = Signed(checkpoint: checkpoint, note: note)
        signed.grow(to: size)
        return note
    }

    /// A file that shows that the record at a position stands in the log as it was signed; nil when there is no such
    /// record.
    ///
    /// - Parameter note: A checkpoint of this log.
    public func proof(of position: Position, in note: SignedNote) throws -> LogProof? {
        guard let checkpoint = Checkpoint(text: note.text), position.index < checkpoint.size.count,
            let record = try log.read(.all, from: LogSize(position.index), limit: 1).events.first
        else { return nil }
        return LogProof(
            record: record.bytes, position: position,
            proof: try log.inclusionProof(of: position, in: checkpoint.size), checkpoint: note)
    }

    private static func read(_ path: String, _ keys: LogKeys) -> (Signed?, doubt: String?) {
        do throws(FileFailure) {
            guard let text = try DurableFile.text(at: path, bytesMax: SignedNote.bytesMax) else { return (nil, nil) }
            guard let note = SignedNote(text), let checkpoint = Checkpoint(text: note.text),
                note.isSigned(byAnyOf: keys.verifierKeys)
            else { return (nil, "The checkpoint at \(path) is not signed with a key of this log.") }
            guard checkpoint.origin == keys.origin else {
                return (nil, "The checkpoint at \(path) is that of another log, \(checkpoint.origin).")
            }
            return (Signed(checkpoint: checkpoint, note: note), nil)
        } catch {
            return (nil, error.sentence)
        }
    }

    /// How a log differs from a checkpoint of it; nil when it begins with what was signed.
    public static func disagreement(of log: any LogReading, with signed: Checkpoint) throws -> String? {
        let size = try log.size()
        guard signed.size <= size else {
            return "The log has \(size.count) events, but \(signed.size.count) were signed: its end is missing."
        }
        guard try log.root(at: signed.size) == signed.root else {
            return "The first \(signed.size.count) events of the log are not those that were signed."
        }
        return nil
    }
}
