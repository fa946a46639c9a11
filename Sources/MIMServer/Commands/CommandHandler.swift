import EventStore
import Programme
import Projections
import Wire

/// Carries out one command: reads what it depends on, lets the programme decide, appends, and waits for the read models.
///
/// The decision itself is pure. What it was made on cannot have changed when it is written: the append carries the
/// condition that nothing new matches what was read, and a lost race is read and decided anew.
struct CommandHandler: Sendable {
    /// A race is lost at most as often as there are others at the same trajectory: five is plenty, and it must end.
    static let attemptsMax = 5
    /// Thirty years of a busy volunteer are some thousands of events; more than this is a fault, never cut off.
    static let historyEventsMax = 100_000

    let log: any EventLog
    let preparation: EventPreparation
    let clock: ProgrammeClock
    /// Caught up before the answer, so that who writes reads her own write.
    let runner: ProjectionRunner

    /// Carries out a command; when it returns, its events are durable and seen by every query.
    ///
    /// - Throws: `Refusal`, `CommandFault`, `EventLogFault` or `VaultFault`; in each case nothing was written.
    func handle(_ order: CommandOrder) async throws -> CommandReceipt {
        for _ in 0..<Self.attemptsMax {
            guard let receipt = try await attempt(order) else { continue }
            // Those who were answered by the same commit come at once: the first folds for all of them.
            try runner.catchUp(to: max(receipt.size, log.durable.size))
            return receipt
        }
        throw CommandFault.contended
    }

    /// One round of reading, deciding and appending; nil when somebody else was first.
    private func attempt(_ order: CommandOrder) async throws -> CommandReceipt? {
        let (state, size) = try history(of: order.command.scope)
        // Asked after reading and before deciding: what an earlier sending wrote may be the very reason to refuse this
        // one. Unknown by now means that nothing of it can be in what was read.
        if let request = order.request, let known = try log.answer(to: request) {
            return try receipt(known, of: [])
        }
        let context = DecisionContext(
            today: clock.today, newIDs: preparation.identifiers.next(DecisionContext.newIDCount))
        let decided = try order.command.decide(state, context)
        guard !decided.isEmpty else {
            return CommandReceipt(positions: 0..<0, size: size, isRepeated: false, subject: nil, tags: [])
        }
        let events = try preparation.prepare(decided.map { ($0, order.actor) })
        var criteria = order.command.scope.query?.criteria ?? []
        if let seen = order.unchangedSince, let subject = events.first?.subject {
            // A size that was never answered: an older copy of the log has been put in its place.
            guard seen <= size else { throw CommandFault.changedSince(seen) }
            let query = EventQuery([.init(tags: [subject])])
            if let change = try log.read(query, from: seen, limit: 1).events.first, change.position.index < size.count {
                throw CommandFault.changedSince(seen)
            }
            // A change that came after what was read is met by the condition: this one, or another sending of it.
            criteria += query.criteria
        }
        let condition = criteria.isEmpty ? nil : AppendCondition(nothingMatching: EventQuery(criteria), since: size)
        return try receipt(await log.append(events, if: condition, request: order.request), of: events)
    }

    private func receipt(_ outcome: AppendOutcome, of events: [NewEvent]) throws -> CommandReceipt? {
        switch outcome {
        case .appended(let receipt): CommandReceipt(receipt, of: events)
        case .alreadyAppended(let receipt): try CommandReceipt(repeating: receipt, in: log)
        case .conflict: nil
        case .requestKeyReused: throw CommandFault.requestKeyReused
        }
    }

    /// All that the decision needs to know, and the size at which that was true.
    private func history(of scope: Scope) throws -> (state: DecisionState, size: LogSize) {
        guard let query = scope.query else { return (DecisionState(), try log.size()) }
        var state = DecisionState()
        var size = LogSize.empty
        var count = 0
        while true {
            let end = try log.visit(query, from: size) { record in
                count += 1
                try state.evolve(record)
            }
            size = end.cursor
            guard count <= Self.historyEventsMax else { throw CommandFault.historyTooLong }
            if end.isCaughtUp { return (state, size) }
        }
    }
}
