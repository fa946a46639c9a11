import CLMDB
import Wire

/// What came of holding a log against itself.
public struct LogVerification: Sendable {
    /// How many records there are.
    public internal(set) var size = LogSize.empty
    /// The root over the records as they are, hashed anew.
    public internal(set) var root = TreeHash.emptyRoot
    /// What does not hold, a sentence each with its place; empty for a sound log. The first `findingsMax` of them.
    public internal(set) var findings: [String] = []

    /// After so many it is clear that the file is damaged, and where.
    public static let findingsMax = 50

    mutating func note(_ finding: String) {
        if findings.count < Self.findingsMax { findings.append(finding) }
    }
}

extension LMDBEventLog {
    /// Hashes every record of a closed log anew, works out its tree and its indexes from the records alone, and compares
    /// them with what the file has.
    ///
    /// What is found wrong is told and never mended. Whether the records are those that were signed is for a signed
    /// checkpoint to show, against the root that this gives.
    ///
    /// - Parameter progress: Told how many records are done, now and then, and how many there are.
    /// - Throws: `EventLogFault` when the file cannot be read as a log at all.
    public static func verify(
        at path: String, fileBytesMax: Int = LogLimits.fileBytesMax,
        progress: (_ done: LogSize, _ of: LogSize) -> Void = { _, _ in }
    ) throws(EventLogFault) -> LogVerification {
        let (environment, schema) = try LogSchema.open(at: path, fileBytesMax: fileBytesMax, makesIndexes: false)
        defer { environment.close() }
        return try EventLogFault.translating(at: path) {
            // Nobody writes while it is open here, so one snapshot does no harm however long it is held.
            try environment.read { try LogVerifier(schema).verify(in: $0, progress) }
        }
    }
}

/// One run of it.
private struct LogVerifier: ~Copyable {
    private let schema: LogSchema
    private var result = LogVerification()
    /// How many of the events are in the indexes of types and tags; the others are found by their records.
    private var indexed: UInt64 = 0
    private var tree: TreeFrontier
    private var ids = EntrySum()
    private var types = EntrySum()
    private var tags = EntrySum()

    /// How many records pass between two reports of progress.
    private static let recordsPerReport: UInt64 = 50_000

    init(_ schema: LogSchema) throws {
        self.schema = schema
        tree = try TreeFrontier(of: NoTree(), at: .empty)
    }

    /// An empty tree has no hash to be read.
    private struct NoTree: TreeReading {
        func treeHashes(level: Int, _ indexes: Range<UInt64>) -> [TreeHash] { [] }
    }

    consuming func verify(
        in transaction: borrowing LMDBTransaction, _ progress: (LogSize, LogSize) -> Void
    ) throws -> LogVerification {
        result.size = try schema.size(in: transaction)
        indexed = try schema.indexedSize(in: transaction).count
        try verifyRecords(in: transaction, progress)
        result.root = tree.root
        if try !schema.hasWholeTree(of: result.size, in: transaction) {
            result.note("The tree has another number of hashes than \(result.size.count) records make.")
        }
        try verify(schema.ids, named: "ids", against: ids, in: transaction)
        try verify(schema.types, named: "types", against: types, in: transaction)
        try verify(schema.tags, named: "tags", against: tags, in: transaction)
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
        tree.append(hash) { finished.append($0) }
        for node in finished where node.level > 0 {
            let key = TreeNodeKey(level: node.level, index: node.index)
            if try schema.nodes.value(of: key, in: transaction) != node.hash {
                result.note(
                    "Up to position \(position): the hash \(node.index) on level \(node.level) of the tree is another.")
            }
        }
        do throws(EventLogFault) {
            let view = try RecordView(parsing: bytes)
            if view.position.index != position {
                result.note("Position \(position): the record says that it is at \(view.position.index).")
            }
            view.id.bytes.withUnsafeBytes { ids.add($0, position) }
            guard position < indexed else { return }
            types.add(view.type, position)
            view.forEachTag { tags.add($0, position) }
        } catch {
            result.note("Position \(position): the bytes do not have the form of a record.")
        }
    }

    private mutating func verify<Key: LMDBBytes>(
        _ table: LMDBTable<Key, UInt64>, named name: String, against expected: EntrySum,
        in transaction: borrowing LMDBTransaction
    ) throws {
        var found = EntrySum()
        let cursor = try table.cursor(in: transaction)
        var entry = try cursor.seekFirst()
        while let (key, value) = entry {
            found.add(key, UInt64(bytes: value) ?? .max)
            entry = try cursor.nextBytes()
        }
        guard found != expected else { return }
        result.note(
            "The index of \(name) has \(found.count) entries, \(expected.count) follow from the records"
                + (found.count == expected.count ? ", and they are not the same." : "."))
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

/// How many entries an index has and what they are, whatever their order, in one number.
///
/// The hash has a secret that is new in each process, so that nobody can make other entries with the same sum.
private struct EntrySum: Equatable {
    private(set) var count = 0
    private var sum: UInt64 = 0

    mutating func add(_ key: UnsafeRawBufferPointer, _ position: UInt64) {
        var hasher = Hasher()
        hasher.combine(bytes: key)
        hasher.combine(position)
        count += 1
        sum &+= UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
