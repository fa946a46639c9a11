import Wire

// The monthly home visits (huisbezoek).

/// What is recorded of a visit (domain 4.5).
public struct Visit: FieldObject {
    public var on: Day
    /// How long it lasted, if that is known; 60 to 90 is the norm (N02).
    public var minutes: Int?
    public var place: VisitPlace
    /// As the volunteer sees it; absent means that the number of the visit tells.
    public var phase: VisitPhase?
    public var topics: CodeSet<TalkTopic>
    public var themes: CodeSet<PictureTheme>
    /// The day agreed for the next visit.
    public var next: Day?
    /// Whether the visit gave reason for concern; absent when the volunteer did not say.
    public var concern: Bool?
    public var note: Personal?

    public init(
        on: Day, minutes: Int? = nil, place: VisitPlace, phase: VisitPhase? = nil, topics: CodeSet<TalkTopic> = [],
        themes: CodeSet<PictureTheme> = [], next: Day? = nil, concern: Bool? = nil, note: Personal? = nil
    ) {
        self.on = on
        self.minutes = minutes
        self.place = place
        self.phase = phase
        self.topics = topics
        self.themes = themes
        self.next = next
        self.concern = concern
        self.note = note
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        minutes = try fields.optionalInteger("minutes", in: VisitTime.minutes)
        place = try fields.value("place")
        phase = try fields.optional("phase")
        topics = try fields.set("topics")
        themes = try fields.set("themes")
        next = try fields.optional("next")
        concern = try fields.optional("concern")
        note = try fields.optionalPersonal("note")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.integer("minutes", minutes)
        fields.value("place", place)
        fields.optional("phase", phase)
        fields.set("topics", topics)
        fields.set("themes", themes)
        fields.optional("next", next)
        fields.optional("concern", concern)
        fields.personal("note", note)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Visit {
        var owned = self
        owned.note = note?.of(subject)
        return owned
    }
}

/// A day for the next visit was agreed.
public struct VisitPlanned: Payload {
    public static let kind = EventKind.visitPlanned

    public var trajectory: TrajectoryID
    /// Who will visit; absent when it was agreed before there was a match and nobody said with whom.
    public var volunteer: VolunteerID?
    public var location: LocationID
    public var on: Day
    /// The day agreed; may lie in the future.
    public var planned: Day

    public init(
        trajectory: TrajectoryID, volunteer: VolunteerID? = nil, location: LocationID, on: Day, planned: Day
    ) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.planned = planned
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.optionalTag()
        location = try fields.tag()
        on = try fields.value("on")
        planned = try fields.value("planned")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.value("planned", planned)
    }
}

/// A visit took place.
public struct VisitHeld: Payload {
    public static let kind = EventKind.visitHeld

    public var trajectory: TrajectoryID
    /// Who visited: the one who is matched, or who took her place.
    public var volunteer: VolunteerID
    public var location: LocationID
    public var visit: Visit
    public var on: Day { visit.on }

    public init(trajectory: TrajectoryID, volunteer: VolunteerID, location: LocationID, visit: Visit) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.location = location
        self.visit = visit
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        location = try fields.tag()
        visit = try Visit(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(volunteer)
        fields.tag(location)
        visit.write(to: &fields)
    }
}

/// A planned visit did not take place.
public struct VisitMissed: Payload {
    public static let kind = EventKind.visitMissed

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    public var reason: MissedReason
    /// The day agreed instead.
    public var next: Day?

    public init(
        trajectory: TrajectoryID, volunteer: VolunteerID, location: LocationID, on: Day, reason: MissedReason,
        next: Day? = nil
    ) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.reason = reason
        self.next = next
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        reason = try fields.value("reason")
        next = try fields.optional("next")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.value("reason", reason)
        fields.optional("next", next)
    }
}
