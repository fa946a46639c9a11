import Programme
import Projections
import Wire

/// The caseload as a table.
struct CaseloadPage {
    let answer: QueryAnswer

    func page() throws -> Page {
        let filter = CaseloadRoutes.filter(answer)
        let cursor: TrajectoryID? = try answer.cursor()
        var everybody = CaseloadFilter(
            location: filter.location, volunteer: filter.volunteer, coordinator: filter.coordinator)
        everybody.includesEnded = true
        let (found, size) = try answer.read { models in
            (
                models.caseload.rows(filter, today: answer.on, after: cursor, limit: answer.limit),
                models.caseload.counts(everybody, today: answer.on)
            )
        }
        let (rows, counts) = found
        let table = Table(
            caption: "Trajecten op \(answer.on)",
            columns: [
                "Moeder", "Locatie en coördinator", "Stand", "Kind", "Vrijwilliger", "Fase en bezoeken", "Laatste",
                "Volgende", "Aandacht",
            ],
            rows: try rows.rows.map(cells))
        let empty: HTML = "<p>Er zijn geen trajecten om te tonen.</p>"
        return Page(
            title: "Caseload",
            content: """
                \(choices(counts))
                \(answer.restriction)
                \(rows.rows.isEmpty ? empty : table.html)
                \(answer.nextLink(rows.next))
                <p>Bezoeken: kennismaking + uitvoering + afsluiting. Volgende: de dag die is afgesproken, of \
                <em>uiterlijk</em> de laatste dag waarop het bezoek op tijd is; vandaag is gemarkeerd.</p>
                \(HTML.norms(of: rows.rows.flatMap(\.signals)))
                \(try answer.foot(size))
                """)
    }

    /// The statuses with how many there are, and what is due: each restricts the table to it.
    private func choices(_ counts: [CaseloadStatus: Int]) -> HTML {
        let open = CaseloadStatus.allCases.filter(\.isOpen).reduce(0) { $0 + (counts[$1] ?? 0) }
        let statuses = CaseloadStatus.allCases.compactMap { status -> HTML? in
            counts[status].map { count in
                "<li>\(answer.link(to: ["status": status.word, "due": nil], "\(status.dutch)")): \(count)</li>\n"
            }
        }
        let dues = VisitDue.allCases.map { due -> HTML in
            "<li>\(answer.link(to: ["due": due.word, "status": nil], "\(due.dutch)"))</li>\n"
        }
        return """
            <nav aria-label="Stand"><ul class="choice">
            <li>\(answer.link(to: ["status": nil, "due": nil], "alle open trajecten")): \(open)</li>
            \(statuses)</ul></nav>
            <nav aria-label="Volgend bezoek"><ul class="choice">
            <li>Volgend bezoek:</li>
            \(dues)</ul></nav>
            """
    }

    private func cells(_ row: CaseloadRow) throws -> [HTML] {
        let age = row.childMonths.map { "\($0) mnd" } ?? "–"
        let visits = row.visits
        return [
            try answer.name(row.motherName),
            try answer.place(row.location, row.locationName, row.coordinators),
            "\(row.status.dutch)<br>sinds \(HTML.day(row.since))", "<span class=\"fixed\">\(age)</span>",
            try volunteer(row),
            """
            \(row.phase?.dutch ?? "")<br><span class="fixed">\(visits.total) (\(visits.acquaintance) + \
            \(visits.implementation) + \(visits.closing))</span>
            """,
            .day(row.lastVisit), next(row), .signals(row.signals),
        ]
    }

    /// The day agreed, and the last day that is in time where that is another.
    private func next(_ row: CaseloadRow) -> HTML {
        guard let due = row.visitDue, due != row.nextVisit else { return .day(row.nextVisit, marked: answer.on) }
        let agreed: HTML = row.nextVisit == nil ? "" : "\(HTML.day(row.nextVisit, marked: answer.on))<br>"
        return "\(agreed)uiterlijk \(HTML.day(due, marked: answer.on))"
    }

    private func volunteer(_ row: CaseloadRow) throws -> HTML {
        guard let id = row.volunteer else { return "–" }
        return "<a href=\"/supervision?volunteer=\(id.value)\">\(try answer.name(row.volunteerName))</a>"
    }
}

extension HTML {
    /// A date in a cell that stands out, and says so, when it is today.
    fileprivate static func day(_ day: Day?, marked today: Day) -> HTML {
        day == today ? "<span class=\"today\">vandaag \(HTML.day(day))</span>" : .day(day)
    }
}
