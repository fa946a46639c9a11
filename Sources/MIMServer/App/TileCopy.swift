import EventStore
import Foundation
import Wire

/// A copy of a log as a folder of tiles, kept up to date night by night, and a log made out of one.
struct TileCopy {
    let folder: TileFolder

    init(path: String) {
        folder = TileFolder(path: path)
    }

    /// Brings it up to what the log of a data folder has signed, while a server may have it open.
    ///
    /// - Throws: `Failure` when there is no signed checkpoint; what `TileFolder.update` throws.
    func update(from data: DataFolder, progress: (Int, Int) -> Void) throws -> TileFolder.Update {
        guard FileManager.default.fileExists(atPath: data.logKeys) else {
            throw Failure("There is no \(data.logKeys); whether the log is whole could not be shown.")
        }
        let keys = try LogKeys.open(at: data.logKeys, origin: nil).verifierKeys
        // The checkpoint first: what is read after it has at least what it speaks of.
        guard let text = try? String(contentsOfFile: data.checkpoint, encoding: .utf8), let note = SignedNote(text)
        else {
            throw Failure("\(data.checkpoint) is not there or is no checkpoint: nothing of the log is signed.")
        }
        let log = try LMDBLogReader.open(beside: data.log)
        defer { log.close() }
        return try folder.update(from: log, to: note, keys: keys, progress: progress)
    }

    /// Makes a log out of it in a data folder that has none. A checkpoint that lies there already is left: it may be
    /// newer.
    ///
    /// It is made under another name and gets its own when it is whole and agrees with the signature.
    func restore(to data: DataFolder, progress: (LogSize, LogSize) -> Void) throws -> Checkpoint {
        guard !FileManager.default.fileExists(atPath: data.log) else {
            throw Failure("\(data.log) is there already and is not overwritten. Move it away first.")
        }
        let draft = data.log + ".restoring"
        if FileManager.default.fileExists(atPath: draft) { try FileManager.default.removeItem(atPath: draft) }
        try FileManager.default.createDirectory(
            atPath: data.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let signed = try make(draft, progress)
        guard rename(draft, data.log) == 0, Self.sync(data.path) else {
            throw Failure("\(data.log) cannot be made: \(String(cString: strerror(errno))).")
        }
        if !FileManager.default.fileExists(atPath: data.checkpoint) {
            try FileManager.default.copyItem(atPath: folder.path + "/checkpoint", toPath: data.checkpoint)
        }
        return signed
    }

    private func make(_ draft: String, _ progress: (LogSize, LogSize) -> Void) throws -> Checkpoint {
        let restoration = try LogRestoration(at: draft)
        let signed = try folder.verify(progress: progress) { try restoration.add($0) }
        _ = try restoration.finish()
        let log = try LMDBLogReader.open(beside: draft)
        defer { log.close() }
        if let disagreement = try CheckpointKeeper.disagreement(of: log, with: signed) { throw Failure(disagreement) }
        return signed
    }

    /// Makes the names in a folder durable.
    private static func sync(_ path: String) -> Bool {
        let directory = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard directory >= 0 else { return false }
        defer { close(directory) }
        return fsync(directory) == 0
    }
}
