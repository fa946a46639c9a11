import EventStore
import HTTPTypes
import Hummingbird
import NIOCore
import Programme
import Wire

/// `POST /api/v1/commands/{name}`: a route for each command of the catalogue.
enum CommandRoutes {
    static let path = "/api/v1/commands"

    static func routes(_ handler: CommandHandler) -> [Route] {
        CommandCatalogue.all.map { type in
            Route(
                method: .post, path: "\(path)/\(type.name)", summary: summary(of: type),
                headers: [.idempotencyKey, .ifMatch, .actor], body: .command(type.fields),
                answers: [
                    Route.Answer(status: .created, summary: "Recorded and durable; every query shows it."),
                    Route.Answer(summary: "It was recorded before: the same request sent again, or nothing to record."),
                ],
                respond: { call in try await respond(call, type, handler) })
        }
    }

    private static func respond(
        _ call: Call, _ type: any Command.Type, _ handler: CommandHandler
    ) async throws -> Response {
        let terms = try RequestTerms(call.request.headers)
        let body = try await call.body(as: MediaTypes.json)
        let command = try CommandParsing.command(type, from: body)
        let receipt = try await handler.handle(
            CommandOrder(
                command: command, actor: terms.actor, request: terms.request(for: [Array("\(type.name)".utf8), body]),
                unchangedSince: terms.unchangedSince))
        var json = JSONWriter(reserving: 300)
        json.beginObject()
        receipt.writeFields(to: &json)
        json.endObject()
        let isNew = !receipt.isRepeated && !receipt.positions.isEmpty
        var response = Response.bytes(json.bytes, type: MediaTypes.json, status: isNew ? .created : .ok)
        response.headers[.eTag] = EntityTag(receipt.size).description
        if isNew, let location = receipt.location { response.headers[.location] = location }
        return response
    }

    /// `hold-visit` reads as *Hold visit*.
    private static func summary(of type: any Command.Type) -> String {
        let words = "\(type.name)".replacing("-", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension Call {
    /// The whole body.
    ///
    /// - Throws: `Problem` when it is of another type or larger than `RequestLimits.bodyBytesMax`.
    func body(as type: String) async throws -> [UInt8] {
        guard let header = request.headers[.contentType], MediaTypes.matches(header, type) else {
            throw Problem.unsupportedType(expected: type)
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > RequestLimits.bodyBytesMax {
            throw Problem.bodyTooLarge
        }
        return Array(buffer: try await request.body.collect(upTo: RequestLimits.bodyBytesMax))
    }
}

extension JSONWriter {
    /// The field `positions`: where events stand in the log.
    mutating func positions(_ positions: Range<UInt64>) {
        key("positions")
        beginArray()
        for position in positions { integer(Int(position)) }
        endArray()
    }
}

extension CommandReceipt {
    /// `positions`, `size`, `subject` and `ids`: what was recorded, and under which ids it is found.
    func writeFields(to json: inout JSONWriter) {
        json.positions(positions)
        json.key("size")
        json.integer(Int(size.count))
        if isRepeated {
            json.key("repeated")
            json.boolean(true)
        }
        guard let subject else { return }
        json.key("subject")
        json.string(subject)
        json.key("ids")
        json.beginObject()
        for (kind, ids) in idsByKind {
            // As in a command: one under the name of its kind, several in a list under its plural.
            json.key(dynamic: ids.count == 1 ? kind : kind + "s")
            if ids.count == 1 {
                json.string(ids[0])
            } else {
                json.beginArray()
                for id in ids { json.string(id) }
                json.endArray()
            }
        }
        json.endObject()
    }

    private var idsByKind: [(kind: String, ids: [String])] {
        let pairs = tags.compactMap { tag -> (String, String)? in
            guard let colon = tag.firstIndex(of: ":") else { return nil }
            return (String(tag[..<colon]), String(tag[tag.index(after: colon)...]))
        }
        return Dictionary(grouping: pairs, by: \.0).mapValues { $0.map(\.1) }.sorted { $0.key < $1.key }
            .map { (kind: $0.key, ids: $0.value) }
    }

    /// Where what it concerns can be looked up; nil for kinds without an address of their own.
    var location: String? {
        guard let subject, let colon = subject.firstIndex(of: ":") else { return nil }
        let id = subject[subject.index(after: colon)...]
        switch subject[..<colon] {
        case "trajectory": return "/api/v1/trajectories/\(id)"
        case "volunteer": return "/api/v1/volunteers/\(id)"
        case "meldcode-case": return "/api/v1/meldcode/cases/\(id)"
        case "registration":
            return Identifier(String(id)).flatMap { RegistrationID($0).year }.map { "/api/v1/registration/\($0)" }
        default: return nil
        }
    }
}
