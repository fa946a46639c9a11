import Testing

@testable import EventStore

/// Sentence 10 of the contract of `EventLog`: the records are the leaves of a Merkle tree.
@Suite struct `The tree of a log` {
    @Test(arguments: Backend.allCases)
    func `has the stored bytes of the records as its leaves, whatever the appends they came in`(
        _ backend: Backend
    ) async throws {
        try await backend.withLog { log async throws in
            var next: UInt64 = 0
            for count in [1, 254, 1, 1, 300, 2, 209] as [UInt64] {
                _ = try await log.append((next..<next + count).map { event($0) })
                next += count
                let tree = SimpleTree(leaves: try log.all().map { TreeHash.leaf($0.bytes) })
                #expect(try log.root(at: LogSize(next)) == tree.root(of: Int(next)))
                #expect(try log.treeHashes(level: 0, 0..<next) == tree.leaves)
                #expect(try log.treeHashes(level: 1, 0..<next / 256) == tree.treeHashes(level: 1, 0..<next / 256))
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `gives the root of every earlier size, and proofs that hold against it`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<600).map { event($0) })
            let new = LogSize(600)
            let root = try log.root(at: new)
            for old in stride(from: UInt64(0), through: 600, by: 37) {
                let proof = try log.consistencyProof(from: LogSize(old), to: new)
                #expect(
                    TreeProof.isConsistent(
                        from: LogSize(old), try log.root(at: LogSize(old)), to: new, root, proof: proof))
            }
            for record in try log.all() where record.position.index % 41 == 0 {
                let proof = try log.inclusionProof(of: record.position, in: new)
                #expect(
                    TreeProof.includes(.leaf(record.bytes), at: record.position, in: new, root: root, proof: proof))
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `has no leaf of an append that was refused`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(1, tags: ["a:1"])])
            let condition = AppendCondition(nothingMatching: query(tags: ["a:1"]), since: .empty)
            _ = try await log.append([event(2)], if: condition)
            _ = try await log.append([event(3)])
            let tree = SimpleTree(leaves: try log.all().map { TreeHash.leaf($0.bytes) })
            #expect(tree.leaves.count == 2)
            #expect(try log.root(at: LogSize(2)) == tree.root(of: 2))
        }
    }

    @Test(arguments: Backend.allCases)
    func `does not give a hash that is not finished`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<255).map { event($0) })
            #expect(throws: EventLogFault.self) { try log.treeHashes(level: 0, 255..<256) }
            #expect(throws: EventLogFault.self) { try log.treeHashes(level: 1, 0..<1) }
        }
    }
}
