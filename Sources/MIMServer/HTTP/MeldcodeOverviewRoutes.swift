import HTTPTypes
import Hummingbird
import Programme
import Projections
import Wire

/// The yearly overview of the Meldcode cases (MC-64): small counts are hidden before anything reaches a route.
enum MeldcodeOverviewRoutes {
    static let parameters: [QueryParameter] = [.location, .on, .asKnownOn]

    static func routes(_ app: AppContext) -> [Route] {
        [
            Route(
                path: "/api/v1/meldcode/overview/{year}",
                summary: "The Meldcode cases of a year in counts, for a location or the country, small ones hidden.",
                parameters: parameters,
                answers: [
                    Route.Answer(
                        summary:
                            "`overview`: every table; of a cell its `mark` (`zero`, `rounded`, `below` the threshold, "
                            + "`withheld`, `days`) and the `value` where it is shown; `suppression` is the rule. That it "
                            + "was drawn up, `draw-up-meldcode-overview` records.")
                ],
                respond: { call in
                    let answer = try await QueryAnswer(app: app, call: call)
                    let report = try report(answer)
                    var json = JSONWriter(reserving: 20_000)
                    json.object { json in
                        report.basis.writeFields(to: &json)
                        json.key("overview")
                        json.raw(report.json)
                    }
                    return answer.respond(json.bytes, report.basis)
                })
        ]
    }

    /// The overview that a request asks for.
    ///
    /// - Throws: `Problem` for an address that is no year, or a year that has not begun.
    static func report(_ answer: QueryAnswer) throws -> MeldcodeOverviewReport {
        guard let year = answer.call.context.parameters.get("year").flatMap({ Int($0) }).flatMap({ ReportingYear($0) })
        else {
            throw Problem.notFound(
                Sentence("Er is geen overzicht van dit jaar.", "There is no overview of this year."))
        }
        guard year.first <= answer.on else { throw Problem.yearNotBegun }
        let (overview, size) = try answer.read { $0.meldcodeOverview(of: year, answer.scope, on: answer.on) }
        return MeldcodeOverviewReport(overview, basis: try answer.standpoint.basis(size))
    }
}
