import Crypto
import Testing

@testable import EventStore

/// Answers that two programs of other makers agree on: Go's `x/mod/sumdb/tlog` and a Python one.
struct `The tree, held against known answers` {
    private static let tree = SimpleTree.entries(70_000)

    @Test(
        arguments: [
            (0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="), (1, "FiHOfaiyVKSlJYyQjHADc2z8NG8kgqvmCmBlH7wRZ5E="),
            (2, "/h+2s9jnS+4u7RyHxkdMxC6zihyqhcmu/Yo8NQExOSU="), (3, "JuepCLEeDgtaydy1MBABTLXvSvOXbV6jWV1IpMD7cYs="),
            (7, "YKQybLwsL5BFr3eA5qS7SplWNLOKCgKCnBewk5Ysqfk="), (8, "8/y09cJCRCUd+jWk0XifwO4apLcoXar8zzXAGdOHPXA="),
            (255, "uB0l7lk0iatw4ZKC7Op2bYKqVyf23Se55pwLsU/nuJA="),
            (256, "Tos73taU3PGTY0bFzH/EcSwTM87b2mAnidbjuDw6wgU="),
            (257, "B6224GT6QpIYNkL61R6MCnrGiFzlUMB3yTQ95itXrcA="),
            (70_000, "PyRlJHNNTThWh1rCFkBE4adafIct52rP1LJtrAm1vcA="),
        ])
    func `has their roots`(_ size: Int, _ root: String) throws {
        #expect(try Self.tree.root(at: LogSize(UInt64(size))).base64 == root)
        let frontier = try Self.tree.leaves.prefix(size).reduce(into: TreeFrontier(of: Self.tree, at: .empty)) {
            frontier, leaf in frontier.append(leaf) { _ in }
        }
        #expect(frontier.root.base64 == root)
    }

    @Test func `has their proofs among eight leaves`() throws {
        let tail = [
            "/h+2s9jnS+4u7RyHxkdMxC6zihyqhcmu/Yo8NQExOSU=", "sU8wBUWXY7BxcoKZ0VaZKcMT88KWafEDDLieJhFNjq0=",
        ]
        let eight = LogSize(8)
        #expect(
            try Self.tree.inclusionProof(of: Position(2), in: eight).map(\.base64)
                == ["p3MU24guqCjDQfV5sB28DbN8XL8DojgzAwhEBmfBj00="] + tail)
        #expect(
            try Self.tree.consistencyProof(from: LogSize(3), to: eight).map(\.base64)
                == [
                    "PcBScDQMpoZKQqUYjxxjaHboVKs1RdmBrGZc+3SqTcw=", "p3MU24guqCjDQfV5sB28DbN8XL8DojgzAwhEBmfBj00=",
                ] + tail)
    }

    @Test(
        arguments: [
            (0, 17, "13b003258b0d9800ce9a4ba39a64242ba6078a4762b3833b805e1ec6d8e2a96b"),
            (65_535, 17, "e4c71961b10315da8dc26bfe318b4f03c482f37e406459254cc622c369a04c4c"),
            (69_999, 9, "cb2776cb8992757972aaaec06eb63b5f811a08bf01666f1583321cab25972a26"),
        ])
    func `has their inclusion proofs among 70 000 leaves`(_ index: UInt64, _ count: Int, _ digest: String) throws {
        let proof = try Self.tree.inclusionProof(of: Position(index), in: LogSize(70_000))
        #expect(proof.count == count)
        #expect(Self.digest(proof) == digest)
    }

    @Test(
        arguments: [
            (257, 18, "d03e024bb48180c048a8034b96f7b68dd1b3f5c320df77a4ef9f4bfe60184a11"),
            (65_536, 1, "4da7b6702ef7aef68678d5c4084899a9204066d4ca5c64b7e9b1ca35fef9f2e0"),
        ])
    func `has their consistency proofs to 70 000 leaves`(_ old: UInt64, _ count: Int, _ digest: String) throws {
        let proof = try Self.tree.consistencyProof(from: LogSize(old), to: LogSize(70_000))
        #expect(proof.count == count)
        #expect(Self.digest(proof) == digest)
    }

    private static func digest(_ proof: [TreeHash]) -> String {
        SHA256.hash(data: proof.flatMap(\.bytes)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
