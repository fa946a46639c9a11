import EventStore
import Hummingbird
import Logging
import Projections
import Wire

/// The read models themselves: how far they are, and building them anew beside those that serve.
///
/// For an administrator who does not trust what stands in memory: what was built is compared with what was there, and
/// takes its place in one moment; nobody waits for it but who asked.
enum ReadModelRoutes {
    static func routes(_ app: AppContext) -> [Route] {
        [
            Route(
                path: "/api/v1/read-models", summary: "How far the read models are, and what is kept of earlier ones.",
                answers: [Route.Answer(summary: "`version`, `size`, and the `bytes` kept of replays.")],
                respond: { _ in
                    try app.runner.catchUp()
                    var json = JSONWriter()
                    json.object { json in
                        json.field("version", app.runner.version)
                        json.field("size", Int(app.runner.size.count))
                        json.key("replays")
                        json.object { json in
                            json.field("bytes", app.replays.usage.bytes)
                            json.field("bytesMax", app.replays.bytesMax)
                        }
                    }
                    return .bytes(json.bytes, type: MediaTypes.json)
                }),
            Route(
                method: .post, path: "/api/v1/read-models/rebuild",
                summary:
                    "Builds the read models anew from the log, beside those that serve, and puts them in their place.",
                answers: [
                    Route.Answer(summary: "`size`, and whether what was built is the `same` as what was there.")
                ],
                respond: { _ in
                    let outcome = try await rebuild(app.runner)
                    if !outcome.isSame { app.logger.critical("the read models were not what the log says") }
                    var json = JSONWriter()
                    json.object { json in
                        json.field("version", app.runner.version)
                        json.field("size", Int(outcome.size.count))
                        json.key("same")
                        json.boolean(outcome.isSame)
                    }
                    return .bytes(json.bytes, type: MediaTypes.json)
                }),
        ]
    }

    /// On a thread of its own: it takes long, and others are to be answered meanwhile.
    private static func rebuild(_ runner: ProjectionRunner) async throws -> (size: LogSize, isSame: Bool) {
        try await withCheckedThrowingContinuation { continuation in
            let isStarted = DedicatedThread.start { continuation.resume(with: Result { try runner.rebuild() }) }
            if !isStarted { continuation.resume(throwing: EventLogFault.overloaded) }
        }
    }
}
