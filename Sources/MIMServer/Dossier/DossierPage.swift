import EventStore
import Programme
import Projections
import Wire

/// `index.html`: the case for whoever reads it, in Dutch, on one page that prints well and loads nothing.
struct DossierPage {
    let given: DossierCase

    private static let title = "Dossier van een Meldcode-casus"

    /// The whole page; it is well-formed XML too, so that any program can read it.
    var html: String {
        get throws {
            let page: HTML = """
                <!DOCTYPE html>
                <html lang="nl">
                <head>
                <meta charset="utf-8"/>
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>\(Self.title)</title>
                <style>\(Self.style)</style>
                </head>
                <body>
                <h1>\(Self.title)</h1>
                \(redaction)
                \(head)
                \(try steps)
                \(try decisions)
                \(try omissions)
                \(audit)
                \(try table("Wat er gebeurde, en wanneer dat is vastgelegd", given.timeline.entries))
                \(try table("Wat de locatie voor de Meldcode had vastgesteld", given.settings.entries))
                \(try table("Over het logboek zelf, waarin deze casus staat", given.decisions.entries))
                \(evidence)
                </body>
                </html>

                """
            return page.source
        }
    }

    private var redaction: HTML {
        guard given.isRedacted else {
            return "<p class=\"notice\">Dit dossier is volledig: er is niets weggelaten.</p>"
        }
        return "<p class=\"notice\"><strong>Dit dossier is bewerkt.</strong> \(DossierRedaction.notice)</p>"
    }

    private var head: HTML {
        let (row, basis) = (given.row, given.basis)
        let closing = row.closedOn.map { "gesloten op \($0)\(row.finding.map { ": \($0.dutch)" } ?? "")" }
        let known = basis.knownOn.map { ", het laatste vastgelegd op \($0.programmeTime)" } ?? ""
        return """
            <dl>
            <dt>Casus</dt><dd><code>\(row.id.value)</code></dd>
            <dt>Traject</dt><dd><code>\(row.trajectory.value)</code></dd>
            <dt>Locatie</dt><dd>\(given.place ?? "onbekend")</dd>
            <dt>Verloop</dt><dd>geopend op \(row.openedOn), \(closing ?? "open")</dd>
            <dt>Besluit A (melden)</dt><dd>\(CaseWords.words(row.report))</dd>
            <dt>Besluit B (hulp)</dt><dd>\(CaseWords.words(row.help))</dd>
            <dt>MIM zelf</dt><dd>\(row.continuation?.dutch ?? "nog niet besloten")</dd>
            <dt>Stand</dt><dd>zoals het was op \(basis.on), uit de eerste \(basis.size.count) feiten van het \
            logboek\(known)</dd>
            </dl>
            <p>Van elk feit staat er wanneer het gebeurde en wanneer het werd vastgelegd; dat laatste kan niemand \
            naderhand veranderen. Tijden zijn die van Europe/Amsterdam. Hoe u dit dossier zelf narekent, staat in \
            <a href="VERIFY.md">VERIFY.md</a>.</p>

            """
    }

    private var steps: HTML {
        get throws {
            let rows = MeldcodeStep.allCases.map { step -> [HTML] in
                let taken = given.timeline.entries.filter {
                    $0.counts && $0.amends == nil && MeldcodeStep(of: $0.recorded.event.kind) == step
                }
                let days = taken.map {
                    "\(HTML.day($0.recorded.event.on)) (\(Self.link($0.recorded.position)))" as HTML
                }
                let done: HTML = given.row.stepsTaken.contains(step) ? "ja" : "nee"
                return ["\(step.dutch)", done, Self.list(days)]
            }
            return heading(
                "Stappen", Table(caption: "De vijf stappen", columns: ["Stap", "Gezet", "Wanneer"], rows: rows))
        }
    }

    private var decisions: HTML {
        get throws {
            let kinds: Set<EventKind> = [
                .meldcodeWeighed, .meldcodeDecided, .meldcodeReported, .meldcodeHelpAgreed,
                .meldcodeContinuationDecided,
                .meldcodeCaseClosed,
            ]
            return try short("Besluiten met hun gronden", "Er is nog niets gewogen of besloten.", kinds)
        }
    }

    private var omissions: HTML {
        get throws {
            try short(
                "Wat niet is gedaan, en waarom", "Er is niet vastgelegd dat iets is nagelaten.",
                [.meldcodeConversationOmitted, .meldcodeOmissionExplained])
        }
    }

    /// What counts of some kinds of facts.
    private func short(_ title: String, _ none: String, _ kinds: Set<EventKind>) throws -> HTML {
        let entries = try given.timeline.entries.filter {
            let kind = try DossierPeople.said($0).kind
            return $0.counts && kinds.contains(kind)
        }
        guard !entries.isEmpty else { return "<h2>\(title)</h2>\n<p>\(none)</p>\n" }
        let rows = try entries.map { entry -> [HTML] in
            let said = try DossierPeople.said(entry)
            return [
                .day(said.on), "\(Self.link(entry.recorded.position))",
                "\(CaseWords.name(of: said.kind))", "\(given.people.word(for: entry.recorded.actor))",
                try content(entry),
            ]
        }
        return heading(title, Table(caption: title, columns: ["Gebeurd", "Feit", "Wat", "Door", "Inhoud"], rows: rows))
    }

    private func table(_ title: String, _ entries: [Timeline.Entry]) throws -> HTML {
        guard !entries.isEmpty else { return "" }
        let rows = try entries.map { entry -> [HTML] in
            let recorded = entry.recorded
            let isLate = recorded.lateDays > Norms.timelyEntry.range.upperBound
            let late: HTML = isLate ? "<br/><strong>\(recorded.lateDays) dagen later</strong>" : ""
            let mending: HTML = entry.mending.map { "<br/><strong>\($0)</strong>" as HTML } ?? ""
            return [
                "<span id=\"nr-\(recorded.position.index)\">\(HTML.day(recorded.event.on))</span>",
                "nr. \(recorded.position.index)<br/><time>\(recorded.recordedAt.programmeTime)</time>\(late)",
                "\(given.people.word(for: recorded.actor))",
                "\(CaseWords.name(of: recorded.event.kind))\(mending)", try content(entry),
            ]
        }
        return heading(
            title, Table(caption: title, columns: ["Gebeurd", "Vastgelegd", "Door", "Wat", "Inhoud"], rows: rows))
    }

    private func content(_ entry: Timeline.Entry) throws -> HTML {
        let noticed = try given.people.noticed(entry).map { [("opgemerkt door", $0)] } ?? []
        let fields = noticed + (try given.fields(of: entry)).map { ($0.label, $0.value) }
        guard !fields.isEmpty else { return "" }
        return "<dl>\(fields.map { "<dt>\($0.0)</dt><dd>\(Self.plain($0.1))</dd>\n" as HTML })</dl>"
    }

    private func heading(_ title: String, _ table: Table) -> HTML { "<h2>\(title)</h2>\n\(table.html)" }

    /// A text without control characters, which no page may hold, but with its lines.
    static func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { scalar in
                    scalar == "\n" || ![.control, .unassigned, .surrogate].contains(scalar.properties.generalCategory)
                }))
    }

    static func link(_ position: Position) -> HTML { "<a href=\"#nr-\(position.index)\">nr. \(position.index)</a>" }

    static func list(_ items: [HTML]) -> HTML {
        items.isEmpty ? "–" : "<ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>"
    }
}
