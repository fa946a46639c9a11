/// One pass through a log that hashes what is stored, in pieces: each record against its leaf, each kept hash against
/// what lies below it, and the root against the signature.
///
/// A disk can lose what it was given without a word, and LMDB has no checksums: a record that nobody reads for years
/// must be found out while there is still a copy of it. Each piece takes snapshots of its own, since what is finished
/// never changes.
public struct LogScrub {
    private let log: any LogReading
    private let signed: Checkpoint?
    private var tree: TreeFrontier

    /// How far this pass goes: the size of the log when it began.
    public let end: LogSize

    /// The records of a piece: those of one tile.
    public static let pieceRecords = TreeShape.tileWidth

    /// - Parameter signed: What was signed last; nil leaves the root unchecked.
    public init(of log: any LogReading, signed: Checkpoint?) throws {
        self.log = log
        self.signed = signed
        tree = try TreeFrontier(of: EmptyTree(), at: .empty)
        end = try log.size()
    }

    /// How many records have been checked.
    public var size: LogSize { tree.size }
    public var isDone: Bool { tree.size >= end }

    /// Checks the next piece.
    ///
    /// - Throws: `EventLogFault.damaged` with the first thing that is not what it was; `closed`.
    public mutating func step() throws {
        let start = tree.size.count
        let range = start..<min(start + UInt64(Self.pieceRecords), end.count)
        do {
            try check(range)
        } catch EventLogFault.unreadable(let sentence) {
            throw EventLogFault.damaged(sentence)
        }
    }

    private mutating func check(_ range: Range<UInt64>) throws {
        let leaves = try log.treeHashes(level: 0, range)
        var finished: [TreeFrontier.Finished] = []
        var grown = tree
        try log.scan(from: LogSize(range.lowerBound), to: LogSize(range.upperBound)) { record in
            let position = record.position.index
            let hash = TreeHash.leaf(record.bytes)
            guard leaves[Int(position - range.lowerBound)] == hash else {
                throw EventLogFault.damaged(
                    "Position \(position): the record is not the one that was hashed when it was recorded.")
            }
            grown.append(hash) { if $0.level > 0 { finished.append($0) } }
            if let signed, grown.size == signed.size, grown.root != signed.root {
                throw EventLogFault.damaged(
                    "The first \(signed.size.count) records do not make the root that was signed.")
            }
            return true
        }
        guard grown.size.count == range.upperBound else {
            throw EventLogFault.damaged("The records end at \(grown.size.count), before the log does.")
        }
        for node in finished
        where try log.treeHashes(level: node.level, node.index..<node.index + 1) != [node.hash] {
            throw EventLogFault.damaged(
                "Up to position \(range.upperBound - 1): the hash \(node.index) on level \(node.level) of the tree is another."
            )
        }
        tree = grown
    }
}
