import Foundation
import Testing

@testable import EventStore

/// A log as a folder of tiles: brought up to date piece by piece, refused when it is not that of the log, and checked
/// whole.
@Suite struct `A folder of tiles` {
    private struct Mirrored {
        let log: MemoryEventLog
        let keeper: CheckpointKeeper
        let folder: TileFolder

        /// Adds so many events and brings the folder up to date.
        func grow(by count: Int) async throws -> TileFolder.Update {
            let size = try log.size().count
            if count > 0 { _ = try await log.append((size..<size + UInt64(count)).map { event($0) }) }
            return try folder.update(from: log, to: try keeper.sign(), keys: keeper.verifierKeys)
        }
    }

    private func withFolder(_ test: (Mirrored) async throws -> Void) async throws {
        try await withDirectory { path async throws in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            let log = MemoryEventLog(clock: TickingClock().now)
            let keys = try LogKeys.open(at: path + "/key", origin: "log.example/mim")
            let keeper = try CheckpointKeeper(of: log, keys: keys, lastAt: path + "/checkpoint")
            try await test(Mirrored(log: log, keeper: keeper, folder: TileFolder(path: path + "/tiles")))
        }
    }

    /// The files below a folder, by their paths in it.
    private func files(_ folder: TileFolder) throws -> [String: Data] {
        let root = URL(fileURLWithPath: folder.path)
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        return try paths.reduce(into: [:]) { files, path in
            var isFolder: ObjCBool = false
            let file = root.appending(path: path)
            _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
            if !isFolder.boolValue { files[path] = try Data(contentsOf: file) }
        }
    }

