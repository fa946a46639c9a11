/// Hashes the records of a tile folder anew and holds everything in it against them and against a checkpoint.
struct TileCheck {
    private let folder: TileFolder
    private let signed: Checkpoint
    private var tree: TreeFrontier
    /// The tile of each level that was looked at last: the next hash of the level is nearly always in it.
    private var tiles: [Int: (tile: TreeTile, hashes: [TreeHash])] = [:]

    /// - Parameter start: From which size on; what lies before is taken from its hashes. A multiple of a tile's width.
    init(of folder: TileFolder, from start: LogSize, to signed: Checkpoint) throws {
        self.folder = folder
        self.signed = signed
        tree = try TreeFrontier(of: FolderTree(folder: folder, size: signed.size), at: start)
    }

    /// Checks everything up to the checkpoint.
    ///
    /// - Parameter record: Lent each record that agrees with its hash, in order.
    /// - Throws: `FileFailure` with the first thing that does not hold; what `record` throws.
    mutating func run(
        progress: (LogSize, LogSize) -> Void, record: (UnsafeRawBufferPointer) throws -> Void = { _ in }
    ) throws {
        while tree.size < signed.size {
            try checkBundle(record)
            progress(tree.size, signed.size)
        }
        guard tree.root == signed.root else {
            throw FileFailure(sentence: "The records in \(folder.path) do not make the root that was signed.")
        }
    }

    private mutating func checkBundle(_ record: (UnsafeRawBufferPointer) throws -> Void) throws {
        let index = tree.size.count / UInt64(TreeShape.tileWidth)
        let bundle = TreeTile(.records, at: index, in: signed.size)
        let leaves = TreeTile(.hashes(level: 0), at: index, in: signed.size)
        let hashes = try folder.hashes(of: leaves)
        guard let bytes = try folder.bytes(of: bundle) else { throw folder.missing(bundle) }
        try bytes.withUnsafeBytes { bytes in
            guard let ranges = EntryBundle.ranges(bytes, count: bundle.width) else {
                throw FileFailure(sentence: "\(folder.path(of: bundle)) does not have \(bundle.width) records.")
            }
            for (range, hash) in zip(ranges, hashes) {
                let bytes = UnsafeRawBufferPointer(rebasing: bytes[range])
                guard TreeHash.leaf(bytes) == hash else {
                    throw FileFailure(
                        sentence:
                            "Position \(tree.size.count): the record in \(folder.path(of: bundle)) does not have the "
                            + "hash in \(folder.path(of: leaves)). One of the two was changed.")
                }
                try grow(by: hash)
                try record(bytes)
            }
        }
    }

    private mutating func grow(by leaf: TreeHash) throws {
        var finished: [TreeFrontier.Finished] = []
        tree.append(leaf) { if $0.level > 0 { finished.append($0) } }
        for node in finished {
            let tile = TreeTile.holding(node.index, level: node.level, in: signed.size)
            if tiles[node.level]?.tile != tile { tiles[node.level] = (tile, try folder.hashes(of: tile)) }
            guard tiles[node.level]?.hashes[Int(node.index % UInt64(TreeShape.tileWidth))] == node.hash else {
                throw FileFailure(
                    sentence: "\(folder.path(of: tile)): the hash \(node.index) is not that of what lies below it.")
            }
        }
    }
}

extension TileFolder {
    /// Checks the whole of it: every record against its hash, every hash against what lies below it, the root against
    /// the signature.
    ///
    /// - Parameter record: Lent each record in order; what it makes of them is good only when this returns.
    /// - Throws: `FileFailure` with the first thing that does not hold, with its file.
    @discardableResult
    public func verify(
        progress: (LogSize, LogSize) -> Void = { _, _ in }, record: (UnsafeRawBufferPointer) throws -> Void = { _ in }
    ) throws -> Checkpoint {
        let signed = try signed()
        var check = try TileCheck(of: self, from: .empty, to: signed)
        try check.run(progress: progress, record: record)
        return signed
    }
}
