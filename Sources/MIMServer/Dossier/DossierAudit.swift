import Programme
import Projections

/// What the 64 rules say of a case, for the page of a dossier.
enum DossierAudit {
    /// The findings, by the numbers of the rules.
    static func findings(_ file: CaseFile, _ timeline: Timeline) -> [AuditFinding] {
        file.audit()
    }
}
