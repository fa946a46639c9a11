/// Hashes the records of a log one after the other and holds its tree against them.
struct RecordVerifier: ~Copyable {
    private let schema: LogSchema
    private var result = LogVerification()
    private var tree: TreeFrontier

    /// How many records pass between two reports of progress.
    private static let recordsPerReport: UInt64 = 50_000

    init(_ schema: LogSchema) throws {
        self.schema = schema
        tree = try TreeFrontier(of: EmptyTree(), at: .empty)
    }

    consuming func verify(
        in transaction: borrowing LMDBTransaction, beside indexes: IndexVerifier,
        _ progress: (LogSize, LogSize) -> Void
    ) throws -> LogVerification {
        result.size = try schema.size(in: transaction)
        try verifyRecords(in: transaction, progress)
        result.root = tree.root
        if try !schema.hasWholeTree(of: result.size, in: transaction) {
            result.note("The tree has another number of hashes than \(result.size.count) records make.")
        }
        for finding in try indexes.findings() { result.note(finding) }
        try verifyRequests(in: transaction)
        if result.findings.isEmpty { try verifyCounts(in: transaction) }
        progress(result.size, result.size)
        return result
    }

    private mutating func verifyRecords(
        in transaction: borrowing LMDBTransaction, _ progress: (LogSize, LogSize) -> Void
    ) throws {
        let records = try schema.records.cursor(in: transaction)
        let leaves = try schema.leaves.cursor(in: transaction)
        var record = try records.seek(atOrAfter: 0)
        var leaf = try leaves.seek(atOrAfter: 0)
        var position: UInt64 = 0
        while let (key, bytes) = record {
            if key != position { result.note("Position \(position): the record is missing; the next is at \(key).") }
            position = key
            try verify(bytes, at: position, leaf: leaf.flatMap { $0.key == position ? $0.value : nil }, in: transaction)
            if let found = leaf, found.key <= position { leaf = try leaves.next() }
            record = try records.next()
            position += 1
            if position.isMultiple(of: Self.recordsPerReport) { progress(LogSize(position), result.size) }
        }
    }

    private mutating func verify(
        _ bytes: UnsafeRawBufferPointer, at position: UInt64, leaf: UnsafeRawBufferPointer?,
        in transaction: borrowing LMDBTransaction
    ) throws {
        let hash = TreeHash.leaf(bytes)
        if leaf.flatMap({ TreeHash(bytes: $0) }) != hash {
            result.note("Position \(position): the record is not the one that was hashed when it was recorded.")
        }
        var finished: [TreeFrontier.Finished] = []
        tree.append(hash) { if $0.level > 0 { finished.append($0) } }
        for node in finished {
            let key = TreeNodeKey(level: node.level, index: node.index)
            if try schema.nodes.bytes(of: key, in: transaction).flatMap({ TreeHash(bytes: $0) }) != node.hash {
                result.note(
                    "Up to position \(position): the hash \(node.index) on level \(node.level) of the tree is another.")
            }
        }
    }

    /// Whatever keeps the log from being opened is a finding too.
    private mutating func verifyCounts(in transaction: borrowing LMDBTransaction) throws {
        do {
            try schema.checkCounts(in: transaction)
        } catch EventLogFault.unreadable(let sentence) {
            result.note(sentence)
        }
    }

    private mutating func verifyRequests(in transaction: borrowing LMDBTransaction) throws {
        let cursor = try schema.requests.cursor(in: transaction)
        var entry = try cursor.seekFirst()
        while let (key, value) = entry {
            let found = RequestEntry(bytes: value)
            if found.map({ $0.receipt.size > result.size }) ?? true {
                result.note("A request key is remembered for events that are not there.")
            } else if found.map({ !$0.holds(under: key) }) ?? false {
                result.note("What is remembered of a request key is not what was written.")
            }
            entry = try cursor.nextBytes()
        }
    }
}
