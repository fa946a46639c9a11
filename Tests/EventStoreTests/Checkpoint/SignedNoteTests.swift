import Crypto
import Testing

@testable import EventStore

/// The known answers are those of Go's `x/mod/sumdb/note`.
struct `A signed note` {
    private static let text = "log.example/care\n8\n8/y09cJCRCUd+jWk0XifwO4apLcoXar8zzXAGdOHPXA=\n"
    private static let line =
        "— log.example/care tdTs+m+C5+sJt/k5hgAe5nn95ye+U9CiwaAHAT0dKchRNdhfG+qbbyw1kUs6KlbNfj3W5c40NRoMS19z8jWOYb+K0Aw="
    private static let note = "\(text)\n\(line)\n"
    private static let verifierKey = "log.example/care+b5d4ecfa+ARbd7RPZA8TFo+4Ln8FYFL8ppB3kTSs2PVroDl2T0GJR"

    private static func key(
        _ name: String = "log.example/care", seed: String = "test vector seed"
    ) throws -> NoteSigningKey {
        try #require(NoteSigningKey(name: name, secret: Array(SHA256.hash(data: Array(seed.utf8)))))
    }

    @Test func `is signed as others sign it`() throws {
        let key = try Self.key()
        #expect(key.verifierKey.description == Self.verifierKey)
        #expect(try SignedNote(Self.text, signedBy: [key]).description == Self.note)
    }

    @Test func `that others signed is read and verified`() throws {
        let key = try #require(NoteVerifierKey(Self.verifierKey))
        let note = try #require(SignedNote(Self.note))
        #expect(note.text == Self.text)
        #expect(note.signers(among: [key]) == [key])
        #expect(note.description == Self.note)
        let checkpoint = try #require(Checkpoint(text: note.text))
        #expect((checkpoint.origin, checkpoint.size) == ("log.example/care", LogSize(8)))
        #expect(checkpoint.text == Self.text)
    }

    @Test func `has a line for each signer, and those unknown to the reader are passed over`() throws {
        let (old, new) = (try Self.key(), try Self.key(seed: "another"))
        let note = try #require(SignedNote(try SignedNote(Self.text, signedBy: [old, new]).description))
        #expect(note.signers(among: [new.verifierKey]) == [new.verifierKey])
        #expect(note.signers(among: [old.verifierKey, new.verifierKey])?.count == 2)
        #expect(note.signers(among: [try Self.key("other.example").verifierKey]) == [])
    }

    @Test func `is refused when any of its bytes is another`() throws {
        let key = try #require(NoteVerifierKey(Self.verifierKey))
        for place in Self.note.utf8.indices {
            var bytes = Array(Self.note.utf8)
            bytes[Self.note.utf8.distance(from: Self.note.startIndex, to: place)] ^= 1
            guard let text = String(validating: bytes, as: UTF8.self), let note = SignedNote(text) else { continue }
            #expect(note.signers(among: [key]) != [key], "\(text)")
        }
    }

    @Test(
        arguments: [
            "", "\n", "text\n", "text\n\n", "text\n\n— name\n", "text\n\n— name !!!!\n", "text\n\n- name AAAAAAA=\n",
            "text\n\n— a+b AAAAAAA=\n", "text\n\n— name AAAA\n", "te\u{7}xt\n\n— name AAAAAAA=\n",
            "text\n\n— name AAAAAAA=",
        ])
    func `is not read when it does not have the form`(_ text: String) {
        #expect(SignedNote(text) == nil)
    }

    @Test(
        arguments: [
            "", "name", "name+b5d4ecfa", "log.example/care+b5d4ecfb+ARbd7RPZA8TFo+4Ln8FYFL8ppB3kTSs2PVroDl2T0GJR",
            "log.example/care+b5d4ecfa+AhbD7RPZA8TFo+4Ln8FYFL8ppB3kTSs2PVroDl2T0GJR", "log+00000000+AQ==",
        ])
    func `has a key that is not read when its parts do not fit together`(_ text: String) {
        #expect(NoteVerifierKey(text) == nil)
    }

    @Test(arguments: ["", "two words", "a+b", "a\nb"])
    func `is not signed under a name that could not be read again`(_ name: String) {
        #expect(NoteSigningKey(newFor: name) == nil)
    }
}
