import EventStore
import Programme
import Wire

/// Carries out one command by itself: reads what it depends on, lets the programme decide, and appends.
///
/// The decision is pure. What it was made on cannot have changed when it is written: the append carries the condition
/// that nothing new matches what was read, and a lost race is read and decided anew.
struct CommandExecution: Sendable {
    /// A race is lost at most as often as there are others at the same trajectory: five is plenty, and it must end.
    static let attemptsMax = 5

    let log: any EventLog
    let preparation: EventPreparation

    private var reader: HistoryReader { HistoryReader(log: log, vault: preparation.vault) }

    /// Carries out a command; when it returns, its events are durable.
    ///
    /// - Parameters:
    ///   - counting: Counts the report that the command asks for; nil where none can be counted.
    ///   - today: Asked for at each attempt.
    /// - Throws: `Refusal`, `FieldError`, `CommandFault`, `EventLogFault` or `VaultFault`; in each case nothing was
    ///   written.
    func carryOut(
        _ order: CommandOrder, counting: ReportCounting? = nil, today: () -> Day
    ) async throws -> CommandReceipt {
        for _ in 0..<Self.attemptsMax {
            if let receipt = try await attempt(order, counting, today()) { return receipt }
        }
        throw CommandFault.contended
    }

    /// One round of reading, deciding and appending; nil when somebody else was first.
    private func attempt(
        _ order: CommandOrder, _ counting: ReportCounting?, _ today: Day
    ) async throws -> CommandReceipt? {
        let read = Result { try reader.basis(of: order.command) }
        // Asked after reading and before deciding: what an earlier sending wrote may be the very reason to refuse this
        // one. Unknown by now means that nothing of it can be in what was read.
        if let request = order.request, let known = try log.answer(to: request) {
            return try receipt(known, of: [])
        }
        let basis = try read.get()
        let context = DecisionContext(
            today: today, newIDs: preparation.identifiers.next(DecisionContext.newIDCount),
            counted: try order.command.reportToCount.flatMap { try counting?.count($0, on: today) })
        let decided = try order.command.decide(basis.state, context)
        guard !decided.isEmpty else {
            return CommandReceipt(positions: 0..<0, size: basis.size, isRepeated: false, subject: nil, tags: [])
        }
        let events = try preparation.prepare(decided.map { ($0, order.actor) })
        var criteria = basis.criteria
        if let seen = order.unchangedSince, let subject = events.first?.subject {
            // A size that was never answered: an older copy of the log has been put in its place.
            guard seen <= basis.size else { throw CommandFault.changedSince(seen) }
            let query = EventQuery([.init(tags: [subject])])
            if let change = try log.read(query, from: seen, limit: 1).events.first,
                change.position.index < basis.size.count
            {
                throw CommandFault.changedSince(seen)
            }
            // A change that came after what was read is met by the condition: this one, or another sending of it.
            criteria += query.criteria
        }
        let condition =
            criteria.isEmpty ? nil : AppendCondition(nothingMatching: EventQuery(criteria), since: basis.size)
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
}
