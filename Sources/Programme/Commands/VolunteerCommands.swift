import Wire

// How a woman becomes a volunteer, from application to admission.

/// A woman offers herself as a volunteer.
public struct ApplyAsVolunteer: Command {
    public static let name: StaticString = "apply-as-volunteer"

    /// Absent makes a new one.
    public var volunteer: VolunteerID?
    public var location: LocationID
    public var on: Day
    public var route: RecruitmentRoute
    public var wasProgrammeMother: Bool?
    public var profile: VolunteerProfile
    public var name: Personal
    public var contact: Personal?

    public init(
        volunteer: VolunteerID? = nil, location: LocationID, on: Day, route: RecruitmentRoute,
        wasProgrammeMother: Bool? = nil, profile: VolunteerProfile = VolunteerProfile(), name: Personal,
        contact: Personal? = nil
    ) {
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.route = route
        self.wasProgrammeMother = wasProgrammeMother
        self.profile = profile
        self.name = name
        self.contact = contact
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.optionalTag()
        location = try fields.tag()
        on = try fields.value("on")
        route = try fields.value("route")
        wasProgrammeMother = try fields.optional("wasProgrammeMother")
        profile = try VolunteerProfile(from: &fields)
        name = try fields.personal("name", .line)
        contact = try fields.optionalPersonal("contact")
    }

    public var scope: Scope { .location(location) + (volunteer.map(Scope.volunteer) ?? .nothing) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        let volunteer = context.id(volunteer, or: 0)
        try context.past(on)
        try profile.born.map { born throws(Refusal) in try context.born(born, by: on) }
        _ = try state.openLocation(location, on: on)
        guard state.volunteers[volunteer] == nil else { throw .exists(VolunteerID.self) }
        return [
            .volunteerApplied(
                VolunteerApplied(
                    volunteer: volunteer, location: location, on: on, route: route,
                    wasProgrammeMother: wasProgrammeMother, profile: profile, name: name.of(.volunteer(volunteer)),
                    contact: contact?.of(.volunteer(volunteer))))
        ]
    }
}

/// Record the intake talk with a volunteer.
public struct InterviewVolunteer: Command {
    public static let name: StaticString = "interview-volunteer"

    public var volunteer: VolunteerID
    public var on: Day
    public var suitable: Bool
    public var remark: Personal?

    public init(volunteer: VolunteerID, on: Day, suitable: Bool, remark: Personal? = nil) {
        self.volunteer = volunteer
        self.on = on
        self.suitable = suitable
        self.remark = remark
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        on = try fields.value("on")
        suitable = try fields.value("suitable")
        remark = try fields.optionalPersonal("remark")
    }

    public var scope: Scope { .volunteer(volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.volunteer(volunteer, on: on)
        return [
            .volunteerInterviewed(
                VolunteerInterviewed(
                    volunteer: volunteer, location: known.location, on: on, suitable: suitable,
                    remark: remark?.of(.volunteer(volunteer))))
        ]
    }
}

/// Record that the certificate of conduct (VOG) was seen.
public struct SeeCertificate: Command {
    public static let name: StaticString = "see-certificate"

    public var volunteer: VolunteerID
    public var on: Day
    public var issued: Day

    public init(volunteer: VolunteerID, on: Day, issued: Day) {
        self.volunteer = volunteer
        self.on = on
        self.issued = issued
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        on = try fields.value("on")
        issued = try fields.value("issued")
    }

    public var scope: Scope { .volunteer(volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.volunteer(volunteer, on: on)
        guard issued <= on else { throw .issuedAfterSeen(on: on) }
        return [
            .volunteerCertificateSeen(
                VolunteerCertificateSeen(volunteer: volunteer, location: known.location, on: on, issued: issued))
        ]
    }
}

/// Record a meeting of the basic training.
public struct TrainVolunteers: Command {
    public static let name: StaticString = "train-volunteers"

    public var location: LocationID
    public var volunteers: [VolunteerID]
    public var on: Day
    public var topics: CodeSet<TrainingTopic>

    public init(location: LocationID, volunteers: [VolunteerID] = [], on: Day, topics: CodeSet<TrainingTopic> = []) {
        self.location = location
        self.volunteers = volunteers
        self.on = on
        self.topics = topics
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        location = try fields.tag()
        volunteers = try fields.tags()
        on = try fields.value("on")
        topics = try fields.set("topics")
    }

    public var scope: Scope { volunteers.reduce(.location(location)) { $0 + .volunteer($1) } }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.checkMeeting(of: volunteers, at: location, on: on)
        return [
            .volunteerTrained(VolunteerTrained(location: location, volunteers: volunteers, on: on, topics: topics))
        ]
    }
}

/// Admit a volunteer: she may be matched.
public struct AdmitVolunteer: Command {
    public static let name: StaticString = "admit-volunteer"

    public var volunteer: VolunteerID
    public var on: Day

    public init(volunteer: VolunteerID, on: Day) {
        self.volunteer = volunteer
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        on = try fields.value("on")
    }

    public var scope: Scope { .volunteer(volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        if let admittedOn = state.volunteers[volunteer]?.admittedOn { throw .alreadyAdmitted(on: admittedOn) }
        let known = try state.volunteer(volunteer, on: on)
        return [.volunteerAdmitted(VolunteerAdmitted(volunteer: volunteer, location: known.location, on: on))]
    }
}
