import CLMDB
import Wire

/// Entering events into the tables that they are found by.
extension LogSchema {
    /// Enters one event into all of them. Events come in the order of their positions.
    ///
    /// - Throws: `LMDBError.keyExists` when the id or the position is there already.
    func index(
        _ id: Identifier, type: String, tags names: some Sequence<String>, at position: UInt64,
        in transaction: borrowing LMDBWriteTransaction
    ) throws(LMDBError) {
        try ids.put(position, under: id, flags: MDB_NOOVERWRITE, in: transaction)
        try types.put(position, under: type, flags: MDB_APPENDDUP, in: transaction)
        for name in names { try tags.put(position, under: name, flags: MDB_APPENDDUP, in: transaction) }
    }

    /// Enters what was kept back, key by key, and notes up to where the tables are complete now.
    ///
    /// - Throws: `LMDBError.keyExists` when a position is there already.
    func enter(
        _ postings: Postings, indexing size: LogSize, in transaction: borrowing LMDBWriteTransaction
    ) throws(LMDBError) {
        for (key, positions) in postings.sorted(by: { $0.key < $1.key }) {
            let table = key.table(of: self)
            for position in positions {
                try table.put(position, under: key.name, flags: MDB_APPENDDUP, in: transaction)
            }
        }
        try noteIndexed(size, in: transaction)
    }

    /// The postings of the records that `types` and `tags` know nothing of yet.
    ///
    /// - Throws: `EventLogFault.unreadable` when a record is damaged; `LMDBError`.
    func unindexed(
        eventsMax: Int, in transaction: borrowing LMDBTransaction
    ) throws -> RecentPostings {
        let (indexed, size) = (try indexedSize(in: transaction), try size(in: transaction))
        let recent = RecentPostings(size: indexed, eventsMax: eventsMax)
        _ = try visitAll(from: indexed, to: size, recordsMax: .max, in: transaction) { view in
            var names: [String] = []
            view.forEachTag { names.append(String(decoding: $0, as: UTF8.self)) }
            recent.add(type: String(decoding: view.type, as: UTF8.self), tags: names, at: view.position.index)
            return true
        }
        recent.commit(to: size, indexed: nil)
        return recent
    }
}
