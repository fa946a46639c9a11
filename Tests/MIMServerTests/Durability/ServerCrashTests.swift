import EventStore
import Foundation
import Glibc
import Testing

@testable import MIMServer

/// A real server is killed at random moments, again and again on the same growing folder: while it starts, while it
/// writes for many clients, imports and signs.
///
/// `MIM_CRASH_ROUNDS` sets how many times (200 unless set; thousands for a night). The seed of a failure is told with it,
/// though what clients and server do in the same millisecond is not the same a second time.
@Suite(.serialized) struct `A server that is killed` {
    private static let rounds = ProcessInfo.processInfo.environment["MIM_CRASH_ROUNDS"].flatMap { Int($0) } ?? 200

    @Test func `again and again has everything that it acknowledged, once, and nothing half-written`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let seed = UInt64.random(in: 0...UInt64.max)
        var random = SeededRandom(seed: seed)
        let ledger = CrashLedger()
        var known = Known()
        for round in 0..<Self.rounds {
            if random.chance(30) {
                try await ServerProcess.start(data: data, killedAfter: UInt32(random.number(0...400_000)))
            } else {
                let server = try await ServerProcess(data: data)
                #expect(try await known.isServed(by: server), "seed \(seed), round \(round)")
                let isLong = random.chance(4)
                async let writing: Void = Self.write(to: server, ledger, longImport: isLong)
                await waiting { [delay = UInt32(random.number(0...(isLong ? 500_000 : 120_000)))] in _ = usleep(delay) }
                server.kill()
                await writing
                #expect(await server.waitForEnd() == 128 + SIGKILL)
            }
            let found = await FolderInspection(
                of: data, from: known.size, rootsAt: ledger.signedSizes + [known.size])
            #expect(found.findings.isEmpty, "seed \(seed), round \(round)")
            #expect(known.size == 0 || found.roots[known.size] == known.root, "seed \(seed), round \(round)")
            known.add(found)
            #expect(
                ledger.disagreements(with: known.sendings, roots: found.roots).isEmpty, "seed \(seed), round \(round)")
        }
        #expect(ledger.acknowledgedCount > Self.rounds, "the servers hardly got to work")
    }

    /// Several clients write until the server is gone.
    private static func write(to server: ServerProcess, _ ledger: CrashLedger, longImport: Bool) async {
        await withTaskGroup(of: Void.self) { group in
            for client in 0..<4 {
                group.addTask { await single(server, ledger, isKeyed: client % 2 == 0) }
            }
            group.addTask { await stories(server, ledger) }
            group.addTask { await checkpoints(server, ledger) }
            if longImport { group.addTask { await singles(600, server, ledger) } }
        }
    }

    private static func single(_ server: ServerProcess, _ ledger: CrashLedger, isKeyed: Bool) async {
        if isKeyed {
            // First those that the last server did not answer: whether it recorded them or not, now they are there once.
            for (sending, body) in ledger.takeOpen() {
                guard await send(sending, body, isKeyed: true, server, ledger) else { return }
            }
        }
        while true {
            let sending = ledger.begin(.single)
            guard await send(sending, CrashLedger.single(sending), isKeyed: isKeyed, server, ledger) else { return }
        }
    }

    /// - Returns: Whether there was an answer.
    private static func send(
        _ sending: Int, _ body: String, isKeyed: Bool, _ server: ServerProcess, _ ledger: CrashLedger
    ) async -> Bool {
        if isKeyed { ledger.note(open: sending, body) }
        guard let answer = try? await server.post("open-location", body, key: isKeyed ? "key-\(sending)" : nil) else {
            return false
        }
        #expect(answer.status == 201 || isKeyed && answer.status == 200)
        ledger.note(acknowledged: answer.json["positions"].items.compactMap(\.int), for: sending)
        return true
    }

    private static func stories(_ server: ServerProcess, _ ledger: CrashLedger) async {
        while true {
            let sending = ledger.begin(.story)
            let lines = await server.importLines(CrashLedger.story(sending))
            for line in lines { ledger.note(acknowledged: line.positions, for: sending) }
            guard lines.count == CrashLedger.storyEvents,
                let answer = try? await server.post("end-trajectory", CrashLedger.end(sending))
            else { return }
            #expect(answer.status == 201)
            ledger.note(acknowledged: answer.json["positions"].items.compactMap(\.int), for: sending)
        }
    }

    private static func singles(_ count: Int, _ server: ServerProcess, _ ledger: CrashLedger) async {
        let sendings = (0..<count).map { _ in ledger.begin(.single) }
        let answers = await server.importLines(
            sendings.map { TestStory.line("open-location", CrashLedger.single($0)) })
        for answer in answers { ledger.note(acknowledged: answer.positions, for: sendings[answer.line - 1]) }
    }

    private static func checkpoints(_ server: ServerProcess, _ ledger: CrashLedger) async {
        while let bytes = try? await server.bytes("/log/checkpoint") {
            guard let note = SignedNote(String(decoding: bytes, as: UTF8.self)),
                let checkpoint = Checkpoint(text: note.text)
            else {
                Issue.record("no checkpoint was served")
                return
            }
            ledger.note(signed: Int(checkpoint.size.count), checkpoint.root.base64)
        }
    }
}

