import Hummingbird
import Programme
import Projections
import Wire

/// The volunteers and those who lead them.
enum SupervisionRoutes {
    static let status = QueryParameter(
        name: "status", kind: .word(VolunteerStatus.listing.entries.map(\.word)),
        summary: "Only volunteers of this status; default all but those who stopped.")

    static func routes(_ app: AppContext) -> [Route] {
        [
            Route(
                path: "/api/v1/supervision",
                summary: "Each volunteer's certificate, training, talks and mothers; each coordinator's hours.",
                parameters: [.location, .volunteer, .coordinator, status, .on, .asKnownOn, .limit, .cursor],
                answers: [
                    Route.Answer(summary: "`items` are volunteers; the first page has `coordinators` beside them.")
                ],
                respond: { call in
                    let answer = try await QueryAnswer(app: app, call: call)
                    return try answer.kept { try supervision(answer) }
                }),
            Route(
                path: "/api/v1/volunteers/{volunteer}", summary: "One volunteer.", parameters: [.on, .asKnownOn],
                answers: [Route.Answer(summary: "Her row of the supervision status.")],
                respond: { call in try await volunteer(QueryAnswer(app: app, call: call)) }),
            Route(
                path: "/api/v1/locations", summary: "The locations, who leads them and with how many hours.",
                parameters: [.location, .coordinator, .on, .asKnownOn],
                answers: [Route.Answer(summary: "`items`, by name.")],
                respond: { call in try await locations(QueryAnswer(app: app, call: call)) }),
        ]
    }

    static func filter(_ answer: QueryAnswer) -> SupervisionFilter {
        let word = answer.call.query[status]
        let statuses = VolunteerStatus.allCases.filter { $0.word == word }
        return SupervisionFilter(
            location: answer.filter(.location), volunteer: answer.filter(.volunteer),
            coordinator: answer.filter(.coordinator), statuses: statuses.isEmpty ? nil : CodeSet(statuses))
    }

    private static func supervision(_ answer: QueryAnswer) throws -> Response {
        let filter = filter(answer)
        let cursor: VolunteerID? = try answer.cursor()
        let (found, size) = try answer.read { models in
            let page = models.supervision.volunteers(
                filter, today: answer.on, after: cursor, limit: answer.limit)
            let coordinators =
                cursor == nil
                ? models.supervision.coordinators(filter, today: answer.on, after: nil, limit: RequestLimits.pageMax)
                    .rows : []
            return (page, coordinators)
        }
        return try answer.respond(size) { json in
            json.key("items")
            try json.array(found.0.rows) { try answer.rows.write($0, to: &$1) }
            json.field("next", found.0.next)
            guard cursor == nil else { return }
            json.key("coordinators")
            try json.array(found.1) { try answer.rows.write($0, to: &$1) }
        }
    }

    private static func volunteer(_ answer: QueryAnswer) throws -> Response {
        let id: VolunteerID = try answer.call.id("volunteer")
        let (row, size) = try answer.read { $0.supervision.volunteer(id, today: answer.on) }
        guard let row else { throw Problem.unknownID }
        return try answer.respond(size) { try answer.rows.write(row, to: &$0) }
    }

    private static func locations(_ answer: QueryAnswer) throws -> Response {
        let filter = SupervisionFilter(
            location: answer.filter(.location), coordinator: answer.filter(.coordinator))
        let (rows, size) = try answer.read { $0.supervision.locations(filter, today: answer.on) }
        return try answer.respond(size) { json in
            json.key("items")
            try json.array(rows) { try answer.rows.write($0, to: &$1) }
        }
    }
}
