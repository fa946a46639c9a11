import Wire

// A worry about a child's interest: not yet a suspicion, with a route of its own.

/// A concern came to the coordinator (domain 4.2, step 18).
public struct ConcernRaised: Payload {
    public static let kind = EventKind.concernRaised

    public var concern: ConcernID
    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID?
    public var location: LocationID
    public var on: Day
    public var description: Personal

    public init(
        concern: ConcernID, trajectory: TrajectoryID, volunteer: VolunteerID? = nil, location: LocationID, on: Day,
        description: Personal
    ) {
        self.concern = concern
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.description = description
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        concern = try fields.tag()
        trajectory = try fields.tag()
        volunteer = try fields.optionalTag()
        location = try fields.tag()
        on = try fields.value("on")
        description = try fields.personal("description")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(concern)
        fields.tag(trajectory)
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.personal("description", description)
    }
}

/// What was agreed on a concern.
public struct ConcernSettled: Payload {
    public static let kind = EventKind.concernSettled

    public var concern: ConcernID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var on: Day
    public var outcome: ConcernOutcome
    public var note: Personal?

    public init(
        concern: ConcernID, trajectory: TrajectoryID, location: LocationID, on: Day, outcome: ConcernOutcome,
        note: Personal? = nil
    ) {
        self.concern = concern
        self.trajectory = trajectory
        self.location = location
        self.on = on
        self.outcome = outcome
        self.note = note
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        concern = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        outcome = try fields.value("outcome")
        note = try fields.optionalPersonal("note")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(concern)
        fields.tag(trajectory)
        fields.tag(location)
        fields.value("on", on)
        fields.value("outcome", outcome)
        fields.personal("note", note)
    }
}
