import Wire

// What follows decision B (domain 1.3): help, and whether it brings safety.

/// Help agreed with those involved: what, who, until when, and how safety is checked (MC-34).
public struct HelpAgreement: CaseFact {
    public static let kind = EventKind.meldcodeHelpAgreed
    public static let command: StaticString = "agree-help"
    public static func event(_ payload: CaseEvent<HelpAgreement>) -> ProgrammeEvent { .meldcodeHelpAgreed(payload) }

    public var on: Day
    /// Who made the agreement for MIM.
    public var by: CaseRole
    /// When it is looked at again (MC-36).
    public var reviewOn: Day?
    public var plan: Personal
    /// The term within which it has to bring safety.
    public var until: Day?
    /// Whether those involved accept it (MC-35).
    public var accepted: Answer?
    public var acceptedOn: Day?
    /// Who gives the help.
    public var helpers: Personal?
    /// How safety is checked meanwhile.
    public var safetyCheck: Personal?

    public init(
        on: Day, by: CaseRole, reviewOn: Day? = nil, plan: Personal, until: Day? = nil, accepted: Answer? = nil,
        acceptedOn: Day? = nil, helpers: Personal? = nil, safetyCheck: Personal? = nil
    ) {
        self.on = on
        self.by = by
        self.reviewOn = reviewOn
        self.plan = plan
        self.until = until
        self.accepted = accepted
        self.acceptedOn = acceptedOn
        self.helpers = helpers
        self.safetyCheck = safetyCheck
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        reviewOn = try fields.optional("reviewOn")
        plan = try fields.personal("plan")
        until = try fields.optional("until")
        accepted = try fields.optional("accepted")
        acceptedOn = try fields.optional("acceptedOn")
        helpers = try fields.optionalPersonal("helpers")
        safetyCheck = try fields.optionalPersonal("safetyCheck")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.optional("reviewOn", reviewOn)
        fields.personal("plan", plan)
        fields.optional("until", until)
        fields.optional("accepted", accepted)
        fields.optional("acceptedOn", acceptedOn)
        fields.personal("helpers", helpers)
        fields.personal("safetyCheck", safetyCheck)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> HelpAgreement {
        var changed = self
        changed.plan = change(plan)
        changed.helpers = helpers.map(change)
        changed.safetyCheck = safetyCheck.map(change)
        return changed
    }

    public func admitted(to meldcodeCase: CaseState, _ context: DecisionContext) throws(Refusal) -> HelpAgreement {
        if let reviewOn, reviewOn < on { throw .agreedForEarlier("reviewOn", than: on) }
        if let until, until < on { throw .agreedForEarlier("until", than: on) }
        return self
    }
}

/// The help was looked at again (MC-36, MC-37).
public struct HelpReview: CaseFact {
    public static let kind = EventKind.meldcodeHelpReviewed
    public static let command: StaticString = "review-help"
    public static func event(_ payload: CaseEvent<HelpReview>) -> ProgrammeEvent { .meldcodeHelpReviewed(payload) }

    public var on: Day
    public var by: CaseRole
    public var result: HelpResult
    public var outcome: Personal
    /// When it is looked at again; absent when that is not needed.
    public var nextReviewOn: Day?

    public init(on: Day, by: CaseRole, result: HelpResult, outcome: Personal, nextReviewOn: Day? = nil) {
        self.on = on
        self.by = by
        self.result = result
        self.outcome = outcome
        self.nextReviewOn = nextReviewOn
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        result = try fields.value("result")
        outcome = try fields.personal("outcome")
        nextReviewOn = try fields.optional("nextReviewOn")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("result", result)
        fields.personal("outcome", outcome)
        fields.optional("nextReviewOn", nextReviewOn)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> HelpReview {
        var changed = self
        changed.outcome = change(outcome)
        return changed
    }

    public func admitted(to meldcodeCase: CaseState, _ context: DecisionContext) throws(Refusal) -> HelpReview {
        if let nextReviewOn, nextReviewOn < on { throw .agreedForEarlier("nextReviewOn", than: on) }
        return self
    }
}
