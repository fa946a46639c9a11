import Foundation
import Glibc
import Wire

@testable import EventStore

/// A log that one process after the other has open while its file is spoiled.
///
/// The processes are copies of this one (`fork`), which costs next to nothing; they use no tasks, for the threads that run
/// these are not copied.
struct SpoiledFile {
    /// What comes over the file.
    enum Damage: CaseIterable {
        case random, zeros, otherPage, otherPageWithItsNumber, head, places, cutOff

        /// Whether it may be a page of the right kind, in which what is looked for is simply not there. LMDB does not notice;
        /// `mim verify` does.
        var mayHide: Bool { self != .zeros && self != .cutOff }
    }

    /// What came of a process.
    enum Ending: Hashable {
        /// Right answers, and errors.
        case lived
        /// It ended with a sentence and the exit code for it.
        case saidWhy
        /// It was given something else than was recorded.
        case toldWhatWasNot
        /// It was given right events, and not all of them.
        case toldTooLittle
        case signal(Int32)
    }

    private let path: String
    private let sound: [UInt8]
    private let records: [[UInt8]]

    private static let exitCodeToldWhatWasNot: Int32 = 3
    private static let exitCodeToldTooLittle: Int32 = 4
    private static let exitCodeSaidWhy: Int32 = 74
    /// A process that takes longer hangs.
    private static let secondsMax: UInt32 = 20

    static func event(_ number: UInt64) -> NewEvent {
        EventStoreTests.event(number, type: "t.\(number % 3)", tags: ["a:\(number % 7)", "b:\(number)"])
    }

    init(_ path: String) throws {
        self.path = path
        sound = Array(try Data(contentsOf: URL(filePath: path + "/data.mdb")))
        let (environment, schema) = try LogSchema.open(
            at: path, fileBytesMax: LogLimits.fileBytesMax, makesIndexes: false)
        defer { environment.close() }
        records = try environment.read { transaction in
            var records: [[UInt8]] = []
            let size = try schema.size(in: transaction)
            _ = try schema.visitAll(from: .empty, to: size, recordsMax: .max, in: transaction) { view in
                records.append(Array(view.bytes))
                return true
            }
            return records
        }
    }

    static func overwrite(_ path: String, with bytes: [UInt8], from offset: Int, count: Int) throws {
        let file = open(path + "/data.mdb", O_WRONLY | O_CLOEXEC)
        defer { close(file) }
        bytes.withUnsafeBytes { _ = pwrite(file, $0.baseAddress, count, off_t(offset)) }
    }

    /// Lets a process read and write the log while its file is spoiled; the file is put right before.
    func live(seed: UInt64, spoilt damage: Damage) throws -> Ending {
        try Data(sound).write(to: URL(filePath: path + "/data.mdb"))
        let process = Self.fork()
        if process == 0 {
            var signals = sigset_t()
            sigemptyset(&signals)
            pthread_sigmask(SIG_SETMASK, &signals, nil)
            alarm(Self.secondsMax)
            _exit(Visitor(path: path, records: records).visit(seed: seed) { spoil(with: damage, seed: seed) })
        }
        var status: Int32 = 0
        waitpid(process, &status, 0)
        if status & 0x7f != 0 { return .signal(status & 0x7f) }
        switch (status >> 8) & 0xff {
        case 0: return .lived
        case Self.exitCodeSaidWhy: return .saidWhy
        case Self.exitCodeToldTooLittle: return .toldTooLittle
        default: return .toldWhatWasNot
        }
    }

    private func spoil(with damage: Damage, seed: UInt64) {
        var random = SeededRandom(seed: seed ^ 0xDA)
        let pages = sound.count / 4096
        // More than one page, so that what is visited is met.
        for _ in 0..<1 + random.next() % 8 {
            let page = Int(random.next() % UInt64(pages)) * 4096
            let other = Int(random.next() % UInt64(pages)) * 4096
            var bytes = Array(sound[page..<page + 4096])
            switch damage {
            case .random: for offset in bytes.indices { bytes[offset] = UInt8(truncatingIfNeeded: random.next()) }
            case .zeros: bytes = Array(repeating: 0, count: 4096)
            case .otherPage: bytes = Array(sound[other..<other + 4096])
            case .otherPageWithItsNumber: bytes.replaceSubrange(8..<4096, with: sound[other + 8..<other + 4096])
            case .head: bytes[8 + Int(random.next() % 8)] = UInt8(truncatingIfNeeded: random.next())
            case .places: bytes[16 + Int(random.next() % 64)] = UInt8(truncatingIfNeeded: random.next())
            case .cutOff:
                truncate(path + "/data.mdb", off_t(page + Int(random.next() % 4096)))
                return
            }
            try? Self.overwrite(path, with: bytes, from: page, count: 4096)
        }
    }

