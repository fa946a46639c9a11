import Wire

// Step 3 of the Meldcode (domain 1.2, 1.5): the conversation, or why there was none.

/// A conversation of step 3.
public struct Conversation: CaseFact {
    public static let kind = EventKind.meldcodeFamilySpoken
    public static let command: StaticString = "speak-with-family"
    public static func event(_ payload: CaseEvent<Conversation>) -> ProgrammeEvent { .meldcodeFamilySpoken(payload) }

    public var on: Day
    /// Who led it.
    public var by: CaseRole
    /// The concerns named.
    public var concerns: Personal
    /// The view and reaction of those involved.
    public var reaction: Personal
    public var agreements: Personal?
    public var present: CodeSet<CaseAttendee>
    /// Whether those involved are ready to accept help.
    public var acceptsHelp: Answer?
    /// Whether it took the suspicion away (MC-25).
    public var suspicionRemoved: Bool?
    /// When the coordinator decided that the volunteer leads it (MC-24).
    public var leadAgreedOn: Day?
    public var goal: Personal?
    /// What those involved did already.
    public var ownSteps: Personal?

    public init(
        on: Day, by: CaseRole, concerns: Personal, reaction: Personal, agreements: Personal? = nil,
        present: CodeSet<CaseAttendee> = [], acceptsHelp: Answer? = nil, suspicionRemoved: Bool? = nil,
        leadAgreedOn: Day? = nil, goal: Personal? = nil, ownSteps: Personal? = nil
    ) {
        self.on = on
        self.by = by
        self.concerns = concerns
        self.reaction = reaction
        self.agreements = agreements
        self.present = present
        self.acceptsHelp = acceptsHelp
        self.suspicionRemoved = suspicionRemoved
        self.leadAgreedOn = leadAgreedOn
        self.goal = goal
        self.ownSteps = ownSteps
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        concerns = try fields.personal("concerns")
        reaction = try fields.personal("reaction")
        agreements = try fields.optionalPersonal("agreements")
        present = try fields.set("present")
        acceptsHelp = try fields.optional("acceptsHelp")
        suspicionRemoved = try fields.optional("suspicionRemoved")
        leadAgreedOn = try fields.optional("leadAgreedOn")
        goal = try fields.optionalPersonal("goal")
        ownSteps = try fields.optionalPersonal("ownSteps")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.personal("concerns", concerns)
        fields.personal("reaction", reaction)
        fields.personal("agreements", agreements)
        fields.set("present", present)
        fields.optional("acceptsHelp", acceptsHelp)
        fields.optional("suspicionRemoved", suspicionRemoved)
        fields.optional("leadAgreedOn", leadAgreedOn)
        fields.personal("goal", goal)
        fields.personal("ownSteps", ownSteps)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> Conversation {
        var changed = self
        changed.concerns = change(concerns)
        changed.reaction = change(reaction)
        changed.agreements = agreements.map(change)
        changed.goal = goal.map(change)
        changed.ownSteps = ownSteps.map(change)
        return changed
    }
}

/// Step 3 left out: a ground, an explanation, and who decided it.
public struct Omission: CaseFact {
    public static let kind = EventKind.meldcodeConversationOmitted
    public static let command: StaticString = "omit-conversation"
    public static func event(_ payload: CaseEvent<Omission>) -> ProgrammeEvent { .meldcodeConversationOmitted(payload) }

    public var on: Day
    public var ground: OmissionGround
    /// Who decided it.
    public var by: CaseRole
    /// How many attempts were made to reach the family (MC-21).
    public var attemptCount: Int?
    /// When the family will be informed instead (MC-22).
    public var laterOn: Day?
    public var explanation: Personal

    public init(
        on: Day, ground: OmissionGround, by: CaseRole, attemptCount: Int? = nil, laterOn: Day? = nil,
        explanation: Personal
    ) {
        self.on = on
        self.ground = ground
        self.by = by
        self.attemptCount = attemptCount
        self.laterOn = laterOn
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        ground = try fields.value("ground")
        by = try fields.value("by")
        attemptCount = try fields.optionalInteger("attemptCount", in: Attempts.accepted)
        laterOn = try fields.optional("laterOn")
        explanation = try fields.personal("explanation")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("ground", ground)
        fields.value("by", by)
        fields.integer("attemptCount", attemptCount)
        fields.optional("laterOn", laterOn)
        fields.personal("explanation", explanation)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> Omission {
        var changed = self
        changed.explanation = change(explanation)
        return changed
    }

    public func admitted(to meldcodeCase: CaseState, _ context: DecisionContext) throws(Refusal) -> Omission {
        if let laterOn, laterOn < on { throw .agreedForEarlier("laterOn", than: on) }
        return self
    }
}

/// Somebody tried to reach the family (MC-21).
public struct ContactAttempt: CaseFact {
    public static let kind = EventKind.meldcodeContactAttempted
    public static let command: StaticString = "attempt-contact"
    public static func event(_ payload: CaseEvent<ContactAttempt>) -> ProgrammeEvent {
        .meldcodeContactAttempted(payload)
    }

    public var on: Day
    /// Who tried.
    public var by: CaseRole
    public var channel: ContactChannel
    public var outcome: Personal?

    public init(on: Day, by: CaseRole, channel: ContactChannel, outcome: Personal? = nil) {
        self.on = on
        self.by = by
        self.channel = channel
        self.outcome = outcome
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        channel = try fields.value("channel")
        outcome = try fields.optionalPersonal("outcome")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("channel", channel)
        fields.personal("outcome", outcome)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> ContactAttempt {
        var changed = self
        changed.outcome = outcome.map(change)
        return changed
    }
}

/// Those involved were told something of the case, or were not, and why.
public struct FamilyNotice: CaseFact {
    public static let kind = EventKind.meldcodeFamilyInformed
    public static let command: StaticString = "inform-family"
    public static func event(_ payload: CaseEvent<FamilyNotice>) -> ProgrammeEvent { .meldcodeFamilyInformed(payload) }
    public static let mayFollowClosure = true

    public var on: Day
    /// Who told it, or decided that it is not told.
    public var by: CaseRole
    public var about: NoticeSubject
    public var informed: Bool
    /// Whether the coordinator knew of the suspicion by then (MC-10).
    public var coordinatorKnew: Bool?
    public var reaction: Personal?
    /// Why they were not told.
    public var reason: Personal?

    public init(
        on: Day, by: CaseRole, about: NoticeSubject, informed: Bool, coordinatorKnew: Bool? = nil,
        reaction: Personal? = nil, reason: Personal? = nil
    ) {
        self.on = on
        self.by = by
        self.about = about
        self.informed = informed
        self.coordinatorKnew = coordinatorKnew
        self.reaction = reaction
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        about = try fields.value("about")
        informed = try fields.value("informed")
        coordinatorKnew = try fields.optional("coordinatorKnew")
        reaction = try fields.optionalPersonal("reaction")
        reason = try fields.optionalPersonal("reason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("about", about)
        fields.value("informed", informed)
        fields.optional("coordinatorKnew", coordinatorKnew)
        fields.personal("reaction", reaction)
        fields.personal("reason", reason)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> FamilyNotice {
        var changed = self
        changed.reaction = reaction.map(change)
        changed.reason = reason.map(change)
        return changed
    }
}
