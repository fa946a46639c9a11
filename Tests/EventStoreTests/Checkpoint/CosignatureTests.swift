import Crypto
import Testing
import Wire

@testable import EventStore

/// The known answers were made with other programs (Go's x/mod and Python's cryptography).
struct `A cosignature` {
    private static let text = "log.example/care\n8\n8/y09cJCRCUd+jWk0XifwO4apLcoXar8zzXAGdOHPXA=\n"
    private static let logLine =
        "— log.example/care tdTs+m+C5+sJt/k5hgAe5nn95ye+U9CiwaAHAT0dKchRNdhfG+qbbyw1kUs6KlbNfj3W5c40NRoMS19z8jWOYb+K0Aw=\n"
    private static let line =
        "— witness.example/w1 kFcwYAAAAABoTuGA2CspxTwiPgh7QBPNZgk5OlAcImB/+7tUfq1SyzSPFdCJcvb24LJ64Bqr1IN8GXUE3MS33FyCPyhW7NScd60rCw==\n"
    private static let verifierKey = "witness.example/w1+90573060+BK3AgbGjFIV7r3gobFv1fMJngMikAjUyQsiBJmGDZV6C"
    private static let seconds: UInt64 = 1_750_000_000
    private static let secret = Array(SHA256.hash(data: Array("witness vector seed".utf8)))

    private static func key(_ kind: NoteKeyKind = .cosignature) throws -> NoteSigningKey {
        try #require(NoteSigningKey(name: "witness.example/w1", secret: secret, kind: kind))
    }

    private static func note(_ lines: String = line) throws -> SignedNote {
        try #require(SignedNote("\(text)\n\(logLine)\(lines)"))
    }

    @Test func `is made as others make it`() throws {
        let key = try Self.key()
        #expect(key.verifierKey.description == Self.verifierKey)
        #expect(try Self.note("").cosignature(by: key, at: Self.seconds).line == Self.line)
    }

    @Test func `that others made is verified, with its time`() throws {
        let key = try #require(NoteVerifierKey(Self.verifierKey))
        #expect(key.kind == .cosignature)
        let instant = try #require(try Self.note().cosigned(by: key))
        #expect(instant == Instant(milliseconds: Int64(Self.seconds) * 1000))
    }

    @Test func `does not hold for another time`() throws {
        let signature = try #require(try Self.note().signatures.last)
        for place in 0..<8 {
            var bytes = signature.bytes
            bytes[place] ^= 1
            let line = SignedNote.Signature(name: signature.name, keyID: signature.keyID, bytes: bytes).line
            #expect(try Self.note(line).cosigned(by: try Self.key().verifierKey) == nil)
        }
    }

    @Test func `without a time is none`() throws {
        let line = try Self.note("").cosignature(by: try Self.key(), at: 0).line
        #expect(try Self.note(line).cosigned(by: try Self.key().verifierKey) == nil)
    }

    @Test func `does not hold under another key of the same name`() throws {
        let other = try noteKey("witness.example/w1", kind: .cosignature)
        #expect(try Self.note().cosigned(by: other.verifierKey) == nil)
    }

    @Test func `is no signature of the note itself, nor the other way round`() throws {
        let plain = try Self.key(.note)
        #expect(plain.verifierKey.id != (try Self.key().verifierKey.id))
        #expect(try Self.note().cosigned(by: plain.verifierKey) == nil)
        let asNote = try SignedNote(Self.text, signedBy: [plain]).signatures[0]
        let bent = SignedNote.Signature(
            name: asNote.name, keyID: try Self.key().verifierKey.id, bytes: asNote.bytes)
        #expect(try Self.note(bent.line).cosigned(by: try Self.key().verifierKey) == nil)
    }

    @Test func `does not hold for another text`() throws {
        let other = try #require(SignedNote("\(Self.text.replacing("\n8\n", with: "\n9\n"))\n\(Self.line)"))
        #expect(other.cosigned(by: try Self.key().verifierKey) == nil)
    }

    @Test func `in a proof is found, and missed when it is not there`() throws {
        let log = WitnessedTree(key: try noteKey())
        let (one, two) = (
            try noteKey("one.example", kind: .cosignature), try noteKey("two.example", kind: .cosignature)
        )
        let bare = try log.note(8)
        let note = bare.adding([try bare.cosignature(by: one, at: Self.seconds)])
        let proof = try LogProof(LogProof(record: nil, position: Position(3), proof: [], checkpoint: note).description)
        #expect(try proof.cosigned(by: one.verifierKey).milliseconds == 1_750_000_000_000)
        #expect(throws: LogProof.Failure.notCosigned("two.example")) { try proof.cosigned(by: two.verifierKey) }
    }
}
