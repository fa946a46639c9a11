@testable import EventStore
import Foundation
import Synchronization
import Testing
import Wire

/// A process that appends is killed, again and again, in the middle of its work.
@Suite struct `A log whose process was killed` {
    /// Enough to hit every stage of a commit; each costs a process.
    private static let rounds = 25

    @Test func `has every acknowledged event and nothing half-written`() async throws {
        try await withDirectory { path async throws in
            let seed = UInt64.random(in: 0...UInt64.max)
            var random = SeededRandom(seed: seed)
            var size: UInt64 = 0
            for round in 0..<Self.rounds {
                let comment: Comment = "seed \(seed), round \(round)"
                let microseconds = UInt32.random(in: 0...20_000, using: &random)
                await #expect(processExitsWith: .signal(SIGKILL), comment) {
                    [path = path as String, round = round as Int, microseconds = microseconds as UInt32] in
                    try await AppendingProcess(path: path, round: round).run(killedAfter: microseconds)
                }
                size = try await expectWhole(path, atLeast: size, comment)
            }
            #expect(size > 0, "seed \(seed): no process got so far as to append anything")
        }
    }

    /// - Returns: The size of the log.
    private func expectWhole(_ path: String, atLeast size: UInt64, _ comment: Comment) async throws -> UInt64 {
        let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
        let ids = try log.ids()
        #expect(UInt64(ids.count) >= size, comment)
        for line in AppendingProcess.acknowledged(at: path) {
            guard line.position + AppendingProcess.batch <= ids.count else {
                Issue.record("\(comment): acknowledged at \(line.position), but the log has \(ids.count) events")
                continue
            }
            #expect(ids[line.position..<line.position + AppendingProcess.batch].elementsEqual(line.ids), comment)
        }
        // Each append was of one batch, so the log is made of whole ones.
        #expect(ids.count % AppendingProcess.batch == 0, comment)
        for start in stride(from: 0, to: ids.count, by: AppendingProcess.batch) {
            #expect(
                ids[start..<start + AppendingProcess.batch].elementsEqual(AppendingProcess.batch(of: ids[start])),
                comment)
        }
        try expectIndexesAgree(log)
        await log.close()
        return UInt64(ids.count)
    }
}

/// What the killed process does: several clients append batches and write down what was acknowledged.
private struct AppendingProcess {
    static let batch = 3
    static let clients = UInt64(8)
    let path: String
    let round: Int

    /// The ids of the batch that one id belongs to.
    static func batch(of member: Identifier) -> [Identifier] {
        (0..<UInt64(batch)).map { Identifier(high: member.high, low: member.low & ~3 | $0) }
    }

    struct Acknowledgement {
        let position: Int
        let ids: [Identifier]
    }

    private static func notebook(_ path: String) -> String { path + ".acknowledged" }

    func run(killedAfter microseconds: UInt32) async throws {
        let log = try LMDBEventLog.open(at: path, clock: TickingClock().now)
        let notebook = open(Self.notebook(path), O_WRONLY | O_CREAT | O_APPEND, 0o600)
        _ = DedicatedThread.start {
            usleep(microseconds)
            kill(getpid(), SIGKILL)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<Self.clients {
                group.addTask {
                    for number in UInt64(0)... {
                        // Two bits are left for the place in the batch.
                        let first = ((UInt64(round) << 8 | client) << 24 | number) << 2
                        let events = (0..<UInt64(Self.batch)).map {
                            event(first | $0, type: "t.\(number % 3)", tags: ["client:\(client)", "n:\(number % 10)"])
                        }
                        guard case .appended(let receipt) = try await log.append(events) else { return }
                        // One write of one line: the kernel keeps it though the process dies.
                        let line = "\(receipt.first.index) \(first)\n"
                        _ = write(notebook, line, line.utf8.count)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    static func acknowledged(at path: String) -> [Acknowledgement] {
        // No notebook: killed before anything was acknowledged.
        let text = (try? String(contentsOfFile: notebook(path), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let numbers = line.split(separator: " ").compactMap { UInt64($0) }
            guard numbers.count == 2 else { return nil }
            return Acknowledgement(position: Int(numbers[0]), ids: batch(of: id(numbers[1])))
        }
    }
}
