import Testing

@testable import EventStore

/// A log as a witness sees it: signed sizes of a tree and the proofs between them. Two of them with one key and different
/// leaves after `fork` are a fork.
struct WitnessedTree {
    static let origin = "log.example/care"
    let key: NoteSigningKey
    private let tree: SimpleTree

    /// - Parameter fork: From which leaf on the leaves are others.
    init(key: NoteSigningKey, fork: Int = .max) {
        self.key = key
        tree = SimpleTree(leaves: (0..<300).map { .leaf(Array("entry \($0)\($0 < fork ? "" : " too")\n".utf8)) })
    }

    func checkpoint(_ size: UInt64) throws -> Checkpoint {
        Checkpoint(origin: Self.origin, size: LogSize(size), root: try tree.root(at: LogSize(size)))
    }

    func note(_ size: UInt64) throws -> SignedNote { try SignedNote(checkpoint(size).text, signedBy: [key]) }

    /// What a log asks of its witness.
    func request(
        from old: UInt64, to new: UInt64, note: SignedNote? = nil, proof: [TreeHash]? = nil
    ) throws -> WitnessRequest {
        let proof = try proof ?? (old <= new ? tree.consistencyProof(from: LogSize(old), to: LogSize(new)) : [])
        return try #require(WitnessRequest(old: LogSize(old), proof: proof, note: try note ?? self.note(new)))
    }
}

/// A key for the tests, the same in each run of one test.
func noteKey(_ name: String = WitnessedTree.origin, kind: NoteKeyKind = .note) throws -> NoteSigningKey {
    try #require(NoteSigningKey(newFor: name, kind: kind))
}
