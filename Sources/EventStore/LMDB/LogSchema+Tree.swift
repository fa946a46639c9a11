import CLMDB

/// Keeping the Merkle tree: the records are its leaves, in the order of their positions.
extension LogSchema {
    /// Adds a leaf and keeps every hash that it finishes.
    ///
    /// - Throws: `LMDBError.keyExists` when a hash stands there already.
    func grow(
        _ tree: inout TreeFrontier, by leaf: TreeHash, in transaction: borrowing LMDBWriteTransaction
    ) throws(LMDBError) {
        try tree.append(leaf) { (node) throws(LMDBError) in
            if node.level == 0 {
                try leaves.put(node.hash, under: node.index, flags: MDB_APPEND, in: transaction)
            } else {
                let key = TreeNodeKey(level: node.level, index: node.index)
                try nodes.put(node.hash, under: key, flags: MDB_NOOVERWRITE, in: transaction)
            }
        }
    }

    /// The hashes of complete subtrees, as this snapshot has them.
    ///
    /// - Throws: `EventLogFault.unreadable` when one is missing.
    func treeHashes(
        level: Int, _ indexes: Range<UInt64>, in transaction: borrowing LMDBTransaction
    ) throws -> [TreeHash] {
        level == 0
            ? try leaves.values(from: indexes.lowerBound, count: indexes.count, in: transaction) { $0 &+ 1 }
            : try nodes.values(
                from: TreeNodeKey(level: level, index: indexes.lowerBound), count: indexes.count, in: transaction
            ) { TreeNodeKey(level: level, index: $0.index + 1) }
    }

    /// Whether there are as many hashes on each level as so many records make.
    func hasWholeTree(of size: LogSize, in transaction: borrowing LMDBTransaction) throws -> Bool {
        let nodeCount = (1..<TreeShape.levels).reduce(0) { $0 + TreeShape.hashCount(level: $1, in: size) }
        return try leaves.count(in: transaction) == size.count && nodes.count(in: transaction) == nodeCount
    }
}

/// The tree that a file holds, read in short snapshots: what is finished never changes, so any of them will do.
struct StoredTree: TreeReading {
    let environment: LMDBEnvironment
    let schema: LogSchema

    func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        try environment.read { try schema.treeHashes(level: level, indexes, in: $0) }
    }

    /// The right edge of the tree over all records.
    func frontier() throws -> TreeFrontier {
        try TreeFrontier(of: self, at: try environment.read { try schema.size(in: $0) })
    }
}

extension LMDBTable where Value == TreeHash, Key: Equatable {
    /// The values of so many keys that follow on each other.
    fileprivate func values(
        from first: Key, count: Int, in transaction: borrowing LMDBTransaction, next: (Key) -> Key
    ) throws -> [TreeHash] {
        var hashes: [TreeHash] = []
        hashes.reserveCapacity(count)
        let cursor = try cursor(in: transaction)
        var expected = first
        var entry = count > 0 ? try cursor.seek(atOrAfter: first) : nil
        while hashes.count < count {
            guard let found = entry, found.key == expected, let hash = TreeHash(bytes: found.value) else {
                throw EventLogFault.unreadable("A hash of its tree is missing. Rebuild the indexes from the records.")
            }
            hashes.append(hash)
            expected = next(expected)
            if hashes.count < count { entry = try cursor.next() }
        }
        return hashes
    }
}

/// Where a hash above the leaves stands: 9 bytes, the level and then its index with the big end first.
struct TreeNodeKey: Hashable, LMDBBytes {
    let level: Int
    let index: UInt64

    init(level: Int, index: UInt64) {
        self.level = level
        self.index = index
    }

    init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 9, let index = UInt64(bytes: UnsafeRawBufferPointer(rebasing: bytes[1...])) else {
            return nil
        }
        self.init(level: Int(bytes[0]), index: index)
    }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        try ([UInt8(level)] + index.bytes).withBytes(body)
    }
}

extension TreeHash: LMDBBytes {
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws(LMDBError) -> Result) throws(LMDBError) -> Result {
        try bytes.withBytes(body)
    }
}
