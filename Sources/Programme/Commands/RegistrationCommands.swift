import Wire

// What is recorded of the yearly registration itself.

/// Record figures of a year that came as totals.
///
/// What contradicts itself is recorded as it came, and shown with a note: more places that supplied data than there were
/// stands so in the 2008 report.
public struct DeliverRegistration: Command {
    public static let name: StaticString = "deliver-registration"

    public var year: Int
    /// Absent means the country.
    public var location: LocationID?
    /// The day on which the figures came.
    public var on: Day
    public var source: String
    public var figures: DeliveredFigures

    public init(
        year: Int, location: LocationID? = nil, on: Day, source: String, figures: DeliveredFigures
    ) {
        self.year = year
        self.location = location
        self.on = on
        self.source = source
        self.figures = figures
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        year = try fields.integer("year", in: Day.acceptedYears)
        location = try fields.optionalTag()
        on = try fields.value("on")
        source = try fields.value("source")
        figures = try DeliveredFigures(from: &fields)
    }

    public var scope: Scope { location.map(Scope.location) ?? .nothing }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.known(location)
        guard year < on.year else { throw .yearNotOver(year, by: on) }
        guard !figures.isEmpty else { throw .noFigures }
        if figures.countedPlace != nil, figures.places == nil { throw .countedPlaceWithoutPlaces }
        return [
            .registrationDelivered(
                RegistrationDelivered(
                    registration: RegistrationID(year: year), location: location, on: on, source: source,
                    figures: figures))
        ]
    }
}

/// Publish the report of a year: fix what it was made from, so that it can be made again, the same to the byte.
///
/// The figures are not the asker's to give: whoever carries the command out counts them and puts them into the context.
public struct PublishRegistration: Command {
    public static let name: StaticString = "publish-registration"

    public var year: Int
    /// Absent means the country.
    public var location: LocationID?

    public init(year: Int, location: LocationID? = nil) {
        self.year = year
        self.location = location
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        year = try fields.integer("year", in: Day.acceptedYears)
        location = try fields.optionalTag()
    }

    public var scope: Scope { location.map(Scope.location) ?? .nothing }

    public var reportToCount: ReportToCount? { ReportToCount(year: year, location: location) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try state.known(location)
        guard year < context.today.year else { throw .yearNotOver(year, by: context.today) }
        guard let counted = context.counted else { throw .publishedAmongOthers }
        return [
            .registrationPublished(
                RegistrationPublished(
                    registration: RegistrationID(year: year), location: location, on: context.today,
                    rules: counted.rules, size: counted.size, root: counted.root, figures: counted.figures))
        ]
    }
}

/// The report that has to be counted before a command can be decided on.
public struct ReportToCount: Hashable, Sendable {
    public let year: Int
    /// Nil means the country.
    public let location: LocationID?
}

/// What was counted for a publication, as whoever counted it says: see `RegistrationPublished`.
public struct CountedReport: Hashable, Sendable {
    /// The version of the counting rules.
    public var rules: String
    /// How many events it was counted from, and the root over them, in base64.
    public var size: Int
    public var root: String
    /// The SHA-256 of the report as JSON, in base64.
    public var figures: String

    public init(rules: String, size: Int, root: String, figures: String) {
        self.rules = rules
        self.size = size
        self.root = root
        self.figures = figures
    }
}

extension DeliveredFigures {
    /// Whether it holds no figure at all; a remark is none, nor is what was counted as a place.
    var isEmpty: Bool {
        [places, placesReporting, mothers, mothersNotDutchPercent, volunteers, volunteersNotDutchPercent]
            .allSatisfy { $0 == nil }
    }
}
