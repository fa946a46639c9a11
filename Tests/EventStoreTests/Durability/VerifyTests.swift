import CLMDB
import Testing
import Wire

@testable import EventStore

/// The verifier can fail: each kind of damage is done behind the log's back, and told with its place.
@Suite struct `Verifying a log` {
    private static let events: UInt64 = 600

    private func makeLog(at path: String) async throws {
        let clock = TickingClock()
        let log = try LMDBEventLog.open(at: path, clock: clock.now)
        let batch = (0..<Self.events).map { event($0, type: "t.\($0 % 3)", tags: ["a:\($0 % 7)", "b:1"]) }
        _ = try await log.append(batch, request: RequestKey(key: [1], fingerprint: 1))
        await log.close()
    }

    @Test func `finds nothing wrong with a sound one, and gives its root`() async throws {
        try await withDirectory { path async throws in
            try await makeLog(at: path)
            var told: [LogSize] = []
            let result = try LMDBEventLog.verify(at: path) { done, _ in told.append(done) }
            #expect(result.findings.isEmpty)
            #expect(result.size == LogSize(Self.events))
            #expect(told.last == LogSize(Self.events))
            let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
            #expect(result.root == (try log.root(at: result.size)))
            await log.close()
        }
    }

    @Test func `takes an empty one for sound`() async throws {
        try await withDirectory { path async throws in
            await (try LMDBEventLog.open(at: path, clock: TickingClock().now)).close()
            let result = try LMDBEventLog.verify(at: path)
            #expect(result.findings.isEmpty)
            #expect(result.root == .emptyRoot)
        }
    }

    /// What is done to the file, and what must be said of it.
    private static let damages: [Damage] = [
        Damage("a letter of a record", "Position 300: the record is not the one that was hashed") {
            schema, transaction in
            var record = try #require(try schema.records.value(of: 300, in: transaction.reading))
            record[record.count - 2] ^= 1
            try schema.records.put(record, under: 300, in: transaction)
        },
        Damage("a record taken out", "Position 300: the record is missing") { schema, transaction in
            try schema.records.remove(300, in: transaction)
        },
        Damage("two records exchanged", "Position 9: the record says that it is at 10") { schema, transaction in
            let left = try #require(try schema.records.value(of: 9, in: transaction.reading))
            let right = try #require(try schema.records.value(of: 10, in: transaction.reading))
            try schema.records.put(right, under: 9, in: transaction)
            try schema.records.put(left, under: 10, in: transaction)
        },
        Damage("the end cut off", "another number of hashes than 599 records make") { schema, transaction in
            try schema.records.remove(599, in: transaction)
        },
        Damage("bytes that are no record", "Position 5: the bytes do not have the form") { schema, transaction in
            try schema.records.put([1, 2, 3], under: 5, in: transaction)
        },
        Damage("a hash of a leaf", "Position 77: the record is not the one that was hashed") { schema, transaction in
            try schema.leaves.put(.emptyRoot, under: 77, in: transaction)
        },
        Damage("a hash above the leaves", "the hash 1 on level 1 of the tree is another") { schema, transaction in
            try schema.nodes.put(.emptyRoot, under: TreeNodeKey(level: 1, index: 1), in: transaction)
        },
        Damage("an id that leads elsewhere", "The index of ids has 600 entries, 600 follow") { schema, transaction in
            try schema.ids.put(8, under: id(7), in: transaction)
        },
        Damage("an entry of the types", "The index of types has 400 entries, 600 follow") { schema, transaction in
            try schema.types.remove("t.1", in: transaction)
        },
        Damage("an entry of the tags", "The index of tags has 1201 entries, 1200 follow") { schema, transaction in
            try schema.tags.put(3, under: "c:1", in: transaction)
        },
        Damage("a request for nothing", "A request key is remembered for events that are not there") {
            schema, transaction in
            let entry = RequestEntry(
                fingerprint: 1, receipt: AppendReceipt(first: Position(599), count: 2), under: [9])
            try schema.requests.put(entry, under: [9], in: transaction)
        },
        Damage("a request under another key", "What is remembered of a request key is not what was written") {
            schema, transaction in
            let entry = try #require(try schema.requests.value(of: [1], in: transaction.reading))
            try schema.requests.remove([1], in: transaction)
            try schema.requests.put(entry, under: [2], in: transaction)
        },
    ]

    private struct Damage: Sendable {
        let name: String
        let said: String
        let doIt: @Sendable (LogSchema, borrowing LMDBWriteTransaction) throws -> Void

        init(
            _ name: String, _ said: String,
            _ doIt: @escaping @Sendable (LogSchema, borrowing LMDBWriteTransaction) throws -> Void
        ) {
            (self.name, self.said, self.doIt) = (name, said, doIt)
        }
    }

    @Test(arguments: damages.indices)
    func `tells what is damaged, and where`(_ index: Int) async throws {
        let damage = Self.damages[index]
        try await withDirectory { path async throws in
            try await makeLog(at: path)
            try change(path, damage.doIt)
            let findings = try LMDBEventLog.verify(at: path).findings
            #expect(findings.contains { $0.contains(damage.said) }, "\(damage.name): \(findings)")
        }
    }

    @Test func `finds a bit turned anywhere in a record on the disk`() async throws {
        try await withDirectory { path async throws in
            try await makeLog(at: path)
            var random = SeededRandom(seed: 3)
            for _ in 0..<20 {
                let position = random.next() % Self.events
                try change(path) { schema, transaction in
                    var record = try #require(try schema.records.value(of: position, in: transaction.reading))
                    record[Int(random.next() % UInt64(record.count))] ^= UInt8(1 << (random.next() % 8))
                    try schema.records.put(record, under: position, in: transaction)
                }
            }
            #expect(!(try LMDBEventLog.verify(at: path)).findings.isEmpty)
        }
    }
}
