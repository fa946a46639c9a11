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
        name: "type", kind: .list(of: .word(EventKind.allCases.map(\.wireName))),
        summary: "Only events of one of these types.")
    private static let tag = QueryParameter(
        name: "tag", kind: .list(of: .tag), summary: "Only events with all of these tags, `trajectory:<uuid>`.")
    private static let follow = QueryParameter(
        name: "follow", kind: .word(["true", "false"]),
        summary: "`false` ends a stream with the last event that is there when it begins; default `true`.")

    static func route(_ app: AppContext) -> Route {
        Route(
            path: path,
            summary: "The events in the order of the log; with `Accept: text/event-stream` or `application/x-ndjson` "
                + "followed as they come.",
            parameters: [from, type, tag, .limit, follow, .wait, .within], headers: [.accept, .lastEventID],
            answers: [
                Route.Answer(type: MediaTypes.eventBatch, summary: "A page; `Link` says where the next one begins."),
                Route.Answer(
                    type: MediaTypes.eventStream,
                    summary: "Without end; the `id` of each event is its position, taken up again by `Last-Event-ID`. "
                        + "An `id` without `data` is a heartbeat: all up to there has been looked through."),
                Route.Answer(
                    type: MediaTypes.lines,
                    summary: "Without end, an event a line. `{\"heartbeat\":120}` says that the first 120 events have "
                        + "been looked through: take up with `from=120`."),
            ],
            respond: { call in try await respond(call, app) })
    }

    private static func respond(_ call: Call, _ app: AppContext) async throws -> Response {
        let query = eventQuery(call.query)
        let start = LogSize(UInt64(call.query.count(from) ?? 0))
        if let form = StreamForm(accepting: call.request.headers[.accept]) {
            try refuse([.wait, .within, .limit], of: call, Self.forPages)
            let size = try app.log.size()
            let stream = EventStream(
                log: app.log, query: query, form: form, start: try resumed(call.request.headers, size) ?? start,
                end: call.query[follow] == "false" ? size : nil)
            return stream.response(to: call)
        }
        try refuse([follow], of: call, Self.forStreams)
        return try await call.answer(on: app.watermarks) { try page(call, app.log, query, start) }
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
        let kept =
            [type, tag].flatMap { parameter in query.list(parameter).map { "&\(parameter.name)=\($0)" } }
            + [QueryParameter.limit].compactMap { parameter in query[parameter].map { "&\(parameter.name)=\($0)" } }
        return "\(path)?from=\(cursor.count)" + kept.joined()
    }

    private static func eventQuery(_ query: QueryValues) -> EventQuery {
        let criterion = EventQuery.Criterion(
            types: Set(query.list(type)), tags: Set(query.list(tag).compactMap { Tag($0) }))
        return criterion == .init() ? .all : EventQuery([criterion])
    }

    /// The position after the last one that the client has seen.
    ///
    /// - Throws: `Problem` also for a position that the log does not have: what the client follows was another log.
    private static func resumed(_ headers: HTTPFields, _ size: LogSize) throws(Problem) -> LogSize? {
        guard let header = headers[.lastEventID], !header.isEmpty else { return nil }
        guard let last = UInt64(header) else {
            throw .invalidHeader("Last-Event-ID", Sentence("Verwacht: een positie.", "Expected: a position."))
        }
        guard last < size.count else {
            throw .invalidHeader(
                "Last-Event-ID",
                Sentence(
                    "Het logboek heeft maar \(size.count) feiten; dit kwam uit een ander. Begin opnieuw, zonder deze kop.",
                    "The log has only \(size.count) events; this came from another. Start again without this header."))
        }
        return LogSize(through: Position(last))
    }

    private static let forPages = Sentence(
        "Dit hoort bij een bladzijde; een stroom wacht vanzelf.", "This is for a page; a stream waits by itself.")
    private static let forStreams = Sentence(
        "Dit hoort bij een stroom: vraag die met Accept.", "This is for a stream: ask for one with Accept.")

    private static func refuse(
        _ parameters: [QueryParameter], of call: Call, _ detail: Sentence
    ) throws(Problem) {
        if let given = parameters.first(where: { call.query[$0] != nil }) {
            throw .invalidParameter(given.name, detail)
        }
    }
}
