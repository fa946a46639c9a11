import Programme
import Projections

/// The Meldcode cases as a table. No names and no texts: those are read in the case itself.
struct MeldcodePage {
    let answer: QueryAnswer

    func page() throws -> Page {
        let cursor: CaseID? = try answer.cursor()
        let (found, size) = try answer.read {
            $0.meldcodeCases.cases(
                CaseFilter(location: answer.filter(.location)), today: answer.today, after: cursor, limit: answer.limit)
        }
        let table = Table(
            caption: "Casussen op \(answer.today)",
            columns: ["Casus", "Geopend", "Stand", "Verste stap", "Melding", "Hulp", "Laatste stap op", "Aandacht"],
            rows: found.rows.map(cells))
        let empty: HTML = "<p>Er zijn geen casussen.</p>"
        return Page(
            title: "Meldcode",
            content: """
                <p>De inhoud van een casus staat niet op deze pagina.</p>
                \(found.rows.isEmpty ? empty : table.html)
                \(answer.nextLink(found.next))
                \(answer.foot(size))
                """)
    }

    private func cells(_ row: CaseRow) -> [HTML] {
        [
            "<code>\(row.id.value)</code>", .day(row.openedOn), "\(row.isOpen ? "open" : "gesloten")",
            "\(row.stepReached?.dutch ?? "–")", answered(row.report), answered(row.help), .day(row.lastActivity),
            .signals(row.signals),
        ]
    }

    private func answered(_ decision: CaseRow.StandingDecision?) -> HTML {
        guard let decision else { return "–" }
        return "\(decision.outcome ? "ja" : "nee") (\(decision.on))"
    }
}
