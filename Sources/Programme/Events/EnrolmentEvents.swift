import Wire

// From enrolment to the decision whether a mother takes part.

/// What the registration counts of a mother (domain 4.4); all of it voluntary, absent means not stated.
public struct MotherProfile: FieldObject {
    /// Year of birth.
    public var born: Int?
    public var background: Background?
    public var education: Education?
    public var family: FamilyComposition?
    public var income: IncomeSource?
    public var babyCircumstances: CodeSet<BabyCircumstance>
    public var motherCircumstances: CodeSet<MotherCircumstance>

    public init(
        born: Int? = nil, background: Background? = nil, education: Education? = nil,
        family: FamilyComposition? = nil, income: IncomeSource? = nil,
        babyCircumstances: CodeSet<BabyCircumstance> = [], motherCircumstances: CodeSet<MotherCircumstance> = []
    ) {
        self.born = born
        self.background = background
        self.education = education
        self.family = family
        self.income = income
        self.babyCircumstances = babyCircumstances
        self.motherCircumstances = motherCircumstances
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        born = try fields.optionalInteger("born", in: BirthYear.accepted)
        background = try fields.optional("background")
        education = try fields.optional("education")
        family = try fields.optional("family")
        income = try fields.optional("income")
        babyCircumstances = try fields.set("babyCircumstances")
        motherCircumstances = try fields.set("motherCircumstances")
    }

    public func write(to fields: inout FieldWriter) {
        fields.integer("born", born)
        fields.optional("background", background)
        fields.optional("education", education)
        fields.optional("family", family)
        fields.optional("income", income)
        fields.set("babyCircumstances", babyCircumstances)
        fields.set("motherCircumstances", motherCircumstances)
    }
}

/// What an intake talk brings (domain 4.3).
public struct Intake: FieldObject {
    public var indications: CodeSet<Indication>
    public var contraIndications: CodeSet<ContraIndication>
    public var level: UpbringingLevel?
    public var needs: CodeSet<Need>
    public var profile: MotherProfile
    /// The coordinator's judgement.
    public var judgement: Personal?

    public init(
        indications: CodeSet<Indication> = [], contraIndications: CodeSet<ContraIndication> = [],
        level: UpbringingLevel? = nil, needs: CodeSet<Need> = [], profile: MotherProfile = MotherProfile(),
        judgement: Personal? = nil
    ) {
        self.indications = indications
        self.contraIndications = contraIndications
        self.level = level
        self.needs = needs
        self.profile = profile
        self.judgement = judgement
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        indications = try fields.set("indications")
        contraIndications = try fields.set("contraIndications")
        level = try fields.optional("level")
        needs = try fields.set("needs")
        profile = try MotherProfile(from: &fields)
        judgement = try fields.optionalPersonal("judgement")
    }

    public func write(to fields: inout FieldWriter) {
        fields.set("indications", indications)
        fields.set("contraIndications", contraIndications)
        fields.optional("level", level)
        fields.set("needs", needs)
        profile.write(to: &fields)
        fields.personal("judgement", judgement)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Intake {
        var owned = self
        owned.judgement = judgement?.of(subject)
        return owned
    }
}

/// A mother was enrolled (aanmelding): a trajectory begins.
public struct MotherEnrolled: Payload {
    public static let kind = EventKind.motherEnrolled

    public var trajectory: TrajectoryID
    public var location: LocationID
    public var mother: MotherID
    public var child: ChildID
    public var on: Day
    public var route: EnrolmentRoute
    /// The month of the child's birth, or in which it is expected.
    public var childBorn: Month?
    public var name: Personal
    public var contact: Personal?
    public var childName: Personal?

    public init(
        trajectory: TrajectoryID, location: LocationID, mother: MotherID, child: ChildID, on: Day,
        route: EnrolmentRoute, childBorn: Month? = nil, name: Personal, contact: Personal? = nil,
        childName: Personal? = nil
    ) {
        self.trajectory = trajectory
        self.location = location
        self.mother = mother
        self.child = child
        self.on = on
        self.route = route
        self.childBorn = childBorn
        self.name = name
        self.contact = contact
        self.childName = childName
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        location = try fields.tag()
        mother = try fields.tag()
        child = try fields.tag()
        on = try fields.value("on")
        route = try fields.value("route")
        childBorn = try fields.optional("childBorn")
        name = try fields.personal("name", .line)
        contact = try fields.optionalPersonal("contact")
        childName = try fields.optionalPersonal("childName", .line)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(location)
        fields.tag(mother)
        fields.tag(child)
        fields.value("on", on)
        fields.value("route", route)
        fields.optional("childBorn", childBorn)
        fields.personal("name", name)
        fields.personal("contact", contact)
        fields.personal("childName", childName)
    }
}

/// The coordinator held the intake talk.
public struct IntakeHeld: Payload {
    public static let kind = EventKind.intakeHeld

    public var trajectory: TrajectoryID
    public var location: LocationID
    public var on: Day
    public var intake: Intake

    public init(trajectory: TrajectoryID, location: LocationID, on: Day, intake: Intake = Intake()) {
        self.trajectory = trajectory
        self.location = location
        self.on = on
        self.intake = intake
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        intake = try Intake(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(location)
        fields.value("on", on)
        intake.write(to: &fields)
    }
}

/// In doubt, the clinic team was asked for advice (domain 4.2, step 4).
public struct AdviceAsked: Payload {
    public static let kind = EventKind.adviceAsked

    public var trajectory: TrajectoryID
    public var location: LocationID
    public var on: Day
    public var outcome: Personal

    public init(trajectory: TrajectoryID, location: LocationID, on: Day, outcome: Personal) {
        self.trajectory = trajectory
        self.location = location
        self.on = on
        self.outcome = outcome
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        outcome = try fields.personal("outcome")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(location)
        fields.value("on", on)
        fields.personal("outcome", outcome)
    }
}

/// She takes part: from this day on she counts as reached (programmamoeder).
public struct MotherAccepted: Payload {
    public static let kind = EventKind.motherAccepted

    public var trajectory: TrajectoryID
    public var location: LocationID
    public var on: Day
    public var reason: Personal?

    public init(trajectory: TrajectoryID, location: LocationID, on: Day, reason: Personal? = nil) {
        self.trajectory = trajectory
        self.location = location
        self.on = on
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        reason = try fields.optionalPersonal("reason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(location)
        fields.value("on", on)
        fields.personal("reason", reason)
    }
}

/// She does not take part but is referred on.
public struct MotherReferredOn: Payload {
    public static let kind = EventKind.motherReferredOn

    public var trajectory: TrajectoryID
    public var location: LocationID
    public var child: ChildID
    public var on: Day
    public var target: ReferralTarget
    public var reason: Personal?

    public init(
        trajectory: TrajectoryID, location: LocationID, child: ChildID, on: Day, target: ReferralTarget,
        reason: Personal? = nil
    ) {
        self.trajectory = trajectory
        self.location = location
        self.child = child
        self.on = on
        self.target = target
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        location = try fields.tag()
        child = try fields.tag()
        on = try fields.value("on")
        target = try fields.value("target")
        reason = try fields.optionalPersonal("reason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(location)
        fields.tag(child)
        fields.value("on", on)
        fields.value("target", target)
        fields.personal("reason", reason)
    }
}
