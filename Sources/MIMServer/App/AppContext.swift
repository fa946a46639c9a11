import EventStore
import Logging
import Programme
import Projections
import Wire

/// What one data folder holds, opened and put together: the log, the vault, the read models and who writes to them.
struct AppContext: Sendable {
    let log: any EventLog
    let checkpoints: CheckpointKeeper
    let cosignatures: CosignatureKeeper
    let vault: KeyVault
    let runner: ProjectionRunner
    let clock: ProgrammeClock
    let identifiers: IdentifierSource
    let logger: Logger
    /// What has been answered since the log last grew.
    let answers = AnswerCache()

    /// Opens a data folder, and makes what is missing.
    ///
    /// - Parameters:
    ///   - clock: Sets the recorded time and today; the demo passes that of its story.
    ///   - identifiers: Random ones unless given.
    ///   - fileBytesMax: The most that the log can grow to; smaller for hosts that limit address space.
    /// - Throws: `DataFault`, `EventLogFault` or `VaultFault` when something cannot be opened; nothing stays open then.
    static func open(
        data: String, clock: ProgrammeClock = .system, identifiers: IdentifierSource? = nil,
        fileBytesMax: Int = LogLimits.fileBytesMax, logger: Logger = Logger(label: "mim")
    ) async throws -> AppContext {
        let folder = DataFolder(path: data)
        try folder.make()
        let log = try LMDBEventLog.open(at: folder.log, fileBytesMax: fileBytesMax, clock: clock.now)
        do {
            let keys = try LogKeys.open(
                at: folder.logKeys, origin: ProcessEnvironment.value(of: DataFolder.originVariable))
            let checkpoints = try CheckpointKeeper(of: log, keys: keys, lastAt: folder.checkpoint)
            if let divergence = checkpoints.divergence {
                logger.critical("nothing is recorded: the log is not the one that was signed. \(divergence)")
            }
            let cosignatures = try CosignatureKeeper(
                of: log, by: try WitnessAddress.list(at: folder.witnesses), logKeys: keys.verifierKeys,
                lastAt: folder.cosignatures)
            for finding in cosignatures.standings.compactMap(\.finding) {
                logger.critical("the log is not the one that a witness has seen. \(finding)")
            }
            checkpoints.signIfItCan(logger)
            if !folder.hasVault, try log.hasSealedValues() { throw DataFault.vaultMissing(folder.vault) }
            let vault = try KeyVault.open(
                at: folder.vault, masterKey: folder.masterKeySource)
            if vault.masterKeyWasMade {
                logger.warning(
                    "a master key was made; keep a copy elsewhere, without it no name can be read",
                    metadata: ["file": "\(folder.masterKey)"])
            }
            let guarded: any EventLog = checkpoints.divergence.map { GuardedLog(log, divergence: $0) } ?? log
            return AppContext(
                log: guarded, checkpoints: checkpoints, cosignatures: cosignatures, vault: vault,
                runner: ProjectionRunner(log: log), clock: clock, identifiers: identifiers ?? .random(clock),
                logger: logger)
        } catch {
            await log.close()
            throw error
        }
    }

    /// Commits and answers what was accepted, then closes everything.
    func close() async {
        checkpoints.signIfItCan(logger)
        await log.close()
        vault.close()
    }

    /// Brings the read models up to the present size of the log.
    func catchUp() throws { try runner.catchUp() }

    /// The proof of a record, in the checkpoint that the most witnesses have cosigned; nil when there is no such record.
    ///
    /// - Throws: As `CheckpointKeeper.sign`.
    func proof(of position: Position) throws -> LogProof? {
        let note = cosignatures.bestNote(
            covering: position, newest: try checkpoints.sign(), signedWith: checkpoints.verifierKeys)
        return try checkpoints.proof(of: position, in: note)
    }

    private var preparation: EventPreparation { EventPreparation(vault: vault, identifiers: identifiers) }

    /// Carries out single commands.
    var handler: CommandHandler {
        CommandHandler(log: log, preparation: preparation, clock: clock, runner: runner)
    }

    /// A session for many commands; it folds the whole log.
    func makeSession() throws -> CommandSession { try CommandSession(log: log, preparation: preparation) }

    /// An import of lines.
    func makeImport(by actor: Actor) throws -> CommandImport {
        CommandImport(session: try makeSession(), log: log, clock: clock, actor: actor)
    }
}

extension CheckpointKeeper {
    /// Signs what there is. On a full disk it cannot, and everything else goes on: it is signed when there is room.
    fileprivate func signIfItCan(_ logger: Logger) {
        guard divergence == nil else { return }
        do {
            _ = try sign()
        } catch {
            logger.error("the last events are not signed yet", metadata: ["error": "\(error)"])
        }
    }
}

extension EventLog {
    /// Whether any record has a value that only a key can open.
    fileprivate func hasSealedValues() throws -> Bool {
        let mark = Array(#"{"sealed":""#.utf8)
        var found = false
        try scan(from: .empty, to: size()) { record in
            found = record.data.firstRange(of: mark) != nil
            return !found
        }
        return found
    }
}

extension DataFault {
    /// Made anew, a vault would give other keys the names of those that are gone, and both would be lost.
    fileprivate static func vaultMissing(_ path: String) -> DataFault {
        DataFault(
            sentence: "The vault \(path) is missing, and the log has values that only its keys can open. Put it back "
                + "from a copy, with the master key that belongs to it.")
    }
}

extension DataFolder {
    /// The environment first: an operator who sets the variable keeps the key away from the data.
    var masterKeySource: MasterKeySource {
        ProcessEnvironment.value(of: Self.masterKeyVariable) == nil
            ? .file(masterKey) : .environment(Self.masterKeyVariable)
    }
}
