/// A log as a folder of files: the static layout of C2SP `tlog-tiles`, as any web server could serve it and programs of
/// other makers can read it.
///
///     checkpoint                    the signed size and root, written last
///     vkey                          the public keys that sign, one a line (ours; the layout does not have it)
///     tile/0/000 …                  hashes of the tree
///     tile/entries/000 …            the records, 256 a file
///
/// A full tile never changes, so bringing the folder up to date costs what came since, whatever its size.
public struct TileFolder: Sendable {
    public let path: String

    public init(path: String) {
        self.path = path
    }

    var checkpoint: String { path + "/checkpoint" }
    var verifierKeys: String { path + "/vkey" }
    var tiles: String { path + "/tile" }

    func path(of tile: TreeTile) -> String { "\(tiles)/\(tile.address)" }

    /// The bytes of a tile; nil when it is not there.
    func bytes(of tile: TreeTile) throws(FileFailure) -> [UInt8]? {
        // One more than a bundle can have, so that a longer file shows itself.
        try DurableFile.bytes(at: path(of: tile), bytesMax: EntryBundle.bytesMax + 1)
    }

    /// The checkpoint in it, held against keys; nil when there is none yet.
    ///
    /// - Throws: `FileFailure` when it cannot be read, is none, or none of the keys has signed it.
    func signed(by keys: [NoteVerifierKey]) throws(FileFailure) -> Checkpoint? {
        guard let text = try DurableFile.text(at: checkpoint, bytesMax: SignedNote.bytesMax) else { return nil }
        guard let note = SignedNote(text), let signed = Checkpoint(text: note.text), note.isSigned(byAnyOf: keys) else {
            throw FileFailure(sentence: "\(checkpoint) is not signed with a key of this log.")
        }
        return signed
    }

    /// The checkpoint in it, held against the keys that lie beside it.
    ///
    /// - Throws: `FileFailure` as `signed(by:)`, and when there is none.
    public func signed() throws(FileFailure) -> Checkpoint {
        let text = try DurableFile.text(at: verifierKeys, bytesMax: SignedNote.bytesMax) ?? ""
        guard let signed = try signed(by: text.split(separator: "\n").compactMap { NoteVerifierKey($0) }) else {
            throw FileFailure(sentence: "There is no \(checkpoint).")
        }
        return signed
    }
}

/// The hashes in a folder as the tree that they are.
struct FolderTree: TreeReading {
    let folder: TileFolder
    let size: LogSize

    func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        var hashes: [TreeHash] = []
        hashes.reserveCapacity(indexes.count)
        while hashes.count < indexes.count {
            let index = indexes.lowerBound + UInt64(hashes.count)
            let tile = TreeTile.holding(index, level: level, in: size)
            let first = Int(index % UInt64(TreeShape.tileWidth))
            let last = min(tile.width, first + indexes.count - hashes.count)
            hashes += try folder.hashes(of: tile)[first..<last]
        }
        return hashes
    }
}

extension TileFolder {
    /// The hashes of a tile.
    ///
    /// - Throws: `FileFailure` when it is missing or has another number of them.
    func hashes(of tile: TreeTile) throws(FileFailure) -> [TreeHash] {
        guard let bytes = try bytes(of: tile) else { throw missing(tile) }
        guard bytes.count == tile.width * TreeHash.byteCount else {
            throw FileFailure(sentence: "\(path(of: tile)) does not have \(tile.width) hashes.")
        }
        return bytes.withUnsafeBytes { bytes in
            (0..<tile.width).compactMap { index in
                let start = index * TreeHash.byteCount
                return TreeHash(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<start + TreeHash.byteCount]))
            }
        }
    }

    func missing(_ tile: TreeTile) -> FileFailure { FileFailure(sentence: "\(path(of: tile)) is missing.") }
}

extension TreeTile {
    /// The tile in which a hash of a level stands, as wide as a log of this size has it.
    static func holding(_ index: UInt64, level: Int, in size: LogSize) -> TreeTile {
        TreeTile(.hashes(level: level), at: index / UInt64(TreeShape.tileWidth), in: size)
    }

    /// A tile as wide as a log of this size has it.
    init(_ content: Content, at index: UInt64, in size: LogSize) {
        let rest = TreeShape.hashCount(level: content.level, in: size) - index * UInt64(TreeShape.tileWidth)
        self.init(content: content, index: index, width: Int(min(rest, UInt64(TreeShape.tileWidth))))
    }

    /// The tiles that a log of one size has and the smaller log that it was had not, the lowest level first.
    static func added(from old: LogSize, to new: LogSize) -> [TreeTile] {
        let contents = [Content.records] + (0..<TreeShape.levels).map { .hashes(level: $0) }
        return contents.flatMap { content -> [TreeTile] in
            let before = TreeShape.hashCount(level: content.level, in: old)
            let after = TreeShape.hashCount(level: content.level, in: new)
            guard before < after else { return [] }
            let width = UInt64(TreeShape.tileWidth)
            return (before / width...(after - 1) / width).map { TreeTile(content, at: $0, in: new) }
        }
    }
}

extension TreeTile.Content {
    /// On which level its hashes stand; records lie below those of the lowest.
    var level: Int {
        switch self {
        case .hashes(let level): level
        case .records: 0
        }
    }
}
