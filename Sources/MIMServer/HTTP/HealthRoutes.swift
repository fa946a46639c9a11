import EventStore
import Hummingbird
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
                    let size = try app.log.size()
                    try app.runner.catchUp(to: size)
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
