import Foundation
import Synchronization
import Testing
import Wire

@testable import EventStore

/// Any bit of a log's file may turn on the disk: it is found, with a sentence that says where, or nothing that can be read
/// is another. And whatever is in the file, no process dies of it.
///
/// Each test runs in a process of its own. `MIM_DAMAGE_ROUNDS` multiplies how much is tried (1 unless set): 10 and more
/// try every byte, 80 every bit of it some ten times.
@Suite(.serialized) struct `A log whose file was damaged` {
    private static let rounds = ProcessInfo.processInfo.environment["MIM_DAMAGE_ROUNDS"].flatMap { Int($0) } ?? 1

    /// Few events, so that every byte can be turned: with long values, short ones, and many for one key.
    private static func makeSmallLog(at path: String) async throws {
        let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
        for number in UInt64(0)..<10 {
            let data = #"{"t":"\#(String(repeating: "x", count: number == 3 ? 5000 : 10))"}"#
            let event = event(number, type: "t.\(number % 2)", tags: ["a:\(number % 3)"], data: data)
            _ = try await log.append([event], request: RequestKey(key: [UInt8(number + 1)], fingerprint: number))
        }
        await log.close()
    }

    /// Enough events for branches, and for tags with a tree of their own.
    private static func makeLargeLog(at path: String) async throws {
        let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
        for start in stride(from: UInt64(0), to: 3000, by: 100) {
            let events = (start..<start + 100).map {
                event($0, type: "t.\($0 % 3)", tags: ["a:\($0 % 7)", "b:\($0)"])
            }
            _ = try await log.append(events, request: RequestKey(key: start.bytes, fingerprint: start))
        }
        await log.close()
    }

    @Test func `with any byte changed is told to be, or gives every entry as it was`() async throws {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .success) { [path = path as String, rounds = Self.rounds as Int] in
                try await Self.makeSmallLog(at: path)
                let damage = try DamagedFile(path)
                let seed = UInt64.random(in: 0...UInt64.max)
                var random = SeededRandom(seed: seed)
                var met: Set<LMDBFileMap.Part> = []
                for (offset, part) in damage.parts.enumerated() {
                    // A share of them; of the room that nobody reads, which is most of it, a smaller one.
                    let isTried = random.next() % (part == .unused ? 200 : 10) < rounds
                    let isFirst = met.insert(part).inserted
                    guard isTried || isFirst else { continue }
                    for _ in 0..<max(1, rounds / 10) {
                        let bit = random.next() % 8
                        let outcome = try damage.outcome { $0[offset] ^= 1 << bit }
                        damage.expect(outcome, fits: part, "seed \(seed), byte \(offset), bit \(bit)")
                    }
                }
                #expect(met.union([.branchKey]) == Set(LMDBFileMap.Part.allCases), "the file lacks a kind of byte")
            }
        }
    }

    @Test func `with bytes changed in branches and in the trees of keys is told to be`() async throws {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .success) { [path = path as String, rounds = Self.rounds as Int] in
                try await Self.makeLargeLog(at: path)
                let damage = try DamagedFile(path)
                let seed = UInt64.random(in: 0...UInt64.max)
                var random = SeededRandom(seed: seed)
                for part in LMDBFileMap.Part.allCases where part != .longValue {
                    let offsets = damage.parts.indices.filter { damage.parts[$0] == part }
                    #expect(!offsets.isEmpty, "there is no \(part.rawValue)")
                    for _ in 0..<10 * rounds {
                        guard let offset = offsets.randomElement(using: &random) else { break }
                        let bit = random.next() % 8
                        let outcome = try damage.outcome { $0[offset] ^= 1 << bit }
                        damage.expect(outcome, fits: part, "seed \(seed), byte \(offset), bit \(bit)")
                    }
                }
            }
        }
    }

    @Test func `with whole pages of garbage kills nobody, and is told to be or gives every entry as it was`()
        async throws
    {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .success) { [path = path as String, rounds = Self.rounds as Int] in
                try await Self.makeLargeLog(at: path)
                let damage = try DamagedFile(path)
                let seed = UInt64.random(in: 0...UInt64.max)
                var random = SeededRandom(seed: seed)
                for round in 0..<140 * rounds {
                    let outcome = try damage.outcome {
                        Garbage.allCases[round % Garbage.allCases.count].spoil(&$0, &random)
                    }
                    guard case .changed(let what) = outcome else { continue }
                    Issue.record("seed \(seed), round \(round): \(what)")
                }
            }
        }
    }

    @Test func `can be made anew from its records as long as these are whole`() async throws {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .success) { [path = path as String, rounds = Self.rounds as Int] in
                try await Self.makeLargeLog(at: path)
                let damage = try DamagedFile(path)
                let seed = UInt64.random(in: 0...UInt64.max)
                var random = SeededRandom(seed: seed)
                var (mended, lost) = (0, 0)
                for _ in 0..<12 * rounds {
                    let page = 2 + Int(random.next() % UInt64(damage.count / 4096 - 2))
                    let outcome = try damage.outcome { bytes in
                        for offset in page * 4096..<page * 4096 + 4096 { bytes[offset] = 0xEE }
                    }
                    guard case .told = outcome else { continue }
                    do {
                        try LMDBEventLog.rebuildIndexes(at: path)
                    } catch EventLogFault.unreadable(let sentence) {
                        #expect(sentence.contains("put a copy in its place"), "seed \(seed), page \(page)")
                        lost += 1
                        continue
                    }
                    let isWhole = try damage.isWholeAgain()
                    #expect(isWhole, "seed \(seed), page \(page)")
                    mended += 1
                }
                #expect(mended + lost > 0)
            }
        }
    }

    @Test func `cut off anywhere is told to be, or has lost nothing`() async throws {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .success) { [path = path as String, rounds = Self.rounds as Int] in
                try await Self.makeSmallLog(at: path)
                let damage = try DamagedFile(path)
                let seed = UInt64.random(in: 0...UInt64.max)
                var random = SeededRandom(seed: seed)
                let pages = stride(from: 0, to: damage.count, by: 4096)
                let lengths =
                    pages.flatMap { [$0, $0 + 1, $0 + 152, $0 + 4095] }
                    + (0..<100 * rounds).map { _ in Int(random.next() % UInt64(damage.count)) }
                for length in lengths where length < damage.count {
                    let outcome = try damage.outcome { $0.removeLast($0.count - length) }
                    if case .changed(let what) = outcome { Issue.record("cut to \(length) bytes: \(what)") }
                    if length < 8192 { #expect(outcome != .harmless, "cut to \(length) bytes") }
                }
            }
        }
    }
}

