/// The rules by which a Meldcode case is audited, by their numbers. What each one means stands in
/// `docs/meldcode-audit.md`; one that is added is a function in `Rules/`, a line here, and its tests.
public enum AuditRules {
    public static let all: [AuditRule] = [
        mc01, mc02, mc03, mc04, mc05, mc06, mc07, mc08, mc09, mc10,
        mc11, mc12,
        mc13, mc14, mc15, mc16, mc17, mc18,
        mc19, mc20, mc21, mc22, mc23, mc24, mc25,
        mc26, mc27, mc28, mc29,
        mc30, mc31, mc32, mc33, mc34, mc35, mc36, mc37, mc38, mc39,
        mc40, mc41, mc42, mc43, mc44, mc45, mc46,
        mc47, mc48, mc49, mc50, mc51, mc52,
        mc53, mc54, mc55, mc56, mc57, mc58, mc59,
        mc60, mc61, mc62, mc63, mc64,
    ]
}

extension CaseFile {
    /// What all rules say of the case, by their numbers.
    public func audit() -> [AuditFinding] { audited(by: AuditRules.all) }
}