    @Test func `has at each size the tiles of the layout and the checkpoint, however it came there`() async throws {
        try await withFolder { mirrored async throws in
            for step in [0, 1, 254, 1, 1, 300, 0, 43] {
                let update = try await mirrored.grow(by: step)
                #expect(update.new.count == update.old.count + UInt64(step))
                let size = update.new
                for tile in TreeTile.added(from: .empty, to: size) {
                    #expect(try mirrored.folder.bytes(of: tile) == mirrored.log.bytes(of: tile), "\(tile.address)")
                }
                #expect(try mirrored.folder.verify().size == size)
            }
            #expect(try mirrored.log.size() == LogSize(600))
            let names = try files(mirrored.folder).keys.sorted()
            #expect(
                names == [
                    "checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/45", "tile/0/002.p/88", "tile/1/000.p/1",
                    "tile/1/000.p/2", "tile/entries/000", "tile/entries/001", "tile/entries/002.p/45",
                    "tile/entries/002.p/88", "vkey",
                ])
        }
    }

    @Test func `is written only where the log has grown`() async throws {
        try await withFolder { mirrored async throws in
            _ = try await mirrored.grow(by: 1_000)
            let before = try files(mirrored.folder)
            let update = try await mirrored.grow(by: 10)
            let after = try files(mirrored.folder)
            let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
            #expect(changed == ["checkpoint", "tile/0/003.p/242", "tile/entries/003.p/242"])
            #expect(update.files == 2)
            #expect(try await mirrored.grow(by: 0).files == 0)
        }
    }

    @Test func `gives back each record to the letter, and a log made of them has the same root`() async throws {
        try await withFolder { mirrored async throws in
            _ = try await mirrored.grow(by: 700)
            let path = mirrored.folder.path + "-log"
            let restoration = try LogRestoration(at: path)
            let signed = try mirrored.folder.verify(record: { try restoration.add($0) })
            #expect(try restoration.finish() == LogSize(700))
            let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
            #expect(try log.all() == mirrored.log.all())
            #expect(try log.root(at: signed.size) == signed.root)
            try expectIndexesAgree(log)
            await log.close()
            #expect(throws: EventLogFault.self) { try LogRestoration(at: path) }
        }
    }

    @Test func `half made into a log does not open as one`() async throws {
        try await withFolder { mirrored async throws in
            _ = try await mirrored.grow(by: 3)
            let path = mirrored.folder.path + "-log"
            do {
                let restoration = try LogRestoration(at: path)
                try mirrored.folder.verify(record: { try restoration.add($0) })
            }
            #expect(throws: EventLogFault.self) { try LMDBEventLog.open(at: path, clock: TickingClock().now) }
        }
    }

    @Test func `of another log, or of a later state of this one, is refused and left as it is`() async throws {
        try await withFolder { mirrored async throws in
            _ = try await mirrored.grow(by: 300)
            let before = try files(mirrored.folder)
            let other = MemoryEventLog(clock: TickingClock().now)
            for (count, said) in [(200, "only 200"), (400, "has other events than this log")] {
                for number in try other.size().count..<UInt64(count) {
                    _ = try await other.append([event(1_000 + number)])
                }
                let signed = Checkpoint(
                    origin: "log.example/mim", size: try other.size(), root: try other.root(at: other.size()))
                let keys = try LogKeys.open(
                    at: String(mirrored.folder.path.dropLast(5)) + "key", origin: "log.example/mim")
                let note = try SignedNote(signed.text, signedBy: keys.keys)
                let failure = #expect(throws: FileFailure.self) {
                    try mirrored.folder.update(from: other, to: note, keys: keys.verifierKeys)
                }
                #expect(failure?.sentence.contains(said) == true, "\(failure?.sentence ?? "")")
            }
            let stranger = try #require(NoteSigningKey(newFor: "log.example/mim"))
            #expect(throws: FileFailure.self) {
                try mirrored.folder.update(
                    from: mirrored.log, to: try mirrored.keeper.sign(), keys: [stranger.verifierKey])
            }
            #expect(try files(mirrored.folder) == before)
        }
    }

    @Test func `cut off before its checkpoint was written holds as it was, and is gone on with`() async throws {
        try await withFolder { mirrored async throws in
            _ = try await mirrored.grow(by: 300)
            let old = try files(mirrored.folder)
            _ = try await mirrored.grow(by: 300)
            // All tiles of the second update are there, and the checkpoint is the first.
            let checkpoint = try #require(old["checkpoint"])
            for (path, bytes) in old where !FileManager.default.fileExists(atPath: mirrored.folder.path + "/" + path) {
                let file = URL(fileURLWithPath: mirrored.folder.path + "/" + path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try bytes.write(to: file)
            }
            try checkpoint.write(to: URL(fileURLWithPath: mirrored.folder.path + "/checkpoint"))
            #expect(try mirrored.folder.verify().size == LogSize(300))
            let update = try await mirrored.grow(by: 0)
            #expect((update.old, update.new, update.files) == (LogSize(300), LogSize(600), 0))
            #expect(try mirrored.folder.verify().size == LogSize(600))
        }
    }

    @Test func `with any one file changed, cut, or gone does not hold, and which is said`() async throws {
        try await withFolder { mirrored async throws in
            _ = try await mirrored.grow(by: 600)
            let whole = try files(mirrored.folder)
            for (name, bytes) in whole {
                let file = URL(fileURLWithPath: mirrored.folder.path + "/" + name)
                var bent = bytes
                bent[bytes.count / 2] ^= 1
                for damaged in [bent, Data(bytes.dropLast()), bytes + [0], nil] {
                    if let damaged { try damaged.write(to: file) } else { try FileManager.default.removeItem(at: file) }
                    // Keys and checkpoints are texts, in which a byte more can be nothing at all.
                    if name.hasPrefix("tile") || damaged == bent || damaged == nil {
                        let failure = #expect(throws: FileFailure.self, "\(name)") { try mirrored.folder.verify() }
                        #expect(failure?.sentence.contains(name == "vkey" ? "checkpoint" : name) == true, "\(name)")
                    }
                    try bytes.write(to: file)
                }
            }
            #expect(try mirrored.folder.verify().size == LogSize(600))
        }
    }

    @Test func `damaged where an update looks is refused before anything is written`() async throws {
        try await withFolder { mirrored async throws in
            _ = try await mirrored.grow(by: 600)
            _ = try await mirrored.log.append([event(600)])
            let note = try mirrored.keeper.sign()
            for name in ["tile/0/002.p/88", "tile/1/000.p/2", "checkpoint"] {
                let file = URL(fileURLWithPath: mirrored.folder.path + "/" + name)
                let bytes = try Data(contentsOf: file)
                var bent = bytes
                bent[40] ^= 1
                try bent.write(to: file)
                #expect(throws: FileFailure.self, "\(name)") {
                    try mirrored.folder.update(from: mirrored.log, to: note, keys: mirrored.keeper.verifierKeys)
                }
                try bytes.write(to: file)
            }
            for name in ["tile/0/000", "tile/entries/001"] {
                let file = URL(fileURLWithPath: mirrored.folder.path + "/" + name)
                let bytes = try Data(contentsOf: file)
                try FileManager.default.removeItem(at: file)
                #expect(throws: FileFailure.self, "\(name)") {
                    try mirrored.folder.update(from: mirrored.log, to: note, keys: mirrored.keeper.verifierKeys)
                }
                try bytes.write(to: file)
            }
            #expect(
                try mirrored.folder.update(from: mirrored.log, to: note, keys: mirrored.keeper.verifierKeys).files == 2)
        }
    }

    @Test func `goes through all records with the same hashes as the tree of 70 000 known ones`() async throws {
        // `FolderTree` reads the level-2 tile too, which logs in other tests are too small for.
        let tree = SimpleTree.entries(70_000)
        let size = LogSize(70_000)
        try await withDirectory { path async throws in
            let folder = TileFolder(path: path)
            for tile in TreeTile.added(from: .empty, to: size) where tile.content != .records {
                guard case .hashes(let level) = tile.content, let range = tile.range(in: size) else { continue }
                let file = folder.path(of: tile)
                try DurableFile.makeDirectory(String(file[..<(file.lastIndex(of: "/") ?? file.endIndex)]))
                try DurableFile.put(try tree.treeHashes(level: level, range).flatMap(\.bytes), at: file)
            }
            #expect(
                try FolderTree(folder: folder, size: size).root(at: size).base64
                    == "PyRlJHNNTThWh1rCFkBE4adafIct52rP1LJtrAm1vcA=")
        }
    }
}
