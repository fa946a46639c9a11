import EventStore
import Logging
import Programme
import Projections
import Wire

/// What one data folder holds, opened and put together: the log, the vault, the read models and who writes to them.
struct AppContext: Sendable {
    /// Takes events as long as `guardian` lets it.
    let log: any EventLog
    let guardian: LogGuard
    let checkpoints: CheckpointKeeper
    let cosignatures: CosignatureKeeper
    /// What came of checking the log, and how far the present check is.
    let scrubs: ScrubLedger
    /// What the log has committed since it was opened.
    let committed: @Sendable () -> WriterStatistics
    let vault: KeyVault
    let runner: ProjectionRunner
    /// The read models as they were known earlier.
    let replays: Replays
    let clock: ProgrammeClock
    let identifiers: IdentifierSource
    let logger: Logger
    /// When it was opened.
    let opened: Instant
    /// What has been answered since the log last grew.
    let answers = AnswerCache()
    /// How many requests were answered, and how.
    let requests = RequestCounts()

    /// Opens a data folder, and makes what is missing.
    ///
    /// - Parameters:
    ///   - clock: Sets the recorded time and today; the demo passes that of its story.
    ///   - identifiers: Random ones unless given.
    ///   - replayBytesMax: What is kept of replays at most.
    ///   - fileBytesMax: The most that the log can grow to; smaller for hosts that limit address space.
    /// - Throws: `DataFault`, `EventLogFault` or `VaultFault` when something cannot be opened; nothing stays open then.
    static func open(
        data: String, clock: ProgrammeClock = .system, identifiers: IdentifierSource? = nil,
        replayBytesMax: Int = Replays.bytesMaxDefault, fileBytesMax: Int = LogLimits.fileBytesMax,
        logger: Logger = Logger(label: "mim")
    ) async throws -> AppContext {
        let folder = DataFolder(path: data)
        try folder.make()
        let log = try LMDBEventLog.open(at: folder.log, fileBytesMax: fileBytesMax, clock: clock.now)
        do {
            let keys = try LogKeys.open(
                at: folder.logKeys, origin: ProcessEnvironment.value(of: DataFolder.originVariable))
            let checkpoints = try CheckpointKeeper(of: log, keys: keys, lastAt: folder.checkpoint)
            let scrubs = ScrubLedger(at: folder.scrub)
            let guardian = LogGuard(Self.objection(checkpoints, scrubs))
            if let fault = guardian.fault { logger.critical("nothing is recorded: \(fault.reason)") }
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
            if guardian.fault == nil {
                await LogDecisions(log: log, checkpoints: checkpoints, vault: vault).recordIfTheyCan(logger)
            }
            let guarded = GuardedLog(log, by: guardian)
            let runner = ProjectionRunner(log: log)
            return AppContext(
                log: guarded, guardian: guardian, checkpoints: checkpoints,
                cosignatures: cosignatures, scrubs: scrubs, committed: { log.statistics }, vault: vault,
                runner: runner, replays: Replays(log: log, bytesMax: replayBytesMax) { runner.fold(upTo: $0) },
                clock: clock,
                identifiers: identifiers ?? .random(clock),
                logger: logger, opened: clock.now())
        } catch {
            await log.close()
            throw error
        }
    }

    /// Why the log is to take nothing from the start.
    private static func objection(_ checkpoints: CheckpointKeeper, _ scrubs: ScrubLedger) -> EventLogFault? {
        checkpoints.divergence.map { .diverged($0) } ?? scrubs.fault.map { .damaged($0) }
    }

    /// Commits and answers what was accepted, then closes everything.
    func close() async {
        checkpoints.signIfItCan(logger)
        await log.close()
        vault.close()
    }

    /// How far each stage has come.
    var watermarks: Watermarks {
        Watermarks(log: log, runner: runner, checkpoints: checkpoints, cosignatures: cosignatures)
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

    /// A checkpoint that has the first events of the log in it: that of just these, unless witnesses have cosigned one
    /// that has them too.
    ///
    /// - Parameter size: One event at least.
    /// - Throws: As `CheckpointKeeper.sign`.
    func checkpoint(covering size: LogSize) throws -> SignedNote {
        cosignatures.bestNote(
            covering: Position(size.count - 1), newest: try checkpoints.sign(at: size),
            signedWith: checkpoints.verifierKeys)
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

extension EventLogFault {
    /// Why a log takes nothing, as a sentence for the administrator.
    var reason: String {
        switch self {
        case .diverged(let sentence): "the log is not the one that was signed. \(sentence)"
        case .damaged(let sentence): "what is stored is not what was recorded. \(sentence)"
        case .spoiled(let sentence): sentence
        default: "\(self)"
        }
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
