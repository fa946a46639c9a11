import Wire

// What follows decision A (domain 1.2, 1.4): the report to Veilig Thuis, and what came back.

/// A report (melding) to Veilig Thuis. Advice is never one (MC-16).
public struct Report: CaseFact {
    public static let kind = EventKind.meldcodeReported
    public static let command: StaticString = "report-meldcode-case"
    public static func event(_ payload: CaseEvent<Report>) -> ProgrammeEvent { .meldcodeReported(payload) }

    public var on: Day
    public var by: CaseRole
    public var channel: ReportChannel
    /// The region of Veilig Thuis.
    public var region: String
    /// What MIM itself saw and heard (MC-40).
    public var ownFacts: Personal
    /// What others told, with who they are.
    public var thirdPartyFacts: Personal?
    public var time: ClockTime?
    /// Whether the reporter's name is kept from the family (MC-43).
    public var anonymous: Bool?
    public var anonymityGround: AnonymityGround?
    public var reporterName: Personal?
    public var reporterFunction: Personal?
    /// The motive as it was given to Veilig Thuis.
    public var anonymityMotive: Personal?

    public init(
        on: Day, by: CaseRole, channel: ReportChannel, region: String, ownFacts: Personal,
        thirdPartyFacts: Personal? = nil, time: ClockTime? = nil, anonymous: Bool? = nil,
        anonymityGround: AnonymityGround? = nil, reporterName: Personal? = nil, reporterFunction: Personal? = nil,
        anonymityMotive: Personal? = nil
    ) {
        self.on = on
        self.by = by
        self.channel = channel
        self.region = region
        self.ownFacts = ownFacts
        self.thirdPartyFacts = thirdPartyFacts
        self.time = time
        self.anonymous = anonymous
        self.anonymityGround = anonymityGround
        self.reporterName = reporterName
        self.reporterFunction = reporterFunction
        self.anonymityMotive = anonymityMotive
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        channel = try fields.value("channel")
        region = try fields.value("region")
        ownFacts = try fields.personal("ownFacts")
        thirdPartyFacts = try fields.optionalPersonal("thirdPartyFacts")
        time = try fields.optional("time")
        anonymous = try fields.optional("anonymous")
        anonymityGround = try fields.optional("anonymityGround")
        reporterName = try fields.optionalPersonal("reporterName", .line)
        reporterFunction = try fields.optionalPersonal("reporterFunction", .line)
        anonymityMotive = try fields.optionalPersonal("anonymityMotive")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("channel", channel)
        fields.value("region", region)
        fields.personal("ownFacts", ownFacts)
        fields.personal("thirdPartyFacts", thirdPartyFacts)
        fields.optional("time", time)
        fields.optional("anonymous", anonymous)
        fields.optional("anonymityGround", anonymityGround)
        fields.personal("reporterName", reporterName)
        fields.personal("reporterFunction", reporterFunction)
        fields.personal("anonymityMotive", anonymityMotive)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> Report {
        var changed = self
        changed.ownFacts = change(ownFacts)
        changed.thirdPartyFacts = thirdPartyFacts.map(change)
        changed.reporterName = reporterName.map(change)
        changed.reporterFunction = reporterFunction.map(change)
        changed.anonymityMotive = anonymityMotive.map(change)
        return changed
    }
}

/// What was heard or agreed afterwards: of Veilig Thuis after a report, of the family, of those who help.
/// It can come after the case was closed, which stays closed.
public struct FollowUp: CaseFact {
    public static let kind = EventKind.meldcodeFollowedUp
    public static let command: StaticString = "follow-up-meldcode-case"
    public static func event(_ payload: CaseEvent<FollowUp>) -> ProgrammeEvent { .meldcodeFollowedUp(payload) }
    public static let mayFollowClosure = true

    public var on: Day
    /// Who heard it for MIM.
    public var by: CaseRole
    public var contact: FollowUpContact
    public var outcome: Personal
    /// What was agreed (MC-44).
    public var agreements: Personal?
    /// What Veilig Thuis let know (MC-45).
    public var feedback: Feedback?

    public init(
        on: Day, by: CaseRole, contact: FollowUpContact, outcome: Personal, agreements: Personal? = nil,
        feedback: Feedback? = nil
    ) {
        self.on = on
        self.by = by
        self.contact = contact
        self.outcome = outcome
        self.agreements = agreements
        self.feedback = feedback
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        contact = try fields.value("contact")
        outcome = try fields.personal("outcome")
        agreements = try fields.optionalPersonal("agreements")
        feedback = try fields.optional("feedback")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("contact", contact)
        fields.personal("outcome", outcome)
        fields.personal("agreements", agreements)
        fields.optional("feedback", feedback)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> FollowUp {
        var changed = self
        changed.outcome = change(outcome)
        changed.agreements = agreements.map(change)
        return changed
    }
}

/// Whether the case is signalled in the Verwijsindex: another register, and never instead of a report (MC-38;
/// domain 1.6).
public struct VerwijsindexConsideration: CaseFact {
    public static let kind = EventKind.meldcodeVerwijsindexConsidered
    public static let command: StaticString = "consider-verwijsindex"
    public static func event(_ payload: CaseEvent<VerwijsindexConsideration>) -> ProgrammeEvent {
        .meldcodeVerwijsindexConsidered(payload)
    }

    public var on: Day
    public var by: CaseRole
    public var choice: VerwijsindexChoice
    public var reason: Personal

    public init(on: Day, by: CaseRole, choice: VerwijsindexChoice, reason: Personal) {
        self.on = on
        self.by = by
        self.choice = choice
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        choice = try fields.value("choice")
        reason = try fields.personal("reason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("choice", choice)
        fields.personal("reason", reason)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> VerwijsindexConsideration {
        var changed = self
        changed.reason = change(reason)
        return changed
    }
}
