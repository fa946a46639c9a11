import Foundation
import Testing

@testable import EventStore

/// The last checkpoint lies outside the log, and a log that does not agree with it is noticed.
struct `A keeper of checkpoints` {
    private func withFolder(_ body: (String) async throws -> Void) async throws {
        try await withDirectory { path async throws in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try await body(path)
        }
    }

    private func keeper(_ log: any EventLog, _ folder: String, origin: String? = nil) throws -> CheckpointKeeper {
        try CheckpointKeeper(
            of: log, keys: try LogKeys.open(at: folder + "/key", origin: origin), lastAt: folder + "/checkpoint")
    }

    private func log(_ events: UInt64, start: UInt64 = 0) async throws -> MemoryEventLog {
        let log = MemoryEventLog(clock: TickingClock().now)
        for number in start..<start + events { _ = try await log.append([event(number)]) }
        return log
    }

    @Test func `signs what there is, and again what has come since`() async throws {
        try await withFolder { folder async throws in
            let log = try await log(3)
            // An empty log was signed first, as a server does at its first start.
            _ = try keeper(MemoryEventLog(clock: TickingClock().now), folder).sign()
            let keeper = try keeper(log, folder)
            #expect(keeper.divergence == nil)
            let first = try #require(Checkpoint(text: try keeper.sign().text))
            #expect((first.size, first.root) == (LogSize(3), try log.root(at: LogSize(3))))
            _ = try await log.append([event(9)])
            #expect(Checkpoint(text: try keeper.sign().text)?.size == LogSize(4))
            #expect(keeper.signedSize == LogSize(4))
        }
    }

    @Test func `signs the beginning of a log too, the same each time, and remembers no less for it`() async throws {
        try await withFolder { folder async throws in
            let log = try await log(5)
            _ = try keeper(MemoryEventLog(clock: TickingClock().now), folder).sign()
            let keeper = try keeper(log, folder)
            let note = try keeper.sign(at: LogSize(3))
            let checkpoint = try #require(Checkpoint(text: note.text))
            #expect((checkpoint.size, checkpoint.root) == (LogSize(3), try log.root(at: LogSize(3))))
            #expect(note.isSigned(byAnyOf: keeper.verifierKeys))
            #expect(keeper.signedSize == LogSize(5))
            _ = try await log.append([event(9)])
            #expect(try keeper.sign(at: LogSize(3)) == note)
            #expect(keeper.signedSize == LogSize(6))
            #expect(try keeper.sign(at: LogSize(6)) == keeper.sign())
        }
    }

    @Test func `keeps its key for itself, and the same one from start to start`() async throws {
        try await withFolder { folder async throws in
            let log = try await log(0)
            let first = try keeper(log, folder, origin: "log.example/mim")
            #expect(first.origin == "log.example/mim")
            #expect(try keeper(log, folder).verifierKeys == first.verifierKeys)
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/key")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(throws: FileFailure.self) { try keeper(log, folder, origin: "log.example/other") }
        }
    }

    @Test func `signs with a second key too, so that one can follow another`() async throws {
        try await withFolder { folder async throws in
            let log = try await log(0)
            let old = try keeper(log, folder, origin: "log.example/mim")
            let other = try LogKeys.open(at: folder + "/second", origin: "log.example/mim")
            let lines = try [folder + "/key", folder + "/second"].map {
                try String(contentsOfFile: $0, encoding: .utf8)
            }
            try lines.joined().write(toFile: folder + "/key", atomically: true, encoding: .utf8)
            let note = try keeper(log, folder).sign()
            let keys = old.verifierKeys + other.verifierKeys
            #expect(note.signatures.count == 2)
            #expect(note.signers(among: keys) == Set(keys))
        }
    }

    /// The log as it is found at the next start, and what must be said of it.
    @Test(
        arguments: [
            (0, 0, "its end is missing"), (4, 0, "its end is missing"), (5, 100, "are not those that were signed"),
            (9, 100, "are not those that were signed"), (5, 0, nil), (9, 0, nil),
        ] as [(UInt64, UInt64, String?)])
    func `notices a log that is shorter or another one`(_ events: UInt64, _ start: UInt64, _ said: String?) async throws
    {
        try await withFolder { folder async throws in
            _ = try keeper(MemoryEventLog(clock: TickingClock().now), folder).sign()
            _ = try keeper(try await log(5), folder).sign()
            let found = try keeper(try await log(events, start: start), folder)
            if let said {
                #expect(found.divergence?.contains(said) == true)
                #expect(throws: FileFailure.self) { try found.sign() }
            } else {
                #expect(found.divergence == nil)
            }
        }
    }

    @Test(arguments: ["", "rubbish", "forged"])
    func `does not trust a checkpoint that its key has not signed, nor the want of one`(_ content: String) async throws
    {
        try await withFolder { folder async throws in
            let log = try await log(2)
            _ = try LogKeys.open(at: folder + "/key", origin: "log.example/mim")
            let forger = try #require(NoteSigningKey(newFor: "log.example/mim"))
            let forged = Checkpoint(origin: "log.example/mim", size: LogSize(2), root: try log.root(at: LogSize(2)))
            let text = content == "forged" ? try SignedNote(forged.text, signedBy: [forger]).description : content
            if !content.isEmpty {
                try text.write(toFile: folder + "/checkpoint", atomically: true, encoding: .utf8)
            }
            #expect(try keeper(log, folder).divergence != nil)
        }
    }

    @Test func `lets a log go on when an operator has decided, and remembers who, why and what was given up`()
        async throws
    {
        try await withFolder { folder async throws in
            _ = try keeper(MemoryEventLog(clock: TickingClock().now), folder).sign()
            let given = try keeper(try await log(5), folder).sign()
            let short = try await log(2)
            _ = try keeper(short, folder).accept(by: "A. Beheerder", because: "disk", at: TickingClock().now())
            let decisions = try String(contentsOfFile: folder + "/checkpoint.decisions", encoding: .utf8)
            for part in ["A. Beheerder", "disk", "its end is missing"] {
                #expect(decisions.contains(part))
            }
            #expect(decisions.contains(given.text.replacing("\n", with: "\\n")))
            #expect(try keeper(short, folder).divergence == nil)
        }
    }

    @Test func `stands before a log that takes nothing, and can be read`() async throws {
        let log = try await log(3)
        let guarded = GuardedLog(log, by: LogGuard(.diverged("why")))
        await #expect(throws: EventLogFault.diverged("why")) { try await guarded.append([event(50)]) }
        #expect(try guarded.all().count == 3)
        #expect(try guarded.root(at: LogSize(3)) == log.root(at: LogSize(3)))
    }
}
