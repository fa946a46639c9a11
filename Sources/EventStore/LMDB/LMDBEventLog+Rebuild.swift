import Glibc

extension LMDBEventLog {
    /// Drops everything of a closed log that follows from its records, and builds it again from them alone.
    ///
    /// The records are not touched. Request keys are forgotten, because no record has them: a request that is repeated
    /// afterwards is recognised by its event ids only. When it is interrupted the log does not open until a rebuild has
    /// run to its end; it may be started again at any time. When the structure of the file is damaged outside of the
    /// records, these are first carried over into a new file; the damaged one is kept beside it, as `data.mdb.damaged`.
    ///
    /// - Parameters:
    ///   - path: The directory of the log.
    ///   - fileBytesMax: As in `open`.
    ///   - progress: Told how much is done, now and then, and how much there is.
    /// - Returns: How many records there are.
    /// - Throws: `EventLogFault.alreadyOpen`; `unreadable` when a record is missing or damaged; `full`.
    @discardableResult
    public static func rebuildIndexes(
        at path: String, fileBytesMax: Int = LogLimits.fileBytesMax,
        progress: (_ done: LogSize, _ of: LogSize) -> Void = { _, _ in }
    ) throws(EventLogFault) -> LogSize {
        try EventLogFault.translating(at: path) { try salvageIfDamaged(at: path, fileBytesMax: fileBytesMax) }
        let (environment, schema) = try LogSchema.open(at: path, fileBytesMax: fileBytesMax, makesIndexes: true)
        defer { environment.close() }
        return try EventLogFault.translating(at: path) {
            _ = try environment.write { try schema.dropIndexes(in: $0) }
            let size = try environment.read { try schema.size(in: $0) }
            var tree = try TreeFrontier(of: StoredTree(environment: environment, schema: schema), at: .empty)
            while tree.size < size {
                progress(tree.size, size)
                // Twice the size of the file is enough: the map need not grow, which nobody may who reads.
                _ = try environment.read { records in
                    try environment.writeInPresentMap {
                        try schema.indexSome(of: records, to: size, growing: &tree, in: $0)
                    }
                }
            }
            _ = try environment.write { try schema.noteRebuilding(false, in: $0) }
            try environment.read { try schema.checkCounts(in: $0) }
            progress(size, size)
            return size
        }
    }

    private static func salvageIfDamaged(at path: String, fileBytesMax: Int) throws(LMDBError) {
        do throws(LMDBError) {
            try LMDBFileCheck.check(path + "/data.mdb", growing: LogSchema.recordsName)
        } catch  where error.isDamage {
            try LMDBEnvironment.salvage(
                LogSchema.truth, growing: LogSchema.recordsName, in: path, fileBytesMax: fileBytesMax)
        } catch LMDBError.other(ENOENT) {
            // There is nothing yet, and nothing to be carried over.
        }
    }
}

extension LogSchema {
    fileprivate func dropIndexes(in transaction: borrowing LMDBWriteTransaction) throws(LMDBError) {
        try noteRebuilding(true, in: transaction)
        try ids.empty(in: transaction)
        try types.empty(in: transaction)
        try tags.empty(in: transaction)
        try requests.empty(in: transaction)
        try leaves.empty(in: transaction)
        try nodes.empty(in: transaction)
        try allowUnindexed(in: transaction)
        try noteIndexed(.empty, in: transaction)
    }

    /// Enters as many records into the indexes as one transaction may well change.
    ///
    /// - Parameters:
    ///   - snapshot: Where the records are read, so that what is lent is not moved by what is written.
    ///   - tree: The right edge of the tree over what has been entered.
    fileprivate func indexSome(
        of snapshot: borrowing LMDBTransaction, to end: LogSize, growing tree: inout TreeFrontier,
        in transaction: borrowing LMDBWriteTransaction
    ) throws {
        var tagCount = 0
        _ = try visitAll(from: tree.size, to: end, recordsMax: LogLimits.eventsPerAppendMax, in: snapshot) { view in
            var names: [String] = []
            view.forEachTag { names.append(String(decoding: $0, as: UTF8.self)) }
            let type = String(decoding: view.type, as: UTF8.self)
            try index(view.id, type: type, tags: names, at: view.position.index, in: transaction)
            try grow(&tree, by: .leaf(view.bytes), in: transaction)
            tagCount += names.count
            return tagCount < LogLimits.tagsPerAppendMax
        }
        try noteIndexed(tree.size, in: transaction)
    }
}
