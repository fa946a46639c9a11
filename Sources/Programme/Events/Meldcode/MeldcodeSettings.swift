import Wire

// What an organisation lays down for its location, and shows of itself (domain 1.1, MC-60 to MC-64): dated, so that a
// case is held against what was in force.

/// An assessment framework (afwegingskader) that a location works with, and from when to when it is in force.
public struct AdoptedFramework: FieldObject {
    public var framework: String
    public var frameworkVersion: String
    /// Absent, from the day of the meldcode on.
    public var from: Day?
    /// The last day; absent, until further notice.
    public var until: Day?

    public init(framework: String, frameworkVersion: String, from: Day? = nil, until: Day? = nil) {
        self.framework = framework
        self.frameworkVersion = frameworkVersion
        self.from = from
        self.until = until
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        framework = try fields.value("framework")
        frameworkVersion = try fields.value("frameworkVersion")
        from = try fields.optional("from")
        until = try fields.optional("until")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("framework", framework)
        fields.value("frameworkVersion", frameworkVersion)
        fields.optional("from", from)
        fields.optional("until", until)
    }
}

/// The organisation behind a location laid down its meldcode, in force from this day until the next (MC-60).
public struct MeldcodeAdopted: Payload {
    public static let kind = EventKind.meldcodeAdopted

    public var location: LocationID
    /// The first day on which it is in force.
    public var on: Day
    public var version: String
    public var frameworks: [AdoptedFramework]
    /// Who may decide on a report in the end (MC-33).
    public var deciders: CodeSet<CaseRole>
    /// The region of Veilig Thuis.
    public var region: String?
    /// Whether the region uses the Verwijsindex (MC-38); absent, it does not.
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

    public func write(to fields: inout FieldWriter) {
        fields.tag(location)
        fields.value("on", on)
        fields.value("version", version)
        fields.objects("frameworks", frameworks)
        fields.set("deciders", deciders)
        fields.optional("region", region)
        fields.optional("usesVerwijsindex", usesVerwijsindex)
        limits.write(to: &fields)
    }
}

/// A location named its attention officer (aandachtsfunctionaris) and her deputy (MC-61), for the time from this day on.
public struct AttentionOfficersNamed: Payload {
    public static let kind = EventKind.attentionOfficersNamed

    public var location: LocationID
    public var on: Day
    public var officer: Personal?
    public var deputy: Personal?

    /// The same without the names: whether there are any is known still.
    public var withoutTexts: AttentionOfficersNamed {
        AttentionOfficersNamed(
            location: location, on: on, officer: officer.map { _ in .unread }, deputy: deputy.map { _ in .unread })
    }

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

    public func write(to fields: inout FieldWriter) {
        fields.tag(location)
        fields.value("on", on)
        fields.personal("officer", officer)
        fields.personal("deputy", deputy)
    }
}

/// A coordinator was trained in the Meldcode (MC-63).
public struct CoordinatorMeldcodeTrained: Payload {
    public static let kind = EventKind.coordinatorMeldcodeTrained

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

    public func write(to fields: inout FieldWriter) {
        fields.tag(coordinator)
        fields.value("on", on)
        fields.optional("course", course)
    }
}

/// The yearly overview of the cases of a location was drawn up (MC-64).
public struct MeldcodeOverviewDrawnUp: Payload {
    public static let kind = EventKind.meldcodeOverviewDrawnUp

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

    public func write(to fields: inout FieldWriter) {
        fields.tag(location)
        fields.value("on", on)
        fields.integer("year", year)
    }
}
