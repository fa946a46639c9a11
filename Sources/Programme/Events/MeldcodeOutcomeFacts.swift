import Wire

// What is recorded after the decisions of the Meldcode (domain 1.2): shared by the command and its event.

/// A report (melding) to Veilig Thuis. Advice is never one (MC-16).
public struct Report: FieldObject {
    public var on: Day
    public var by: CaseRole
    public var channel: ReportChannel
    /// The region of Veilig Thuis.
    public var region: String
    /// What MIM itself saw and heard (MC-40).
    public var ownFacts: Personal
    /// What others told, with who they are.
    public var thirdPartyFacts: Personal?

    public init(
        on: Day, by: CaseRole, channel: ReportChannel, region: String, ownFacts: Personal,
        thirdPartyFacts: Personal? = nil
    ) {
        self.on = on
        self.by = by
        self.channel = channel
        self.region = region
        self.ownFacts = ownFacts
        self.thirdPartyFacts = thirdPartyFacts
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        channel = try fields.value("channel")
        region = try fields.value("region")
        ownFacts = try fields.personal("ownFacts")
        thirdPartyFacts = try fields.optionalPersonal("thirdPartyFacts")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("channel", channel)
        fields.value("region", region)
        fields.personal("ownFacts", ownFacts)
        fields.personal("thirdPartyFacts", thirdPartyFacts)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Report {
        var owned = self
        owned.ownFacts = ownFacts.of(subject)
        owned.thirdPartyFacts = thirdPartyFacts?.of(subject)
        return owned
    }
}

/// Help agreed with those involved.
public struct HelpAgreement: FieldObject {
    public var on: Day
    /// Who made the agreement for MIM.
    public var by: CaseRole
    /// When it is looked at again (MC-36).
    public var reviewOn: Day?
    public var plan: Personal

    public init(on: Day, by: CaseRole, reviewOn: Day? = nil, plan: Personal) {
        self.on = on
        self.by = by
        self.reviewOn = reviewOn
        self.plan = plan
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        reviewOn = try fields.optional("reviewOn")
        plan = try fields.personal("plan")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.optional("reviewOn", reviewOn)
        fields.personal("plan", plan)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> HelpAgreement {
        var owned = self
        owned.plan = plan.of(subject)
        return owned
    }
}

/// What was heard or agreed afterwards: of Veilig Thuis after a report, of the family, of those who help.
public struct FollowUp: FieldObject {
    public var on: Day
    /// Who heard it for MIM.
    public var by: CaseRole
    public var contact: FollowUpContact
    public var outcome: Personal
    /// What was agreed (MC-44).
    public var agreements: Personal?

    public init(on: Day, by: CaseRole, contact: FollowUpContact, outcome: Personal, agreements: Personal? = nil) {
        self.on = on
        self.by = by
        self.contact = contact
        self.outcome = outcome
        self.agreements = agreements
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        contact = try fields.value("contact")
        outcome = try fields.personal("outcome")
        agreements = try fields.optionalPersonal("agreements")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("contact", contact)
        fields.personal("outcome", outcome)
        fields.personal("agreements", agreements)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> FollowUp {
        var owned = self
        owned.outcome = outcome.of(subject)
        owned.agreements = agreements?.of(subject)
        return owned
    }
}

/// Whether MIM itself goes on.
public struct ContinuationDecision: FieldObject {
    public var on: Day
    public var choice: Continuation
    public var by: CaseRole
    public var reason: Personal

    public init(on: Day, choice: Continuation, by: CaseRole, reason: Personal) {
        self.on = on
        self.choice = choice
        self.by = by
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        choice = try fields.value("choice")
        by = try fields.value("by")
        reason = try fields.personal("reason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("choice", choice)
        fields.value("by", by)
        fields.personal("reason", reason)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> ContinuationDecision {
        var owned = self
        owned.reason = reason.of(subject)
        return owned
    }
}

/// The end of a case.
public struct Closure: FieldObject {
    public var on: Day
    public var finding: CaseFinding
    public var by: CaseRole
    public var reason: Personal

    public init(on: Day, finding: CaseFinding, by: CaseRole, reason: Personal) {
        self.on = on
        self.finding = finding
        self.by = by
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        finding = try fields.value("finding")
        by = try fields.value("by")
        reason = try fields.personal("reason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("finding", finding)
        fields.value("by", by)
        fields.personal("reason", reason)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Closure {
        var owned = self
        owned.reason = reason.of(subject)
        return owned
    }
}
