import Hummingbird
import Programme
import Projections
import Wire

/// Who takes part: the caseload, and one trajectory with all that happened in it.
enum CaseloadRoutes {
    static let status = QueryParameter(
        name: "status", kind: .word(CaseloadStatus.listing.entries.map(\.word)),
        summary: "Only trajectories of this status; default all that are open.")
    static let due = QueryParameter(
        name: "due", kind: .word(VisitDue.listing.entries.map(\.word)),
        summary: "Only those whose next visit is due: "
            + VisitDue.listing.entries.map { "`\($0.word)` \($0.english)" }.joined(separator: ", ") + ".")

    static func routes(_ app: AppContext) -> [Route] {
        [
            Route(
                path: "/api/v1/caseload",
                summary: "Who waits, who is visited and how far she is, by location and day of enrolment.",
                parameters: [.location, .volunteer, .coordinator, status, due, .on, .asKnownOn, .limit, .cursor],
                answers: [Route.Answer(summary: "`items`, and `next` when there is more.")],
                respond: { call in
                    let answer = try await QueryAnswer(app: app, call: call)
                    return try answer.kept { try caseload(answer) }
                }),
            Route(
                path: "/api/v1/trajectories/{trajectory}",
                summary: "One trajectory: where she stands, and the timeline of all that happened.",
                parameters: [.on, .asKnownOn],
                answers: [Route.Answer(summary: "The row of the caseload and `timeline`.")],
                respond: { call in try await trajectory(QueryAnswer(app: app, call: call)) }),
        ]
    }

    static func filter(_ answer: QueryAnswer) -> CaseloadFilter {
        let statuses = CaseloadStatus.allCases.filter { $0.word == answer.call.query[status] }
        return CaseloadFilter(
            location: answer.filter(.location), volunteer: answer.filter(.volunteer),
            coordinator: answer.filter(.coordinator), statuses: statuses.isEmpty ? nil : CodeSet(statuses),
            due: VisitDue.allCases.first { $0.word == answer.call.query[due] })
    }

    private static func caseload(_ answer: QueryAnswer) throws -> Response {
        let filter = filter(answer)
        let cursor: TrajectoryID? = try answer.cursor()
        let (page, size) = try answer.read {
            $0.caseload.rows(filter, today: answer.on, after: cursor, limit: answer.limit)
        }
        return try answer.respond(page, size) { try answer.rows.write($0, to: &$1) }
    }

    private static func trajectory(_ answer: QueryAnswer) throws -> Response {
        let id: TrajectoryID = try answer.call.id("trajectory")
        let (row, size) = try answer.read { $0.caseload.row(id, today: answer.on) }
        guard let row else { throw Problem.unknownID }
        let timeline = try Timeline(of: id.tag, in: answer.app.log, upTo: size, until: answer.on)
        let names = try answer.read { timeline.names($0) }.result
        return try answer.respond(size) { json in
            try answer.rows.write(row, to: &json)
            json.key("timeline")
            // What belongs to a Meldcode case is read in the case.
            try timeline.write(to: &json, answer.texts, names: names) { !$0.hasPrefix("\(MeldcodeCase.kind):") }
        }
    }
}
