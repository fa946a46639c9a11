import Programme
import Projections
import Wire

/// The registration of a year, as `mim report --format html` prints it.
struct RegistrationPage {
    let answer: QueryAnswer

    func page() throws -> Page {
        let report = try RegistrationRoutes.report(answer)
        let (years, _) = try answer.read { $0.registration.years(until: answer.on) }
        let registration = report.registration
        let links = years.map { year -> HTML in
            let current: HTML = year == registration.year.number ? " aria-current=\"true\"" : ""
            let query = answer.call.query[.location].map { "?location=\($0)" } ?? ""
            return "<li><a href=\"/registration/\(year)\(query)\"\(current)>\(year)</a></li>\n"
        }
        return Page(
            title: report.title.dutch,
            content: """
                <nav aria-label="Jaar"><ul class="choice">
                \(links)</ul></nav>
                \(places(registration))
                \(HTML(stringLiteral: report.htmlContent))
                """,
            style: HTML(stringLiteral: RegistrationReport.style))
    }

    /// The way from the country to each location of the year, and back.
    private func places(_ registration: Registration) -> HTML {
        guard case .country = registration.scope else {
            return "<p>\(answer.link(to: ["location": nil], "Het hele land"))</p>"
        }
        let links = registration.places.map { place -> HTML in
            "<li>\(answer.link(to: ["location": "\(place.location.value)"], "\(place.name)"))</li>\n"
        }
        return links.isEmpty
            ? "" : "<nav aria-label=\"Locatie\"><ul class=\"choice\"><li>Per locatie:</li>\n\(links)</ul></nav>"
    }

    /// Every year of which there is something to report.
    static func index(_ answer: QueryAnswer) throws -> Page {
        let (years, size) = try answer.read { $0.registration.years(until: answer.on) }
        let links = years.reversed().map { year -> HTML in
            "<li><a href=\"/registration/\(year)\">Registratie \(year)</a></li>\n"
        }
        return Page(
            title: "Registratie",
            content: """
                <p>De jaren waarvan iets is vastgelegd.</p>
                <ul>
                \(links)</ul>
                \(try answer.foot(size))
                """)
    }
}
