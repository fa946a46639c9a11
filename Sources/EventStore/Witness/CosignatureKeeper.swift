import Synchronization
import Wire

/// Remembers what the witnesses of a log have cosigned, in a file beside the last signed checkpoint.
///
/// What a witness has cosigned is held against the log at every start: a log that was put back from an old copy together
/// with its checkpoint agrees with itself, but not with what others have seen of it.
public final class CosignatureKeeper: Sendable {
    /// How one witness stands to the log.
    public struct Standing: Hashable, Sendable {
        public let witness: WitnessAddress
        /// The last checkpoint that it cosigned, with the signatures of the log and its own alone.
        public fileprivate(set) var note: SignedNote?
        /// Why the log is not the one that it has cosigned; nil when nothing says so.
        public fileprivate(set) var finding: String?
        /// Why it did not cosign when it was asked last; nil when it did. Not kept over a restart.
        public fileprivate(set) var failure: String?

        /// What it has cosigned last.
        public var checkpoint: Checkpoint? { note.flatMap { Checkpoint(text: $0.text) } }
        /// When it did.
        public var cosignedAt: Instant? { note?.cosigned(by: witness.key) }
        /// Up to where it vouches for the log as it is; nothing of a log that is another one.
        public var size: LogSize { finding == nil ? checkpoint?.size ?? .empty : .empty }
    }

    private let path: String
    private let state: Mutex<[Standing]>
    /// Up to which size every witness has cosigned the log, for those who wait for it; empty when there is none.
    public let witnessed: Watermark

    /// A note for each witness, and a sentence.
    private static let fileBytesMax = 2 * WitnessAddress.witnessesMax * WitnessRequest.bytesMax

    /// - Parameters:
    ///   - witnesses: In the order in which they are shown.
    ///   - logKeys: Those with which the log signs.
    ///   - path: The file; when it is missing or damaged, the witnesses are simply asked again.
    /// - Throws: `EventLogFault` when the log cannot be read.
    public init(
        of log: any EventLog, by witnesses: [WitnessAddress], logKeys: [NoteVerifierKey], lastAt path: String
    ) throws {
        self.path = path
        let kept = Self.read(path)
        let standings = try witnesses.map { witness in
            var standing = Standing(witness: witness)
            guard let (note, finding) = kept[witness.key.description] else { return standing }
            standing.finding = finding
            if let note, note.isSigned(byAnyOf: logKeys), note.cosigned(by: witness.key) != nil {
                standing.note = note
                if let checkpoint = standing.checkpoint,
                    let difference = try CheckpointKeeper.disagreement(of: log, with: checkpoint)
                {
                    standing.finding = "\(witness.key.name) has cosigned another log. \(difference)"
                }
            }
            return standing
        }
        state = Mutex(standings)
        witnessed = Watermark(Self.witnessedSize(standings) ?? .empty)
    }

    /// How each witness stands to the log.
    public var standings: [Standing] { state.withLock { $0 } }

    /// Up to which size every witness has cosigned the log; nil when it has none.
    public var witnessedSize: LogSize? { Self.witnessedSize(standings) }

    /// Remembers that a witness has cosigned.
    ///
    /// - Parameters:
    ///   - line: Verified.
    ///   - note: Signed by the log.
    /// - Throws: `FileFailure` when it cannot be written; it is known all the same until the next start.
    public func remember(
        _ line: SignedNote.Signature, below note: SignedNote, from witness: WitnessAddress
    ) throws(FileFailure) {
        try change(witness, isKept: true) { $0 = Standing(witness: witness, note: note.adding([line])) }
    }

    /// Remembers that the log is not the one that a witness has cosigned.
    ///
    /// - Returns: Whether that is news.
    public func remember(finding: String, from witness: WitnessAddress) throws(FileFailure) -> Bool {
        try change(witness, isKept: true) { $0.finding = finding }
    }

    /// Notes why a witness did not cosign.
    ///
    /// - Returns: Whether that is news.
    public func note(failure: String, of witness: WitnessAddress) -> Bool {
        // Nothing is written, so nothing can fail.
        (try? change(witness, isKept: false) { $0.failure = failure }) ?? false
    }

    @discardableResult
    private func change(
        _ witness: WitnessAddress, isKept: Bool, _ body: (inout Standing) -> Void
    ) throws(FileFailure) -> Bool {
        try state.withLock { standings throws(FileFailure) in
            guard let index = standings.firstIndex(where: { $0.witness == witness }) else { return false }
            let former = standings[index]
            body(&standings[index])
            if let size = Self.witnessedSize(standings) { witnessed.grow(to: size) }
            if isKept, standings[index] != former { try DurableFile.replace(Self.text(of: standings), at: path) }
            return standings[index] != former
        }
    }

    private static func witnessedSize(_ standings: [Standing]) -> LogSize? { standings.map(\.size).min() }

    private static func text(of standings: [Standing]) -> String {
        TextRecords.text(
            of: standings.map { standing in
                let fields = [("note", standing.note?.description), ("finding", standing.finding)]
                return [(name: "witness", value: standing.witness.key.description)]
                    + fields.compactMap { name, value in value.map { (name: name, value: $0) } }
            })
    }

    private static func read(_ path: String) -> [String: (note: SignedNote?, finding: String?)] {
        guard let text = try? DurableFile.text(at: path, bytesMax: fileBytesMax),
            let records = TextRecords.records(in: text)
        else { return [:] }
        let pairs = records.compactMap { record in
            record["witness"].map {
                ($0, (note: record["note"].flatMap { SignedNote($0) }, finding: record["finding"]))
            }
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
