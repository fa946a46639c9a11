import Wire

/// Record an individual supervision talk.
public struct HoldSupervision: Command {
    public static let name: StaticString = "hold-supervision"

    public var volunteer: VolunteerID
    public var on: Day
    public var topics: CodeSet<SupervisionTopic>
    public var minutes: Int?
    public var note: Personal?

    public init(
        volunteer: VolunteerID, on: Day, topics: CodeSet<SupervisionTopic> = [], minutes: Int? = nil,
        note: Personal? = nil
    ) {
        self.volunteer = volunteer
        self.on = on
        self.topics = topics
        self.minutes = minutes
        self.note = note
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        on = try fields.value("on")
        topics = try fields.set("topics")
        minutes = try fields.optionalInteger("minutes", in: VisitTime.minutes)
        note = try fields.optionalPersonal("note")
    }

    public var scope: Scope { .volunteer(volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        // A talk may come after her farewell: aftercare, or looking back on a case.
        let known = try state.appliedVolunteer(volunteer, on: on)
        return [
            .supervisionHeld(
                SupervisionHeld(
                    volunteer: volunteer, location: known.location, on: on, topics: topics, minutes: minutes,
                    note: note?.of(.volunteer(volunteer))))
        ]
    }
}

/// Record a group meeting of volunteers.
public struct HoldGroupMeeting: Command {
    public static let name: StaticString = "hold-group-meeting"

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

    public var scope: Scope { volunteers.reduce(.location(location)) { $0 + .volunteer($1) } }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.checkMeeting(of: volunteers, at: location, on: on)
        return [
            .groupMeetingHeld(GroupMeetingHeld(location: location, volunteers: volunteers, on: on, themes: themes))
        ]
    }
}
