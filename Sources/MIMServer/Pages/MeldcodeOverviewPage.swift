import Programme
import Projections
import Wire

/// The yearly overview of the Meldcode cases, as it may be shown outside the organisation.
struct MeldcodeOverviewPage {
    let answer: QueryAnswer

    func page() throws -> Page {
        let report = try MeldcodeOverviewRoutes.report(answer)
        let way: HTML =
            answer.call.query[.location] == nil
            ? "" : "<p>\(answer.link(to: ["location": nil], "Het hele land"))</p>"
        return Page(
            title: report.title.dutch,
            content: """
                <p><a href="/meldcode">De casussen</a></p>
                \(way)
                \(HTML(stringLiteral: report.htmlContent))
                \(try answer.foot(report.basis.size))
                """,
            style: HTML(stringLiteral: RegistrationReport.style))
    }
}
