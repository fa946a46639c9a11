import EventStore
import HTTPTypes
import Hummingbird
import Logging
import Projections
import Wire

/// Whether the process lives, and whether it can answer: for whatever watches over it.
enum HealthRoutes {
    static func routes(_ app: AppContext) -> [Route] {
        [
            Route(
                path: "/health/live", summary: "The process runs.", answers: [Route.Answer(summary: "It does.")],
                respond: { _ in answer { _ in } }),
            Route(
                path: "/health/ready", summary: "The log can be read and the read models are up to date.",
                answers: [Route.Answer(summary: "They are; with the size of the log.")],
                respond: { _ in
                    let size: LogSize
                    do {
                        size = try app.log.size()
                        try app.runner.catchUp(to: size)
                    } catch {
                        app.logger.error("not ready", metadata: ["error": "\(error)"])
                        throw Problem.notReady
                    }
                    return answer { $0.field("size", Int(size.count)) }
                }),
        ]
    }

    private static func answer(_ more: (inout JSONWriter) -> Void) -> Response {
        var json = JSONWriter()
        json.beginObject()
        json.key("status")
        json.string("ok")
        more(&json)
        json.endObject()
        return .bytes(json.bytes, type: MediaTypes.json)
    }
}

extension Problem {
    fileprivate static let notReady = Problem(
        "not-ready", .serviceUnavailable, title: Sentence("MIM kan niet antwoorden", "MIM cannot answer"),
        detail: Sentence("Wat eraan schort, staat in het logboek van de server.", "The server's own log says why."))
}
