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
                parameters: [.location], answers: [Route.Answer(summary: "`report`: every table.")],
                respond: { call in
                    let report = try report(QueryAnswer(app: app, call: call))
                    var json = JSONWriter(reserving: 30_000)
                    json.object { json in
                        json.field("size", Int(report.logSize.count))
                        json.key("report")
                        json.raw(report.json)
                    }
                    var response = Response.bytes(json.bytes, type: MediaTypes.json)
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
