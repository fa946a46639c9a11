import EventStore
import Foundation
import Testing

@testable import MIMServer

/// The power goes at any moment of a server's life, and what was not flushed is dropped, torn or out of order.
///
/// A real server runs with a library that writes down all that it does to its files and sends to its clients; from that,
/// the disk as it could be after a cut is made again and again, opened, and held against what had been sent before the
/// cut. `docs/decisions/0011` says what this simulates and what not. `MIM_POWER_CUTS` sets how many cuts (150 unless set).
@Suite(.serialized) struct `When the power goes` {
    private static let cuts = ProcessInfo.processInfo.environment["MIM_POWER_CUTS"].flatMap { Int($0) } ?? 150

    @Test func `everything that was answered, shown or signed is there, and nothing is half there`() async throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        let run = try await TracedRun()
        let findings = try await run.findings(cuts: Self.cuts, seed: seed)
        #expect(run.final.findings.isEmpty)
        #expect(run.final.size > 100 && run.promisedAtEnd > 100)
        #expect(findings.isEmpty, "seed \(seed)")
    }

    @Test func `a disk that only says that it flushes is found out`() async throws {
        let run = try await TracedRun()
        let findings = try await run.findings(cuts: 20, seed: 1, ignoresFlushes: true)
        #expect(!findings.isEmpty)
    }
}

/// Two lives of a server on one folder, the first ended by a kill, with all that they wrote and sent.
private struct TracedRun {
    private let folder: TemporaryFolder
    private let trace: DiskTrace
    private let data: String
    let final: FolderInspection
    let promisedAtEnd: Int
    /// The positions of what was appended at once.
    private let wholes: [Range<Int>]

    init() async throws {
        folder = try TemporaryFolder()
        // As the system calls it, in case the path to it has a link in it.
        data = URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path + "/data"
        let library = try await DiskTrace.library(in: folder)
        let file = folder.path + "/trace"
        for life in 0..<2 {
            let server = try await ServerProcess(
                data: data, environment: ["LD_PRELOAD": library, "MIM_TRACE_ROOT": data, "MIM_TRACE": file])
            try await Self.use(server, life: life)
            if life == 0 { server.kill() } else { server.terminate() }
            _ = await server.waitForEnd()
        }
        trace = try DiskTrace(at: file)
        final = await FolderInspection(of: data)
        var promises = Promises()
        for case .answer(let bytes) in trace.entries { promises.add(bytes) }
        promisedAtEnd = promises.size
        wholes = promises.wholes
    }

    /// Several clients at once: single commands, some with a key, an import, one that follows, one that asks for proofs.
    private static func use(_ server: ServerProcess, life: Int) async throws {
        let follower = try EventClient(port: server.port, address: "/api/v1/events")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for client in 0..<3 {
                group.addTask {
                    for number in 0..<15 {
                        let id = TestStory.id((life * 10 + client) * 1000 + number)
                        let body = TestStory.openLocation.replacing(TestStory.location, with: id)
                        let answer = try await server.post("open-location", body, key: client == 0 ? "k-\(id)" : nil)
                        #expect(answer.status == 201)
                    }
                }
            }
            group.addTask {
                for _ in 0..<5 { _ = try await server.bytes("/log/checkpoint") }
            }
            group.addTask {
                let lines = (0..<40).map { number in
                    let id = TestStory.id((life * 10 + 9) * 1000 + number)
                    return TestStory.line(
                        "open-location", TestStory.openLocation.replacing(TestStory.location, with: id))
                }
                let answers = try await server.postLines(lines)
                #expect(answers.count == 40)
            }
            try await group.waitForAll()
        }
        let followed = try await follower.next(80)
        #expect(followed.count == 80)
        await follower.end()
    }

    /// Cuts the power at so many moments; gives what was found missing or broken after each.
    func findings(cuts: Int, seed: UInt64, ignoresFlushes: Bool = false) async throws -> [String] {
        var random = SeededRandom(seed: seed)
        let moments = (0..<cuts).map { _ in random.number(0...trace.entries.count) }.sorted()
        var disk = SimulatedDisk()
        var promises = Promises()
        var done = 0
        var findings: [String] = []
        for moment in moments {
            for entry in trace.entries[done..<moment] {
                disk.carryOut(entry, ignoresFlushes: ignoresFlushes)
                if case .answer(let bytes) = entry { promises.add(bytes) }
            }
            done = moment
            let after = folder.path + "/after"
            try disk.materialise(data, at: after, using: &random)
            findings += await broken(promises, in: after).map { "cut at \(moment) of \(trace.entries.count): \($0)" }
            try? FileManager.default.removeItem(atPath: after)  // There is nothing when nothing was on the disk yet.
        }
        return findings
    }

    private func broken(_ promises: Promises, in data: String) async -> [String] {
        let found = await FolderInspection(of: data, rootsAt: Array(promises.signed.keys))
        var broken = found.findings
        if found.size < promises.size {
            broken.append("\(promises.size) events were promised, \(found.size) are there.")
        }
        if !final.records.starts(with: found.records) { broken.append("A record is not as it was.") }
        for (size, root) in promises.signed where found.roots[size] != root {
            broken.append("The log does not have the root that was signed at \(size).")
        }
        for whole in wholes where whole.dropFirst().contains(found.size) {
            broken.append("Of the events \(whole) only those before \(found.size) are there.")
        }
        return broken
    }
}

/// What a client may rely on, as it is read from the bytes that were sent to it.
private struct Promises {
    /// So many events were acknowledged or shown.
    private(set) var size = 0
    /// The roots that were signed, by size.
    private(set) var signed: [Int: String] = [:]
    /// The positions of chunks that were appended at once.
    private(set) var wholes: [Range<Int>] = []

    mutating func add(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        var positions: [Int] = []
        for match in text.matches(of: /"positions":\[([0-9,]+)\]/) {
            positions += match.output.1.split(separator: ",").compactMap { Int($0) }
        }
        for match in text.matches(of: /id: ([0-9]+)\ndata: \{/) { size = max(size, (Int(match.output.1) ?? 0) + 1) }
        for match in text.matches(of: #/\n([0-9]+)\n([A-Za-z0-9+\/=]{44})\n\n— /#) {
            guard let size = Int(match.output.1) else { continue }
            signed[size] = String(match.output.2)
        }
        guard let first = positions.first, let last = positions.max() else { return }
        size = max(size, last + 1)
        if text.contains(#"{"line":"#) { wholes.append(first..<last + 1) }
    }
}
