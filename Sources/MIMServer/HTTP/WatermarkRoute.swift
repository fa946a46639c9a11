import EventStore
import Hummingbird
import Wire

/// `GET /api/v1/watermarks`: how far each stage has come, as sizes of the log.
enum WatermarkRoute {
    static func route(_ app: AppContext) -> Route {
        Route(
            path: "/api/v1/watermarks", summary: "How far each stage has come, as sizes of the log.",
            answers: [Route.Answer(summary: "A size for each stage: \(Watermarks.stages).")],
            respond: { _ in
                let sizes = try app.watermarks.sizes()
                var json = JSONWriter()
                json.object { json in
                    for (stage, size) in sizes {
                        json.key(dynamic: stage.rawValue)
                        json.integer(Int(size.count))
                    }
                }
                return .bytes(json.bytes, type: MediaTypes.json)
            })
    }
}
