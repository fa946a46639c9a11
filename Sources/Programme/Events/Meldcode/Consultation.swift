import Wire

// Steps 1 and 2 of the Meldcode (domain 1.2, 1.6): the kindcheck, acute danger, and who was asked.

/// A consultation of step 2.
public struct Consultation: CaseFact {
    public static let kind = EventKind.meldcodeConsulted
    public static let command: StaticString = "consult-for-meldcode"
    public static func event(_ payload: CaseEvent<Consultation>) -> ProgrammeEvent { .meldcodeConsulted(payload) }

    public var on: Day
    /// Who asked.
    public var by: CaseRole
    public var consulted: Consulted
    /// The function of the person consulted: in a small town it says who she is.
    public var function: Personal?
    public var question: Personal
    public var outcome: Personal
    /// The one consulted, if she is a coordinator of the programme: nobody consults herself (MC-15).
    public var colleague: CoordinatorID?
    /// Whether it was asked without data of the family, as advice of Veilig Thuis is (MC-16).
    public var anonymous: Bool?
    /// Whether the other children in the home were spoken of (MC-06).
    public var otherChildren: Bool?
    /// Who does what next.
    public var nextStep: Personal?

    public init(
        on: Day, by: CaseRole, consulted: Consulted, function: Personal? = nil, question: Personal, outcome: Personal,
        colleague: CoordinatorID? = nil, anonymous: Bool? = nil, otherChildren: Bool? = nil, nextStep: Personal? = nil
    ) {
        self.on = on
        self.by = by
        self.consulted = consulted
        self.function = function
        self.question = question
        self.outcome = outcome
        self.colleague = colleague
        self.anonymous = anonymous
        self.otherChildren = otherChildren
        self.nextStep = nextStep
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        consulted = try fields.value("consulted")
        function = try fields.optionalPersonal("function", .line)
        question = try fields.personal("question")
        outcome = try fields.personal("outcome")
        colleague = try fields.optional("colleague")
        anonymous = try fields.optional("anonymous")
        otherChildren = try fields.optional("otherChildren")
        nextStep = try fields.optionalPersonal("nextStep")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("consulted", consulted)
        fields.personal("function", function)
        fields.personal("question", question)
        fields.personal("outcome", outcome)
        fields.optional("colleague", colleague)
        fields.optional("anonymous", anonymous)
        fields.optional("otherChildren", otherChildren)
        fields.personal("nextStep", nextStep)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> Consultation {
        var changed = self
        changed.function = function.map(change)
        changed.question = change(question)
        changed.outcome = change(outcome)
        changed.nextStep = nextStep.map(change)
        return changed
    }
}

/// Whoever can come at once was called (MC-11).
public struct EmergencyContact: CaseFact {
    public static let kind = EventKind.meldcodeEmergencyContacted
    public static let command: StaticString = "contact-emergency-services"
    public static func event(_ payload: CaseEvent<EmergencyContact>) -> ProgrammeEvent {
        .meldcodeEmergencyContacted(payload)
    }

    public var on: Day
    /// Who called.
    public var by: CaseRole
    public var service: EmergencyService
    public var outcome: Personal
    public var time: ClockTime?

    public init(on: Day, by: CaseRole, service: EmergencyService, outcome: Personal, time: ClockTime? = nil) {
        self.on = on
        self.by = by
        self.service = service
        self.outcome = outcome
        self.time = time
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        service = try fields.value("service")
        outcome = try fields.personal("outcome")
        time = try fields.optional("time")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.value("service", service)
        fields.personal("outcome", outcome)
        fields.optional("time", time)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> EmergencyContact {
        var changed = self
        changed.outcome = change(outcome)
        return changed
    }
}

/// Which children and others depend on the mother, and who shares the care (MC-05; domain 1.6).
public struct Kindcheck: CaseFact {
    public static let kind = EventKind.meldcodeKindcheckAnswered
    public static let command: StaticString = "answer-kindcheck"
    public static func event(_ payload: CaseEvent<Kindcheck>) -> ProgrammeEvent { .meldcodeKindcheckAnswered(payload) }

    public var on: Day
    /// Who asked.
    public var by: CaseRole
    /// Children in the home, the one of the trajectory among them.
    public var childCount: Int
    /// Others who depend on her.
    public var otherCount: Int?
    /// Whether she is expecting again.
    public var expecting: Bool?
    public var care: CareSharing?
    /// How many parents have authority over the child (MC-23).
    public var parentsWithAuthority: Int?
    /// The ages of the children, as they were said.
    public var ages: Personal?

    public init(
        on: Day, by: CaseRole, childCount: Int, otherCount: Int? = nil, expecting: Bool? = nil,
        care: CareSharing? = nil, parentsWithAuthority: Int? = nil, ages: Personal? = nil
    ) {
        self.on = on
        self.by = by
        self.childCount = childCount
        self.otherCount = otherCount
        self.expecting = expecting
        self.care = care
        self.parentsWithAuthority = parentsWithAuthority
        self.ages = ages
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        by = try fields.value("by")
        childCount = try fields.integer("childCount", in: Dependants.accepted)
        otherCount = try fields.optionalInteger("otherCount", in: Dependants.accepted)
        expecting = try fields.optional("expecting")
        care = try fields.optional("care")
        parentsWithAuthority = try fields.optionalInteger("parentsWithAuthority", in: ParentalAuthority.accepted)
        ages = try fields.optionalPersonal("ages")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.value("by", by)
        fields.integer("childCount", childCount)
        fields.integer("otherCount", otherCount)
        fields.optional("expecting", expecting)
        fields.optional("care", care)
        fields.integer("parentsWithAuthority", parentsWithAuthority)
        fields.personal("ages", ages)
    }

    public func mapTexts(_ change: (Personal) -> Personal) -> Kindcheck {
        var changed = self
        changed.ages = ages.map(change)
        return changed
    }
}
