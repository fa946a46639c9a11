import Foundation
import Testing
import Wire

@testable import EventStore

struct `The memory of a witness` {
    private let log: WitnessedTree
    private let fork: WitnessedTree

    init() throws {
        log = WitnessedTree(key: try noteKey())
        fork = WitnessedTree(key: log.key, fork: 5)
    }

    private func withFolder(_ body: (String) async throws -> Void) async throws {
        try await withDirectory { path async throws in
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            try await body(path)
        }
    }

    private func open(_ folder: String, _ logs: [NoteSigningKey]? = nil, name: String? = nil) throws -> Witness {
        try Witness.open(
            at: folder, following: (logs ?? [log.key]).map(\.verifierKey), name: name, clock: TickingClock().now)
    }

    @Test func `is what it answers, and the note that it shows`() async throws {
        try await withFolder { folder async throws in
            let witness = try open(folder, name: "w.example")
            #expect(witness.latest(of: WitnessedTree.origin) == nil)
            let lines = try witness.cosign(try log.request(from: 0, to: 8))
            #expect(try log.note(8).adding(lines).cosigned(by: witness.verifierKey) != nil)
            // Of log.example/care, by sha256sum.
            let hash = "82bd3425afd5cba6541b53af7db43831586283c2ac0f85d8ce77fd9df26b33a1"
            #expect(try witness.latest(ofHash: hash) == log.note(8).adding(lines))
            #expect(witness.latest(ofHash: hash.uppercased()) == nil)
        }
    }

