import Foundation
import Testing
import Wire

@testable import EventStore

/// What a log keeps of its witnesses.
struct `A keeper of cosignatures` {
    private let logKey: NoteSigningKey
    private let one: NoteSigningKey
    private let two: NoteSigningKey

    init() throws {
        logKey = try noteKey()
        (one, two) = (try noteKey("one.example", kind: .cosignature), try noteKey("two.example", kind: .cosignature))
    }

    private func address(_ key: NoteSigningKey) -> WitnessAddress {
        WitnessAddress(key: key.verifierKey, url: "http://\(key.name)")
    }

    private func log(_ events: UInt64, start: UInt64 = 0) async throws -> MemoryEventLog {
        let log = MemoryEventLog(clock: TickingClock().now)
        for number in start..<start + events { _ = try await log.append([event(number)]) }
        return log
    }

    private func note(_ log: MemoryEventLog, _ size: UInt64) throws -> SignedNote {
        let checkpoint = Checkpoint(
            origin: WitnessedTree.origin, size: LogSize(size), root: try log.root(at: LogSize(size)))
        return try SignedNote(checkpoint.text, signedBy: [logKey])
    }

    private func keeper(
        _ log: MemoryEventLog, _ folder: String, _ witnesses: [NoteSigningKey]? = nil
    ) throws
        -> CosignatureKeeper
    {
        try CosignatureKeeper(
            of: log, by: (witnesses ?? [one, two]).map { address($0) }, logKeys: [logKey.verifierKey],
            lastAt: folder + "/cosigned")
    }

