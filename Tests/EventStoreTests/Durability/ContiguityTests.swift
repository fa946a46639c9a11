import CLMDB
import Testing
import Wire

@testable import EventStore

/// What is missing, or is not what its index says, is a fault in every way of reading and never a shorter answer.
@Suite struct `Reading a damaged log` {
    private static let events: UInt64 = 600

    private typealias Damage = @Sendable (LogSchema, borrowing LMDBWriteTransaction) throws -> Void

    /// Lends the reading half of a log of which something was changed while it was open, where no count is looked at.
    private func withDamage(_ damage: Damage, _ test: (LMDBLogReader) throws -> Void) async throws {
        try await withDirectory { path async throws in
            let whole = try LMDBEventLog.open(at: path, clock: TickingClock().now)
            let batch = (0..<Self.events).map { event($0, type: "t.\($0 % 3)", tags: ["a:\($0 % 7)", "b:1"]) }
            _ = try await whole.append(batch, request: RequestKey(key: [1], fingerprint: 1))
            await whole.close()
            let (environment, schema) = try LogSchema.open(
                at: path, fileBytesMax: LogLimits.fileBytesMax, makesIndexes: false)
            defer { environment.close() }
            _ = try environment.write { try damage(schema, $0) }
            try test(LMDBLogReader(environment: environment, schema: schema))
        }
    }

    /// All pages of a query.
    private static func all(_ query: EventQuery, _ log: LMDBLogReader) throws -> Int {
        var (count, size) = (0, LogSize.empty)
        while true {
            // The log was closed, so that all of it is in the tables.
            let recent = RecentPostings.Found(postings: [:], end: LogSize(.max))
            let page = try log.read(query, from: size, limit: 100, bytesMax: LogLimits.pageBytesMax, recent: recent)
            count += page.events.count
            size = page.cursor
            if page.isCaughtUp { return count }
        }
    }

    private static func bundle(_ log: LMDBLogReader) throws -> Int {
        try log.bytes(of: TreeTile(content: .records, index: 1, width: 256))?.count ?? 0
    }

    /// Everything that reads records, with how much it gives of a sound log.
    private static let readings: [(name: String, whole: Int, read: @Sendable (LMDBLogReader) throws -> Int)] = [
        ("pages", 600, { try all(.all, $0) }), ("a type", 200, { try all(query(types: ["t.0"]), $0) }),
        ("a tag", 600, { try all(query(tags: ["b:1"]), $0) }),
        (
            "a scan", 600,
            { log in
                var count = 0
                try log.scan(from: .empty, to: LogSize(600)) { _ in
                    count += 1
                    return true
                }
                return count
            }
        ),
        ("a bundle", 256 * 287, { try bundle($0) }),
    ]

    @Test func `that is sound gives all of it in every way`() async throws {
        try await withDamage({ _, _ in }) { log throws in
            for reading in Self.readings.dropLast() {
                #expect(try reading.read(log) == reading.whole, "\(reading.name)")
            }
            #expect(try Self.bundle(log) > 256 * 2)
        }
    }

    @Test(arguments: readings.indices)
    func `says which record is missing`(_ index: Int) async throws {
        let remove: Damage = { schema, transaction in try schema.records.remove(300, in: transaction) }
        try await withDamage(remove) { log throws in
            #expect(throws: EventLogFault.unreadable("The record at position 300 is missing.")) {
                _ = try Self.readings[index].read(log)
            }
        }
    }

    @Test(arguments: readings.indices)
    func `says which record is another's`(_ index: Int) async throws {
        let exchange: Damage = { schema, transaction in
            let record = try #require(try schema.records.value(of: 9, in: transaction.reading))
            try schema.records.put(record, under: 300, in: transaction)
        }
        try await withDamage(exchange) { log throws in
            #expect(throws: EventLogFault.unreadable("The record at position 300 says that it is at 9.")) {
                _ = try Self.readings[index].read(log)
            }
        }
    }

    @Test func `gives no tile whose hashes are not all there`() async throws {
        let remove: Damage = { schema, transaction in try schema.leaves.remove(300, in: transaction) }
        try await withDamage(remove) { log throws in
            #expect(throws: EventLogFault.self) {
                try log.bytes(of: TreeTile(content: .hashes(level: 0), index: 1, width: 256))
            }
            #expect(throws: EventLogFault.self) { try log.root(at: LogSize(400)) }
        }
    }

    /// What is done to an index, and the query that must not pass over it.
    private static let indexDamages: [(name: String, query: EventQuery, damage: Damage)] = [
        (
            "an entry beyond the end", query(tags: ["a:3"]),
            { schema, transaction in try schema.tags.put(4_000, under: "a:3", in: transaction) }
        ),
        (
            "an entry of a record without the tag", query(tags: ["a:3", "b:1"]),
            { schema, transaction in try schema.tags.put(4, under: "a:3", in: transaction) }
        ),
        (
            "an entry of a record of another type", query(types: ["t.1"]),
            { schema, transaction in try schema.types.put(0, under: "t.1", in: transaction) }
        ),
        (
            "a value without its form", query(tags: ["c:1"]),
            { schema, transaction in
                let bare = try #require(
                    try LMDBTable<String, [UInt8]>(
                        "tags", flags: MDB_DUPSORT | MDB_DUPFIXED, make: false, in: transaction.reading))
                try bare.put([1, 2, 3], under: "c:1", in: transaction)
            }
        ),
    ]

    @Test(arguments: indexDamages.indices)
    func `does not follow an index that is not that of its records`(_ index: Int) async throws {
        let damage = Self.indexDamages[index]
        try await withDamage(damage.damage) { log throws in
            #expect(throws: EventLogFault.self, "\(damage.name)") { _ = try Self.all(damage.query, log) }
        }
    }

    @Test func `takes a damaged memory of a request for a fault, and not for a new request`() async throws {
        let damage: Damage = { schema, transaction in
            let bare = try #require(
                try LMDBTable<[UInt8], [UInt8]>("requests", make: false, in: transaction.reading))
            try bare.put([1, 2, 3], under: [1], in: transaction)
        }
        try await withDirectory { path async throws in
            let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
            _ = try await log.append([event(1)], request: RequestKey(key: [1], fingerprint: 1))
            await log.close()
            try change(path, damage)
            let damaged = try LMDBEventLog.open(at: path, clock: TickingClock().now)
            await #expect(throws: EventLogFault.self) {
                try await damaged.append([event(2)], request: RequestKey(key: [1], fingerprint: 1))
            }
            // Its neighbours go on.
            #expect(try await damaged.append([event(3)]) == .appended(at: 1))
            await damaged.close()
        }
    }
}
