@testable import EventStore
import Foundation
import Glibc
import Testing
import Wire

/// What a log may be opened from, and what it refuses with a sentence.
@Suite struct `Opening a log` {
    private let clock = TickingClock()

    private func open(_ path: String) throws -> LMDBEventLog { try LMDBEventLog.open(at: path, clock: clock.now) }

    /// A log with a few events, closed.
    private func makeLog(at path: String, events: Int = 300) async throws {
        let log = try open(path)
        _ = try await log.append((0..<UInt64(events)).map { event($0, tags: ["a:\($0 % 7)"]) })
        await log.close()
    }

    private func expectUnreadable(_ path: String, saying part: String) {
        do {
            _ = try LMDBEventLog.open(at: path, clock: clock.now)
            Issue.record("it was opened")
        } catch EventLogFault.unreadable(let sentence) {
            #expect(sentence.contains(part))
            #expect(sentence.contains(path))
        } catch {
            Issue.record("another fault: \(error)")
        }
    }

    @Test func `finds everything that was there when it was closed`() async throws {
        try await withDirectory { path async throws in
            try await makeLog(at: path)
            let log = try open(path)
            #expect(try log.size() == LogSize(300))
            #expect(try log.ids(query(tags: ["a:3"])) == (0..<300).filter { $0 % 7 == 3 }.map { id($0) })
            #expect(try await log.append([event(5)]) == .alreadyAppended(at: 5))
            #expect(try await log.append([event(300)]) == .appended(at: 300))
            await log.close()
        }
    }

    @Test func `remembers request keys`() async throws {
        try await withDirectory { path async throws in
            let request = RequestKey(key: Array("key".utf8), fingerprint: .max)
            var log = try open(path)
            _ = try await log.append([event(0)])
            _ = try await log.append([event(1), event(2)], if: nil, request: request)
            await log.close()
            log = try open(path)
            #expect(try await log.append([event(3)], if: nil, request: request) == .alreadyAppended(at: 1, count: 2))
            await log.close()
        }
    }

    @Test func `is refused to a second opener until the first has closed`() async throws {
        try await withDirectory { path async throws in
            let log = try open(path)
            do {
                _ = try LMDBEventLog.open(at: path, clock: clock.now)
                Issue.record("it was opened twice")
            } catch EventLogFault.alreadyOpen(let sentence) {
                #expect(sentence.contains(path))
            } catch {
                Issue.record("another fault: \(error)")
            }
            #expect(try await log.append([event(0)]) == .appended(at: 0))
            await log.close()
            await (try open(path)).close()
        }
    }

