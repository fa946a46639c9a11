import CLMDB
import Wire

/// The tables of a log and what stands in them. Numbers have 8 bytes, big end first.
///
///     table      key                         value
///     records    position                    the record: CloudEvents JSON, as hashed and served
///     ids        event id, 16 bytes          position
///     types      type, ASCII                 positions, ascending (many values per key)
///     tags       tag, ASCII                  positions, ascending (many values per key)
///     requests   request key, 1–64 bytes     fingerprint, first position, count of events, check
///     leaves     position                    the RFC 6962 hash of the record
///     nodes      level, index                the hash of a complete subtree of 256^level leaves, level 1 and above
///     meta       "format"                    "mim-log"
///                "version"                   the number of this format, `LogSchema.version`
///                "rebuilding"                there while the indexes are being rebuilt; empty
///     (unnamed)  0, "tag-entries"            how many values `tags` has, to notice when some are missing
///                0, "indexed"                up to which size `types` and `tags` are complete; later events are found by
///                                            their records (`RecentPostings`). Absent in format 1: there they all are
///
/// The unnamed table is LMDB's own: it holds the others and changes with every commit, so that what stands in it costs no
/// page more. The 0 in front keeps LMDB's tools from taking the key for the name of a table.
///
/// `records` and `meta` are the truth. `ids`, `types`, `tags`, `leaves` and `nodes` follow from the records and can be
/// rebuilt from them; `requests` is a memory of callers and cannot.
struct LogSchema: Sendable {
    let records: LMDBTable<UInt64, [UInt8]>
    let ids: LMDBTable<Identifier, UInt64>
    let types: LMDBTable<String, UInt64>
    let tags: LMDBTable<String, UInt64>
    let requests: LMDBTable<[UInt8], RequestEntry>
    let leaves: LMDBTable<UInt64, TreeHash>
    let nodes: LMDBTable<TreeNodeKey, TreeHash>
    let meta: LMDBTable<String, [UInt8]>
    private let unnamed: LMDBTable<String, [UInt8]>

    static let tableCount = 8
    static let format = "mim-log"
    /// The format that this program writes. Format 1 had no `indexed`; such a file becomes one of format 2 with the first
    /// append, and is read as it is until then.
    static let version: UInt64 = 2
    private static let oldestVersion: UInt64 = 1

    static let recordsName = "records"
    private static let metaName = "meta"
    /// The tables that nothing else follows from.
    static let truth = [metaName, recordsName]
    private static let formatKey = "format"
    private static let versionKey = "version"
    private static let tagEntriesKey = "\0tag-entries"
    private static let indexedKey = "\0indexed"
    private static let rebuildingKey = "rebuilding"

    /// Opens the tables of a log, or makes them when the file is new.
    ///
    /// - Parameter makesIndexes: Makes index tables that are missing, to rebuild them.
    /// - Throws: `EventLogFault.unreadable` when the file is not a log, is newer, or lacks a table; `LMDBError`.
    init(makesIndexes: Bool, in transaction: borrowing LMDBWriteTransaction) throws {
        let isNew = try LMDBTable<[UInt8], [UInt8]>.isFileEmpty(in: transaction.reading)
        unnamed = try LMDBTable(unnamedIn: transaction.reading)
        meta = try Self.open(Self.metaName, make: isNew, orSay: "It is an LMDB file, but not a log.", in: transaction)
        if isNew {
            try meta.put(Array(Self.format.utf8), under: Self.formatKey, in: transaction)
            try meta.put(Self.version.bytes, under: Self.versionKey, in: transaction)
            try unnamed.put(UInt64(0).bytes, under: Self.tagEntriesKey, in: transaction)
            try unnamed.put(UInt64(0).bytes, under: Self.indexedKey, in: transaction)
        }
        try Self.checkFormat(meta, in: transaction.reading)
        let positions = MDB_DUPSORT | MDB_DUPFIXED
        let makes = isNew || makesIndexes
        records = try Self.open(Self.recordsName, make: isNew, orSay: "Its records are missing.", in: transaction)
        ids = try Self.open("ids", make: makes, orSay: Self.indexesMissing, in: transaction)
        types = try Self.open("types", flags: positions, make: makes, orSay: Self.indexesMissing, in: transaction)
        tags = try Self.open("tags", flags: positions, make: makes, orSay: Self.indexesMissing, in: transaction)
        requests = try Self.open("requests", make: makes, orSay: Self.indexesMissing, in: transaction)
        leaves = try Self.open("leaves", make: makes, orSay: Self.indexesMissing, in: transaction)
        nodes = try Self.open("nodes", make: makes, orSay: Self.indexesMissing, in: transaction)
    }

    private static let indexesMissing =
        "Its indexes are missing or do not agree with its records. Rebuild the indexes from the records."

    private static func open<Key, Value>(
        _ name: String, flags: Int32 = 0, make: Bool, orSay sentence: String,
        in transaction: borrowing LMDBWriteTransaction
    ) throws -> LMDBTable<Key, Value> {
        let table = try LMDBTable<Key, Value>(name, flags: flags, make: make, in: transaction.reading)
        guard let table else { throw EventLogFault.unreadable(sentence) }
        return table
    }

