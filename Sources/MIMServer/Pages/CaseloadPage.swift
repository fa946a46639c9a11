import EventStore
import Programme
import Projections
import Wire

/// The caseload as a table.
struct CaseloadPage {
    let answer: QueryAnswer

    func page() throws -> Page {
        let filter = CaseloadFilter(
            location: answer.filter(.location), volunteer: answer.filter(.volunteer),
            coordinator: answer.filter(.coordinator))
        let cursor: TrajectoryID? = try answer.cursor()
        let (found, size) = try answer.read { models in
            (
                models.caseload.rows(filter, today: answer.today, after: cursor, limit: answer.limit),
                models.caseload.counts(filter, today: answer.today)
            )
        }
        let (rows, counts) = found
        let summary = CaseloadStatus.allCases.compactMap { status -> HTML? in
            counts[status].map { "<li>\(status.dutch): \($0)</li>" }
        }
        let table = Table(
            caption: "Trajecten op \(answer.today)",
            columns: [
                "Moeder", "Locatie", "Stand", "Sinds", "Kind", "Vrijwilliger", "Bezoeken", "Laatste", "Volgende",
                "Aandacht",
            ],
            rows: try rows.rows.map(cells))
        let empty: HTML = "<p>Er zijn geen open trajecten.</p>"
        return Page(
            title: "Caseload",
            content: """
                <ul>\(summary)</ul>
                \(rows.rows.isEmpty ? empty : table.html)
                \(answer.nextLink(rows.next))
                \(answer.foot(size))
                """)
    }

    private func cells(_ row: CaseloadRow) throws -> [HTML] {
        let age = row.childMonths.map { "\($0) mnd" } ?? "–"
        return [
            try answer.name(row.motherName), "\(row.locationName ?? "onbekend")", "\(row.status.dutch)",
            .day(row.since),
            "\(age)", try answer.name(row.volunteerName), "\(row.visits.total)", .day(row.lastVisit),
            .day(row.nextVisit), .signals(row.signals),
        ]
    }
}

extension QueryAnswer {
    /// The name in a cell.
    func name(_ sealed: SealedField?) throws -> HTML { "\(try texts.shown(sealed)?.dutch ?? "–")" }

    /// The way to the rest of a list.
    func nextLink<E: Entity>(_ next: ID<E>?) -> HTML {
        guard let next else { return "" }
        let kept = [QueryParameter.location, .volunteer, .coordinator, .today, .limit].compactMap {
            parameter -> HTML? in
            call.query[parameter].map { "&amp;\(parameter.name)=\($0)" }
        }
        return "<p><a href=\"?cursor=\(next.value)\(kept)\">Verder</a></p>"
    }

    /// What the page was made from.
    func foot(_ size: LogSize) -> HTML {
        "<p>Berekend uit de eerste \(size.count) gebeurtenissen, gezien op \(today).</p>"
    }
}

extension HTML {
    /// A date in a cell, kept on one line.
    static func day(_ day: Day?) -> HTML {
        guard let day else { return "–" }
        return "<time>\(day)</time>"
    }

    /// What asks for attention, each with the number of its norm.
    static func signals(_ signals: [ShownSignal]) -> HTML {
        guard !signals.isEmpty else { return "" }
        let items = signals.map { signal -> HTML in "<li>\(signal.dutch) (\(signal.kind.norm.number))</li>" }
        return "<ul>\(items)</ul>"
    }
}