    @Test func `is refused to a second opener by another way to it, and in another process`() async throws {
        try await withDirectory { path async throws in
            let log = try open(path)
            let link = path + "-link"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
            #expect(throws: EventLogFault.self) { try LMDBEventLog.open(at: link, clock: clock.now) }
            await #expect(processExitsWith: .success) { [path = path as String] in
                do {
                    _ = try LMDBEventLog.open(at: path, clock: TickingClock().now)
                    Issue.record("it was opened twice")
                } catch EventLogFault.alreadyOpen {}
            }
            #expect(try await log.append([event(0)]) == .appended(at: 0))
            await log.close()
        }
    }

    @Test func `refuses a pipe or a folder where its file should be, and does not wait for it`() async throws {
        try await withDirectory { path async throws in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            #expect(mkfifo(path + "/data.mdb", 0o600) == 0)
            expectUnreadable(path, saying: "not an LMDB file")
            unlink(path + "/data.mdb")
            try FileManager.default.createDirectory(atPath: path + "/data.mdb", withIntermediateDirectories: true)
            expectUnreadable(path, saying: "not an LMDB file")
        }
    }

    @Test func `goes on where who made it was stopped halfway`() async throws {
        try await withDirectory { path async throws in
            try FileManager.default.createDirectory(atPath: path + "/new", withIntermediateDirectories: true)
            try Data("half".utf8).write(to: URL(filePath: path + "/new/data.mdb"))
            try await makeLog(at: path)
            #expect(!FileManager.default.fileExists(atPath: path + "/new"))
        }
    }

    @Test func `keeps others from reading the files`() async throws {
        try await withDirectory { path async throws in
            try await makeLog(at: path)
            let files = try FileManager.default.contentsOfDirectory(atPath: path)
            #expect(files.contains("data.mdb"))
            for file in files + ["."] {
                let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + file)
                let permissions = try #require(attributes[.posixPermissions] as? Int)
                #expect(permissions & 0o077 == 0, "\(file)")
            }
        }
    }

    @Test func `refuses a file that is no database`() async throws {
        try await withDirectory { path async throws in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try Data(repeating: 0x41, count: 100_000).write(to: URL(filePath: path + "/data.mdb"))
            expectUnreadable(path, saying: "not an LMDB file")
        }
    }

    @Test func `refuses a database that is no log`() async throws {
        try await withDirectory { path async throws in
            let vault = try KeyVault.open(at: path, masterKey: .file(path + ".key"))
            vault.close()
            expectUnreadable(path, saying: "not a log")
        }
    }

    @Test(arguments: [0, 3, UInt64.max])
    func `refuses another format`(version: UInt64) async throws {
        try await withDirectory { path async throws in
            try await makeLog(at: path)
            try change(path) { schema, transaction in
                try schema.meta.put(version.bytes, under: "version", in: transaction)
            }
            expectUnreadable(path, saying: "log format \(version)")
        }
    }

    @Test(arguments: [1, 4096, 100_000])
    func `refuses a file whose end is missing`(missing: Int) async throws {
        try await withDirectory { path async throws in
            try await makeLog(at: path, events: 2000)
            let file = path + "/data.mdb"
            let size = try #require(FileManager.default.attributesOfItem(atPath: file)[.size] as? Int)
            #expect(truncate(file, size - missing) == 0)
            expectUnreadable(path, saying: "its end is missing")
        }
    }

    @Test(arguments: ["ids", "types", "tags"])
    func `refuses indexes that do not agree with the records`(table: String) async throws {
        try await withDirectory { path async throws in
            try await makeLog(at: path)
            try change(path) { schema, transaction in
                switch table {
                case "ids": try schema.ids.remove(id(7), in: transaction)
                case "types": try schema.types.empty(in: transaction)
                default: try schema.tags.remove("a:3", in: transaction)
                }
            }
            expectUnreadable(path, saying: "Rebuild the indexes")
            try LMDBEventLog.rebuildIndexes(at: path)
            let log = try open(path)
            try expectIndexesAgree(log)
            await log.close()
        }
    }

    @Test func `refuses records that do not follow on each other`() async throws {
        try await withDirectory { path async throws in
            try await makeLog(at: path)
            try change(path) { schema, transaction in try schema.records.remove(100, in: transaction) }
            expectUnreadable(path, saying: "do not follow on each other")
            #expect(throws: EventLogFault.self) { try LMDBEventLog.rebuildIndexes(at: path) }
        }
    }

    @Test func `faults when a record is not the one that belongs there`() async throws {
        try await withDirectory { path async throws in
            try await makeLog(at: path)
            try change(path) { schema, transaction in
                let other = try #require(try schema.records.value(of: 4, in: transaction.reading))
                try schema.records.put(other, under: 5, in: transaction)
            }
            let log = try open(path)
            #expect(throws: EventLogFault.self) { try log.all() }
            #expect(throws: EventLogFault.self) { try log.scan(from: LogSize(5), to: LogSize(6)) { _ in true } }
            #expect(try log.ids(from: LogSize(6)).count == 294)
            await log.close()
        }
    }
}

/// Changes the tables of a closed log behind its back. The commit after it leaves no older state that could tell of it.
func change(_ path: String, _ body: (LogSchema, borrowing LMDBWriteTransaction) throws -> Void) throws {
    let (environment, schema) = try LogSchema.open(
        at: path, fileBytesMax: LogLimits.fileBytesMax, makesIndexes: false)
    _ = try environment.write { try body(schema, $0) }
    _ = try environment.write { try schema.meta.put(Array(LogSchema.format.utf8), under: "format", in: $0) }
    environment.close()
}
