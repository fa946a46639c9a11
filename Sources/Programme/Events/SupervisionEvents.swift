import Wire

// How the coordinator supervises the volunteers.

/// An individual supervision talk (begeleidingsgesprek; N11: monthly).
public struct SupervisionHeld: Payload {
    public static let kind = EventKind.supervisionHeld

    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    public var topics: CodeSet<SupervisionTopic>
    public var minutes: Int?
    public var note: Personal?

    public init(
        volunteer: VolunteerID, location: LocationID, on: Day, topics: CodeSet<SupervisionTopic> = [],
        minutes: Int? = nil, note: Personal? = nil
    ) {
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.topics = topics
        self.minutes = minutes
        self.note = note
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        topics = try fields.set("topics")
        minutes = try fields.optionalInteger("minutes", in: VisitTime.minutes)
        note = try fields.optionalPersonal("note")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.set("topics", topics)
        fields.integer("minutes", minutes)
        fields.personal("note", note)
    }
}

/// A group meeting of volunteers (N12), with who was there.
public struct GroupMeetingHeld: Payload {
    public static let kind = EventKind.groupMeetingHeld

    public var location: LocationID
    public var volunteers: [VolunteerID]
    public var on: Day
    public var themes: CodeSet<GroupTheme>

    public init(location: LocationID, volunteers: [VolunteerID] = [], on: Day, themes: CodeSet<GroupTheme> = []) {
        self.location = location
        self.volunteers = volunteers
        self.on = on
        self.themes = themes
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        location = try fields.tag()
        volunteers = try fields.tags()
        on = try fields.value("on")
        themes = try fields.set("themes")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(location)
        fields.tags(volunteers)
        fields.value("on", on)
        fields.set("themes", themes)
    }
}
