import Wire

/// What a rule says of a case (domain 1.10). The words are frozen.
public enum RuleResult: UInt8, Code {
    case pass, passWithReason, notYetDue, notApplicable, fail

    public static let listing = CodeListing([
        ("pass", "voldaan", "met"),
        ("pass-with-reason", "voldaan met reden", "met with a reason"),
        ("not-yet-due", "nog niet aan de orde", "not yet due"),
        ("not-applicable", "niet van toepassing", "not applicable"),
        ("fail", "niet voldaan", "not met"),
    ])
}

/// How much it matters that a rule is kept (domain 1.10). The words are frozen.
public enum Severity: UInt8, Code {
    case critical, high, medium, low

    public static let listing = CodeListing([
        ("critical", "kritiek", "critical"),
        ("high", "hoog", "high"),
        ("medium", "middel", "medium"),
        ("low", "advies", "advice"),
    ])
}

/// A sentence in both languages of the programme.
public struct Wording: Hashable, Sendable {
    public let dutch: String
    public let english: String

    public init(_ dutch: String, _ english: String) {
        self.dutch = dutch
        self.english = english
    }
}

/// What one rule says of one case: the result, why, what it rests on, and what would still mend it.
public struct Verdict: Hashable, Sendable {
    public let result: RuleResult
    public let because: Wording
    /// The positions of the records that it rests on, ascending; empty where it rests on there being none.
    public let restsOn: [Int]
    /// What can still be done; nil where nothing has to be. The audit itself mends nothing.
    public let mend: Wording?

    private init(_ result: RuleResult, _ because: Wording, _ restsOn: [Int], _ mend: Wording? = nil) {
        self.result = result
        self.because = because
        // Mostly they are: 64 rules look at each case of an organisation.
        let isAscending = zip(restsOn, restsOn.dropFirst()).allSatisfy { $0 < $1 }
        self.restsOn = isAscending ? restsOn : Array(Set(restsOn)).sorted()
        self.mend = mend
    }

    static func pass(_ dutch: String, _ english: String, on records: [Int] = []) -> Verdict {
        Verdict(.pass, Wording(dutch, english), records)
    }

    static func passWithReason(_ dutch: String, _ english: String, on records: [Int]) -> Verdict {
        Verdict(.passWithReason, Wording(dutch, english), records)
    }

    static func notYetDue(_ dutch: String, _ english: String, on records: [Int] = [], mend: Wording? = nil) -> Verdict {
        Verdict(.notYetDue, Wording(dutch, english), records, mend)
    }

    static func notApplicable(_ dutch: String, _ english: String, on records: [Int] = []) -> Verdict {
        Verdict(.notApplicable, Wording(dutch, english), records)
    }

    static func fail(_ dutch: String, _ english: String, on records: [Int] = [], mend: Wording) -> Verdict {
        Verdict(.fail, Wording(dutch, english), records, mend)
    }
}
