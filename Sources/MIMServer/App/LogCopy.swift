import EventStore
import Foundation
import Wire

/// A copy of a log in a folder of its own: `log`, the checkpoint that was signed before it was copied, and the public
/// keys. Enough to be verified anywhere, and nothing that could sign or open a name.
struct LogCopy {
    let path: String

    var log: String { path + "/log" }
    var checkpoint: String { path + "/checkpoint" }
    var verifierKeys: String { path + "/vkey" }

    /// Copies the log of a data folder, which a server may have open meanwhile.
    func make(from folder: DataFolder) throws {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure("\(path) is there already. A copy goes into a folder of its own.")
        }
        guard FileManager.default.fileExists(atPath: folder.logKeys) else {
            throw Failure("There is no \(folder.logKeys); whether the log is whole could not be shown.")
        }
        let keys = try LogKeys.open(at: folder.logKeys, origin: nil)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // The checkpoint first: what is copied after it has at least what it speaks of.
        try write(Data(contentsOf: URL(fileURLWithPath: folder.checkpoint)), to: checkpoint)
        try write(Data(keys.verifierKeys.map { "\($0)\n" }.joined().utf8), to: verifierKeys)
        try LMDBEventLog.copy(from: folder.log, to: log)
    }

    /// Hashes everything in it anew and holds it against its signed checkpoint.
    ///
    /// - Returns: How many events it has, and how many of them are signed.
    /// - Throws: `Failure` with everything that does not hold.
    func verify(progress: (LogSize, LogSize) -> Void = { _, _ in }) async throws -> (size: LogSize, signed: LogSize) {
        let result = try LMDBEventLog.verify(at: log, progress: progress)
        guard result.findings.isEmpty else {
            throw Failure("The copy does not hold. " + result.findings.joined(separator: " "))
        }
        let keys = try text(verifierKeys).split(separator: "\n").compactMap { NoteVerifierKey($0) }
        guard let note = SignedNote(try text(checkpoint)), let signed = Checkpoint(text: note.text),
            note.isSigned(byAnyOf: keys)
        else { throw Failure("The checkpoint of the copy is not signed with the keys beside it.") }
        let copy = try LMDBEventLog.open(at: log) { Instant(milliseconds: 0) }
        let disagreement = try CheckpointKeeper.disagreement(of: copy, with: signed)
        await copy.close()
        if let disagreement { throw Failure("The copy is not the log that was signed. \(disagreement)") }
        return (result.size, signed.size)
    }

    /// Puts the log into a data folder that has none. A checkpoint that lies there already is left: it may be newer.
    func restore(to folder: DataFolder) throws {
        guard !FileManager.default.fileExists(atPath: folder.log) else {
            throw Failure("\(folder.log) is there already and is not overwritten. Move it away first.")
        }
        try FileManager.default.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try LMDBEventLog.copy(from: log, to: folder.log)
        if !FileManager.default.fileExists(atPath: folder.checkpoint) {
            try write(Data(contentsOf: URL(fileURLWithPath: checkpoint)), to: folder.checkpoint)
        }
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func write(_ data: Data, to path: String) throws {
        try data.write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.synchronize()
        try file.close()
    }
}
