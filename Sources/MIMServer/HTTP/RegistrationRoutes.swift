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
                parameters: [.location], answers: [Route.Answer(summary: "Every table of the report.")],
                respond: { call in
                    let answer = QueryAnswer(app: app, call: call)
                    let report = try report(answer)
                    var response = Response.bytes(report.json, type: MediaTypes.json)
                    response.headers[.eTag] = EntityTag(report.logSize).description
                    return response
                })
        ]
    }

    /// The report that a request asks for.
    ///
    /// - Throws: `Problem` for an address that is no year.
    static func report(_ answer: QueryAnswer) throws -> RegistrationReport {
        guard let year = answer.call.context.parameters.get("year").flatMap({ Int($0) }).flatMap({ ReportingYear($0) })
        else {
            throw Problem.notFound(
                Sentence("Er is geen registratie van dit jaar.", "There is no registration of this year."))
        }
        let location: LocationID? = answer.filter(.location)
        return try report(of: year, location: location, answer.app)
    }

    /// The report of a year, for a location or the country.
    static func report(
        of year: ReportingYear, location: LocationID?, _ app: AppContext
    ) throws -> RegistrationReport {
        try app.runner.catchUp()
        return try app.runner.read { models, size in
            let registration = models.registration.registration(
                year: year, scope: location.map { .location($0) } ?? .country)
            return RegistrationReport(registration, logSize: size)
        }
    }
}
