import EventStore
import HTTPTypes
import Hummingbird
import Projections
import Wire

/// `GET /health`: one page for the administrator, with everything that can be wrong and how far each part is.
///
/// Its status is 200 while nothing is wrong and 503 otherwise, so that whatever watches needs to read no further.
struct HealthReport {
    let app: AppContext
    /// What is wrong, a sentence each; empty when nothing is.
    private let problems: [String]
    private let size: LogSize?
    private let keys: Int?

    static func route(_ app: AppContext) -> Route {
        Route(
            path: "/health",
            summary: "What is wrong, if anything, and how far the log, its checks and the read models are.",
            answers: [
                Route.Answer(summary: "Nothing is wrong."),
                Route.Answer(status: .serviceUnavailable, summary: "`problems` says what is wrong."),
            ],
            respond: { _ in HealthReport(of: app).response })
    }

    init(of app: AppContext) {
        self.app = app
        var problems: [String] = []
        if let fault = app.guardian.fault { problems.append("Nothing is recorded: \(fault.reason)") }
        problems += app.cosignatures.standings.compactMap(\.finding)
        func asked<Value>(_ part: String, _ value: () throws -> Value) -> Value? {
            do {
                return try value()
            } catch {
                problems.append("\(part): \(Self.sentence(of: error))")
                return nil
            }
        }
        size = asked("The log cannot be read") { try app.log.size() }
        keys = asked("The vault cannot be read") { try app.vault.keyCount() }
        if let size {
            _ = asked("The read models have stopped") { try app.runner.catchUp(to: size) }
        }
        self.problems = problems
    }

    private static func sentence(of error: any Error) -> String {
        switch error {
        case EventLogFault.spoiled(let sentence), VaultFault.spoiled(let sentence): sentence
        default: "\(error)"
        }
    }

    private var response: Response {
        var json = JSONWriter()
        json.object { json in
            json.field("status", problems.isEmpty ? "ok" : "fault")
            json.key("problems")
            json.array(problems)
            json.field("openedAt", "\(app.opened)")
            json.key("log")
            json.object { json in
                json.field("size", size.map { Int($0.count) })
                json.field("signed", Int(app.checkpoints.signedSize.count))
                json.field("witnessed", app.cosignatures.witnessedSize.map { Int($0.count) })
                json.key("diverged")
                json.boolean(app.checkpoints.divergence != nil)
                json.key("accepting")
                json.boolean(app.guardian.fault == nil && size != nil)
            }
            json.key("projection")
            json.object { $0.field("size", Int(app.runner.size.count)) }
            json.key("scrub")
            json.object { write(app.scrubs, to: &$0) }
            json.key("vault")
            json.object { $0.field("keys", keys) }
        }
        return .bytes(json.bytes, type: MediaTypes.json, status: problems.isEmpty ? .ok : .serviceUnavailable)
    }

    private func write(_ scrubs: ScrubLedger, to json: inout JSONWriter) {
        if let present = scrubs.present {
            json.key("present")
            json.object { json in
                json.field("began", "\(present.began)")
                json.field("size", Int(present.size.count))
                json.field("checked", Int(present.checked.count))
            }
        }
        guard let last = scrubs.last else { return }
        json.key("last")
        json.object { json in
            json.field("began", "\(last.began)")
            json.field("ended", "\(last.ended)")
            json.field("size", Int(last.size.count))
            json.field("checked", Int(last.checked.count))
            json.field("fault", last.fault)
        }
    }
}
