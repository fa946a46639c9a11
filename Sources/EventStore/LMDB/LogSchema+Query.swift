import CLMDB

/// Finding the events of a query: the same code answers a read and judges the condition of an append.
extension LogSchema {
    /// Lends the matching records at or after a size, in order, until `body` returns false.
    ///
    /// For each criterion the shortest list of positions that it must be in (that of its rarest tag, or those of its
    /// types) gives the candidates; each candidate's own record decides.
    ///
    /// - Parameter candidatesMax: Stops after looking at so many records.
    /// - Returns: Where to go on: every event before it has been looked at.
    /// - Throws: `EventLogFault.unreadable` when a record is damaged; `LMDBError`; what `body` throws.
    func visit(
        _ query: EventQuery, from start: LogSize, candidatesMax: Int, in transaction: borrowing LMDBTransaction,
        _ body: (RecordView) throws -> Bool
    ) throws -> LogSize {
        let size = try size(in: transaction)
        guard start < size else { return start }
        guard let walk = try PositionWalk(query, from: start, in: self, transaction) else {
            return try visitAll(from: start, to: size, recordsMax: candidatesMax, in: transaction, body)
        }
        var looked = 0
        while let position = try walk.next() {
            looked += 1
            let record = try records.bytes(of: position.index, in: transaction)
            let view = try Self.view(of: record, at: position)
            if view.matches(query), try !body(view) { return LogSize(through: position) }
            if looked >= candidatesMax { return LogSize(through: position) }
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

    /// The first matching event at or after a size.
    func firstMatch(
        of query: EventQuery, from size: LogSize, in transaction: borrowing LMDBTransaction
    ) throws -> Position? {
        var first: Position?
        _ = try visit(query, from: size, candidatesMax: .max, in: transaction) { view in
            first = view.position
            return false
        }
        return first
    }

    private static func view(of record: UnsafeRawBufferPointer?, at position: Position) throws -> RecordView {
        guard let record else { throw EventLogFault.unreadable("The record at position \(position.index) is missing.") }
        let view = try RecordView(parsing: record)
        guard view.position == position else {
            throw EventLogFault.unreadable(
                "The record at position \(position.index) says that it is at \(view.position.index).")
        }
        return view
    }
}

/// Goes through the positions that may match a query, in order and each once.
///
/// It must not outlive the transaction that it was made in.
private final class PositionWalk {
    /// The positions of one type or tag from some place on.
    private final class Posting {
        let cursor: LMDBCursor<String, UInt64>
        /// The next position; nil at the end.
        var next: UInt64?

        init(_ cursor: consuming LMDBCursor<String, UInt64>, next: UInt64?) {
            self.cursor = cursor
            self.next = next
        }
    }

    private var postings: [Posting] = []

    /// - Returns: nil when every record is a candidate.
    init?(
        _ query: EventQuery, from start: LogSize, in schema: LogSchema, _ transaction: borrowing LMDBTransaction
    ) throws {
        if query.criteria.isEmpty { return nil }
        var keys: Set<Key> = []
        for criterion in query.criteria {
            guard let fewest = try Self.fewest(criterion, in: schema, transaction) else { return nil }
            keys.formUnion(fewest)
        }
        for key in keys {
            let cursor = try key.table(of: schema).cursor(in: transaction)
            let first = try cursor.seek(key.name, atOrAfter: start.count)
            postings.append(Posting(cursor, next: first))
        }
    }

    func next() throws(LMDBError) -> Position? {
        guard let lowest = postings.lazy.compactMap(\.next).min() else { return nil }
        for posting in postings where posting.next == lowest { posting.next = try posting.cursor.nextValue() }
        return Position(lowest)
    }

    /// One list of positions: that of a type or of a tag.
    private struct Key: Hashable {
        let isTag: Bool
        let name: String

        func table(of schema: LogSchema) -> LMDBTable<String, UInt64> { isTag ? schema.tags : schema.types }
    }

    /// The lists with the fewest positions that together have every match of a criterion; nil when it excludes nothing.
    private static func fewest(
        _ criterion: EventQuery.Criterion, in schema: LogSchema, _ transaction: borrowing LMDBTransaction
    ) throws(LMDBError) -> [Key]? {
        var best: (count: Int, keys: [Key])?
        for tag in criterion.tags {
            let count = try schema.tags.cursor(in: transaction).count(of: tag.text)
            if best.map({ count < $0.count }) ?? true { best = (count, [Key(isTag: true, name: tag.text)]) }
        }
        if !criterion.types.isEmpty {
            let cursor = try schema.types.cursor(in: transaction)
            var count = 0
            for type in criterion.types { count += try cursor.count(of: type) }
            if best.map({ count < $0.count }) ?? true {
                best = (count, criterion.types.map { Key(isTag: false, name: $0) })
            }
        }
        return best?.keys
    }
}
