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
    /// - Returns: Where to go on: every event before it has been looked at.
    /// - Throws: `EventLogFault.unreadable` when a record is damaged; `LMDBError`; what `body` throws.
    func visit(
        _ query: EventQuery, from start: LogSize, recent: RecentPostings.Found, candidatesMax: Int,
        in transaction: borrowing LMDBTransaction, _ body: (RecordView) throws -> Bool
    ) throws -> LogSize {
        let size = min(recent.end, try size(in: transaction))
        guard start < size else { return start }
        guard let walk = try PositionWalk(query, from: start, to: size, recent.postings, in: self, transaction) else {
            return try visitAll(from: start, to: size, recordsMax: candidatesMax, in: transaction, body)
        }
        var looked = 0
        while let position = try walk.next() {
            looked += 1
            let record = try records.bytes(of: position.index, in: transaction)
            let view = try Self.view(of: record, at: position)
            if view.matches(query) {
                if try !body(view) { return LogSize(through: position) }
            } else {
                try walk.checkLead(to: view)
            }
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

/// Goes through the positions that may match a query, in order and each once.
///
/// It must not outlive the transaction that it was made in.
private final class PositionWalk {
    /// The positions of one type or tag from some place on: first those of the tables, then the recent ones.
    private final class Posting {
        let key: PostingKey
        private let cursor: LMDBCursor<String, UInt64>
        /// Of all records, those of which only the recent ones know included.
        private let size: LogSize
        /// How many are still to come in the table, where that is known: when it began with the first of them.
        private var left: Int?
        private var isInTable = true
        private var recent: ArraySlice<UInt64>
        /// The next position; nil at the end.
        private(set) var next: UInt64?

        init(
            _ key: PostingKey, from start: UInt64, _ recent: [UInt64], in schema: LogSchema,
            _ transaction: borrowing LMDBTransaction
        ) throws {
            self.key = key
            size = try schema.size(in: transaction)
            self.recent = recent.drop { $0 < start }
            cursor = try key.table(of: schema).cursor(in: transaction)
            if start == 0 { left = try cursor.count(of: key.name) }
            try arrive(at: try cursor.seek(key.name, atOrAfter: start))
        }

        func advance() throws {
            if isInTable {
                try arrive(at: try cursor.nextValue())
            } else {
                next = recent.popFirst()
            }
        }

        /// LMDB has no checksums: a page gone wrong shows in entries out of order, beyond the end, or missing.
        private func arrive(at found: UInt64?) throws {
            if let found {
                guard found < size.count, next.map({ $0 < found }) ?? true else { throw key.damage }
                left = left.map { $0 - 1 }
                next = found
                return
            }
            if let left, left != 0 { throw key.damage }
            // The tables may have taken in some of these since they were found here.
            if let last = next { recent = recent.drop { $0 <= last } }
            isInTable = false
            next = recent.popFirst()
        }
    }

    private var postings: [Posting] = []
    /// The list that the last position came from.
    private var lead: PostingKey?
    private let end: UInt64

    /// - Returns: nil when every record is a candidate.
    init?(
        _ query: EventQuery, from start: LogSize, to end: LogSize, _ recent: Postings, in schema: LogSchema,
        _ transaction: borrowing LMDBTransaction
    ) throws {
        self.end = end.count
        if query.criteria.isEmpty { return nil }
        var keys: Set<PostingKey> = []
        for criterion in query.criteria {
            guard let fewest = try Self.fewest(criterion, recent, in: schema, transaction) else { return nil }
            keys.formUnion(fewest)
        }
        for key in keys {
            postings.append(try Posting(key, from: start.count, recent[key] ?? [], in: schema, transaction))
        }
    }

    func next() throws -> Position? {
        guard let lowest = postings.lazy.compactMap(\.next).min(), lowest < end else { return nil }
        for posting in postings where posting.next == lowest {
            lead = posting.key
            try posting.advance()
        }
        return Position(lowest)
    }

    /// Asked for a record that does not match: it must at least be what the index says it is, or others may be missing.
    func checkLead(to view: RecordView) throws {
        guard let lead, !lead.applies(to: view) else { return }
        throw lead.damage
    }

    /// The lists with the fewest positions that together have every match of a criterion; nil when it excludes nothing.
    private static func fewest(
        _ criterion: EventQuery.Criterion, _ recent: Postings, in schema: LogSchema,
        _ transaction: borrowing LMDBTransaction
    ) throws -> [PostingKey]? {
        var best: (count: Int, keys: [PostingKey])?
        func count(_ key: PostingKey) throws -> Int {
            let count = try key.table(of: schema).cursor(in: transaction).count(of: key.name)
            if count == 0 { try schema.checkIndexCounts(in: transaction) }
            return count + (recent[key]?.count ?? 0)
        }
        for tag in criterion.tags {
            let key = PostingKey.tag(tag.text)
            let count = try count(key)
            if best.map({ count < $0.count }) ?? true { best = (count, [key]) }
        }
        if !criterion.types.isEmpty {
            let keys = criterion.types.map { PostingKey.type($0) }
            var total = 0
            for key in keys { total += try count(key) }
            if best.map({ total < $0.count }) ?? true { best = (total, keys) }
        }
        return best?.keys
    }
}

extension PostingKey {
    /// Whether a record has this type or this tag.
    fileprivate func applies(to view: RecordView) -> Bool {
        isTag ? Tag(name).map { view.hasTag($0) } ?? false : view.isOf(type: name)
    }

    fileprivate var damage: EventLogFault {
        .unreadable(
            "The index of \(isTag ? "tags" : "types") is damaged at \(name). Rebuild the indexes from the records.")
    }
}
