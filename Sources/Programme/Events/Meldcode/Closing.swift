import Wire

// What MIM itself does, and the end of a case (domain 1.2, 4.2).

/// Whether MIM itself goes on (MC-39).
public struct ContinuationDecision: CaseFact {
    public static let kind = EventKind.meldcodeContinuationDecided
    public static let command: StaticString = "decide-continuation"
    public static func event(_ payload: CaseEvent<ContinuationDecision>) -> ProgrammeEvent {
        .meldcodeContinuationDecided(payload)
    }

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

    public func mapTexts(_ change: (Personal) -> Personal) -> ContinuationDecision {
        var changed = self
        changed.reason = change(reason)
        return changed
    }
}

/// The volunteer was looked after and told how to go on (MC-51).
public struct Aftercare: CaseFact {
    public static let kind = EventKind.meldcodeAftercareGiven
    public static let command: StaticString = "give-aftercare"
    public static func event(_ payload: CaseEvent<Aftercare>) -> ProgrammeEvent { .meldcodeAftercareGiven(payload) }
    public static let mayFollowClosure = true

    public var on: Day
    public var by: CaseRole
    public var volunteer: VolunteerID
    public var note: Personal
    public var instruction: Personal?

    public init(on: Day, by: CaseRole, volunteer: VolunteerID, note: Personal, instruction: Personal? = nil) {
        self.on = on
        self.by = by
        self.volunteer = volunteer
        self.note = note
        self.instruction = instruction
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        volunteer = try fields.value("volunteer")
        note = try fields.personal("note")
        instruction = try fields.optionalPersonal("instruction")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("volunteer", volunteer)
        fields.personal("note", note)
        fields.personal("instruction", instruction)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> Aftercare {
        var changed = self
        changed.note = change(note)
        changed.instruction = instruction.map(change)
        return changed
    }
}

/// The end of a case.
public struct Closure: CaseFact {
    public static let kind = EventKind.meldcodeCaseClosed
    public static let command: StaticString = "close-meldcode-case"
    public static func event(_ payload: CaseEvent<Closure>) -> ProgrammeEvent { .meldcodeCaseClosed(payload) }

    public var on: Day
    public var finding: CaseFinding
    public var by: CaseRole
    public var reason: Personal
    /// That the suspicion proved wrong, in so many words (MC-48).
    public var refutation: Personal?

    public init(on: Day, finding: CaseFinding, by: CaseRole, reason: Personal, refutation: Personal? = nil) {
        self.on = on
        self.finding = finding
        self.by = by
        self.reason = reason
        self.refutation = refutation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        finding = try fields.value("finding")
        by = try fields.value("by")
        reason = try fields.personal("reason")
        refutation = try fields.optionalPersonal("refutation")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("finding", finding)
        fields.value("by", by)
        fields.personal("reason", reason)
        fields.personal("refutation", refutation)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> Closure {
        var changed = self
        changed.reason = change(reason)
        changed.refutation = refutation.map(change)
        return changed
    }

    public func admitted(to meldcodeCase: CaseState, _ context: DecisionContext) throws(Refusal) -> Closure {
        guard meldcodeCase.latestOn <= on else { throw .closedBeforeStep(meldcodeCase.latestOn) }
        return self
    }
}