/// What garbage there can be in a page.
private enum Garbage: CaseIterable {
    case random, zeros, otherPage, otherPageWithItsNumber, someBytes, head, places

    func spoil(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        let pages = UInt64(bytes.count / 4096)
        let (page, other) = (Int(random.next() % pages) * 4096, Int(random.next() % pages) * 4096)
        let range = page..<page + 4096
        switch self {
        case .random: for offset in range { bytes[offset] = UInt8(truncatingIfNeeded: random.next()) }
        case .zeros: for offset in range { bytes[offset] = 0 }
        case .otherPage: bytes.replaceSubrange(range, with: bytes[other..<other + 4096])
        case .otherPageWithItsNumber:
            bytes.replaceSubrange(page + 8..<page + 4096, with: bytes[other + 8..<other + 4096])
        case .someBytes:
            for _ in 0..<1 + random.next() % 20 {
                bytes[page + Int(random.next() % 4096)] = UInt8(truncatingIfNeeded: random.next())
            }
        case .head: bytes[page + 8 + Int(random.next() % 8)] = UInt8(truncatingIfNeeded: random.next())
        case .places: bytes[page + 16 + Int(random.next() % 64)] = UInt8(truncatingIfNeeded: random.next())
        }
    }
}

/// A sound log that is damaged again and again, and put right each time.
private struct DamagedFile {
    let parts: [LMDBFileMap.Part]
    private let path: String
    private let sound: [UInt8]
    private let entries: [[UInt8]]
    private let root: TreeHash

    /// What came of reading and verifying it.
    enum Outcome: Hashable {
        case told(String)
        case harmless
        /// It was taken for sound, and something in it is another.
        case changed(String)
    }

    var count: Int { sound.count }

    init(_ path: String) throws {
        self.path = path
        sound = Array(try Data(contentsOf: URL(filePath: path + "/data.mdb")))
        parts = sound.withUnsafeBytes { LMDBFileMap($0).parts }
        root = try LMDBEventLog.verify(at: path).root
        entries = try Self.entries(path)
    }

    func outcome(of damage: (inout [UInt8]) -> Void) throws -> Outcome {
        var bytes = sound
        damage(&bytes)
        try Data(bytes).write(to: URL(filePath: path + "/data.mdb"))
        do throws(EventLogFault) {
            let result = try LMDBEventLog.verify(at: path)
            if let finding = result.findings.first { return .told(finding) }
            if result.root != root {
                return .told("It has \(result.size.count) events and another root than was signed.")
            }
        } catch {
            guard case .unreadable(let sentence) = error else { return .changed("\(error)") }
            return .told(sentence)
        }
        do {
            return try Self.entries(path) == entries ? .harmless : .changed("another entry is read than was written")
        } catch {
            return .changed("it was taken for sound, and then: \(error)")
        }
    }

    /// Whether it holds, with the records that it had.
    func isWholeAgain() throws -> Bool {
        let result = try LMDBEventLog.verify(at: path)
        return result.findings.isEmpty && result.root == root
    }

    func expect(_ outcome: Outcome, fits part: LMDBFileMap.Part, _ place: String) {
        switch outcome {
        case .told(let sentence):
            #expect(!part.isHarmless, "\(place), \(part.rawValue): \(sentence)")
            #expect(
                sentence.contains(/[Pp]age|[Pp]osition|index|key|tree|hash|root|format|not a log|missing|LMDB/),
                "\(sentence)")
        case .harmless: #expect(!part.isFound, "\(place), \(part.rawValue): nothing was found")
        case .changed(let what): Issue.record("\(place), \(part.rawValue): \(what)")
        }
    }

    /// Everything that can be read, key by key.
    private static func entries(_ path: String) throws -> [[UInt8]] {
        let (environment, schema) = try LogSchema.open(
            at: path, fileBytesMax: LogLimits.fileBytesMax, makesIndexes: false)
        defer { environment.close() }
        return try environment.read { transaction in
            var all: [[UInt8]] = []
            try add(schema.records, to: &all, transaction)
            try add(schema.ids, to: &all, transaction)
            try add(schema.types, to: &all, transaction)
            try add(schema.tags, to: &all, transaction)
            try add(schema.requests, to: &all, transaction)
            try add(schema.leaves, to: &all, transaction)
            try add(schema.nodes, to: &all, transaction)
            try add(schema.meta, to: &all, transaction)
            return all
        }
    }

    private static func add<Key, Value>(
        _ table: LMDBTable<Key, Value>, to all: inout [[UInt8]], _ transaction: borrowing LMDBTransaction
    ) throws {
        let cursor = try table.cursor(in: transaction)
        var entry = try cursor.seekFirst()
        while let (key, value) = entry {
            all.append(Array(key) + [0] + Array(value))
            entry = try cursor.nextBytes()
        }
    }
}
