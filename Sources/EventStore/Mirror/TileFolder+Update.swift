import Glibc

extension TileFolder {
    /// What an update came to.
    public struct Update: Hashable, Sendable {
        /// From which size to which.
        public let old: LogSize
        public let new: LogSize
        /// What was written; nothing when the log had not grown.
        public let files: Int
        public let bytes: Int
    }

    /// Brings the folder up to a signed checkpoint of a log, and writes only what it does not have.
    ///
    /// Every file is whole or not there, and the checkpoint comes last, when what was written has been read back and
    /// makes its root: whenever this is cut off, the folder holds up to the checkpoint that it has, and the next update
    /// goes on.
    ///
    /// - Parameter keys: The keys of the log, which sign the checkpoint and the one that the folder has.
    /// - Throws: `FileFailure` when the folder is not the beginning of this log, is damaged, or cannot be written;
    ///   `EventLogFault` when the log cannot be read.
    public func update(
        from log: any LogReading, to note: SignedNote, keys: [NoteVerifierKey],
        progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws -> Update {
        guard let new = Checkpoint(text: note.text), note.isSigned(byAnyOf: keys) else {
            throw FileFailure(sentence: "The checkpoint of the log is not signed with a key of it.")
        }
        if let disagreement = try CheckpointKeeper.disagreement(of: log, with: new) {
            throw FileFailure(sentence: disagreement)
        }
        let old = try known(of: log, keys: keys, newest: new)
        let tiles = TreeTile.added(from: old, to: new.size)
        try DurableFile.makeDirectory(path)
        var writer = TileWriter(folder: self, log: log)
        do {
            for (number, tile) in tiles.enumerated() {
                try writer.write(tile)
                progress(number + 1, tiles.count)
            }
            try writer.sync()
            let width = UInt64(TreeShape.tileWidth)
            var check = try TileCheck(of: self, from: LogSize(old.count / width * width), to: new)
            try check.run(progress: { _, _ in })
        } catch {
            writer.takeBack()
            throw error
        }
        try DurableFile.replace(keys.map { "\($0)\n" }.joined(), at: verifierKeys)
        try DurableFile.replace(note.description, at: checkpoint)
        for tile in tiles where tile.width == TreeShape.tileWidth { removeParts(of: tile) }
        return Update(old: old, new: new.size, files: writer.files.count, bytes: writer.bytes)
    }

    /// Up to which size the folder has the log already.
    private func known(of log: any LogReading, keys: [NoteVerifierKey], newest: Checkpoint) throws -> LogSize {
        guard let old = try signed(by: keys) else { return .empty }
        guard old.origin == newest.origin else {
            throw FileFailure(sentence: "\(path) has another log, \(old.origin).")
        }
        guard old.size <= newest.size else {
            throw FileFailure(
                sentence:
                    "\(path) has \(old.size.count) signed events and this log only \(newest.size.count): this is an older copy of it, or another log."
            )
        }
        guard try log.root(at: old.size) == old.root else {
            throw FileFailure(
                sentence:
                    "\(path) has other events than this log among the first \(old.size.count): one of the two was changed."
            )
        }
        try checkPresence(of: old)
        return old.size
    }

    /// Whether all tiles are there, as far as a look at names and lengths tells, and the right edge makes the root.
    ///
    /// To read all of it is for `verify`: an update must not cost more the larger the folder is.
    private func checkPresence(of old: Checkpoint) throws {
        for tile in TreeTile.added(from: .empty, to: old.size) {
            var file = stat()
            guard stat(path(of: tile), &file) == 0 else { throw missing(tile) }
            let isWhole =
                tile.content == .records ? file.st_size > 0 : Int(file.st_size) == tile.width * TreeHash.byteCount
            guard isWhole else { throw FileFailure(sentence: "\(path(of: tile)) is not as long as it has to be.") }
        }
        guard try FolderTree(folder: self, size: old.size).root(at: old.size) == old.root else {
            throw FileFailure(
                sentence: "The hashes in \(tiles) do not make the root of \(checkpoint): one was changed.")
        }
    }

    /// Removes the narrower forms of a tile that is full now; until then whoever holds an older checkpoint needs them.
    private func removeParts(of tile: TreeTile) {
        let directory = path(of: tile) + ".p"
        guard access(directory, F_OK) == 0 else { return }
        for width in 1..<TreeShape.tileWidth { DurableFile.remove("\(directory)/\(width)") }
        // What cannot be removed takes room and does no harm.
        rmdir(directory)
    }
}
