import Wire

// Steps 4 and 5 of the Meldcode (domain 1.2, 1.3).

/// The weighing of step 4 with the five questions of the framework (domain 1.3), as far as they were reached.
public struct Weighing: CaseFact {
    public static let kind = EventKind.meldcodeWeighed
    public static let command: StaticString = "weigh-meldcode-case"
    public static func event(_ payload: CaseEvent<Weighing>) -> ProgrammeEvent { .meldcodeWeighed(payload) }

    public var on: Day
    public var by: CaseRole
    /// The assessment framework (afwegingskader) of the profession.
    public var framework: String
    public var frameworkVersion: String
    /// Question 1: is there still a suspicion?
    public var suspicion: Answer
    /// Question 2: acute or structural unsafety?
    public var unsafety: Answer?
    /// Question 3: can we give or organise effective help?
    public var helpPossible: Answer?
    /// Question 4: do those involved accept it?
    public var helpAccepted: Answer?
    /// Question 5: does it lead to safety in time?
    public var helpWorks: Answer?
    public var reasoning: Personal
    public var nature: CodeSet<HarmNature>
    public var severity: HarmSeverity?
    public var risk: HarmRisk?
    /// What it rests on (MC-26).
    public var basis: CodeSet<WeighingBasis>
    /// Whether a risk instrument was used (MC-28).
    public var instrumentUsed: Bool?
    public var instrument: String?
    /// Whether the other children in the home were taken into account (MC-06).
    public var otherChildren: Bool?
    public var suspicionReason: Personal?
    public var unsafetyReason: Personal?
    public var helpPossibleReason: Personal?
    public var helpAcceptedReason: Personal?
    public var helpWorksReason: Personal?

    public init(
        on: Day, by: CaseRole, framework: String, frameworkVersion: String, suspicion: Answer, unsafety: Answer? = nil,
        helpPossible: Answer? = nil, helpAccepted: Answer? = nil, helpWorks: Answer? = nil, reasoning: Personal,
        nature: CodeSet<HarmNature> = [], severity: HarmSeverity? = nil, risk: HarmRisk? = nil,
        basis: CodeSet<WeighingBasis> = [], instrumentUsed: Bool? = nil, instrument: String? = nil,
        otherChildren: Bool? = nil, suspicionReason: Personal? = nil, unsafetyReason: Personal? = nil,
        helpPossibleReason: Personal? = nil, helpAcceptedReason: Personal? = nil, helpWorksReason: Personal? = nil
    ) {
        self.on = on
        self.by = by
        self.framework = framework
        self.frameworkVersion = frameworkVersion
        self.suspicion = suspicion
        self.unsafety = unsafety
        self.helpPossible = helpPossible
        self.helpAccepted = helpAccepted
        self.helpWorks = helpWorks
        self.reasoning = reasoning
        self.nature = nature
        self.severity = severity
        self.risk = risk
        self.basis = basis
        self.instrumentUsed = instrumentUsed
        self.instrument = instrument
        self.otherChildren = otherChildren
        self.suspicionReason = suspicionReason
        self.unsafetyReason = unsafetyReason
        self.helpPossibleReason = helpPossibleReason
        self.helpAcceptedReason = helpAcceptedReason
        self.helpWorksReason = helpWorksReason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        framework = try fields.value("framework")
        frameworkVersion = try fields.value("frameworkVersion")
        suspicion = try fields.value("suspicion")
        unsafety = try fields.optional("unsafety")
        helpPossible = try fields.optional("helpPossible")
        helpAccepted = try fields.optional("helpAccepted")
        helpWorks = try fields.optional("helpWorks")
        reasoning = try fields.personal("reasoning")
        nature = try fields.set("nature")
        severity = try fields.optional("severity")
        risk = try fields.optional("risk")
        basis = try fields.set("basis")
        instrumentUsed = try fields.optional("instrumentUsed")
        instrument = try fields.optional("instrument")
        otherChildren = try fields.optional("otherChildren")
        suspicionReason = try fields.optionalPersonal("suspicionReason")
        unsafetyReason = try fields.optionalPersonal("unsafetyReason")
        helpPossibleReason = try fields.optionalPersonal("helpPossibleReason")
        helpAcceptedReason = try fields.optionalPersonal("helpAcceptedReason")
        helpWorksReason = try fields.optionalPersonal("helpWorksReason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("framework", framework)
        fields.value("frameworkVersion", frameworkVersion)
        fields.value("suspicion", suspicion)
        fields.optional("unsafety", unsafety)
        fields.optional("helpPossible", helpPossible)
        fields.optional("helpAccepted", helpAccepted)
        fields.optional("helpWorks", helpWorks)
        fields.personal("reasoning", reasoning)
        fields.set("nature", nature)
        fields.optional("severity", severity)
        fields.optional("risk", risk)
        fields.set("basis", basis)
        fields.optional("instrumentUsed", instrumentUsed)
        fields.optional("instrument", instrument)
        fields.optional("otherChildren", otherChildren)
        fields.personal("suspicionReason", suspicionReason)
        fields.personal("unsafetyReason", unsafetyReason)
        fields.personal("helpPossibleReason", helpPossibleReason)
        fields.personal("helpAcceptedReason", helpAcceptedReason)
        fields.personal("helpWorksReason", helpWorksReason)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> Weighing {
        var changed = self
        changed.reasoning = change(reasoning)
        changed.suspicionReason = suspicionReason.map(change)
        changed.unsafetyReason = unsafetyReason.map(change)
        changed.helpPossibleReason = helpPossibleReason.map(change)
        changed.helpAcceptedReason = helpAcceptedReason.map(change)
        changed.helpWorksReason = helpWorksReason.map(change)
        return changed
    }
}

/// One of the two decisions of step 5.
public struct Decision: CaseFact {
    public static let kind = EventKind.meldcodeDecided
    public static let command: StaticString = "decide-meldcode-case"
    public static func event(_ payload: CaseEvent<Decision>) -> ProgrammeEvent { .meldcodeDecided(payload) }

    public var on: Day
    public var decision: CaseDecision
    /// Whether it is done.
    public var outcome: Bool
    /// Who decided.
    public var by: CaseRole
    public var reasons: Personal
    /// The function of the decider.
    public var function: Personal?
    /// Who agreed to a decision that departs from the framework (MC-31).
    public var secondPerson: CaseRole?
    /// Why it departs from the framework.
    public var deviation: Personal?

    public init(
        on: Day, decision: CaseDecision, outcome: Bool, by: CaseRole, reasons: Personal, function: Personal? = nil,
        secondPerson: CaseRole? = nil, deviation: Personal? = nil
    ) {
        self.on = on
        self.decision = decision
        self.outcome = outcome
        self.by = by
        self.reasons = reasons
        self.function = function
        self.secondPerson = secondPerson
        self.deviation = deviation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        decision = try fields.value("decision")
        outcome = try fields.value("outcome")
        by = try fields.value("by")
        reasons = try fields.personal("reasons")
        function = try fields.optionalPersonal("function", .line)
        secondPerson = try fields.optional("secondPerson")
        deviation = try fields.optionalPersonal("deviation")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("decision", decision)
        fields.value("outcome", outcome)
        fields.value("by", by)
        fields.personal("reasons", reasons)
        fields.personal("function", function)
        fields.optional("secondPerson", secondPerson)
        fields.personal("deviation", deviation)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> Decision {
        var changed = self
        changed.reasons = change(reasons)
        changed.function = function.map(change)
        changed.deviation = deviation.map(change)
        return changed
    }
}
