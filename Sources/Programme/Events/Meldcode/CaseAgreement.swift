import Wire

// What is agreed in a case and who owns it, and what is left out and why: comply or explain (domain 1.7).

/// Something agreed in a case, with an owner (MC-52).
public struct CaseAgreement: CaseFact {
    public static let kind = EventKind.meldcodeAgreementMade
    public static let command: StaticString = "make-case-agreement"
    public static func event(_ payload: CaseEvent<CaseAgreement>) -> ProgrammeEvent { .meldcodeAgreementMade(payload) }

    public var on: Day
    public var by: CaseRole
    /// Absent in a command makes a new one.
    public var agreement: AgreementID?
    /// Who has to do it.
    public var owner: AgreementOwner
    public var dueOn: Day?
    public var content: Personal

    public init(
        on: Day, by: CaseRole, agreement: AgreementID? = nil, owner: AgreementOwner, dueOn: Day? = nil,
        content: Personal
    ) {
        self.on = on
        self.by = by
        self.agreement = agreement
        self.owner = owner
        self.dueOn = dueOn
        self.content = content
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        agreement = try fields.optional("agreement")
        owner = try fields.value("owner")
        dueOn = try fields.optional("dueOn")
        content = try fields.personal("content")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.optional("agreement", agreement)
        fields.value("owner", owner)
        fields.optional("dueOn", dueOn)
        fields.personal("content", content)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> CaseAgreement {
        var changed = self
        changed.content = change(content)
        return changed
    }

    public func admitted(to meldcodeCase: CaseState, _ context: DecisionContext) throws(Refusal) -> CaseAgreement {
        if let dueOn, dueOn < on { throw .agreedForEarlier("dueOn", than: on) }
        if let agreement, meldcodeCase.agreements.contains(agreement) { throw .exists(AgreementID.self) }
        var known = self
        known.agreement = context.id(agreement, or: 0)
        return known
    }
}

/// An agreement was kept or dropped.
public struct AgreementSettlement: CaseFact {
    public static let kind = EventKind.meldcodeAgreementSettled
    public static let command: StaticString = "settle-case-agreement"
    public static func event(_ payload: CaseEvent<AgreementSettlement>) -> ProgrammeEvent {
        .meldcodeAgreementSettled(payload)
    }
    public static let mayFollowClosure = true

    public var on: Day
    public var by: CaseRole
    public var agreement: AgreementID
    public var outcome: AgreementOutcome
    /// Why it was dropped.
    public var reason: Personal?

    public init(on: Day, by: CaseRole, agreement: AgreementID, outcome: AgreementOutcome, reason: Personal? = nil) {
        self.on = on
        self.by = by
        self.agreement = agreement
        self.outcome = outcome
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        agreement = try fields.value("agreement")
        outcome = try fields.value("outcome")
        reason = try fields.optionalPersonal("reason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("agreement", agreement)
        fields.value("outcome", outcome)
        fields.personal("reason", reason)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> AgreementSettlement {
        var changed = self
        changed.reason = reason.map(change)
        return changed
    }

    public func admitted(to meldcodeCase: CaseState, _ context: DecisionContext) throws(Refusal) -> AgreementSettlement
    {
        guard meldcodeCase.agreements.contains(agreement) else { throw .unknown(AgreementID.self) }
        return self
    }
}

/// Why something that the Meldcode asks for was left out, came late or was done otherwise.
public struct OmissionExplanation: CaseFact {
    public static let kind = EventKind.meldcodeOmissionExplained
    public static let command: StaticString = "explain-omission"
    public static func event(_ payload: CaseEvent<OmissionExplanation>) -> ProgrammeEvent {
        .meldcodeOmissionExplained(payload)
    }
    public static let mayFollowClosure = true

    public var on: Day
    /// Who decided it.
    public var by: CaseRole
    public var omitted: CaseDuty
    public var explanation: Personal

    public init(on: Day, by: CaseRole, omitted: CaseDuty, explanation: Personal) {
        self.on = on
        self.by = by
        self.omitted = omitted
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        omitted = try fields.value("omitted")
        explanation = try fields.personal("explanation")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("omitted", omitted)
        fields.personal("explanation", explanation)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> OmissionExplanation {
        var changed = self
        changed.explanation = change(explanation)
        return changed
    }
}
