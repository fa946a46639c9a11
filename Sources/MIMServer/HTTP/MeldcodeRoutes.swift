import EventStore
import Hummingbird
import Programme
import Projections
import Wire

/// The Meldcode cases, and one case with its timeline and its texts.
enum MeldcodeRoutes {
    static let status = QueryParameter(
        name: "status", kind: .word(["open", "closed"]), summary: "Only cases that are open, or closed.")

    static func routes(_ app: AppContext) -> [Route] {
        [
            Route(
                path: "/api/v1/meldcode/cases", summary: "The cases and how far each is; no texts.",
                parameters: [.location, .volunteer, .coordinator, status, .on, .asKnownOn, .limit, .cursor],
                answers: [Route.Answer(summary: "`items`, by day of opening.")],
                respond: { call in try await cases(QueryAnswer(app: app, call: call)) }),
            Route(
                path: "/api/v1/meldcode/cases/{meldcode-case}",
                summary: "One case: its present state, and who did what when, and when that was recorded.",
                parameters: [.on, .asKnownOn],
                answers: [
                    Route.Answer(
                        summary:
                            "The case and its `timeline`, with its texts; `logDecisions` when the log was once not the one signed."
                    )
                ],
                respond: { call in try await meldcodeCase(QueryAnswer(app: app, call: call)) }),
            Route(
                path: "/api/v1/meldcode/cases/{meldcode-case}/audit",
                summary: "One case held against the 64 rules, as it was known and stood on a day; no texts.",
                parameters: [.on, .asKnownOn],
                answers: [
                    Route.Answer(
                        summary:
                            "`counts` by result, and `findings`: each rule with what it rests on and what would mend it."
                    )
                ],
                respond: { call in try await audit(QueryAnswer(app: app, call: call)) }),
        ]
    }

    private static func audit(_ answer: QueryAnswer) throws -> Response {
        let id: CaseID = try answer.call.id("meldcode-case")
        guard let audit = try CaseAudit(of: id, at: answer.standpoint, in: answer.app.log, answer.texts) else {
            throw Problem.unknownID
        }
        return try answer.respond(audit.size) { audit.write(to: &$0) }
    }

    static func filter(_ answer: QueryAnswer) -> CaseFilter {
        CaseFilter(
            location: answer.filter(.location), volunteer: answer.filter(.volunteer),
            isOpen: answer.call.query[status].map { $0 == "open" })
    }

    private static func cases(_ answer: QueryAnswer) throws -> Response {
        let filter = filter(answer)
        let coordinator: CoordinatorID? = answer.filter(.coordinator)
        let cursor: CaseID? = try answer.cursor()
        let (page, size) = try answer.read { models in
            let led = coordinator.map { coordinator in
                models.supervision.locations(SupervisionFilter(coordinator: coordinator), today: answer.on)
            }
            return models.meldcodeCases.cases(
                filter, in: led.map { Set($0.map(\.location)) }, today: answer.on, after: cursor,
                limit: answer.limit)
        }
        return try answer.respond(page, size) { answer.rows.write($0, to: &$1) }
    }

    private static func meldcodeCase(_ answer: QueryAnswer) throws -> Response {
        let id: CaseID = try answer.call.id("meldcode-case")
        let (row, size) = try answer.read { $0.meldcodeCases.row(id, today: answer.on) }
        guard let row else { throw Problem.unknownID }
        let timeline = try Timeline(of: id.tag, in: answer.app.log, upTo: size, until: answer.on)
        let names = try answer.read { timeline.names($0) }.result
        let decisions = try Timeline.decisions(in: answer.app.log, upTo: size, until: answer.on)
        return try answer.respond(size) { json in
            answer.rows.write(row, to: &json)
            json.key("timeline")
            try timeline.write(to: &json, answer.texts, names: names) { $0 == id.tag }
            guard !decisions.entries.isEmpty else { return }
            json.key("logDecisions")
            try decisions.write(to: &json, answer.texts, names: [:]) {
                $0 == LogID(origin: answer.app.checkpoints.origin).tag
            }
        }
    }
}
