import Testing

@testable import EventStore

/// Each answer of C2SP `tlog-witness`, by its status.
struct `A witness` {
    private let log: WitnessedTree
    private let fork: WitnessedTree
    private let rules: WitnessRules

    init() throws {
        log = WitnessedTree(key: try noteKey())
        fork = WitnessedTree(key: log.key, fork: 5)
        rules = WitnessRules(following: [log.key.verifierKey])
    }

    @Test func `cosigns the first checkpoint that it sees, of any size, without a proof`() throws {
        for size: UInt64 in [1, 2, 7, 256, 300] {
            #expect(try rules.examine(log.request(from: 0, to: size), after: nil).text == log.checkpoint(size).text)
        }
    }

    @Test func `cosigns every continuation of what it has cosigned`() throws {
        for old: UInt64 in 0..<40 {
            for new in old..<40 {
                let request = try log.request(from: old, to: new)
                #expect(try rules.examine(request, after: log.checkpoint(old)).text == log.checkpoint(new).text)
            }
        }
    }

    @Test func `cosigns the same size with the same root again`() throws {
        #expect(throws: Never.self) { try rules.examine(log.request(from: 8, to: 8), after: log.checkpoint(8)) }
    }

    @Test func `cosigns an empty log, and then any`() throws {
        #expect(throws: Never.self) { try rules.examine(log.request(from: 0, to: 0), after: nil) }
        #expect(throws: Never.self) { try rules.examine(log.request(from: 0, to: 9), after: log.checkpoint(0)) }
    }

    @Test func `answers 400 when the old size is larger than the new one`() throws {
        #expect(throws: WitnessRefusal.oldBeyondNew) {
            try rules.examine(log.request(from: 9, to: 8), after: log.checkpoint(9))
        }
    }

    @Test func `answers 403 to what no trusted key has signed`() throws {
        let other = WitnessedTree(key: try noteKey())
        #expect(throws: WitnessRefusal.notSigned) { try rules.examine(other.request(from: 0, to: 8), after: nil) }
    }

    @Test func `answers 403 to a signature in the name of a trusted key that is not its own`() throws {
        let (good, other) = (try log.note(8), try log.note(9))
        let forged = SignedNote(text: good.text, signatures: good.signatures + other.signatures)
        #expect(throws: WitnessRefusal.notSigned) {
            try rules.examine(log.request(from: 0, to: 8, note: forged), after: nil)
        }
    }

    @Test func `answers 404 to a log that it does not follow`() throws {
        let rules = WitnessRules(following: [try noteKey("other.example").verifierKey])
        #expect(throws: WitnessRefusal.unknownLog) { try rules.examine(log.request(from: 0, to: 8), after: nil) }
    }

    @Test(arguments: [0, 7, 9] as [UInt64])
    func `answers 409 with its own size when the proof begins elsewhere`(_ old: UInt64) throws {
        #expect(throws: WitnessRefusal.otherSize(LogSize(8))) {
            try rules.examine(log.request(from: old, to: 20), after: log.checkpoint(8))
        }
    }

    @Test func `answers 409 with nought to whoever thinks that it has cosigned something`() throws {
        #expect(throws: WitnessRefusal.otherSize(.empty)) {
            try rules.examine(log.request(from: 3, to: 8), after: nil)
        }
    }

    @Test func `answers 409 with its own size to a log that has become shorter`() throws {
        #expect(throws: WitnessRefusal.otherSize(LogSize(9))) {
            try rules.examine(log.request(from: 8, to: 8), after: log.checkpoint(9))
        }
    }

    @Test func `answers 422 when an empty tree has another root than that of nothing`() throws {
        let bent = Checkpoint(origin: WitnessedTree.origin, size: .empty, root: try log.checkpoint(1).root)
        let note = try SignedNote(bent.text, signedBy: [log.key])
        #expect(throws: WitnessRefusal.emptyRootWrong) {
            try rules.examine(log.request(from: 0, to: 0, note: note), after: nil)
        }
    }

    @Test func `answers 422 to a proof where none is needed`() throws {
        let proof = [try log.checkpoint(1).root]
        for (old, new, latest) in [(0, 8, nil), (8, 8, 8)] as [(UInt64, UInt64, UInt64?)] {
            #expect(throws: WitnessRefusal.self) {
                try rules.examine(
                    log.request(from: old, to: new, proof: proof), after: latest.map { try log.checkpoint($0) })
            }
        }
    }

    @Test func `answers 422 to the same size with another root`() throws {
        #expect(throws: WitnessRefusal.inconsistent(with: try log.checkpoint(8))) {
            try rules.examine(fork.request(from: 8, to: 8), after: log.checkpoint(8))
        }
    }

    @Test func `answers 422 to every fork, whatever proof it brings`() throws {
        for old: UInt64 in 6..<20 {
            for new in old..<30 {
                let known = try log.checkpoint(old)
                for proof in [try fork.request(from: old, to: new).proof, try log.request(from: old, to: new).proof] {
                    #expect(throws: WitnessRefusal.inconsistent(with: known)) {
                        try rules.examine(fork.request(from: old, to: new, proof: proof), after: known)
                    }
                }
            }
        }
    }

    @Test func `answers 422 to a proof with a hash too few, too many or another`() throws {
        let request = try log.request(from: 7, to: 20)
        let other = try log.checkpoint(1).root
        let proofs =
            [Array(request.proof.dropLast()), Array(request.proof.dropFirst()), request.proof + [other], []]
            + request.proof.indices.map { place in
                var proof = request.proof
                proof[place] = other
                return proof
            }
        for proof in proofs {
            #expect(throws: WitnessRefusal.inconsistent(with: try log.checkpoint(7))) {
                try rules.examine(log.request(from: 7, to: 20, proof: proof), after: log.checkpoint(7))
            }
        }
    }

    @Test func `follows a log that changes its key, by either key`() throws {
        let new = try noteKey()
        let rules = WitnessRules(following: [log.key.verifierKey, new.verifierKey])
        for keys in [[log.key], [log.key, new], [new]] {
            let note = try SignedNote(log.checkpoint(8).text, signedBy: keys)
            let examined = try rules.examine(log.request(from: 0, to: 8, note: note), after: nil)
            #expect(examined.signatures.count == keys.count)
        }
    }

    @Test func `passes over signatures of strangers, and does not keep them`() throws {
        let strangers = [try noteKey(), try noteKey("stranger.example")]
        let note = try SignedNote(log.checkpoint(8).text, signedBy: strangers + [log.key])
        let examined = try rules.examine(log.request(from: 0, to: 8, note: note), after: nil)
        #expect(try examined == log.note(8))
    }

    @Test func `cosigns further lines of a checkpoint as they stand`() throws {
        let note = try SignedNote(log.checkpoint(8).text + "more\n", signedBy: [log.key])
        #expect(try rules.examine(log.request(from: 0, to: 8, note: note), after: nil).text == note.text)
    }
}