    /// Swift has none, for what a copy may do is little.
    private static func fork() -> pid_t {
        typealias Fork = @convention(c) () -> pid_t
        guard let symbol = dlsym(nil, "fork") else { return -1 }
        return unsafeBitCast(symbol, to: Fork.self)()
    }

    /// Reads and writes a log for a moment and holds what it is given against what was recorded.
    private struct Visitor {
        let path: String
        let records: [[UInt8]]

        /// - Returns: The exit code.
        func visit(seed: UInt64, spoiling spoil: @escaping @Sendable () -> Void) -> Int32 {
            guard
                let (environment, schema) = try? LogSchema.open(
                    at: path, fileBytesMax: LogLimits.fileBytesMax, makesIndexes: false),
                var tree = try? StoredTree(environment: environment, schema: schema).frontier()
            else { return 0 }
            var random = SeededRandom(seed: seed)
            let recent = RecentPostings(size: tree.size, eventsMax: 20)
            let reader = LMDBLogReader(environment: environment, schema: schema, knownSize: { recent.end })
            let spoilt = Counter()
            let delay = useconds_t(random.next() % 2000)
            guard
                DedicatedThread.start({
                    usleep(delay)
                    spoil()
                    spoilt.increase()
                })
            else { return 0 }
            // Some visits after it, whatever errors there are.
            var left = 60
            while left > 0 {
                if spoilt.count > 0 { left -= 1 }
                do {
                    if random.next() % 3 == 0 {
                        try append(&tree, recent, environment, schema)
                    } else {
                        let ending = try read(reader, recent, &random)
                        if ending != 0 { return ending }
                    }
                } catch {
                    recent.rollBack()
                }
            }
            return 0
        }

        private func append(
            _ tree: inout TreeFrontier, _ recent: RecentPostings, _ environment: LMDBEnvironment, _ schema: LogSchema
        ) throws {
            var grown = tree
            var indexed: LogSize?
            let number = tree.size.count
            var append = try PreparedAppend([SpoiledFile.event(number)], condition: nil, requests: [])
            let size = try environment.write { transaction -> LogSize? in
                try schema.allowUnindexed(in: transaction)
                if recent.isDue(before: 2) {
                    indexed = recent.end
                    try schema.enter(recent.all(), indexing: recent.end, in: transaction)
                }
                let outcome = try schema.append(
                    &append, growing: &grown, recent: recent, clock: { Instant(milliseconds: 0) }, in: transaction)
                guard case .appended = outcome else { return nil }
                return try schema.size(in: transaction.reading)
            }
            guard let size else { return }
            recent.commit(to: size, indexed: indexed)
            tree = grown
        }

        private func read(
            _ reader: LMDBLogReader, _ recent: RecentPostings, _ random: inout SeededRandom
        ) throws -> Int32 {
            let end = recent.end.count
            let (divisor, rest) = random.next() % 2 == 0 ? (7, random.next() % 7) : (end, random.next() % end)
            let asked = query(tags: [divisor == 7 ? "a:\(rest)" : "b:\(rest)"])
            let page = try reader.read(
                asked, from: .empty, limit: 10_000, bytesMax: .max, recent: recent.find(asked))
            let expected = stride(from: rest, to: end, by: Int(divisor))
            guard page.events.allSatisfy(isRight), Set(page.events.map(\.position.index)).isSubset(of: expected) else {
                return SpoiledFile.exitCodeToldWhatWasNot
            }
            guard page.isCaughtUp, page.events.map(\.position.index).elementsEqual(expected) else {
                print("asked \(asked), expected \(Array(expected).count) of \(end), was given \(page.events.count)")
                return SpoiledFile.exitCodeToldTooLittle
            }
            let start = random.next() % end
            var next = start
            var isRight = true
            try reader.scan(from: LogSize(start), to: LogSize(min(end, start + 50))) { record in
                isRight = isRight && record.position.index == next && record.id == id(next)
                next += 1
                return true
            }
            guard isRight else { return SpoiledFile.exitCodeToldWhatWasNot }
            return next == min(end, start + 50) ? 0 : SpoiledFile.exitCodeToldTooLittle
        }

        private func isRight(_ event: RecordedEvent) -> Bool {
            let position = event.position.index
            if position < records.count { return event.bytes == records[Int(position)] }
            return (try? event.withView { $0.id == id(position) }) ?? false
        }
    }
}