    private static func checkFormat(
        _ meta: LMDBTable<String, [UInt8]>, in transaction: borrowing LMDBTransaction
    ) throws {
        guard let format = try meta.value(of: formatKey, in: transaction), format == Array(Self.format.utf8),
            let version = try meta.number(of: versionKey, in: transaction)
        else { throw EventLogFault.unreadable("It is an LMDB file, but not a log.") }
        guard (Self.oldestVersion...Self.version).contains(version) else {
            throw EventLogFault.unreadable(
                "It has log format \(version); this program knows the formats \(Self.oldestVersion) to \(Self.version). "
                    + "Use the program that wrote it.")
        }
    }

    /// How many events there are.
    func size(in transaction: borrowing LMDBTransaction) throws(LMDBError) -> LogSize {
        LogSize(UInt64(try records.count(in: transaction)))
    }

    /// - Throws: `EventLogFault.unreadable` when the log is smaller than it is known to be; `LMDBError`.
    func check(size known: LogSize, in transaction: borrowing LMDBTransaction) throws {
        let size = try size(in: transaction)
        guard size >= known else {
            throw EventLogFault.unreadable("It had \(known.count) records, and \(size.count) of them can be reached.")
        }
    }

    /// Asked when a key was not found: whether the table was there at all.
    ///
    /// - Throws: `EventLogFault.unreadable`; `LMDBError`.
    func checkIndexCounts(in transaction: borrowing LMDBTransaction) throws {
        guard try types.count(in: transaction) == indexedSize(in: transaction).count,
            try unnamed.number(of: Self.tagEntriesKey, in: transaction) == UInt64(tags.count(in: transaction))
        else { throw EventLogFault.unreadable(Self.indexesMissing) }
    }

    /// Holds the counts of the tables against each other. Cheap: nothing is walked through.
    ///
    /// - Throws: `EventLogFault.unreadable` when they do not agree; `LMDBError`.
    func checkCounts(in transaction: borrowing LMDBTransaction) throws {
        if try meta.value(of: Self.rebuildingKey, in: transaction) != nil {
            throw EventLogFault.unreadable(
                "A rebuild of its indexes did not end. Rebuild the indexes from the records.")
        }
        let size = try size(in: transaction)
        let last = try records.cursor(in: transaction).last()?.key
        guard last.map({ LogSize(through: Position($0)) }) ?? .empty == size else {
            throw EventLogFault.unreadable("It has \(size.count) records, but they do not follow on each other.")
        }
        let indexed = try indexedSize(in: transaction)
        let isFirstFormat = try meta.number(of: Self.versionKey, in: transaction) == Self.oldestVersion
        guard try isFirstFormat || unnamed.bytes(of: Self.indexedKey, in: transaction) != nil,
            try ids.count(in: transaction) == size.count, indexed <= size,
            try types.count(in: transaction) == indexed.count,
            let tagEntries = try unnamed.number(of: Self.tagEntriesKey, in: transaction),
            try tags.count(in: transaction) == tagEntries, try hasWholeTree(of: size, in: transaction)
        else { throw EventLogFault.unreadable(Self.indexesMissing) }
    }

    /// The first page of `records`; nil while it has none.
    func recordsRoot(in transaction: borrowing LMDBTransaction) throws(LMDBError) -> UInt64? {
        guard let tree = try unnamed.bytes(of: Self.recordsName, in: transaction), tree.count == LMDBTree.bytes else {
            return nil
        }
        return LMDBTree(tree, at: 0).root
    }

    /// Up to which size `types` and `tags` are complete.
    func indexedSize(in transaction: borrowing LMDBTransaction) throws(LMDBError) -> LogSize {
        guard let indexed = try unnamed.number(of: Self.indexedKey, in: transaction) else {
            return try size(in: transaction)
        }
        return LogSize(indexed)
    }

    /// Notes up to which size `types` and `tags` are complete; belongs in every transaction that adds to them.
    func noteIndexed(_ size: LogSize, in transaction: borrowing LMDBWriteTransaction) throws(LMDBError) {
        let count = try tags.count(in: transaction.reading)
        try unnamed.put(UInt64(count).bytes, under: Self.tagEntriesKey, in: transaction)
        try unnamed.put(size.count.bytes, under: Self.indexedKey, in: transaction)
    }

    /// Makes a file of format 1 one whose newest events need not be in `types` and `tags`.
    func allowUnindexed(in transaction: borrowing LMDBWriteTransaction) throws(LMDBError) {
        guard try unnamed.bytes(of: Self.indexedKey, in: transaction.reading) == nil else { return }
        try noteIndexed(try size(in: transaction.reading), in: transaction)
        try meta.put(Self.version.bytes, under: Self.versionKey, in: transaction)
    }

    /// Notes that the indexes are incomplete, or that they are complete again.
    func noteRebuilding(_ isRebuilding: Bool, in transaction: borrowing LMDBWriteTransaction) throws(LMDBError) {
        if isRebuilding {
            try meta.put([], under: Self.rebuildingKey, in: transaction)
        } else {
            try meta.remove(Self.rebuildingKey, in: transaction)
        }
    }
}

extension LMDBTable where Key == String, Value == [UInt8] {
    /// A number that stands under a key.
    func number(of key: String, in transaction: borrowing LMDBTransaction) throws(LMDBError) -> UInt64? {
        try bytes(of: key, in: transaction).flatMap { UInt64(bytes: $0) }
    }
}

extension UInt64 {
    /// The 8 bytes of the number, big end first.
    var bytes: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