    private func cosign(_ keeper: CosignatureKeeper, _ note: SignedNote, _ key: NoteSigningKey) throws {
        try keeper.remember(try note.cosignature(by: key, at: 7), below: note, from: address(key))
    }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        try await withDirectory { path async throws in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try await body(path)
        }
    }

    @Test func `puts below a note the cosignatures of just this note`() async throws {
        try await withFolder { folder async throws in
            let log = try await log(5)
            let keeper = try keeper(log, folder)
            let (older, newer) = (try note(log, 3), try note(log, 5))
            try cosign(keeper, older, one)
            try cosign(keeper, newer, two)
            #expect(keeper.complete(newer).cosigned(by: two.verifierKey) != nil)
            #expect(keeper.complete(newer).cosigned(by: one.verifierKey) == nil)
            #expect(keeper.complete(older).signatures.count == 2)
            #expect(try keeper.complete(note(log, 4)) == note(log, 4))
        }
    }

    @Test func `says that a size is witnessed when all have cosigned so much`() async throws {
        try await withFolder { folder async throws in
            let log = try await log(5)
            #expect(try keeper(log, folder, []).witnessedSize == nil)
            let keeper = try keeper(log, folder)
            #expect(keeper.witnessedSize == .empty)
            try cosign(keeper, try note(log, 5), one)
            #expect(keeper.witnessedSize == .empty)
            async let reached = keeper.witnessed.waitForGrowth(beyond: LogSize(2))
            try cosign(keeper, try note(log, 3), two)
            #expect(keeper.witnessedSize == LogSize(3))
            #expect(await reached == LogSize(3))
        }
    }

    @Test func `proves with the note that the most have cosigned and that has the record, and of these the newest`()
        async throws
    {
        try await withFolder { folder async throws in
            let log = try await log(9)
            let keeper = try keeper(log, folder)
            func best(_ position: UInt64) throws -> SignedNote {
                keeper.bestNote(
                    covering: Position(position), newest: try note(log, 9), signedWith: [logKey.verifierKey])
            }
            #expect(try best(0) == note(log, 9))
            try cosign(keeper, try note(log, 3), one)
            #expect(Checkpoint(text: try best(2).text)?.size == LogSize(3))
            #expect(Checkpoint(text: try best(3).text)?.size == LogSize(9))
            try cosign(keeper, try note(log, 6), two)
            #expect(Checkpoint(text: try best(2).text)?.size == LogSize(6))
            try cosign(keeper, try note(log, 6), one)
            #expect(try best(2).signatures.count == 3)
        }
    }

    @Test func `remembers them over a restart`() async throws {
        try await withFolder { folder async throws in
            let log = try await log(5)
            let first = try keeper(log, folder)
            try cosign(first, try note(log, 5), one)
            #expect(try first.remember(finding: "another", from: address(two)))
            #expect(try !first.remember(finding: "another", from: address(two)))
            #expect(first.note(failure: "dead", of: address(one)))
            let second = try keeper(log, folder)
            #expect(second.standings.map(\.size) == [LogSize(5), .empty])
            #expect(second.standings.map(\.finding) == [nil, "another"])
            #expect(second.standings[0].failure == nil)
            #expect(second.standings[0].cosignedAt?.milliseconds == 7000)
            // A cosignature settles it: the witness has seen that the log continues what it knows.
            try cosign(second, try note(log, 5), two)
            #expect(second.standings[1].finding == nil)
            let third = try keeper(log, folder, [two])
            #expect(third.witnessedSize == LogSize(5))
        }
    }

    @Test(arguments: [(4, 0), (5, 100), (9, 100)] as [(UInt64, UInt64)])
    func `notices a log that is not the one that was cosigned, without asking anyone`(
        _ events: UInt64, _ start: UInt64
    ) async throws {
        try await withFolder { folder async throws in
            let old = try await log(5)
            try cosign(try keeper(old, folder), try note(old, 5), one)
            let log = try await log(events, start: start)
            let keeper = try keeper(log, folder)
            #expect(keeper.standings[0].finding?.contains("one.example has cosigned another log") == true)
            #expect(keeper.witnessedSize == .empty)
            #expect(try keeper.complete(note(log, events)).signatures.count == 1)
        }
    }

    @Test(arguments: ["", "rubbish", "{}\n", #"{"witness":"x","note":"y"}"# + "\n"])
    func `has nothing when its file is rubbish, and asks again`(_ content: String) async throws {
        try await withFolder { folder async throws in
            try content.write(toFile: folder + "/cosigned", atomically: true, encoding: .utf8)
            let log = try await log(5)
            let keeper = try keeper(log, folder)
            #expect(keeper.standings.allSatisfy { $0.note == nil && $0.finding == nil })
            try cosign(keeper, try note(log, 5), one)
            #expect(try self.keeper(log, folder).standings[0].size == LogSize(5))
        }
    }

    @Test func `does not believe a note in its file that is not signed by the log and the witness`() async throws {
        try await withFolder { folder async throws in
            let log = try await log(5)
            let keeper = try keeper(log, folder)
            let text = try note(log, 5).text
            let strange = try SignedNote(text, signedBy: [try noteKey()])
            try cosign(keeper, strange, one)
            try keeper.remember(
                try note(log, 5).cosignature(by: try noteKey("two.example", kind: .cosignature), at: 7),
                below: try note(log, 5), from: address(two))
            #expect(try self.keeper(log, folder).standings.allSatisfy { $0.note == nil })
        }
    }
}

struct `The list of witnesses` {
    private let key = "witness.example/w1+90573060+BK3AgbGjFIV7r3gobFv1fMJngMikAjUyQsiBJmGDZV6C"

    private func list(_ text: String?) async throws -> [WitnessAddress] {
        try await withDirectory { path in
            try text?.write(toFile: path, atomically: true, encoding: .utf8)
            return try WitnessAddress.list(at: path)
        }
    }

    @Test func `is empty when there is none`() async throws {
        #expect(try await list(nil).isEmpty)
        #expect(try await list("\n# nobody yet\n").isEmpty)
    }

    @Test func `has a key and an address a line`() async throws {
        let found = try await list("# ours\n\n\(key) https://witness.example/\n")
        #expect(found.map(\.url) == ["https://witness.example"])
        #expect(found.map(\.key.description) == [key])
    }

    @Test func `is refused with the line that is not such a line`() async throws {
        let log = "log.example/care+b5d4ecfa+ARbd7RPZA8TFo+4Ln8FYFL8ppB3kTSs2PVroDl2T0GJR"
        for line in [
            "\(key)", "\(key) witness.example", "\(key) ftp://w", "\(log) http://w", "\(key) http://w x", "x y",
        ] {
            let failure = await #expect(throws: FileFailure.self) { try await list("#\n\(line)\n") }
            #expect(failure?.sentence.contains("Line 2 of") == true, "\(line)")
        }
        let twice = await #expect(throws: FileFailure.self) { try await list("\(key) http://w\n\(key) http://v\n") }
        #expect(twice?.sentence.contains("again") == true)
    }

    @Test func `has so many at most that others still read the note`() async throws {
        let lines = try (0...WitnessAddress.witnessesMax).map {
            "\(try noteKey("w\($0).example", kind: .cosignature).verifierKey) http://w\n"
        }
        await #expect(throws: FileFailure.self) { try await list(lines.joined()) }
        #expect(try await list(lines.dropLast().joined()).count == WitnessAddress.witnessesMax)
    }
}
