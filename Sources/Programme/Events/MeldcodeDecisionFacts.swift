import Wire

// What is recorded of the weighing and the decisions of the Meldcode (domain 1.2): shared by the command and its event.

/// The weighing of step 4 with the five questions of the framework (domain 1.3), as far as they were reached.
public struct Weighing: FieldObject {
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

    public init(
        on: Day, by: CaseRole, framework: String, frameworkVersion: String, suspicion: Answer,
        unsafety: Answer? = nil, helpPossible: Answer? = nil, helpAccepted: Answer? = nil, helpWorks: Answer? = nil,
        reasoning: Personal
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
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Weighing {
        var owned = self
        owned.reasoning = reasoning.of(subject)
        return owned
    }
}

/// One of the two decisions of step 5.
public struct Decision: FieldObject {
    public var on: Day
    public var decision: CaseDecision
    /// Whether it is done.
    public var outcome: Bool
    /// Who decided.
    public var by: CaseRole
    public var reasons: Personal

    public init(on: Day, decision: CaseDecision, outcome: Bool, by: CaseRole, reasons: Personal) {
        self.on = on
        self.decision = decision
        self.outcome = outcome
        self.by = by
        self.reasons = reasons
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        decision = try fields.value("decision")
        outcome = try fields.value("outcome")
        by = try fields.value("by")
        reasons = try fields.personal("reasons")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("decision", decision)
        fields.value("outcome", outcome)
        fields.value("by", by)
        fields.personal("reasons", reasons)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Decision {
        var owned = self
        owned.reasons = reasons.of(subject)
        return owned
    }
}
