import Wire

/// Works out from the records what the indexes are to have, and compares: on a thread of its own, while the records are
/// hashed on another. The two cost about the same.
final class IndexVerifier: Sendable {
    private let outcome = Outcome()

    /// Begins at once.
    init(of schema: LogSchema, in environment: LMDBEnvironment) {
        let verify: @Sendable () -> Void = { [outcome] in
            outcome.put(Result { try environment.read { try Self.findings(schema, in: $0) } })
        }
        // Without a second thread it takes longer and finds the same.
        if !DedicatedThread.start(verify) { verify() }
    }

    /// Waits for the end; gives what does not hold.
    ///
    /// - Throws: `LMDBError` when a table cannot be read.
    func findings() throws -> [String] { try outcome.take().get() }

    private static func findings(_ schema: LogSchema, in transaction: borrowing LMDBTransaction) throws -> [String] {
        var result = LogVerification()
        var (ids, types, tags) = (EntrySum(), EntrySum(), EntrySum())
        // The others are found by their records.
        let indexed = try schema.indexedSize(in: transaction).count
        let records = try schema.records.cursor(in: transaction)
        var record = try records.seek(atOrAfter: 0)
        while let (position, bytes) = record {
            if let view = try? RecordView(parsing: bytes) {
                if view.position.index != position {
                    result.note("Position \(position): the record says that it is at \(view.position.index).")
                }
                try view.id.withBytes { (id) throws(LMDBError) in ids.add(id, position) }
                if position < indexed {
                    types.add(view.type, position)
                    view.forEachTag { tags.add($0, position) }
                }
            } else {
                result.note("Position \(position): the bytes do not have the form of a record.")
            }
            record = try records.next()
        }
        try result.compare(EntrySum(of: schema.ids, in: transaction), with: ids, named: "ids")
        try result.compare(EntrySum(of: schema.types, in: transaction), with: types, named: "types")
        try result.compare(EntrySum(of: schema.tags, in: transaction), with: tags, named: "tags")
        return result.findings
    }

    /// Hands what was found from one thread to another.
    private final class Outcome: @unchecked Sendable {
        // Sendable by hand: `result` is guarded by `monitor`.
        private let monitor = Monitor()
        private var result: Result<[String], any Error>?

        func put(_ result: Result<[String], any Error>) {
            monitor.withLock {
                self.result = result
                monitor.wakeAll()
            }
        }

        func take() -> Result<[String], any Error> {
            while true {
                monitor.wait { result != nil }
                if let result = monitor.withLock({ result }) { return result }
            }
        }
    }
}

extension LogVerification {
    fileprivate mutating func compare(_ found: EntrySum, with expected: EntrySum, named name: String) {
        guard found != expected else { return }
        note(
            "The index of \(name) has \(found.count) entries, \(expected.count) follow from the records"
                + (found.count == expected.count ? ", and they are not the same." : "."))
    }
}

/// How many entries an index has and what they are, whatever their order, in one number.
///
/// The hash has a secret that is new in each process, so that nobody can make other entries with the same sum.
private struct EntrySum: Equatable {
    private(set) var count = 0
    private var sum: UInt64 = 0

    init() {}

    /// The sum of what a table has.
    init<Key>(of table: LMDBTable<Key, UInt64>, in transaction: borrowing LMDBTransaction) throws {
        let cursor = try table.cursor(in: transaction)
        var entry = try cursor.seekFirst()
        while let (key, value) = entry {
            // A value without its form is the entry of no record.
            add(key, UInt64(bytes: value) ?? .max)
            entry = try cursor.nextBytes()
        }
    }

    mutating func add(_ key: UnsafeRawBufferPointer, _ position: UInt64) {
        var hasher = Hasher()
        hasher.combine(bytes: key)
        hasher.combine(position)
        count += 1
        sum &+= UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