    @Test func `outlives a restart`() async throws {
        try await withFolder { folder async throws in
            let key: NoteVerifierKey
            do {
                let witness = try open(folder)
                key = witness.verifierKey
                _ = try witness.cosign(try log.request(from: 0, to: 8))
            }
            let again = try open(folder)
            #expect(again.verifierKey == key)
            #expect(throws: WitnessRefusal.inconsistent(with: try log.checkpoint(8))) {
                try again.cosign(try fork.request(from: 8, to: 12))
            }
            #expect(throws: WitnessRefusal.otherSize(LogSize(8))) {
                try again.cosign(try fork.request(from: 0, to: 12))
            }
            _ = try again.cosign(try log.request(from: 8, to: 12))
            #expect(again.latest(of: WitnessedTree.origin) == (try log.checkpoint(12)))
        }
    }

    @Test func `keeps a log that is not followed for a while`() async throws {
        try await withFolder { folder async throws in
            _ = try open(folder).cosign(try log.request(from: 0, to: 8))
            #expect(throws: WitnessRefusal.unknownLog) {
                try open(folder, [try noteKey("other.example")]).cosign(try log.request(from: 8, to: 9))
            }
            #expect(try open(folder).latest(of: WitnessedTree.origin) == log.checkpoint(8))
        }
    }

    @Test func `and the key are for their owner only`() async throws {
        try await withFolder { folder async throws in
            _ = try open(folder)
            for file in ["witness.key", "witness.memory", "witness.lock"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
                #expect(attributes[.posixPermissions] as? Int == 0o600)
            }
        }
    }

    @Test func `has one opener`() async throws {
        try await withFolder { folder async throws in
            let witness = try open(folder)
            #expect(throws: FileFailure.self) { try open(folder) }
            withExtendedLifetime(witness) {}
        }
    }

    @Test func `has a name that stays`() async throws {
        try await withFolder { folder async throws in
            _ = try open(folder, name: "w.example")
            #expect(throws: FileFailure.self) { try open(folder, name: "v.example") }
            #expect(try open(folder, name: "w.example").verifierKey.name == "w.example")
        }
        await #expect(throws: FileFailure.self) { try await withFolder { _ = try open($0, name: "two words") } }
    }

    /// What became of the files, and what is said.
    @Test(
        arguments: [
            ("memory", nil, "is missing"), ("memory", "", "is not whole"), ("memory", "rubbish\n", "is not whole"),
            ("memory", "cut", "is not whole"), ("memory", "short", "is not whole"),
            ("memory", "forged", "has not cosigned"), ("key", nil, "is missing"), ("key", "rubbish\n", "does not hold"),
            ("key", "other", "has not cosigned"),
        ] as [(String, String?, String)])
    func `that is lost or damaged is not taken for an empty one`(
        _ file: String, _ content: String?, _ said: String
    ) async throws {
        try await withFolder { folder async throws in
            _ = try open(folder).cosign(try log.request(from: 0, to: 8))
            let path = "\(folder)/witness.\(file)"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let bent: String? =
                switch content {
                case "cut": String(text.dropLast(20))
                // Without its last line, which is whole in itself.
                case "short": text.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
                case "forged": text.replacing("\\n8\\n", with: "\\n9\\n")
                case "other": try noteKey("w.example", kind: .cosignature).line
                default: content
                }
            try FileManager.default.removeItem(atPath: path)
            try bent?.write(toFile: path, atomically: true, encoding: .utf8)
            let failure = #expect(throws: FileFailure.self) { try open(folder) }
            #expect(failure?.sentence.contains(said) == true)
        }
    }

    @Test func `whose first start was cut off is made whole`() async throws {
        try await withFolder { folder async throws in
            _ = try open(folder)
            try FileManager.default.removeItem(atPath: folder + "/witness.key")
            #expect(throws: Never.self) { try open(folder) }
        }
    }

    @Test func `that cannot be written answers nothing and is as it was`() async throws {
        try await withFolder { folder async throws in
            let witness = try open(folder)
            _ = try witness.cosign(try log.request(from: 0, to: 8))
            // A folder in the place of the draft, which nobody can write, not even root.
            let draft = folder + "/witness.memory.new"
            try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: true)
            #expect(throws: FileFailure.self) { try witness.cosign(try log.request(from: 8, to: 12)) }
            #expect(witness.latest(of: WitnessedTree.origin) == (try log.checkpoint(8)))
            try FileManager.default.removeItem(atPath: draft)
            _ = try witness.cosign(try log.request(from: 8, to: 12))
        }
    }

    @Test func `never goes back and never forks, however many ask at once`() async throws {
        let seed = UInt64.random(in: .min ... .max)
        try await withFolder { folder async throws in
            let witness = try open(folder)
            _ = try witness.cosign(try log.request(from: 0, to: 4))
            let (log, fork) = (log, fork)
            let cosigned = await withTaskGroup(of: [Checkpoint].self) { group in
                for asker in 0..<8 {
                    group.addTask { Self.askMany(witness, asker % 2 == 0 ? log : fork, seed &+ UInt64(asker)) }
                }
                return await group.reduce(into: []) { $0 += $1 }
            }
            // Of a log and its fork after 5 events, one has been cosigned beyond that and never the other.
            let roots = Dictionary(grouping: cosigned, by: \.size).mapValues { Set($0.map(\.root)) }
            #expect(roots.values.allSatisfy { $0.count == 1 }, "seed \(seed)")
            #expect(cosigned.map(\.size).max() == witness.latest(of: WitnessedTree.origin)?.size, "seed \(seed)")
            let kept = try WitnessMemory(at: folder + "/witness.memory", cosignedWith: witness.verifierKey)
            #expect(kept.checkpoint(of: WitnessedTree.origin) == witness.latest(of: WitnessedTree.origin))
        }
    }

    /// Asks from wherever the witness is at to some sizes beyond, and gives what was cosigned.
    private static func askMany(_ witness: Witness, _ log: WitnessedTree, _ seed: UInt64) -> [Checkpoint] {
        var random = SeededRandom(seed: seed)
        var cosigned: [Checkpoint] = []
        for _ in 0..<25 {
            let old = witness.latest(of: WitnessedTree.origin)?.size.count ?? 0
            let new = old + UInt64.random(in: 0...3, using: &random)
            guard let request = try? log.request(from: old, to: new), (try? witness.cosign(request)) != nil else {
                continue
            }
            cosigned.append(request.checkpoint)
        }
        return cosigned
    }
}
