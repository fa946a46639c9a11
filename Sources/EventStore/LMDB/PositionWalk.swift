/// Goes through the positions that may match a query, in order and each once.
///
/// It must not outlive the transaction that it was made in.
final class PositionWalk {
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

    /// A position that may match, and the list that it came from.
    struct Candidate {
        let position: UInt64
        let lead: PostingKey
    }

    private var postings: [Posting] = []
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

    /// Puts the next so many candidates in the place of those before; false at the end.
    func next(_ count: Int, _ candidates: inout [Candidate]) throws -> Bool {
        candidates.removeAll(keepingCapacity: true)
        while candidates.count < count, let candidate = try next() { candidates.append(candidate) }
        return !candidates.isEmpty
    }

    private func next() throws -> Candidate? {
        guard let lowest = postings.lazy.compactMap(\.next).min(), lowest < end else { return nil }
        var lead: PostingKey?
        for posting in postings where posting.next == lowest {
            lead = posting.key
            try posting.advance()
        }
        return lead.map { Candidate(position: lowest, lead: $0) }
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
    /// Asked for a record that does not match: it must at least be what the index says it is, or others may be missing.
    func check(_ view: RecordView) throws {
        if !applies(to: view) { throw damage }
    }

    /// Whether a record has this type or this tag.
    private func applies(to view: RecordView) -> Bool {
        isTag ? Tag(name).map { view.hasTag($0) } ?? false : view.isOf(type: name)
    }

    fileprivate var damage: EventLogFault {
        .unreadable(
            "The index of \(isTag ? "tags" : "types") is damaged at \(name). Rebuild the indexes from the records.")
    }
}
