import CLMDB

/// Finding the events of a query: the same code answers a read and judges the condition of an append.
extension LogSchema {
    /// Lends the matching records at or after a size, in order, until `body` returns false.
    ///
    /// For each criterion the shortest list of positions that it must be in (that of its rarest tag, or those of its
    /// types) gives the candidates; each candidate's own record decides.
    ///
    /// - Parameters:
    ///   - recent: What was found of the query outside the tables before the transaction began.
    ///   - candidatesMax: Stops after looking at so many records.
    ///   - ahead: Fetches records some at a time, when that many are likely to be wanted. Only for a snapshot.
    /// - Returns: Where to go on: every event before it has been looked at.
    /// - Throws: `EventLogFault.unreadable` when a record is damaged; `LMDBError`; what `body` throws.
    func visit(
        _ query: EventQuery, from start: LogSize, recent: RecentPostings.Found, candidatesMax: Int,
        ahead: (ReadAhead, wanted: Int)? = nil, in transaction: borrowing LMDBTransaction,
        _ body: (RecordView) throws -> Bool
    ) throws -> LogSize {
        let size = min(recent.end, try size(in: transaction))
        guard start < size else { return start }
        guard let walk = try PositionWalk(query, from: start, to: size, recent.postings, in: self, transaction) else {
            return try visitAll(from: start, to: size, recordsMax: candidatesMax, in: transaction, body)
        }
        var looked = 0
        var candidates: [PositionWalk.Candidate] = []
        let most = ahead.map { min(ReadAhead.most, $0.wanted) } ?? 1
        while try walk.next(min(most, candidatesMax - looked), &candidates) {
            if let ahead, let root = try recordsRoot(in: transaction) {
                ahead.0.fetch(candidates.map(\.position), below: root)
            }
            for candidate in candidates {
                looked += 1
                let position = Position(candidate.position)
                let record = try records.bytes(of: position.index, in: transaction)
                let view = try Self.view(of: record, at: position)
                if view.matches(query) {
                    if try !body(view) { return LogSize(through: position) }
                } else {
                    try candidate.lead.check(view)
                }
                if looked >= candidatesMax { return LogSize(through: position) }
            }
        }
        return size
    }

    /// Lends all records from one size up to another, in order, until `body` returns false.
    ///
    /// - Returns: Where to go on.
    func visitAll(
        from start: LogSize, to end: LogSize, recordsMax: Int, in transaction: borrowing LMDBTransaction,
        _ body: (RecordView) throws -> Bool
    ) throws -> LogSize {
        var next = start.count
        let end = min(end.count, next + UInt64(recordsMax))
        let cursor = try records.cursor(in: transaction)
        var entry = next < end ? try cursor.seek(atOrAfter: next) : nil
        while next < end {
            // Asserted for each, because LMDB itself has no checksum that would notice a page gone wrong.
            let view = try Self.view(of: entry?.key == next ? entry?.value : nil, at: Position(next))
            next += 1
            guard try body(view) else { break }
            if next < end { entry = try cursor.next() }
        }
        return LogSize(next)
    }

    /// The first matching event at or after a size, for the writer.
    func firstMatch(
        of query: EventQuery, from size: LogSize, recent: RecentPostings, in transaction: borrowing LMDBTransaction
    ) throws -> Position? {
        var first: Position?
        let found = recent.find(query, asWriter: true)
        _ = try visit(query, from: size, recent: found, candidatesMax: .max, in: transaction) { view in
            first = view.position
            return false
        }
        return first
    }

    private static func view(of record: UnsafeRawBufferPointer?, at position: Position) throws -> RecordView {
        guard let record else { throw EventLogFault.unreadable("The record at position \(position.index) is missing.") }
        guard let view = try? RecordView(parsing: record) else {
            throw EventLogFault.unreadable("The record at position \(position.index) does not have the form of one.")
        }
        guard view.position == position else {
            throw EventLogFault.unreadable(
                "The record at position \(position.index) says that it is at \(view.position.index).")
        }
        return view
    }
}