/// What the log was found to hold so far.
private struct Known {
    private(set) var size = 0
    private(set) var root = ""
    /// Which sending each record came from, with its type.
    private(set) var sendings: [(sending: Int, type: String)] = []
    private var last: (start: Int, records: [RecordedEvent]) = (0, [])

    mutating func add(_ found: FolderInspection) {
        last = (size, found.records)
        for record in found.records {
            let parts = try? record.withView { view in
                (String(decoding: view.subject, as: UTF8.self), String(decoding: view.type, as: UTF8.self))
            }
            sendings.append(((parts?.0.suffix(12)).flatMap { Int($0) }.map { $0 / 10 } ?? -1, parts?.1 ?? ""))
        }
        size = found.size
        root = found.roots[size] ?? root
    }

    /// Whether the next server answers with what was found in the file.
    func isServed(by server: ServerProcess) async throws -> Bool {
        let page = 1000
        let bytes = try await server.bytes("/api/v1/events?from=\(last.start)&limit=\(page)")
        let expected = last.records.prefix(page).map(\.bytes).joined(separator: [UInt8(ascii: ",")])
        return bytes == [UInt8(ascii: "[")] + expected + [UInt8(ascii: "]")]
    }
}

extension ServerProcess {
    /// Starts one and kills it so long after, whatever it is doing by then.
    fileprivate static func start(data: String, killedAfter microseconds: UInt32) async throws {
        let (ends, end) = AsyncStream<Int32>.makeStream()
        let quiet = FileHandle.nullDevice.fileDescriptor
        let process = try ChildProcess(
            MIMProcess.program.path, ["serve", "--port", "0", "--data", data], output: quiet, complaints: quiet
        ) { end.yield($0) }
        await waiting { _ = usleep(microseconds) }
        process.send(signal: SIGKILL)
        let code = await ends.first { _ in true }
        #expect(code == 128 + SIGKILL, "it ended by itself")
    }

    /// Imports lines; gives the answers that came before the server was gone.
    fileprivate func importLines(_ lines: [String]) async -> [(line: Int, positions: [Int])] {
        let body = lines.joined(separator: "\n")
        let head =
            "POST /api/v1/commands HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
            + "Content-Type: application/x-ndjson\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        guard let connection = try? RawConnection(port: port, sending: head + body) else { return [] }
        return await connection.receiveAll().split(whereSeparator: \.isNewline).compactMap { line in
            // A line that was cut off is no answer; the others are parts of the form in which HTTP sends them.
            guard line.hasPrefix(#"{"line":"#), line.hasSuffix("}") else { return nil }
            let answer = JSON(Array(line.utf8))
            #expect(answer["positions"].exists, "\(line)")
            return answer["line"].int.map { ($0, answer["positions"].items.compactMap(\.int)) }
        }
    }
}
