import Programme
import Projections
import Wire

/// One Meldcode case held against the 64 rules, as a page that prints well: what is not met first. No texts and no names.
struct AuditPage {
    let answer: QueryAnswer

    func page() throws -> Page {
        let id: CaseID = try answer.call.id("meldcode-case")
        guard
            let audit = try CaseAudit(
                of: id, at: answer.standpoint, in: answer.app.log, answer.texts)
        else { throw Problem.unknownID }
        let tally = audit.counts.map { "\($0.count) \($0.result.dutch)" }.joined(separator: ", ")
        let failures = Table(
            caption: "Niet voldaan",
            columns: ["Regel", "Weegt", "Wat is gevraagd", "Waarom", "Wat nog kan", "Berust op"],
            rows: audit.failures.map { finding in
                [
                    "\(finding.rule.id)", "\(finding.rule.severity.dutch)", "\(finding.rule.wording.dutch)",
                    "\(finding.verdict.because.dutch)", "\(finding.verdict.mend?.dutch ?? "–")",
                    records(finding, audit),
                ]
            })
        let all = Table(
            caption: "Alle regels", columns: ["Regel", "Uitkomst", "Wat is gevraagd", "Waarom", "Berust op", "Bron"],
            rows: audit.findings.map { finding in
                [
                    "\(finding.rule.id)", "\(finding.verdict.result.dutch)", "\(finding.rule.wording.dutch)",
                    "\(finding.verdict.because.dutch)", records(finding, audit), "\(finding.rule.source)",
                ]
            })
        return Page(
            title: "Toetsing aan de Meldcode",
            content: """
                <p><a href="/meldcode/\(id.value)">De casus</a></p>
                <p>Casus <code>\(id.value)</code>, getoetst aan \(audit.findings.count) regels: \(tally). De toetsing \
                verandert niets: zij zegt wat er vastligt, en wat nog kan.</p>
                \(audit.failures.isEmpty ? "" : failures.html)
                \(all.html)
                \(try answer.foot(audit.size))
                """)
    }

    /// The records that a finding rests on; one that was recorded too late says so.
    private func records(_ finding: AuditFinding, _ audit: CaseAudit) -> HTML {
        let late = Set(audit.late(finding))
        let numbers = finding.verdict.restsOn.map { late.contains($0) ? "nr. \($0) (laat)" : "nr. \($0)" }
        return "\(numbers.isEmpty ? "–" : numbers.joined(separator: ", "))"
    }
}
