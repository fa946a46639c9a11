import Foundation
import Glibc
import Testing
import Wire

@testable import EventStore

/// LMDB's map has a size, and moving it would pull it away from under whoever reads.
@Suite struct `A log whose map is full` {
    private static let mapBytes = 64 << 10

    private func open(_ path: String, fileBytesMax: Int = LogLimits.fileBytesMax) throws -> LMDBEventLog {
        try LMDBEventLog.open(
            at: path, fileBytesMax: fileBytesMax, mapBytes: Self.mapBytes, recentEventsMax: 16,
            clock: TickingClock().now)
    }

    private func fileBytes(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path + "/data.mdb")[.size] as? Int)
    }

    private static func long(_ number: UInt64) -> NewEvent {
        event(number, tags: ["a:\(number % 7)"], data: #"{"t":"\#(String(repeating: "x", count: 3000))"}"#)
    }

    /// Reads everything and holds it against itself.
    private static func read(_ log: LMDBEventLog, tag: String) throws {
        let size = try log.size()
        let tagged = try log.all(query(tags: [tag]))
        for (one, other) in zip(tagged, tagged.dropFirst()) { #expect(one.position < other.position) }
        var next: UInt64 = 0
        try log.scan(from: .empty, to: size) { record in
            #expect(record.position == Position(next))
            next += 1
            return true
        }
        #expect(next == size.count)
    }

    @Test func `goes on with a larger one while others read, and loses nothing`() async throws {
        try await withDirectory { path async throws in
            let log = try open(path)
            let (writersDone, readersDone) = (Counter(), Counter())
            let readers = 3
            for reader in 0..<readers {
                let isStarted = DedicatedThread.start {
                    defer { readersDone.increase() }
                    do {
                        while writersDone.count == 0 {
                            try Self.read(log, tag: "a:\(reader)")
                            // The writers may have to wait long for their turn beside other tests, and these too.
                            usleep(2_000)
                        }
                    } catch {
                        Issue.record(error)
                    }
                }
                #expect(isStarted)
            }
            let (writers, each) = (UInt64(4), UInt64(150))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<writers {
                    group.addTask {
                        for start in stride(from: 0, to: each, by: 5) {
                            _ = try await log.append((start..<start + 5).map { Self.long(writer << 32 | $0) })
                        }
                    }
                }
                try await group.waitForAll()
            }
            writersDone.increase()
            while readersDone.count < readers { try await Task.sleep(for: .milliseconds(5)) }
            #expect(Set(try log.ids()).count == writers * each)
            #expect(try fileBytes(path) > 30 * Self.mapBytes)
            try expectIndexesAgree(log)
            await log.close()
            #expect(try LMDBEventLog.verify(at: path).findings.isEmpty)
        }
    }

    @Test func `refuses at its ceiling, is read all the same, and goes on under a higher one`() async throws {
        try await withDirectory { path async throws in
            var log = try open(path, fileBytesMax: 1 << 20)
            var made: UInt64 = 0
            await #expect(throws: EventLogFault.full) {
                while made < 1000 {
                    _ = try await log.append([Self.long(made)])
                    made += 1
                }
            }
            #expect(made > 100)
            #expect(try log.ids() == (0..<made).map { id($0) })
            await log.close()
            log = try open(path, fileBytesMax: 2 << 20)
            #expect(try await log.append([Self.long(made)]) == .appended(at: made))
            try expectIndexesAgree(log)
            await log.close()
        }
    }

    @Test func `does not pull it away from who reads, and goes on when the reader has gone`() async throws {
        try await withDirectory { path async throws in
            let log = try open(path)
            _ = try await log.append([Self.long(0)])
            let (reads, read) = AsyncStream<Void>.makeStream()
            let mayEnd = DispatchSemaphore(value: 0)
            let isStarted = DedicatedThread.start {
                try? log.scan(from: .empty, to: LogSize(1)) { record in
                    read.yield()
                    mayEnd.wait()
                    #expect(record.position == Position(0))
                    return false
                }
                read.finish()
            }
            #expect(isStarted)
            var reading = reads.makeAsyncIterator()
            await reading.next()
            var made: UInt64 = 1
            await #expect(throws: EventLogFault.full) {
                while made < 1000 {
                    _ = try await log.append([Self.long(made)])
                    made += 1
                }
            }
            #expect(try log.size() == LogSize(made))
            mayEnd.signal()
            await reading.next()
            for _ in 0..<50 {
                _ = try await log.append([Self.long(made)])
                made += 1
            }
            #expect(try log.ids() == (0..<made).map { id($0) })
            await log.close()
        }
    }

    @Test func `is read on by another process that opened it before it grew`() async throws {
        try await withDirectory { path async throws in
            let log = try open(path)
            _ = try await log.append([Self.long(0)])
            async let other: Void = {
                _ = await #expect(processExitsWith: .success) { [path = path as String] in
                    let reader = try LMDBLogReader.open(beside: path)
                    #expect(try reader.size() == LogSize(1))
                    try Data().write(to: URL(fileURLWithPath: path + "/opened"))
                    while !FileManager.default.fileExists(atPath: path + "/grown") { usleep(1000) }
                    var count = 0
                    try reader.scan(from: .empty, to: LogSize(1001)) { _ in
                        count += 1
                        return true
                    }
                    #expect(count == 1001)
                    reader.close()
                }
            }()
            while !FileManager.default.fileExists(atPath: path + "/opened") {
                try await Task.sleep(for: .milliseconds(5))
            }
            for start in stride(from: UInt64(1), to: 1001, by: 50) {
                _ = try await log.append((start..<start + 50).map { Self.long($0) })
            }
            try Data().write(to: URL(fileURLWithPath: path + "/grown"))
            _ = await other
            await log.close()
        }
    }

    @Test func `and a vault too`() async throws {
        try await withDirectory { path throws in
            let vault = try KeyVault.open(
                at: path, masterKey: .file(path + ".key"), fileBytesMax: 8 << 20, mapBytes: Self.mapBytes)
            for start in stride(from: 0, to: 4000, by: 500) {
                try vault.prepareKeys(for: (start..<start + 500).map { "person:\($0)" })
            }
            #expect(try vault.keyCount() == 4000)
            #expect(try fileBytes(path) > 4 * Self.mapBytes)
            vault.close()
        }
    }
}
