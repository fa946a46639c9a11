import Wire

// What a volunteer goes through once she is one, to her farewell.

/// A volunteer's profile became this.
public struct VolunteerProfileChanged: Payload {
    public static let kind = EventKind.volunteerProfileChanged

    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    public var profile: VolunteerProfile

    public init(volunteer: VolunteerID, location: LocationID, on: Day, profile: VolunteerProfile = VolunteerProfile()) {
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.profile = profile
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        profile = try VolunteerProfile(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        profile.write(to: &fields)
    }
}

/// A volunteer is not available for a time.
public struct VolunteerPaused: Payload {
    public static let kind = EventKind.volunteerPaused

    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day

    public init(volunteer: VolunteerID, location: LocationID, on: Day) {
        self.volunteer = volunteer
        self.location = location
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
    }
}

/// A volunteer is available again.
public struct VolunteerResumed: Payload {
    public static let kind = EventKind.volunteerResumed

    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day

    public init(volunteer: VolunteerID, location: LocationID, on: Day) {
        self.volunteer = volunteer
        self.location = location
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
    }
}

/// A volunteer stopped (doorstroming).
public struct VolunteerStopped: Payload {
    public static let kind = EventKind.volunteerStopped

    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    public var reason: VolunteerStopReason
    public var remark: Personal?

    public init(
        volunteer: VolunteerID, location: LocationID, on: Day, reason: VolunteerStopReason, remark: Personal? = nil
    ) {
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.reason = reason
        self.remark = remark
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        reason = try fields.value("reason")
        remark = try fields.optionalPersonal("remark")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.value("reason", reason)
        fields.personal("remark", remark)
    }
}
