import EventStore
import Programme
import Projections
import Wire

/// The registration of a year, as `mim report --format html` prints it: as it is now, or as it was published.
struct RegistrationPage {
    let answer: QueryAnswer

    func page() async throws -> Page {
        if answer.call.query[RegistrationRoutes.published] != nil {
            let found = try await RegistrationRoutes.publishedReport(answer)
            return try page(found.report, verdict: Self.verdict(found))
        }
        return try page(try RegistrationRoutes.report(answer), verdict: "")
    }

    private func page(_ report: RegistrationReport, verdict: HTML) throws -> Page {
        let registration = report.registration
        let ((years, editions), _) = try answer.read { models in
            (
                models.registration.years(until: answer.on),
                models.archive.publications(of: registration.year, registration.scope, on: answer.on)
            )
        }
        let links = years.map { year -> HTML in
            let current: HTML = year == registration.year.number ? " aria-current=\"true\"" : ""
            let query = answer.call.query[.location].map { "?location=\($0)" } ?? ""
            return "<li><a href=\"/registration/\(year)\(query)\"\(current)>\(year)</a></li>\n"
        }
        return Page(
            title: report.title.dutch,
            content: """
                <nav aria-label="Jaar"><ul class="choice">
                \(links)<li><a href="/registration/series">Reeks</a></li>
                </ul></nav>
                \(places(registration))
                \(publications(editions))
                \(verdict)
                \(HTML(stringLiteral: report.htmlContent))
                """,
            style: HTML(stringLiteral: RegistrationReport.style))
    }

    /// The way from the country to each location of the year, and back.
    private func places(_ registration: Registration) -> HTML {
        guard case .country = registration.scope else {
            return "<p>\(answer.link(to: ["location": nil, "published": nil], "Het hele land"))</p>"
        }
        let links = registration.places.map { place -> HTML in
            let filters: [String: String?] = ["location": "\(place.location.value)", "published": nil]
            return "<li>\(answer.link(to: filters, "\(place.name)"))</li>\n"
        }
        return links.isEmpty
            ? "" : "<nav aria-label=\"Locatie\"><ul class=\"choice\"><li>Per locatie:</li>\n\(links)</ul></nav>"
    }

    /// The way to the report as it was published, and back.
    private func publications(_ editions: [RegistrationPublication]) -> HTML {
        guard !editions.isEmpty else { return "" }
        let links = editions.enumerated().map { index, edition -> HTML in
            "<li>\(answer.link(to: ["published": "\(index + 1)"], "uitgave \(index + 1), \(edition.on)"))</li>\n"
        }
        return """
            <nav aria-label="Gepubliceerd"><ul class="choice"><li>Gepubliceerd:</li>
            \(links)<li>\(answer.link(to: ["published": nil], "zoals het nu is"))</li>
            </ul></nav>
            """
    }

    /// Whether it is what was published, and what would be otherwise today.
    private static func verdict(_ found: PublishedReport) -> HTML {
        let sentences = found.sentences.map { sentence -> HTML in "<li>\(sentence.dutch)</li>\n" }
        var pieces: HTML = "<ul>\n\(sentences)</ul>\n"
        if !found.differences.isEmpty {
            let rows = found.differences.map { cell -> [HTML] in
                [
                    "\(cell.table.dutch)", "\(cell.row.dutch)", "\(cell.column.dutch)", "\(cell.then ?? "–")",
                    "\(cell.now ?? "–")",
                ]
            }
            let table = Table(
                caption: "Wat vandaag anders zou zijn", columns: ["Tabel", "Rij", "Kolom", "Toen", "Nu"], rows: rows)
            pieces = "\(pieces)\(table.html)"
        }
        guard !found.causes.items.isEmpty else { return pieces }
        let rows = found.causes.items.map { item -> [HTML] in
            let amended = item.amends.map { position -> HTML in " van nr. \(position.index)" } ?? ""
            return [
                "\(item.position.index)", "\(item.kind.word)\(amended)", .day(item.on),
                "<time>\(item.recordedAt.programmeTime)</time>",
            ]
        }
        let more: HTML = found.causes.more > 0 ? "<p>En nog \(found.causes.more).</p>" : ""
        let table = Table(
            caption: "Sindsdien over dat jaar vastgelegd", columns: ["Nr.", "Feit", "Dag", "Vastgelegd"], rows: rows)
        return "\(pieces)\(table.html)\(more)"
    }

    /// Years side by side.
    static func series(_ answer: QueryAnswer) throws -> Page {
        let report = try RegistrationRoutes.series(answer)
        let way: HTML =
            answer.call.query[.location] == nil
            ? "" : "<p>\(answer.link(to: ["location": nil], "Het hele land"))</p>"
        return Page(
            title: report.title.dutch,
            content: "\(way)\(HTML(stringLiteral: report.htmlContent))",
            style: HTML(stringLiteral: RegistrationReport.style))
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
                <p>De jaren waarvan iets is vastgelegd, en <a href="/registration/series">jaren naast elkaar</a>.</p>
                <ul>
                \(links)</ul>
                \(try answer.foot(size))
                """)
    }
}
