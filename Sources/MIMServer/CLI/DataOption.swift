import ArgumentParser
import EventStore
import Logging

/// `--data DIR`, the same for every command.
struct DataOption: ParsableArguments {
    @Option(
        name: .customLong("data"), help: ArgumentHelp("The folder that holds the log and the keys.", valueName: "dir"))
    var path = "./data"

    var folder: DataFolder { DataFolder(path: path) }

    /// Opens the folder; faults become sentences.
    func open(
        clock: ProgrammeClock = .system, identifiers: IdentifierSource? = nil,
        replayBytesMax: Int = Replays.bytesMaxDefault, logger: Logger = .toStandardError
    ) async throws -> AppContext {
        do {
            return try await AppContext.open(
                data: path, clock: clock, identifiers: identifiers, replayBytesMax: replayBytesMax,
                logger: logger)
        } catch {
            throw Failure(opening: path, error)
        }
    }

    /// Opens a folder that must hold a log already: reading commands make nothing.
    func openExisting() async throws -> AppContext {
        guard folder.hasLog else { throw Failure("There is no log in \(path). Give another folder with --data.") }
        return try await open()
    }
}

/// Why a command could not do its work, as the sentence that it ends with; exit code 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) {
        description = sentence
    }

    /// What keeps a data folder from being opened.
    init(opening path: String, _ error: any Error) {
        switch error {
        case EventLogFault.alreadyOpen, VaultFault.alreadyOpen:
            self.init(
                "\(path) is in use by another process, perhaps `mim serve`. Ask it over HTTP, or stop it first.")
        case EventLogFault.unreadable(let sentence): self.init("The log in \(path) cannot be read. \(sentence)")
        case let failure as FileFailure: self.init(failure.sentence)
        case EventLogFault.spoiled(let sentence), VaultFault.spoiled(let sentence): self.init(sentence)
        case EventLogFault.full: self.init("There is no room on the disk for the log in \(path).")
        case VaultFault.wrongMasterKey:
            self.init("The master key does not fit the vault in \(path). Put back the key that it was made with.")
        case VaultFault.noMasterKey(let sentence): self.init("There is no master key. \(sentence)")
        case VaultFault.unreadable(let sentence): self.init("The vault in \(path) cannot be read. \(sentence)")
        default: self.init("\(path) cannot be opened: \(error)")
        }
    }
}

extension Logger {
    /// What the administrator is told, apart from the results.
    static var toStandardError: Logger {
        var logger = Logger(label: "mim", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .notice
        return logger
    }
}
