import EventStore
import HTTPTypes
import Hummingbird
import Programme
import Wire

/// Routes that only the bench has: an event as other stores take it, appended or only decoded, and a command that is only
/// decoded.
enum BenchRoutes {
    static let append = "/bench/append"
    static let decode = "/bench/decode"
    static let decodeVisit = "/bench/decode-visit"

    /// - Parameter log: Takes the events: not the app's own, whose read models know none of their types.
    static func routes(_ log: any EventLog, _ identifiers: IdentifierSource) -> [Route] {
        [
            Route(
                method: .post, path: append, summary: "Appends an event.", answers: [],
                respond: { call in
                    let event = try newEvent(try await call.body(as: MediaTypes.json), id: identifiers.next())
                    guard case .appended(let receipt) = try await log.append([event]) else { throw Problem.notBuilt }
                    return answer(receipt.first.index)
                }),
            Route(
                method: .post, path: decode, summary: "Decodes an event.", answers: [],
                respond: { call in
                    let event = try newEvent(try await call.body(as: MediaTypes.json), id: identifiers.next())
                    return answer(UInt64(event.data.count))
                }),
            Route(
                method: .post, path: decodeVisit, summary: "Decodes a command.", answers: [],
                respond: { call in
                    _ = try RequestTerms(call.request.headers)
                    _ = try CommandParsing.command(HoldVisit.self, from: try await call.body(as: MediaTypes.json))
                    return answer(0)
                }),
        ]
    }

    private static func answer(_ number: UInt64) -> Response {
        var json = JSONWriter()
        json.object { $0.field("position", Int(number)) }
        return .bytes(json.bytes, type: MediaTypes.json, status: .created)
    }

    /// Reads `{"type":…,"tags":[…],"data":{…}}`.
    private static func newEvent(_ body: [UInt8], id: Identifier) throws -> NewEvent {
        try body.withUnsafeBytes { bytes in
            var reader = JSONReader(bytes)
            try reader.expect(UInt8(ascii: "{"))
            guard reader.takeKey("type") else { throw Problem.notBuilt }
            let type = try reader.string()
            try reader.expect(UInt8(ascii: ","))
            guard reader.takeKey("tags") else { throw Problem.notBuilt }
            try reader.expect(UInt8(ascii: "["))
            var tags: [Tag] = []
            repeat {
                guard let tag = Tag(try reader.string()) else { throw Problem.notBuilt }
                tags.append(tag)
            } while reader.take(UInt8(ascii: ","))
            try reader.expect(UInt8(ascii: "]"))
            try reader.expect(UInt8(ascii: ","))
            guard reader.takeKey("data"), let first = tags.first else { throw Problem.notBuilt }
            let start = reader.offset
            try reader.skipValue()
            let data = Array(bytes[start..<reader.offset])
            try reader.expect(UInt8(ascii: "}"))
            return NewEvent(id: id, type: type, subject: first, actor: first, tags: Set(tags), data: data)
        }
    }
}

extension Problem {
    /// The bench sent what its own route does not take.
    fileprivate static let notBuilt = notFound(Sentence("Onbekend.", "Unknown."))
}
