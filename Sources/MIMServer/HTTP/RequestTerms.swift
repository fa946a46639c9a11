import Crypto
import EventStore
import HTTPTypes
import Hummingbird
import Programme

/// What the headers of a request say of a command: who asks, and on what terms.
struct RequestTerms: Sendable {
    /// `MIM-Actor: coordinator:<uuid>`; until accounts exist whoever works at the machine is taken at her word.
    let actor: Actor
    /// `Idempotency-Key`, as the client sent it.
    let key: String?
    /// `If-Match`: the size that the asker has seen.
    let unchangedSince: LogSize?

    /// - Throws: `Problem` for a header that is not of its form.
    init(_ headers: HTTPFields) throws(Problem) {
        actor = try Self.actor(headers[.actor])
        key = try Self.key(headers[.idempotencyKey])
        unchangedSince = try Self.size(headers[.ifMatch])
    }

    /// The request key of what was sent: one key per actor, with a fingerprint of the content.
    ///
    /// - Parameter part: Which of several appends of the request it is for.
    func request(for content: [[UInt8]], part: Int = 0) -> RequestKey? {
        key.map { RequestKey($0, of: actor, part: part, content: content) }
    }

    private static func actor(_ header: String?) throws(Problem) -> Actor {
        guard let header else { return .local }
        guard let actor = Actor(header) else {
            throw .invalidHeader(
                "MIM-Actor",
                Sentence("Verwacht: rol:uuid, zoals coordinator:….", "Expected: role:uuid, such as coordinator:…."))
        }
        return actor
    }

    /// A structured-field string, `"8e03978e"`; the bare word is taken too, since most clients send that.
    private static func key(_ header: String?) throws(Problem) -> String? {
        guard var word = header?[...] else { return nil }
        if word.count >= 2, word.first == "\"", word.last == "\"" { word = word.dropFirst().dropLast() }
        guard (1...RequestLimits.idempotencyKeyBytesMax).contains(word.utf8.count),
            word.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: ",") })
        else {
            let most = RequestLimits.idempotencyKeyBytesMax
            throw .invalidHeader(
                "Idempotency-Key",
                Sentence(
                    "Verwacht: 1 tot \(most) leesbare tekens zonder spatie.",
                    "Expected: 1 to \(most) visible characters without a space."))
        }
        return String(word)
    }

    private static func size(_ header: String?) throws(Problem) -> LogSize? {
        guard let header else { return nil }
        guard let tag = EntityTag(header) else {
            throw .invalidHeader(
                "If-Match",
                Sentence("Verwacht: de ETag van een eerder antwoord.", "Expected: the ETag of an earlier answer."))
        }
        return tag.size
    }
}

extension RequestKey {
    /// The key under which the log remembers what somebody asked.
    init(_ key: String, of actor: Actor, part: Int, content: [[UInt8]]) {
        var fingerprint = SHA256()
        for part in content {
            fingerprint.update(data: Array("\(part.count)\n".utf8))
            fingerprint.update(data: part)
        }
        self.init(
            key: Array(SHA256.hash(data: Array("\(actor)\n\(part)\n\(key)".utf8))),
            fingerprint: fingerprint.finalize().prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
}

/// The version of an entity: the size of the log up to and with the last event about it, `"1234"`.
struct EntityTag: Hashable, Sendable, CustomStringConvertible {
    let size: LogSize

    init(_ size: LogSize) {
        self.size = size
    }

    /// Reads `"1234"`; nil for anything else, also a list, a weak tag or `*`.
    init?(_ header: String) {
        let digits = header.dropFirst().dropLast()
        guard header.count >= 3, header.first == "\"", header.last == "\"", digits.utf8.allSatisfy(isDigit),
            let count = UInt64(digits)
        else { return nil }
        size = LogSize(count)
    }

    var description: String { "\"\(size.count)\"" }
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
