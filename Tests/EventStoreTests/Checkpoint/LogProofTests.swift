import Testing

@testable import EventStore

struct `The proof of a record` {
    private let key: NoteSigningKey
    private let tree = SimpleTree.entries(300)
    private let size = LogSize(300)

    init() throws {
        key = try #require(NoteSigningKey(newFor: "log.example/care"))
    }

    private func record(_ index: Int) -> [UInt8] { Array("entry \(index)\n".utf8) }

    private func proof(
        of index: UInt64, origin: String = "log.example/care", signedBy key: NoteSigningKey? = nil
    ) throws -> LogProof {
        let checkpoint = Checkpoint(origin: origin, size: size, root: try tree.root(at: size))
        return LogProof(
            record: record(Int(index)), position: Position(index),
            proof: try tree.inclusionProof(of: Position(index), in: size),
            checkpoint: try SignedNote(checkpoint.text, signedBy: [key ?? self.key]))
    }

    @Test func `is written, read and verified with the record and the key alone`() throws {
        let proof = try LogProof(try proof(of: 77).description)
        #expect(proof.record == record(77))
        let checkpoint = try proof.verify(record(77), with: key.verifierKey)
        #expect(checkpoint.size == size)
    }

    @Test func `does not hold for another record, nor for the record at another place`() throws {
        let proof = try proof(of: 77)
        #expect(throws: LogProof.Failure.notIncluded) { try proof.verify(record(78), with: key.verifierKey) }
        let moved = LogProof(record: nil, position: Position(78), proof: proof.proof, checkpoint: proof.checkpoint)
        #expect(throws: LogProof.Failure.notIncluded) { try moved.verify(record(77), with: key.verifierKey) }
        #expect(throws: LogProof.Failure.notIncluded) { try moved.verify(record(78), with: key.verifierKey) }
    }

    @Test func `that is right in itself but forged is not signed by the log`() throws {
        let forger = try #require(NoteSigningKey(newFor: "log.example/care"))
        let forged = try proof(of: 77, signedBy: forger)
        #expect(throws: LogProof.Failure.notSigned) { try forged.verify(record(77), with: key.verifierKey) }
        #expect(try forged.verify(record(77), with: forger.verifierKey).size == size)
    }

    @Test func `of another log does not count, even under the same key`() throws {
        let other = try proof(of: 77, origin: "log.example/other")
        #expect(throws: LogProof.Failure.otherLog("log.example/other")) {
            try other.verify(record(77), with: key.verifierKey)
        }
    }

    @Test func `does not hold when any bit of it is another`() throws {
        let text = try proof(of: 200).description
        for place in 0..<text.utf8.count {
            var bytes = Array(text.utf8)
            bytes[place] ^= 2
            guard let bent = String(validating: bytes, as: UTF8.self), bent != text else { continue }
            #expect(throws: LogProof.Failure.self, "\(bent)") {
                let proof = try LogProof(bent)
                _ = try proof.verify(proof.record ?? record(200), with: key.verifierKey)
            }
        }
    }

    @Test(arguments: ["", "index 1\n\n", "c2sp.org/tlog-proof@v1\nindex 01\n\n", "c2sp.org/tlog-proof@v1\nindex 1\n"])
    func `is not read when it does not have the form`(_ text: String) {
        #expect(throws: LogProof.Failure.notAProof) { try LogProof(text) }
    }

    @Test func `holds also when the record is handed over apart`() throws {
        let lines = try proof(of: 3).description.split(separator: "\n", omittingEmptySubsequences: false)
        let bare = try LogProof(lines.filter { !$0.hasPrefix("extra") }.joined(separator: "\n"))
        #expect(bare.record == nil)
        #expect(try bare.verify(record(3), with: key.verifierKey).size == size)
    }
}
