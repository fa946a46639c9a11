import Programme

extension CaseAudit {
    /// What the audit found in Dutch lines: what is not met first, then every rule in a line.
    func lines() -> [String] {
        let tally = counts.map { "\($0.count) \($0.result.dutch)" }.joined(separator: ", ")
        var lines = ["", "Getoetst aan \(findings.count) regels: \(tally).", ""]
        for finding in failures {
            lines.append(
                "\(finding.rule.id) niet voldaan (\(finding.rule.severity.dutch)): \(finding.rule.wording.dutch)")
            lines.append("    \(finding.verdict.because.dutch)")
            if !finding.verdict.restsOn.isEmpty { lines.append("    Berust op \(records(finding)).") }
            if let mend = finding.verdict.mend { lines.append("    Wat nog kan: \(mend.dutch)") }
            lines.append("    Bron: \(finding.rule.source).")
        }
        if !failures.isEmpty { lines.append("") }
        for finding in findings {
            let rests = finding.verdict.restsOn.isEmpty ? "" : " [\(records(finding))]"
            lines.append("\(finding.rule.id) \(finding.verdict.result.dutch): \(finding.verdict.because.dutch)\(rests)")
        }
        return lines
    }

    /// The records that a finding rests on; one that was recorded too late says so.
    private func records(_ finding: AuditFinding) -> String {
        let late = Set(late(finding))
        return finding.verdict.restsOn.map { late.contains($0) ? "nr. \($0) (laat)" : "nr. \($0)" }
            .joined(separator: ", ")
    }
}
