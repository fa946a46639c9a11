import Wire

// What is recorded at the first three steps of the Meldcode (domain 1.2): shared by the command and its event.

/// A signal of step 1.
public struct Signal: FieldObject {
    /// The day of the observation.
    public var on: Day
    /// The day on which the coordinator heard of it (MC-07).
    public var toldCoordinatorOn: Day?
    public var source: SignalSource
    /// Who observed it.
    public var observer: CaseRole
    public var specialForms: CodeSet<SpecialForm>
    /// Absent when nobody was asked.
    public var acuteDanger: Bool?
    /// What was seen or heard, apart from what it may mean (MC-02).
    public var facts: Personal
    public var interpretation: Personal?
    /// Signals against the suspicion (MC-04).
    public var against: Personal?

    public init(
        on: Day, toldCoordinatorOn: Day? = nil, source: SignalSource, observer: CaseRole,
        specialForms: CodeSet<SpecialForm> = [], acuteDanger: Bool? = nil, facts: Personal,
        interpretation: Personal? = nil, against: Personal? = nil
    ) {
        self.on = on
        self.toldCoordinatorOn = toldCoordinatorOn
        self.source = source
        self.observer = observer
        self.specialForms = specialForms
        self.acuteDanger = acuteDanger
        self.facts = facts
        self.interpretation = interpretation
        self.against = against
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        toldCoordinatorOn = try fields.optional("toldCoordinatorOn")
        source = try fields.value("source")
        observer = try fields.value("observer")
        specialForms = try fields.set("specialForms")
        acuteDanger = try fields.optional("acuteDanger")
        facts = try fields.personal("facts")
        interpretation = try fields.optionalPersonal("interpretation")
        against = try fields.optionalPersonal("against")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.optional("toldCoordinatorOn", toldCoordinatorOn)
        fields.value("source", source)
        fields.value("observer", observer)
        fields.set("specialForms", specialForms)
        fields.optional("acuteDanger", acuteDanger)
        fields.personal("facts", facts)
        fields.personal("interpretation", interpretation)
        fields.personal("against", against)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Signal {
        var owned = self
        owned.facts = facts.of(subject)
        owned.interpretation = interpretation?.of(subject)
        owned.against = against?.of(subject)
        return owned
    }
}

/// A consultation of step 2.
public struct Consultation: FieldObject {
    public var on: Day
    /// Who asked.
    public var by: CaseRole
    public var consulted: Consulted
    /// The function of the person consulted: in a small town it says who she is.
    public var function: Personal?
    public var question: Personal
    public var outcome: Personal

    public init(
        on: Day, by: CaseRole, consulted: Consulted, function: Personal? = nil, question: Personal, outcome: Personal
    ) {
        self.on = on
        self.by = by
        self.consulted = consulted
        self.function = function
        self.question = question
        self.outcome = outcome
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        consulted = try fields.value("consulted")
        function = try fields.optionalPersonal("function", .line)
        question = try fields.personal("question")
        outcome = try fields.personal("outcome")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("consulted", consulted)
        fields.personal("function", function)
        fields.personal("question", question)
        fields.personal("outcome", outcome)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Consultation {
        var owned = self
        owned.function = function?.of(subject)
        owned.question = question.of(subject)
        owned.outcome = outcome.of(subject)
        return owned
    }
}

/// A conversation of step 3.
public struct Conversation: FieldObject {
    public var on: Day
    /// Who led it.
    public var by: CaseRole
    /// The concerns named.
    public var concerns: Personal
    /// The view and reaction of those involved.
    public var reaction: Personal
    public var agreements: Personal?

    public init(on: Day, by: CaseRole, concerns: Personal, reaction: Personal, agreements: Personal? = nil) {
        self.on = on
        self.by = by
        self.concerns = concerns
        self.reaction = reaction
        self.agreements = agreements
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        concerns = try fields.personal("concerns")
        reaction = try fields.personal("reaction")
        agreements = try fields.optionalPersonal("agreements")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.personal("concerns", concerns)
        fields.personal("reaction", reaction)
        fields.personal("agreements", agreements)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Conversation {
        var owned = self
        owned.concerns = concerns.of(subject)
        owned.reaction = reaction.of(subject)
        owned.agreements = agreements?.of(subject)
        return owned
    }
}

/// Step 3 left out: a ground, an explanation, and who decided it.
public struct Omission: FieldObject {
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

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Omission {
        var owned = self
        owned.explanation = explanation.of(subject)
        return owned
    }
}
