import EventStore
import HTTPTypes
import Hummingbird
import Programme
import Projections
import Wire

/// The registration of a year, as the national report counts it.
enum RegistrationRoutes {
    static func routes(_ app: AppContext) -> [Route] {
        [
            Route(
                path: "/api/v1/registration/{year}",
                summary: "The registration of a calendar year, for a location or the country.",
                parameters: [.location, .on, .asKnownOn],
                answers: [
                    Route.Answer(
                        summary: "`report`: every table; `provisional` in it is the day up to which a year was counted "
                            + "that is not over.")
                ],
                respond: { call in
                    let answer = try await QueryAnswer(app: app, call: call)
                    let report = try report(answer)
                    var json = JSONWriter(reserving: 30_000)
                    json.object { json in
                        report.basis.writeFields(to: &json)
                        json.key("report")
                        json.raw(report.json)
                    }
                    return answer.respond(json.bytes, report.basis)
                })
        ]
    }

    /// The report that a request asks for.
    ///
    /// - Throws: `Problem` for an address that is no year, or a year that has not begun.
    static func report(_ answer: QueryAnswer) throws -> RegistrationReport {
        guard let year = answer.call.context.parameters.get("year").flatMap({ Int($0) }).flatMap({ ReportingYear($0) })
        else {
            throw Problem.notFound(
                Sentence("Er is geen registratie van dit jaar.", "There is no registration of this year."))
        }
        guard year.first <= answer.on else { throw Problem.yearNotBegun }
        let location: LocationID? = answer.filter(.location)
        let (registration, size) = try answer.read {
            $0.registration.registration(of: year, at: location, on: answer.on)
        }
        return RegistrationReport(registration, basis: try answer.standpoint.basis(size))
    }
}

extension RegistrationBook {
    /// The registration of a year, for a location or the country, as it stood on a day.
    func registration(of year: ReportingYear, at location: LocationID?, on day: Day) -> Registration {
        registration(year: year, scope: location.map { .location($0) } ?? .country, on: day)
    }
}

extension Problem {
    /// A year that lies ahead: its registration would say of every figure that it is zero.
    static let yearNotBegun = Problem(
        "year-not-begun", .unprocessableContent, title: Sentence("Dit jaar is nog niet begonnen", "Not begun yet"),
        detail: Sentence(
            "Van een jaar dat nog moet beginnen is er geen registratie.",
            "There is no registration of a year that has yet to begin."), field: "year")
}
