import Wire

// From the proposal of a match to its end.

/// The coordinator proposed a volunteer for a mother (koppeling).
public struct MatchProposed: Payload {
    public static let kind = EventKind.matchProposed

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    public var criteria: CodeSet<MatchCriterion>

    public init(
        trajectory: TrajectoryID, volunteer: VolunteerID, location: LocationID, on: Day,
        criteria: CodeSet<MatchCriterion> = []
    ) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.criteria = criteria
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        criteria = try fields.set("criteria")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.set("criteria", criteria)
    }
}

/// Mother and volunteer met (kennismaking).
public struct IntroductionHeld: Payload {
    public static let kind = EventKind.introductionHeld

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day

    public init(trajectory: TrajectoryID, volunteer: VolunteerID, location: LocationID, on: Day) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.location = location
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
    }
}

/// One of the two said whether there is a click (N26: both are asked).
public struct ClickAnswered: Payload {
    public static let kind = EventKind.clickAnswered

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    public var side: MatchSide
    public var click: Bool

    public init(
        trajectory: TrajectoryID, volunteer: VolunteerID, location: LocationID, on: Day, side: MatchSide,
        click: Bool
    ) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.side = side
        self.click = click
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        side = try fields.value("side")
        click = try fields.value("click")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.value("side", side)
        fields.value("click", click)
    }
}

/// The match counts from now on.
public struct MatchMade: Payload {
    public static let kind = EventKind.matchMade

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day

    public init(trajectory: TrajectoryID, volunteer: VolunteerID, location: LocationID, on: Day) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.location = location
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
    }
}

/// The match ended; the trajectory may go on with another.
public struct MatchEnded: Payload {
    public static let kind = EventKind.matchEnded

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    public var reason: MatchEndReason

    public init(
        trajectory: TrajectoryID, volunteer: VolunteerID, location: LocationID, on: Day, reason: MatchEndReason
    ) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        reason = try fields.value("reason")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.value("reason", reason)
    }
}
