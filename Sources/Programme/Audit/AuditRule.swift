/// One checkable rule of the Meldcode (domain 1.10): a pure function over a case as it was known.
public struct AuditRule: Sendable {
    /// `MC-01` is 1.
    public let number: Int
    public let severity: Severity
    /// What it asks, in a sentence.
    public let wording: Wording
    /// Where it comes from, by the numbers of the list of sources; `own` marks what is ours.
    public let source: String
    public let check: @Sendable (CaseFile) -> Verdict

    init(
        _ number: Int, _ severity: Severity, _ dutch: String, _ english: String, source: String,
        check: @escaping @Sendable (CaseFile) -> Verdict
    ) {
        self.number = number
        self.severity = severity
        wording = Wording(dutch, english)
        self.source = source
        self.check = check
    }

    /// `MC-01`.
    public var id: String { number < 10 ? "MC-0\(number)" : "MC-\(number)" }
}

/// What a rule said of a case.
public struct AuditFinding: Sendable {
    public let rule: AuditRule
    public let verdict: Verdict
}

extension CaseFile {
    /// What every rule says of the case, by their numbers.
    public func audited(by rules: [AuditRule]) -> [AuditFinding] {
        rules.map { AuditFinding(rule: $0, verdict: $0.check(self)) }
    }
}
