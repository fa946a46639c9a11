import EventStore
import HTTPTypes
import Hummingbird
import NIOCore
import Programme
import Wire

/// `GET /api/v1/events`: the log itself, as the bytes that are stored, in pages or as a stream that goes on.
enum EventRoutes {
    static let path = "/api/v1/events"

    private static let from = QueryParameter(
        name: "from", kind: .count(0...Int.max), summary: "The first position wanted; default 0.")
    private static let type = QueryParameter(
        name: "type", kind: .word(EventKind.allCases.map(\.wireName)), summary: "Only events of this type.")
    private static let tag = QueryParameter(
        name: "tag", kind: .text, summary: "Only events with this tag, `trajectory:<uuid>`.")

    static func route(_ app: AppContext) -> Route {
        Route(
            path: path,
            summary: "The events in the order of the log; with `Accept: text/event-stream` followed as they come.",
            parameters: [from, type, tag, .limit], headers: [.accept, .lastEventID],
            answers: [
                Route.Answer(type: MediaTypes.eventBatch, summary: "A page; `Link` says where the next one begins."),
                Route.Answer(
                    type: MediaTypes.eventStream,
                    summary: "Without end; the `id` of each event is its position, taken up again by `Last-Event-ID`."),
            ],
            respond: { call in try respond(call, app.log) })
    }

    private static func respond(_ call: Call, _ log: any EventLog) throws -> Response {
        let query = try eventQuery(call.query)
        let start = LogSize(UInt64(call.query.count(from) ?? 0))
        let accepted = (call.request.headers[.accept] ?? "").split(separator: ",")
        if accepted.contains(where: { MediaTypes.matches(String($0), MediaTypes.eventStream) }) {
            let stream = EventStream(log: log, query: query, start: try resumed(call.request.headers) ?? start)
            return stream.response(to: call.request)
        }
        return try page(call, log, query, start)
    }

    private static func page(
        _ call: Call, _ log: any EventLog, _ query: EventQuery, _ start: LogSize
    ) throws -> Response {
        let limit = call.query.count(.limit) ?? RequestLimits.pageDefault
        let page = try read(log, query, from: start, limit: limit)
        var bytes: [UInt8] = [UInt8(ascii: "[")]
        for (index, event) in page.events.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes += event.bytes
        }
        bytes.append(UInt8(ascii: "]"))
        var response = Response.bytes(bytes, type: MediaTypes.eventBatch)
        if !page.isCaughtUp { response.headers[.link] = "<\(address(call.query, page.cursor))>; rel=\"next\"" }
        return response
    }

    /// A page with events in it, unless there are none any more: one read of the log looks at a bounded number.
    private static func read(
        _ log: any EventLog, _ query: EventQuery, from start: LogSize, limit: Int
    ) throws -> EventPage {
        var page = try log.read(query, from: start, limit: limit)
        while page.events.isEmpty, !page.isCaughtUp { page = try log.read(query, from: page.cursor, limit: limit) }
        return page
    }

    private static func address(_ query: QueryValues, _ cursor: LogSize) -> String {
        let kept = [type, tag, QueryParameter.limit].compactMap { parameter in
            query[parameter].map { "&\(parameter.name)=\($0)" }
        }
        return "\(path)?from=\(cursor.count)" + kept.joined()
    }

    private static func eventQuery(_ query: QueryValues) throws(Problem) -> EventQuery {
        var criterion = EventQuery.Criterion()
        if let type = query[type] { criterion.types = [type] }
        if let text = query[tag] {
            guard let tag = Tag(text), text.contains(":"), !text.contains("&") else {
                throw .invalidParameter("tag", Sentence("Verwacht: soort:uuid.", "Expected: kind:uuid."))
            }
            criterion.tags = [tag]
        }
        return criterion == .init() ? .all : EventQuery([criterion])
    }

    /// The position after the last one that the client has seen.
    private static func resumed(_ headers: HTTPFields) throws(Problem) -> LogSize? {
        guard let header = headers[.lastEventID], !header.isEmpty else { return nil }
        guard let last = UInt64(header), last < UInt64(Int.max) else {
            throw .invalidHeader("Last-Event-ID", Sentence("Verwacht: een positie.", "Expected: a position."))
        }
        return LogSize(through: Position(last))
    }
}
