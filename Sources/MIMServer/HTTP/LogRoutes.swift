import EventStore
import HTTPTypes
import Hummingbird
import Wire

/// `/log`: what others need to check that nothing in the log was changed or taken out, in the forms of C2SP, so that
/// programs which are not ours can do it.
enum LogRoutes {
    private static let from = QueryParameter(
        name: "from", kind: .count(0...Int.max), summary: "The size of the smaller tree.")
    private static let to = QueryParameter(
        name: "to", kind: .count(0...Int.max), summary: "The size of the larger tree; default that of the checkpoint.")

    /// A tile never changes once it is there.
    private static let forEver = "public, max-age=31536000, immutable"
    /// A checkpoint is soon followed by another one.
    private static let forAMoment = "max-age=1"

    static func routes(_ app: AppContext) -> [Route] {
        [
            Route(
                path: "/log/vkey", summary: "The public keys that the log signs with, one a line.",
                answers: [Route.Answer(type: MediaTypes.text, summary: "C2SP signed-note verifier keys.")],
                respond: { _ in
                    text(app.checkpoints.verifierKeys.map { "\($0)\n" }.joined(), keptFor: forAMoment)
                }),
            Route(
                path: "/log/checkpoint",
                summary:
                    "How large the log is and the root over all its records, signed; with the cosignatures that there are.",
                answers: [Route.Answer(type: MediaTypes.text, summary: "A C2SP tlog-checkpoint.")],
                respond: { _ in
                    text(try app.cosignatures.complete(app.checkpoints.sign()).description, keptFor: forAMoment)
                }),
            Route(
                path: "/log/tile/{tile}", takesRest: true,
                summary:
                    "Hashes of the tree (`0/x001/234`, `0/273.p/112`) or records (`entries/000`): C2SP tlog-tiles.",
                answers: [Route.Answer(type: MediaTypes.octets, summary: "The tile; it never changes.")],
                respond: { call in try tile(call, app.log) }),
            Route(
                path: "/log/proof/{position}",
                summary: "That the record at a position stands in the log: record, place, path and checkpoint.",
                answers: [Route.Answer(type: MediaTypes.text, summary: "A C2SP tlog-proof file.")],
                respond: { call in
                    guard let position = UInt64(call.context.parameters.get("position") ?? ""),
                        let proof = try app.proof(of: Position(position))
                    else { throw Problem.noSuchPosition }
                    return text(proof.description, keptFor: "no-store")
                }),
            Route(
                path: "/log/consistency", summary: "That the log of one size is the beginning of that of another.",
                parameters: [from, to],
                answers: [Route.Answer(summary: "`proof`: hashes in base64 (RFC 6962 section 2.1.2), and both roots.")],
                respond: { call in try consistency(call, app) }),
        ]
    }

    private static func tile(_ call: Call, _ log: any EventLog) throws -> Response {
        guard let tile = TreeTile(call.rest), let bytes = try log.bytes(of: tile) else { throw Problem.noSuchTile }
        var response = Response.bytes(bytes, type: MediaTypes.octets)
        response.headers[.cacheControl] = forEver
        return response
    }

    private static func consistency(_ call: Call, _ app: AppContext) throws -> Response {
        let size = try app.log.size()
        let new = call.query.count(to).map { LogSize(UInt64($0)) } ?? size
        let old = LogSize(UInt64(call.query.count(from) ?? 0))
        guard new <= size else { throw Problem.beyondTheLog("to", size) }
        guard old <= new else { throw Problem.beyondTheLog("from", new) }
        var json = JSONWriter()
        try json.object { json in
            json.field("from", Int(old.count))
            json.field("to", Int(new.count))
            json.field("fromRoot", try app.log.root(at: old).base64)
            json.field("toRoot", try app.log.root(at: new).base64)
            json.key("proof")
            json.array(try app.log.consistencyProof(from: old, to: new).map(\.base64))
        }
        return .bytes(json.bytes, type: MediaTypes.json)
    }

    private static func text(_ text: String, keptFor time: String) -> Response {
        var response = Response.bytes(Array(text.utf8), type: MediaTypes.text)
        response.headers[.cacheControl] = time
        return response
    }
}

extension Problem {
    fileprivate static let noSuchTile = notFound(
        Sentence(
            "Deze tegel is er niet (meer of nog niet), of dit is geen adres van een tegel.",
            "This tile is not there, or not yet, or this is not the address of a tile."))

    fileprivate static let noSuchPosition = notFound(
        Sentence("Op deze plaats staat niets in het logboek.", "There is nothing at this position of the log."))

    fileprivate static func beyondTheLog(_ field: String, _ size: LogSize) -> Problem {
        invalidParameter(
            field, Sentence("Verwacht: hoogstens \(size.count).", "Expected: at most \(size.count)."))
    }
}
