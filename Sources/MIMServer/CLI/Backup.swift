import ArgumentParser
import EventStore
import Foundation

/// `mim backup`: a copy of the log or of the vault, made while the server goes on and verified before it is called good.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the log, or the vault, while the server goes on; verify the copy.",
        discussion: """
            The copy of a log is opened by another process, hashed anew and held against the signed checkpoint. Log and \
            vault go into folders of their own, and are best kept apart: the vault's keys open the names in the log. The \
            master key and the log's own key are not copied: keep copies of data/vault.key and data/log.key elsewhere.

            Example:
              mim backup /backup/log-$(date +%F) --data ./data
              mim backup /elsewhere/vault-$(date +%F) --vault --data ./data

            Exit codes: 0 copied and verified, 1 it could not be copied or does not hold, 2 wrong usage.
            """)

    @Argument(help: ArgumentHelp("The folder for the copy; made, and never one that is there.", valueName: "dir"))
    var target: String

    @Flag(help: "Copy the vault in the place of the log.")
    var vault = false

    @OptionGroup var data: DataOption

    func run() async throws {
        guard data.folder.hasLog else {
            throw Failure("There is no log in \(data.path). Give another folder with --data.")
        }
        do {
            vault ? try await copyVault() : try await copyLog()
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(opening: target, error)
        }
    }

    private func copyLog() async throws {
        try LogCopy(path: target).make(from: data.folder)
        // Another process, so that nothing that this one holds in memory can make up for what the disk has not.
        let (ends, end) = AsyncStream<Int32>.makeStream()
        let verification = try ChildProcess("/proc/self/exe", ["verify", "--copy", target]) { end.yield($0) }
        let code = await ends.first { _ in true }
        withExtendedLifetime(verification) {}
        guard code == 0 else { throw Failure("The copy in \(target) does not hold and is not to be relied on.") }
    }

    private func copyVault() async throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw Failure("\(target) is there already. A copy goes into a folder of its own.")
        }
        try FileManager.default.createDirectory(
            atPath: target, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try KeyVault.copy(from: data.folder.vault, to: target + "/vault")
        // Opened with the master key: a copy that this key does not open would be worth nothing.
        try KeyVault.open(at: target + "/vault", masterKey: data.folder.masterKeySource).close()
        try Output.line("The vault is copied to \(target); the master key opens it.")
    }
}

/// `mim restore`: a copy put back where there is nothing.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a verified copy of a log, or of a vault, into a data folder that has none.",
        discussion: """
            Nothing is overwritten. Put data/log.key and data/vault.key back too. When data/checkpoint of the lost folder is \
            still there, leave it in place: it shows whether events came after the copy, and then the log is read only \
            until mim accept-log says who lets it go on.

            Example:
              mim restore /backup/log-2026-11-25 --data ./data
              mim restore /backup/log-tiles --data ./data

            Exit codes: 0 restored, 1 the copy does not hold or something is there already, 2 wrong usage.
            """)

    @Argument(help: ArgumentHelp("The folder with the copy.", valueName: "dir"))
    var source: String

    @OptionGroup var data: DataOption

    func run() async throws {
        do {
            switch CopyKind(of: source) {
            case .vault: try restoreVault()
            case .log: try await restoreLog()
            case .tiles: try restoreTiles()
            case nil: throw Failure("There is no copy in \(source).")
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(opening: source, error)
        }
    }

    private func restoreLog() async throws {
        let copy = LogCopy(path: source)
        let (size, signed) = try await copy.verify()
        try copy.restore(to: data.folder)
        try Output.line("\(size.count) events are restored to \(data.path), \(signed.count) of them signed.")
        remindOfKeys()
    }

    private func restoreTiles() throws {
        var progress = ProgressBar("restore")
        let signed = try TileCopy(path: source).restore(to: data.folder) { done, size in
            progress.show(done.count, of: size.count)
        }
        try Output.line("\(signed.size.count) events are restored to \(data.path), all of them signed.")
        remindOfKeys()
    }

    private func remindOfKeys() {
        for key in [data.folder.logKeys, data.folder.masterKey] where !FileManager.default.fileExists(atPath: key) {
            Output.complaint("\(key) is not there yet; put it back before MIM is started.")
        }
    }

    private func restoreVault() throws {
        guard !FileManager.default.fileExists(atPath: data.folder.vault) else {
            throw Failure("\(data.folder.vault) is there already and is not overwritten. Move it away first.")
        }
        try FileManager.default.createDirectory(
            atPath: data.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try KeyVault.copy(from: source + "/vault", to: data.folder.vault)
        try Output.line("The vault is restored to \(data.path).")
    }
}
