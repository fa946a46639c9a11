import Wire

// What is recorded of the yearly registration itself.

/// Figures of a year that came as totals: of a location that keeps its own books, or of a year before this record.
///
/// They stand beside what is counted, marked, and are never added to it. Of two deliveries for the same year and place
/// the later one counts.
public struct RegistrationDelivered: Payload {
    public static let kind = EventKind.registrationDelivered

    /// The year.
    public var registration: RegistrationID
    /// Absent means the country.
    public var location: LocationID?
    /// The day on which the figures came.
    public var on: Day
    /// Where they come from: a report, a form.
    public var source: String
    public var figures: DeliveredFigures

    public init(
        registration: RegistrationID, location: LocationID? = nil, on: Day, source: String, figures: DeliveredFigures
    ) {
        self.registration = registration
        self.location = location
        self.on = on
        self.source = source
        self.figures = figures
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        registration = try fields.tag()
        location = try fields.optionalTag()
        on = try fields.value("on")
        source = try fields.value("source")
        figures = try DeliveredFigures(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(registration)
        fields.tag(location)
        fields.value("on", on)
        fields.value("source", source)
        figures.write(to: &fields)
    }
}

/// The figures of the five-year table of the 2008 report; what was not delivered is absent.
public struct DeliveredFigures: FieldObject {
    /// How many places there were, and what was counted as one.
    public var places: Int?
    public var countedPlace: CountedPlace?
    /// How many of them supplied data.
    public var placesReporting: Int?
    public var mothers: Int?
    /// Mothers with a background that is not Dutch, in whole percents.
    public var mothersNotDutchPercent: Int?
    public var volunteers: Int?
    /// Volunteers with a background that is not Dutch, in whole percents.
    public var volunteersNotDutchPercent: Int?
    /// What must be known to read them: a footnote.
    public var remark: String?

    /// More than any programme has; a figure beyond it is a typing error.
    public static let counts = 0...1_000_000
    public static let percents = 0...100

    public init(
        places: Int? = nil, countedPlace: CountedPlace? = nil, placesReporting: Int? = nil, mothers: Int? = nil,
        mothersNotDutchPercent: Int? = nil, volunteers: Int? = nil, volunteersNotDutchPercent: Int? = nil,
        remark: String? = nil
    ) {
        self.places = places
        self.countedPlace = countedPlace
        self.placesReporting = placesReporting
        self.mothers = mothers
        self.mothersNotDutchPercent = mothersNotDutchPercent
        self.volunteers = volunteers
        self.volunteersNotDutchPercent = volunteersNotDutchPercent
        self.remark = remark
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        places = try fields.optionalInteger("places", in: Self.counts)
        countedPlace = try fields.optional("countedPlace")
        placesReporting = try fields.optionalInteger("placesReporting", in: Self.counts)
        mothers = try fields.optionalInteger("mothers", in: Self.counts)
        mothersNotDutchPercent = try fields.optionalInteger("mothersNotDutchPercent", in: Self.percents)
        volunteers = try fields.optionalInteger("volunteers", in: Self.counts)
        volunteersNotDutchPercent = try fields.optionalInteger("volunteersNotDutchPercent", in: Self.percents)
        remark = try fields.optional("remark")
    }

    public func write(to fields: inout FieldWriter) {
        fields.integer("places", places)
        fields.optional("countedPlace", countedPlace)
        fields.integer("placesReporting", placesReporting)
        fields.integer("mothers", mothers)
        fields.integer("mothersNotDutchPercent", mothersNotDutchPercent)
        fields.integer("volunteers", volunteers)
        fields.integer("volunteersNotDutchPercent", volunteersNotDutchPercent)
        fields.optional("remark", remark)
    }
}

/// A report of a year was published: what it was made from, so that it can be made again, the same to the byte.
public struct RegistrationPublished: Payload {
    public static let kind = EventKind.registrationPublished

    /// The year.
    public var registration: RegistrationID
    /// Absent means the country.
    public var location: LocationID?
    /// The day of publication.
    public var on: Day
    /// The version of the counting rules.
    public var rules: String
    /// How many events it was counted from, and the root over them, in base64.
    public var size: Int
    public var root: String
    /// The SHA-256 of the report as JSON, in base64.
    public var figures: String

    public init(
        registration: RegistrationID, location: LocationID? = nil, on: Day, rules: String, size: Int, root: String,
        figures: String
    ) {
        self.registration = registration
        self.location = location
        self.on = on
        self.rules = rules
        self.size = size
        self.root = root
        self.figures = figures
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        registration = try fields.tag()
        location = try fields.optionalTag()
        on = try fields.value("on")
        rules = try fields.value("rules")
        size = try fields.integer("size", in: RecordPosition.accepted)
        root = try fields.value("root")
        figures = try fields.value("figures")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(registration)
        fields.tag(location)
        fields.value("on", on)
        fields.value("rules", rules)
        fields.integer("size", size)
        fields.value("root", root)
        fields.value("figures", figures)
    }
}
