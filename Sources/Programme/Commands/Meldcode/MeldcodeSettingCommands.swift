import Wire

// What an organisation lays down for its location, and shows of itself (MC-60 to MC-64).

/// Record the meldcode that the organisation behind a location laid down, in force from a day on.
public struct AdoptMeldcode: Command {
    public static let name: StaticString = "adopt-meldcode"

    public var location: LocationID
    /// The first day on which it is in force.
    public var on: Day
    public var version: String
    public var frameworks: [AdoptedFramework]
    public var deciders: CodeSet<CaseRole>
    public var region: String?
    public var usesVerwijsindex: Bool?
    public var limits: CaseLimits

    public init(
        location: LocationID, on: Day, version: String, frameworks: [AdoptedFramework], deciders: CodeSet<CaseRole>,
        region: String? = nil, usesVerwijsindex: Bool? = nil, limits: CaseLimits = CaseLimits()
    ) {
        self.location = location
        self.on = on
        self.version = version
        self.frameworks = frameworks
        self.deciders = deciders
        self.region = region
        self.usesVerwijsindex = usesVerwijsindex
        self.limits = limits
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        location = try fields.tag()
        on = try fields.value("on")
        version = try fields.value("version")
        frameworks = try fields.objects("frameworks")
        deciders = try fields.set("deciders")
        region = try fields.optional("region")
        usesVerwijsindex = try fields.optional("usesVerwijsindex")
        limits = try CaseLimits(from: &fields)
    }

    public var scope: Scope { .location(location) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.known(location)
        for (index, framework) in frameworks.enumerated() {
            if let from = framework.from, let until = framework.until, until < from {
                throw .agreedForEarlier("frameworks[\(index)].until", than: from)
            }
        }
        return [
            .meldcodeAdopted(
                MeldcodeAdopted(
                    location: location, on: on, version: version, frameworks: frameworks, deciders: deciders,
                    region: region, usesVerwijsindex: usesVerwijsindex, limits: limits))
        ]
    }
}

/// Name the attention officer of a location and her deputy.
public struct NameAttentionOfficers: Command {
    public static let name: StaticString = "name-attention-officers"

    public var location: LocationID
    public var on: Day
    public var officer: Personal?
    public var deputy: Personal?

    public init(location: LocationID, on: Day, officer: Personal? = nil, deputy: Personal? = nil) {
        self.location = location
        self.on = on
        self.officer = officer
        self.deputy = deputy
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        location = try fields.tag()
        on = try fields.value("on")
        officer = try fields.optionalPersonal("officer", .line)
        deputy = try fields.optionalPersonal("deputy", .line)
    }

    public var scope: Scope { .location(location) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.known(location)
        return [
            .attentionOfficersNamed(
                AttentionOfficersNamed(
                    location: location, on: on, officer: officer?.of(.location(location)),
                    deputy: deputy?.of(.location(location))))
        ]
    }
}

/// Record that a coordinator was trained in the Meldcode.
public struct TrainCoordinatorInMeldcode: Command {
    public static let name: StaticString = "train-coordinator-in-meldcode"

    public var coordinator: CoordinatorID
    public var on: Day
    public var course: String?

    public init(coordinator: CoordinatorID, on: Day, course: String? = nil) {
        self.coordinator = coordinator
        self.on = on
        self.course = course
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        coordinator = try fields.tag()
        on = try fields.value("on")
        course = try fields.optional("course")
    }

    public var scope: Scope { .coordinator(coordinator) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        guard state.coordinators[coordinator] != nil else { throw .unknown(CoordinatorID.self) }
        return [
            .coordinatorMeldcodeTrained(CoordinatorMeldcodeTrained(coordinator: coordinator, on: on, course: course))
        ]
    }
}

/// Record that the overview of a year was drawn up for a location.
public struct DrawUpMeldcodeOverview: Command {
    public static let name: StaticString = "draw-up-meldcode-overview"

    public var location: LocationID
    public var on: Day
    public var year: Int

    public init(location: LocationID, on: Day, year: Int) {
        self.location = location
        self.on = on
        self.year = year
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        location = try fields.tag()
        on = try fields.value("on")
        year = try fields.integer("year", in: Day.acceptedYears)
    }

    public var scope: Scope { .location(location) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.known(location)
        guard year < on.year else { throw .yearNotOver(year, by: on) }
        return [.meldcodeOverviewDrawnUp(MeldcodeOverviewDrawnUp(location: location, on: on, year: year))]
    }
}
