import Programme
import Projections
import Wire

/// The Meldcode cases as a table. No names and no texts: those are read in the case itself.
struct MeldcodePage {
    let answer: QueryAnswer

    func page() throws -> Page {
        let filter = MeldcodeRoutes.filter(answer)
        let cursor: CaseID? = try answer.cursor()
        let (found, size) = try answer.read { models in
            let page = models.meldcodeCases.cases(filter, today: answer.on, after: cursor, limit: answer.limit)
            return (page, page.rows.map { models.name(of: $0.location, on: answer.on) })
        }
        let (page, places) = found
        let table = Table(
            caption: "Casussen op \(answer.on)",
            columns: [
                "Casus", "Locatie", "Geopend", "Stand en bevinding", "Verste stap", "Melding", "Hulp", "MIM",
                "Laatste stap op", "Aandacht",
            ],
            rows: zip(page.rows, places).map(cells))
        let empty: HTML = "<p>Er zijn geen casussen om te tonen.</p>"
        return Page(
            title: "Meldcode",
            content: """
                <p>Namen en teksten staan niet in deze lijst; een casus is te lezen op haar eigen pagina.
                In aantallen staan ze in het <a href="/meldcode/overzicht/\(answer.on.year)">overzicht van \
                \(answer.on.year)</a> en <a href="/meldcode/overzicht/\(answer.on.year - 1)">van \
                \(answer.on.year - 1)</a>.</p>
                <nav aria-label="Stand"><ul class="choice">
                <li>\(answer.link(to: ["status": nil], "alle"))</li>
                <li>\(answer.link(to: ["status": "open"], "open"))</li>
                <li>\(answer.link(to: ["status": "closed"], "gesloten"))</li>
                </ul></nav>
                \(answer.restriction)
                \(page.rows.isEmpty ? empty : table.html)
                \(answer.nextLink(page.next))
                \(HTML.norms(of: page.rows.flatMap(\.signals)))
                \(try answer.foot(size))
                """)
    }

    private func cells(_ row: CaseRow, _ place: String?) -> [HTML] {
        [
            "<a href=\"/meldcode/\(row.id.value)\"><code>\(row.id.value)</code></a>",
            answer.link(to: ["location": "\(row.location.value)"], "\(place ?? "onbekend")"), .day(row.openedOn),
            row.closedOn.map { "gesloten \(HTML.day($0))<br>\(row.finding?.dutch ?? "")" } ?? "open",
            "\(row.stepReached?.dutch ?? "–")", answered(row.report), answered(row.help),
            "\(row.continuation?.dutch ?? "–")", .day(row.lastActivity), .signals(row.signals),
        ]
    }

    private func answered(_ decision: CaseRow.StandingDecision?) -> HTML {
        guard let decision else { return "–" }
        return "\(CaseWords.words(decision.outcome)) (\(HTML.day(decision.on)))"
    }
}
