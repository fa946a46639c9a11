import CLMDB
import Wire

/// Judging and writing appends inside the one write transaction.
extension LogSchema {
    /// Judges an append against the log and everything earlier in the same transaction, and writes it if it may be made.
    ///
    /// All judging comes before the first write, so that a refusal leaves no trace and its neighbours go on.
    ///
    /// - Parameters:
    ///   - tree: The right edge of the tree; the new records become its leaves.
    ///   - recent: Takes what the new events are found by.
    /// - Throws: `EventLogFault` when this append is refused; `LMDBError` when the transaction cannot go on.
    func append(
        _ append: inout PreparedAppend, growing tree: inout TreeFrontier, recent: RecentPostings,
        clock: () -> Instant, in transaction: borrowing LMDBWriteTransaction
    ) throws -> AppendOutcome {
        for part in append.requests {
            guard let known = try answer(to: part.request, in: transaction.reading) else { continue }
            return known.answering(oneOf: append.requests.count)
        }
        if let earlier = try earlierReceipt(of: append.events, in: transaction.reading) {
            return .alreadyAppended(earlier)
        }
        if let condition = append.condition,
            let match = try firstMatch(
                of: condition.query, from: condition.since, recent: recent, in: transaction.reading)
        {
            return .conflict(match)
        }
        let size = try size(in: transaction.reading)
        guard size == tree.size else {
            throw LMDBError.damaged("It has \(size.count) records where it had \(tree.size.count).")
        }
        try append.fill(from: size, clock: clock)
        let receipt = AppendReceipt(first: Position(size.count), count: append.events.count)
        for (position, event) in zip(receipt.positions, append.events) {
            try records.put(event.record, under: position, flags: MDB_APPEND, in: transaction)
            try ids.put(position, under: event.id, flags: MDB_NOOVERWRITE, in: transaction)
            recent.add(type: event.type, tags: event.tags.lazy.map(\.text), at: position)
            try grow(&tree, by: .leaf(event.record), in: transaction)
        }
        for (part, receipt) in receipt.divided(among: append.requests) {
            let entry = RequestEntry(fingerprint: part.fingerprint, receipt: receipt, under: part.key)
            try requests.put(entry, under: part.key, in: transaction)
        }
        return .appended(receipt)
    }

    /// The answer to a request whose key was used before; nil for a new one.
    func answer(
        to request: RequestKey, in transaction: borrowing LMDBTransaction
    ) throws(LMDBError) -> AppendOutcome? {
        guard let known = try requests.value(of: request.key, in: transaction) else { return nil }
        return known.fingerprint == request.fingerprint ? .alreadyAppended(known.receipt) : .requestKeyReused
    }

    /// Where these events stand when all of them are in the log, in this order and next to each other; nil when none is.
    private func earlierReceipt(
        of events: [PreparedEvent], in transaction: borrowing LMDBTransaction
    ) throws -> AppendReceipt? {
        var known: [UInt64?] = []
        known.reserveCapacity(events.count)
        for event in events { known.append(try ids.value(of: event.id, in: transaction)) }
        guard let lowest = known.lazy.compactMap({ $0 }).min() else { return nil }
        let expected = lowest..<lowest + UInt64(events.count)
        guard known.elementsEqual(expected.lazy.map(Optional.some)) else {
            throw EventLogFault.partlyKnownIDs(Position(lowest))
        }
        return AppendReceipt(first: Position(lowest), count: events.count)
    }
}
