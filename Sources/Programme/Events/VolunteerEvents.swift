import Wire

// How a woman becomes a volunteer, from application to admission.

/// What the registration counts of a volunteer and what she can offer; all of it voluntary.
public struct VolunteerProfile: FieldObject {
    /// Year of birth.
    public var born: Int?
    public var background: Background?
    public var education: Education?
    public var experience: CodeSet<VolunteerExperience>

    public init(
        born: Int? = nil, background: Background? = nil, education: Education? = nil,
        experience: CodeSet<VolunteerExperience> = []
    ) {
        self.born = born
        self.background = background
        self.education = education
        self.experience = experience
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        born = try fields.optionalInteger("born", in: BirthYear.accepted)
        background = try fields.optional("background")
        education = try fields.optional("education")
        experience = try fields.set("experience")
    }

    public func write(to fields: inout FieldWriter) {
        fields.integer("born", born)
        fields.optional("background", background)
        fields.optional("education", education)
        fields.set("experience", experience)
    }
}

/// A woman offered herself as a volunteer.
public struct VolunteerApplied: Payload {
    public static let kind = EventKind.volunteerApplied

    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    public var route: RecruitmentRoute
    /// Whether she once took part herself (13 % in 2008); absent when nobody asked her.
    public var wasProgrammeMother: Bool?
    public var profile: VolunteerProfile
    public var name: Personal
    public var contact: Personal?

    public init(
        volunteer: VolunteerID, location: LocationID, on: Day, route: RecruitmentRoute,
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
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        route = try fields.value("route")
        wasProgrammeMother = try fields.optional("wasProgrammeMother")
        profile = try VolunteerProfile(from: &fields)
        name = try fields.personal("name", .line)
        contact = try fields.optionalPersonal("contact")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.value("route", route)
        fields.optional("wasProgrammeMother", wasProgrammeMother)
        profile.write(to: &fields)
        fields.personal("name", name)
        fields.personal("contact", contact)
    }
}

/// The coordinator held the intake talk with a volunteer (domain 4.9).
public struct VolunteerInterviewed: Payload {
    public static let kind = EventKind.volunteerInterviewed

    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    public var suitable: Bool
    public var remark: Personal?

    public init(volunteer: VolunteerID, location: LocationID, on: Day, suitable: Bool, remark: Personal? = nil) {
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.suitable = suitable
        self.remark = remark
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        suitable = try fields.value("suitable")
        remark = try fields.optionalPersonal("remark")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.value("suitable", suitable)
        fields.personal("remark", remark)
    }
}

/// The certificate of conduct (VOG) was seen; it is not kept (domain 2.1).
public struct VolunteerCertificateSeen: Payload {
    public static let kind = EventKind.volunteerCertificateSeen

    public var volunteer: VolunteerID
    public var location: LocationID
    public var on: Day
    /// The day on which it was issued.
    public var issued: Day

    public init(volunteer: VolunteerID, location: LocationID, on: Day, issued: Day) {
        self.volunteer = volunteer
        self.location = location
        self.on = on
        self.issued = issued
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        issued = try fields.value("issued")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(volunteer)
        fields.tag(location)
        fields.value("on", on)
        fields.value("issued", issued)
    }
}

/// Volunteers took part in a meeting of the basic training (N14: three to four).
public struct VolunteerTrained: Payload {
    public static let kind = EventKind.volunteerTrained

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

    public func write(to fields: inout FieldWriter) {
        fields.tag(location)
        fields.tags(volunteers)
        fields.value("on", on)
        fields.set("topics", topics)
    }
}

/// A volunteer may be matched from now on.
public struct VolunteerAdmitted: Payload {
    public static let kind = EventKind.volunteerAdmitted

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
