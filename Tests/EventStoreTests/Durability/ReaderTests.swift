import CLMDB
import Foundation
import Testing
import Wire

@testable import EventStore

/// Who reads for long keeps old pages from being used again; what that can come to, and that it ends with the reader.
@Suite struct `A log with a reader that stays` {
    private let clock = TickingClock()

    private func fileBytes(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path + "/data.mdb")[.size] as? Int)
    }

    /// Appends one event after another, so that each is a commit.
    private func append(_ numbers: Range<UInt64>, to log: LMDBEventLog) async throws {
        for number in numbers { _ = try await log.append([event(number, tags: ["a:\(number % 5)"])]) }
    }

    @Test func `is full in the end and loses nothing, and goes on when the reader has gone`() async throws {
        try await withDirectory { path async throws in
            let log = try LMDBEventLog.open(at: path, fileBytesMax: 2 << 20, clock: clock.now)
            try await append(0..<1, to: log)
            let (reads, read) = AsyncStream<Void>.makeStream()
            let mayEnd = DispatchSemaphore(value: 0)
            let isStarted = DedicatedThread.start {
                // A scan lends its snapshot for as long as it is in here.
                try? log.scan(from: .empty, to: LogSize(1)) { _ in
                    read.yield()
                    mayEnd.wait()
                    return false
                }
                read.finish()
            }
            #expect(isStarted)
            var reading = reads.makeAsyncIterator()
            await reading.next()
            var made: UInt64 = 1
            await #expect(throws: EventLogFault.full) {
                while made < 10_000 {
                    try await append(made..<made + 1, to: log)
                    made += 1
                }
            }
            #expect(try log.size() == LogSize(made))
            mayEnd.signal()
            await reading.next()
            try await append(made..<made + 100, to: log)
            #expect(try log.ids() == (0..<made + 100).map { id($0) })
            try expectIndexesAgree(log)
            await log.close()
        }
    }

    @Test func `grows no more when the reader was killed`() async throws {
        try await withDirectory { path async throws in
            let log = try LMDBEventLog.open(at: path, clock: clock.now)
            try await append(0..<200, to: log)
            await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
                var environment: OpaquePointer?
                var transaction: OpaquePointer?
                guard mdb_env_create(&environment) == MDB_SUCCESS,
                    mdb_env_open(environment, path, UInt32(MDB_RDONLY | MDB_NOTLS), 0o600) == MDB_SUCCESS,
                    mdb_txn_begin(environment, nil, UInt32(MDB_RDONLY), &transaction) == MDB_SUCCESS
                else { exit(1) }
                kill(getpid(), SIGKILL)
            }
            let before = try fileBytes(path)
            try await append(200..<800, to: log)
            // Each commit changes some ten pages: held, 600 of them would come to more than 20 MB.
            #expect(try fileBytes(path) - before < 4 << 20)
            await log.close()
        }
    }
}
