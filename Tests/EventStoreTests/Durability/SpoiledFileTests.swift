import Foundation
import Glibc
import Testing
import Wire

@testable import EventStore

/// A file may be cut off or written over while a process reads it through its map. No signal kills the process for that,
/// and nothing is given out that was not recorded.
///
/// Each test runs in a process of its own. `MIM_DAMAGE_ROUNDS` multiplies how much is tried (1 unless set).
@Suite(.serialized) struct `A log whose file is spoiled while it is open` {
    private static let rounds = ProcessInfo.processInfo.environment["MIM_DAMAGE_ROUNDS"].flatMap { Int($0) } ?? 1
    /// Enough for branches in every table.
    private static let events: UInt64 = 1000

    static func makeLog(at path: String) async throws {
        let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
        for start in stride(from: UInt64(0), to: events, by: 100) {
            let events = (start..<start + 100).map { SpoiledFile.event($0) }
            _ = try await log.append(events, request: RequestKey(key: start.bytes, fingerprint: start))
        }
        await log.close()
    }

    @Test func `cut off is not read or written any more, and says why`() async throws {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .success) { [path = path as String] in
                try await Self.makeLog(at: path)
                let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
                #expect(try log.ids(query(tags: ["a:1"])).count > 100)
                truncate(path + "/data.mdb", 8192)
                func isSpoiled(_ fault: any Error) -> Bool {
                    guard case EventLogFault.spoiled(let sentence) = fault else { return false }
                    return sentence.contains("mim verify")
                }
                var given = 0
                #expect {
                    try log.scan(from: .empty, to: LogSize(Self.events)) { _ in
                        given += 1
                        return true
                    }
                } throws: { isSpoiled($0) }
                #expect(given < Self.events)
                #expect { try log.read(query(tags: ["a:1"]), from: .empty, limit: 10) } throws: { isSpoiled($0) }
                #expect { try log.size() } throws: { isSpoiled($0) }
                await #expect { try await log.append([SpoiledFile.event(Self.events)]) } throws: { isSpoiled($0) }
                await log.close()
                #expect(throws: EventLogFault.self) { try LMDBEventLog.verify(at: path) }
            }
        }
    }

    @Test func `cut off where nobody reads takes nothing that would hide it`() async throws {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .success) { [path = path as String] in
                try await Self.makeLog(at: path)
                let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
                var status = stat()
                stat(path + "/data.mdb", &status)
                truncate(path + "/data.mdb", status.st_size - 4096)
                await #expect {
                    try await log.append([SpoiledFile.event(Self.events)])
                } throws: { fault in
                    if case EventLogFault.spoiled = fault { true } else { false }
                }
                await log.close()
            }
        }
    }

    @Test func `cut within a page, of which there are zeros and no signal, gives nothing out any more`() async throws {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .success) { [path = path as String] in
                try await Self.makeLog(at: path)
                let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
                var status = stat()
                stat(path + "/data.mdb", &status)
                truncate(path + "/data.mdb", status.st_size - 2048)
                #expect {
                    try log.ids(query(tags: ["a:1"]))
                } throws: { fault in
                    if case EventLogFault.spoiled = fault { true } else { false }
                }
                await log.close()
            }
        }
    }

    @Test func `in a way that LMDB stumbles over ends the process with a sentence and its exit code`() async throws {
        try await withDirectory { path in
            let result = await #expect(
                processExitsWith: .exitCode(74), observing: [\.standardErrorContent]
            ) { [path = path as String] in
                try await Self.makeLog(at: path)
                let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
                var bytes = Array(try Data(contentsOf: URL(filePath: path + "/data.mdb")))
                for page in stride(from: 8192, to: bytes.count, by: 4096) where bytes[page + 10] == 1 {
                    // A branch with one entry, which cannot be.
                    bytes.replaceSubrange(page + 12..<page + 14, with: [18, 0])
                }
                try SpoiledFile.overwrite(path, with: bytes, from: 0, count: bytes.count)
                _ = try log.ids()
            }
            let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
            #expect(said.contains("changed while it was open") && said.contains("mim verify"))
        }
    }

    @Test func `leaves the signals of others to them`() async throws {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .signal(SIGBUS)) { [path = path as String] in
                try await Self.makeLog(at: path)
                let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
                let other = open(path + "/other", O_RDWR | O_CREAT, 0o600)
                ftruncate(other, 4096)
                let map = mmap(nil, 4096, PROT_READ, MAP_SHARED, other, 0)
                ftruncate(other, 0)
                let byte = map?.load(as: UInt8.self)
                // Not reached.
                print(byte ?? 0, try log.size())
            }
        }
    }

    @Test func `by whatever there can be in a page kills nobody and makes nobody tell what was not recorded`()
        async throws
    {
        try await withDirectory { path in
            _ = await #expect(processExitsWith: .success) { [path = path as String, rounds = Self.rounds as Int] in
                try await Self.makeLog(at: path)
                let file = try SpoiledFile(path)
                let seed = UInt64.random(in: 0...UInt64.max)
                var random = SeededRandom(seed: seed)
                var endings: [String: Int] = [:]
                for round in 0..<40 * rounds {
                    let damage = SpoiledFile.Damage.allCases[round % SpoiledFile.Damage.allCases.count]
                    let ending = try file.live(seed: random.next(), spoilt: damage)
                    endings["\(damage): \(ending)", default: 0] += 1
                    let isAllowed =
                        [.lived, .saidWhy].contains(ending) || ending == .toldTooLittle && damage.mayHide
                    #expect(isAllowed, "seed \(seed), round \(round), \(damage): \(ending)")
                }
                if rounds > 1 { print(endings.sorted { $0.key < $1.key }) }
            }
        }
    }
}
