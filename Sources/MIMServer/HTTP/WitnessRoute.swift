import EventStore
import Hummingbird
import Wire

/// `GET /log/witnesses`: which witnesses have cosigned which size of the log, and what they found.
enum WitnessRoute {
    static func route(_ app: AppContext) -> Route {
        Route(
            path: "/log/witnesses",
            summary: "Which witnesses have cosigned which size of the log, and what they found.",
            answers: [
                Route.Answer(
                    summary:
                        "`signed`; `witnessed` by all; for each its key, the size and the checkpoint that it cosigned "
                        + "last, why it did not since (`failure`), and whether the log is another one (`finding`).")
            ],
            respond: { _ in answer(app) })
    }

    private static func answer(_ app: AppContext) -> Response {
        let standings = app.cosignatures.standings
        var json = JSONWriter()
        json.object { json in
            json.field("signed", Int(app.checkpoints.signedSize.count))
            json.field("witnessed", app.cosignatures.witnessedSize.map { Int($0.count) })
            json.key("witnesses")
            json.array(standings) { standing, json in
                json.field("name", standing.witness.key.name)
                json.field("vkey", standing.witness.key.description)
                json.field("url", standing.witness.url)
                json.field("size", standing.checkpoint.map { Int($0.size.count) })
                json.field("cosignedAt", standing.cosignedAt?.description)
                json.field("checkpoint", standing.note?.description)
                json.field("failure", standing.failure)
                json.field("finding", standing.finding)
            }
        }
        return .bytes(json.bytes, type: MediaTypes.json)
    }
}
