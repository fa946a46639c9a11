import EventStore
import HTTPTypes
import Hummingbird
import Programme
import Projections
import Wire

/// The registration of a year, as the national report counts it, and of years side by side.
enum RegistrationRoutes {
    static let published = QueryParameter(
        name: "published", kind: .edition,
        summary: "The report as it was published: `latest`, or the number of an edition from 1 on.")
    static let from = QueryParameter(
        name: "from", kind: .count(Day.acceptedYears), summary: "The first year; default four years before `to`.")
    static let to = QueryParameter(
        name: "to", kind: .count(Day.acceptedYears),
        summary: "The last year, at most \(RegistrationSeries.yearsMax) years in all; default the year of `on`.")

    static func routes(_ app: AppContext) -> [Route] {
        [
            Route(
                path: "/api/v1/registration/series",
                summary:
                    "Years of the registration side by side, delivered and counted, for a location or the country.",
                parameters: [from, to, .location, .on, .asKnownOn],
                answers: [
                    Route.Answer(
                        summary:
                            "`series`: a column for each year in each form, and the notes without which it misleads; "
                            + "`breaks` are the years between which what is delivered as a place changes.")
                ],
                respond: { call in
                    let answer = try await QueryAnswer(app: app, call: call)
                    let series = try series(answer)
                    return answer.respond("series", series.json, series.basis)
                }),
            Route(
                path: "/api/v1/registration/{year}",
                summary: "The registration of a calendar year, for a location or the country, now or as published.",
                parameters: [.location, published, .on, .asKnownOn],
                answers: [
                    Route.Answer(
                        summary: "`report`: every table; `provisional` in it is the day up to which a year was counted "
                            + "that is not over. With `published` the report as it was published, to the byte, and "
                            + "`published`: whether its hash `matches`, which `cells` are otherwise now, and which "
                            + "`events` were recorded since.")
                ],
                respond: { call in
                    let answer = try await QueryAnswer(app: app, call: call)
                    if call.query[published] != nil {
                        let found = try await publishedReport(answer)
                        return answer.respond("report", found.report.json, found.basis) { json in
                            json.key("published")
                            json.object { found.writeFields(to: &$0) }
                        }
                    }
                    let report = try report(answer)
                    return answer.respond("report", report.json, report.basis)
                }),
        ]
    }

    /// The report that a request asks for.
    ///
    /// - Throws: `Problem` for an address that is no year, or a year that has not begun.
    static func report(_ answer: QueryAnswer) throws -> RegistrationReport {
        let year = try year(answer)
        guard year.first <= answer.on else { throw Problem.yearNotBegun }
        let (figures, size) = try answer.read { $0.figures(of: year, answer.scope, on: answer.on) }
        return RegistrationReport(
            figures.counted, delivered: figures.delivered, basis: try answer.standpoint.basis(size))
    }

    /// The published report that a request asks for.
    ///
    /// - Throws: `Problem` for an address that is no year, or an edition that there is not.
    static func publishedReport(_ answer: QueryAnswer) async throws -> PublishedReport {
        let year = try year(answer)
        _ = try answer.read { _ in }
        guard let edition = answer.call.query[published].flatMap({ PublishedReport.Edition($0) }),
            let found = try await PublishedReport(
                answer.app, year, answer.scope, edition, from: answer.standpoint)
        else { throw Problem.notPublished }
        return found
    }

    /// The series that a request asks for.
    ///
    /// - Throws: `Problem` for years in the wrong order, or too many of them.
    static func series(_ answer: QueryAnswer) throws -> SeriesReport {
        let last = answer.call.query.count(to) ?? answer.on.year
        let first = answer.call.query.count(from) ?? max(Day.acceptedYears.lowerBound, last - 4)
        guard let years = RegistrationSeries.years(from: first, to: last) else {
            let most = RegistrationSeries.yearsMax
            throw Problem.invalidParameter(
                from.name,
                Sentence(
                    "Verwacht: een jaar niet na `to`, en hoogstens \(most) jaren in totaal.",
                    "Expected: a year not after `to`, and at most \(most) years in all."))
        }
        let (series, size) = try answer.read { $0.series(of: years, answer.scope, on: answer.on) }
        return SeriesReport(series, basis: try answer.standpoint.basis(size))
    }

    private static func year(_ answer: QueryAnswer) throws -> ReportingYear {
        guard let year = answer.call.context.parameters.get("year").flatMap({ Int($0) }).flatMap({ ReportingYear($0) })
        else {
            throw Problem.notFound(
                Sentence("Er is geen registratie van dit jaar.", "There is no registration of this year."))
        }
        return year
    }
}

extension QueryAnswer {
    /// The location in the filter, or the country.
    var scope: Registration.Scope { Registration.Scope(filter(.location)) }

    /// What the answer was worked out from, and a part of it that is written already; `body` adds more.
    fileprivate func respond(
        _ name: StaticString, _ part: [UInt8], _ basis: AnswerBasis, _ body: (inout JSONWriter) -> Void = { _ in }
    ) -> Response {
        var json = JSONWriter(reserving: part.count + 500)
        json.object { json in
            basis.writeFields(to: &json)
            json.key(name)
            json.raw(part)
            body(&json)
        }
        return respond(json.bytes, basis)
    }
}

extension Problem {
    /// A year that lies ahead: its registration would say of every figure that it is zero.
    static let yearNotBegun = Problem(
        "year-not-begun", .unprocessableContent, title: Sentence("Dit jaar is nog niet begonnen", "Not begun yet"),
        detail: Sentence(
            "Van een jaar dat nog moet beginnen is er geen registratie.",
            "There is no registration of a year that has yet to begin."), field: "year")

    /// An edition that was never published, or not by then.
    static let notPublished = Problem(
        "not-published", .notFound, title: Sentence("Niet gepubliceerd", "Not published"),
        detail: Sentence(
            "Deze uitgave van het verslag is niet gepubliceerd. Laat published weg voor de cijfers van nu.",
            "This edition of the report was not published. Leave out published for the figures of now."),
        field: RegistrationRoutes.published.name)
}
