import Wire

// What a volunteer goes through once she is one, to her farewell.

/// Change a volunteer's profile.
public struct ChangeVolunteerProfile: Command {
    public static let name: StaticString = "change-volunteer-profile"

    public var volunteer: VolunteerID
    public var on: Day
    public var profile: VolunteerProfile

    public init(volunteer: VolunteerID, on: Day, profile: VolunteerProfile = VolunteerProfile()) {
        self.volunteer = volunteer
        self.on = on
        self.profile = profile
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        on = try fields.value("on")
        profile = try VolunteerProfile(from: &fields)
    }

    public var scope: Scope { .volunteer(volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try profile.born.map { born throws(Refusal) in try context.born(born, by: on) }
        let known = try state.volunteer(volunteer, on: on)
        return [
            .volunteerProfileChanged(
                VolunteerProfileChanged(volunteer: volunteer, location: known.location, on: on, profile: profile))
        ]
    }
}

/// A volunteer is not available for a time.
public struct PauseVolunteer: Command {
    public static let name: StaticString = "pause-volunteer"

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
        let known = try state.volunteer(volunteer, on: on)
        guard known.pauses.canBegin(on: on) else { throw .alreadyPaused }
        return [.volunteerPaused(VolunteerPaused(volunteer: volunteer, location: known.location, on: on))]
    }
}

/// A volunteer is available again.
public struct ResumeVolunteer: Command {
    public static let name: StaticString = "resume-volunteer"

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
        let known = try state.volunteer(volunteer, on: on)
        guard known.pauses.canEnd(on: on) else { throw .notPaused }
        return [.volunteerResumed(VolunteerResumed(volunteer: volunteer, location: known.location, on: on))]
    }
}

/// A volunteer stops; her matches end with it.
public struct StopVolunteer: Command {
    public static let name: StaticString = "stop-volunteer"

    public var volunteer: VolunteerID
    public var on: Day
    public var reason: VolunteerStopReason
    public var remark: Personal?

    public init(volunteer: VolunteerID, on: Day, reason: VolunteerStopReason, remark: Personal? = nil) {
        self.volunteer = volunteer
        self.on = on
        self.reason = reason
        self.remark = remark
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        volunteer = try fields.tag()
        on = try fields.value("on")
        reason = try fields.value("reason")
        remark = try fields.optionalPersonal("remark")
    }

    public var scope: Scope { .volunteer(volunteer) + .doings(of: volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        if let stoppedOn = state.volunteers[volunteer]?.stoppedOn { throw .alreadyEnded(.volunteer, ended: stoppedOn) }
        let known = try state.volunteer(volunteer, on: on)
        if let matchedOn = known.lastMatchedOn, on < matchedOn { throw .endBeforeMatch(matchedOn) }
        if let visitedOn = known.lastVisitedOn, on < visitedOn { throw .endBeforeVisit(visitedOn) }
        if let activeOn = known.lastActiveOn, on < activeOn { throw .stoppedBeforeEvent(activeOn) }
        let stopped = VolunteerStopped(
            volunteer: volunteer, location: known.location, on: on, reason: reason,
            remark: remark?.of(.volunteer(volunteer)))
        return [.volunteerStopped(stopped)]
            + known.openMatches.map { match in
                .matchEnded(
                    MatchEnded(
                        trajectory: match.trajectory, volunteer: volunteer, location: match.location, on: on,
                        reason: .volunteerStopped))
            }
    }
}
