import Crypto
import EventStore
import Logging
import Programme
import Wire

/// Brings what operators have decided about the log into the log itself, so that it is in the tree and every later
/// auditor sees it.
///
/// The file beside the checkpoint comes first, since a log that is not accepted yet takes nothing. Each decision becomes
/// an event when the log is opened and does not have it, however often that was cut off: its id follows from its line.
struct LogDecisions {
    let log: any EventLog
    let checkpoints: CheckpointKeeper
    let vault: KeyVault

    /// The events of this kind.
    static let query = EventQuery([.init(types: [EventKind.logAccepted.wireName])])

    /// Records the decisions that are not in the log. When that cannot be, it says so, and the next start tries again.
    func recordIfTheyCan(_ logger: Logger) async {
        do {
            try await record()
        } catch {
            logger.error(
                "a decision about the log is kept in a file and is not in the log yet",
                metadata: ["file": "\(checkpoints.decisionsPath)", "error": "\(error)"])
        }
    }

    private func record() async throws {
        let decisions = try checkpoints.decisions()
        guard !decisions.isEmpty else { return }
        let known = try Self.positions(in: log)
        for decision in decisions where known[decision.eventID] == nil {
            let preparation = EventPreparation(vault: vault, identifiers: IdentifierSource { decision.eventID })
            _ = try await log.append(try preparation.prepare([(event: event(decision), actor: .local)]))
        }
    }

    private func event(_ decision: OperatorDecision) -> ProgrammeEvent {
        let id = LogID(origin: checkpoints.origin)
        let given = SignedNote(decision.givenUp).flatMap { note in
            note.isSigned(byAnyOf: checkpoints.verifierKeys) ? Checkpoint(text: note.text) : nil
        }
        return .logAccepted(
            LogAccepted(
                log: id, on: decision.decidedAt.programmeDay,
                discrepancy: given.map { $0.size > decision.size ? .shorter : .changed } ?? .unproven,
                size: Int(decision.size.count), root: decision.root.base64,
                givenUpSize: given.map { Int($0.size.count) }, givenUpRoot: given?.root.base64,
                decidedBy: .open(decision.decidedBy, of: .log(id)), reason: .open(decision.reason, of: .log(id))))
    }

    /// Where the decisions that a log has stand, by the ids of their events.
    static func positions(in log: any EventLog) throws -> [Identifier: Position] {
        var positions: [Identifier: Position] = [:]
        var size = LogSize.empty
        while true {
            let page = try log.read(query, from: size, limit: LogLimits.pageEventsMax)
            for event in page.events { positions[try event.withView { $0.id }] = event.position }
            if page.isCaughtUp { return positions }
            size = page.cursor
        }
    }
}

extension LogID {
    /// The id of the log with an origin, the same on every machine: a version 8 UUID (RFC 9562) of its hash.
    init(origin: String) {
        let hash = Array(SHA256.hash(data: Array(origin.utf8)))
        func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(
            Identifier(
                high: number(hash[0..<8]) & ~0xF000 | 0x8000,
                low: number(hash[8..<16]) & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000))
    }
}
