import EventStore
import Programme
import Projections
import Wire

// What the 64 rules say of the case, and where the evidence of each record lies.

extension DossierPage {
    var audit: HTML {
        let counts = given.audit.counts.map { "\($0.result.dutch): \($0.count)" }
        let shown = Set(given.records.map { Int($0.recorded.position.index) })
        let rows = given.audit.findings.map { finding -> [HTML] in
            let (rule, verdict) = (finding.rule, finding.verdict)
            let late = Set(given.audit.late(finding))
            let records = verdict.restsOn.map { position -> HTML in
                let record: HTML =
                    shown.contains(position) ? Self.link(Position(UInt64(position))) : "nr. \(position)"
                return late.contains(position) ? "\(record) (laat)" : record
            }
            let mend: HTML = verdict.mend.map { "<br/>Nog te doen: \($0.dutch)" as HTML } ?? ""
            return [
                "\(rule.id)", "\(rule.wording.dutch) (\(rule.severity.dutch); bron \(rule.source))",
                verdict.result == .fail ? "<strong>\(verdict.result.dutch)</strong>" : "\(verdict.result.dutch)",
                "\(verdict.because.dutch)\(mend)", Self.list(records),
            ]
        }
        let table = Table(
            caption: "De 64 regels van de Meldcode",
            columns: ["Regel", "Wat gevraagd wordt", "Uitkomst", "Waarom", "Feiten"],
            rows: rows)
        return """
            <h2>Toetsing</h2>
            <p>Getoetst is wat bekend was op de stand van dit dossier. \(counts.joined(separator: "; ")).</p>
            \(table.html)
            """
    }

    var evidence: HTML {
        let rows = given.records.map { entry -> [HTML] in
            let index = entry.recorded.position.index
            return [
                "<span>nr. \(index)</span>",
                "<a href=\"events/\(index).json\">feit</a>, <a href=\"proofs/\(index).tlog-proof\">bewijs</a>",
                "<code class=\"hash\">\(Dossier.hex(TreeHash.leaf(entry.record.bytes).bytes))</code>",
            ]
        }
        let signed = given.signed
        let table = Table(
            caption: "De vastgelegde feiten", columns: ["Feit", "Bestanden", "Hash van het feit in het logboek"],
            rows: rows)
        let further: HTML =
            signed.size == given.basis.size
            ? "" : " Dat is meer dan de stand van dit dossier: getuigen hebben dit grotere logboek medeondertekend."
        return """
            <h2>Bewijs</h2>
            <p>Het logboek <code>\(signed.origin)</code> is ondertekend met \(signed.size.count) feiten en de wortel \
            <code>\(signed.root.base64)</code>.\(further) Onder de eerste \(given.basis.size.count) feiten, waarop dit \
            dossier berust, staat de wortel <code>\(given.basis.root.base64)</code>.</p>
            \(table.html)
            """
    }

    static let style: HTML = """
        body { font-family: Georgia, serif; line-height: 1.45; margin: 0 auto; max-width: 70rem; padding: 1rem; color: #111; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; break-after: avoid; }
        .notice { border: 2px solid #7a1f5c; padding: .5rem .75rem; } .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .85rem; }
        caption { text-align: left; font-weight: bold; padding: .4rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid #999; }
        thead { display: table-header-group; } tr { break-inside: avoid; } ul { margin: 0; padding-left: 1rem; }
        time { white-space: nowrap; } dt { font-weight: bold; } dd { margin: 0 0 .3rem; white-space: pre-line; } td dl { margin: 0; }
        .hash { overflow-wrap: anywhere; } a { color: #7a1f5c; }
        @page { size: A4; margin: 1.5cm; }
        @media print { body { max-width: none; padding: 0; font-size: 9.5pt; } a { color: inherit; text-decoration: none; } .wide { overflow: visible; } }
        """
}
