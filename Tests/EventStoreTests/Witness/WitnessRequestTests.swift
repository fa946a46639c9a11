import Testing

@testable import EventStore

struct `A request to a witness` {
    private let log: WitnessedTree

    init() throws {
        log = WitnessedTree(key: try noteKey())
    }

    @Test func `is read as it was written`() throws {
        for (old, new) in [(0, 0), (0, 8), (3, 8), (7, 300)] as [(UInt64, UInt64)] {
            let request = try log.request(from: old, to: new)
            #expect(WitnessRequest(request.description) == request)
        }
    }

    /// Each changes the good request `old 3`, hashes, empty line, checkpoint.
    @Test(
        arguments: [
            ("old 3\n", ""), ("old 3\n", "old 03\n"), ("old 3\n", "old -3\n"), ("old 3\n", "old +3\n"),
            ("old 3\n", "old  3\n"), ("old 3\n", "old 3 \n"), ("old 3\n", "old\n"), ("old 3\n", "Old 3\n"),
            ("old 3\n", "old 3\r\n"), ("old 3\n", "old 18446744073709551616\n"), ("old 3\n", "old 3\nAAAA\n"),
            ("old 3\n", "old 3\n\n"), ("\n8\n", "\n08\n"), ("\n8\n", "\n-8\n"), ("\n8\n", "\nx\n"), ("\n\n", "\n"),
            ("log.example/care\n8\n", "\n8\n"), ("— ", "- "),
        ])
    func `that does not have the form is not read`(_ part: String, _ other: String) throws {
        let text = try log.request(from: 3, to: 8).description
        let bent = text.replacing(part, with: other, maxReplacements: 1)
        #expect(bent != text)
        #expect(WitnessRequest(bent) == nil)
    }

    @Test func `has at most 63 hashes`() throws {
        let hash = try log.checkpoint(1).root
        let most = try log.request(from: 3, to: 8, proof: Array(repeating: hash, count: 63)).description
        #expect(WitnessRequest(most) != nil)
        #expect(WitnessRequest(most.replacing("old 3\n", with: "old 3\n\(hash.base64)\n")) == nil)
    }

    @Test func `that is rubbish is refused and kills nobody`() throws {
        let seed = UInt64.random(in: .min ... .max)
        var random = SeededRandom(seed: seed)
        let text = Array(try log.request(from: 3, to: 8).description.utf8)
        let rules = WitnessRules(following: [log.key.verifierKey])
        for _ in 0..<2000 {
            var bytes = text
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: .min ... .max, using: &random)
            }
            if Bool.random(using: &random) { bytes.removeLast(Int.random(in: bytes.indices, using: &random)) }
            guard bytes != text, let bent = String(validating: bytes, as: UTF8.self),
                let request = WitnessRequest(bent), request != WitnessRequest(String(decoding: text, as: UTF8.self))
            else { continue }
            #expect(throws: WitnessRefusal.self, "seed \(seed)") {
                try rules.examine(request, after: log.checkpoint(3))
            }
        }
    }
}

struct `The answer of a witness` {
    private let note: SignedNote
    private let key: NoteSigningKey

    init() throws {
        note = try WitnessedTree(key: try noteKey()).note(8)
        key = try noteKey("w.example", kind: .cosignature)
    }

    private func answer(_ status: Int, _ body: String, type: String? = "text/plain") -> WitnessAnswer {
        WitnessAnswer(status: status, type: type, body: body, to: note, from: key.verifierKey)
    }

    private func isUseless(_ answer: WitnessAnswer) -> Bool {
        if case .useless = answer { true } else { false }
    }

    @Test func `is a cosignature only when it verifies under the key of that witness`() throws {
        let line = try note.cosignature(by: key, at: 1)
        let strange = try note.cosignature(by: noteKey("x.example", kind: .cosignature), at: 1)
        #expect(answer(200, strange.line + line.line) == .cosigned(line))
        let other = try WitnessedTree(key: noteKey()).note(9).cosignature(by: key, at: 1)
        for body in ["", "rubbish", strange.line, other.line, try note.cosignature(by: key, at: 0).line] {
            #expect(isUseless(answer(200, body)), "\(body)")
        }
    }

    @Test func `is a size only in the form of one`() throws {
        #expect(answer(409, "12\n", type: "text/x.tlog.size") == .otherSize(LogSize(12)))
        for body in ["", "12", "x\n", "-1\n", "12\n\n"] {
            #expect(isUseless(answer(409, body, type: "text/x.tlog.size")), "\(body)")
        }
        #expect(isUseless(answer(409, "12\n")))
    }

    @Test func `that is a refusal is told from one that is of no use`() {
        #expect(answer(422, "") == .inconsistent)
        for status in [400, 403, 404, 413, 500, 503, 302] { #expect(isUseless(answer(status, "no\n"))) }
        #expect(answer(403, "no\nno") == .useless("It answered 403: nono"))
    }
}
