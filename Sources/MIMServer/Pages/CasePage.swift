import EventStore
import Programme
import Projections
import Wire

/// One Meldcode case with its timeline and its texts: what happened, and when that was recorded.
struct CasePage {
    let answer: QueryAnswer

    private static let columns = ["Gebeurd", "Vastgelegd", "Door", "Wat", "Inhoud"]

    func page() throws -> Page {
        let id: CaseID = try answer.call.id("meldcode-case")
        let (found, size) = try answer.read { models in
            models.meldcodeCases.row(id, today: answer.on).map {
                ($0, models.name(of: $0.location, on: answer.on))
            }
        }
        guard let (row, place) = found else { throw Problem.unknownID }
        let timeline = try Timeline(of: id.tag, in: answer.app.log, upTo: size, until: answer.on)
        let names = try answer.read { timeline.names($0) }.result
        let fields = CaseFields(texts: answer.texts, showsTexts: true)
        let table = Table(
            caption: "Wat er gebeurde, tot en met \(answer.on)",
            columns: Self.columns,
            rows: try timeline.entries.map { try cells($0, names, fields) })
        let decisions = try Timeline.decisions(in: answer.app.log, upTo: size, until: answer.on)
        let decided = Table(
            caption: "Over het logboek zelf, waarin deze casus staat", columns: Self.columns,
            rows: try decisions.entries.map { try cells($0, [:], fields) })
        let closing = row.closedOn.map { closed -> HTML in
            "gesloten op \(HTML.day(closed))\(row.finding.map { ": \($0.dutch)" } ?? "")"
        }
        return Page(
            title: "Meldcode-casus",
            content: """
                <p><a href="/meldcode">Alle casussen</a> · <a href="/meldcode/\(id.value)/toetsing">Toetsing aan de 64 regels</a></p>
                <dl>
                <dt>Casus</dt><dd><code>\(id.value)</code></dd>
                <dt>Locatie</dt><dd>\(place ?? "onbekend")</dd>
                <dt>Geopend</dt><dd>\(HTML.day(row.openedOn)), \(closing ?? "open")</dd>
                <dt>Stappen</dt><dd>\(row.stepsTaken.elements.map(\.dutch).joined(separator: "; "))</dd>
                <dt>Besluit A (melden)</dt><dd>\(CaseWords.words(row.report))</dd>
                <dt>Besluit B (hulp)</dt><dd>\(CaseWords.words(row.help))</dd>
                <dt>MIM zelf</dt><dd>\(row.continuation?.dutch ?? "nog niet besloten")</dd>
                </dl>
                \(HTML.signals(row.signals))
                \(table.html)
                \(decisions.entries.isEmpty ? "" : decided.html)
                <p>Vastgelegd naar de klok van Europe/Amsterdam.</p>
                \(HTML.norms(of: row.signals))
                \(try answer.foot(size))
                """)
    }

    private func cells(
        _ entry: Timeline.Entry, _ names: [Actor: SealedField], _ fields: CaseFields
    ) throws -> [HTML] {
        let recorded = entry.recorded
        let isLate = recorded.lateDays > Norms.timelyEntry.range.upperBound
        let late: HTML = isLate ? "<br><strong>\(recorded.lateDays) dagen later</strong>" : ""
        let name = try names[recorded.actor].map { "\(try answer.name($0)), " } ?? ("" as HTML)
        let content = try fields.fields(of: entry).map { "<dt>\($0.label)</dt><dd>\($0.value)</dd>\n" as HTML }
        return [
            .day(recorded.event.on),
            "nr. \(recorded.position.index)<br><time>\(recorded.recordedAt.programmeTime)</time>\(late)",
            "\(name)\(CaseWords.role(of: recorded.actor))",
            "\(CaseWords.name(of: recorded.event.kind))\(entry.mending.map { "<br><strong>\($0)</strong>" as HTML } ?? "")",
            "<dl>\(content)</dl>",
        ]
    }
}
