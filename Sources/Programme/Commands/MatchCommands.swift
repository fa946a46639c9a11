import Wire

/// Propose a volunteer for a mother.
public struct ProposeMatch: Command {
    public static let name: StaticString = "propose-match"

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var on: Day
    public var criteria: CodeSet<MatchCriterion>

    public init(trajectory: TrajectoryID, volunteer: VolunteerID, on: Day, criteria: CodeSet<MatchCriterion> = []) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.on = on
        self.criteria = criteria
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        on = try fields.value("on")
        criteria = try fields.set("criteria")
    }

    public var scope: Scope { .trajectory(trajectory) + .volunteer(volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.openTrajectory(trajectory, on: on)
        _ = try state.volunteer(volunteer, on: on)
        return [
            .matchProposed(
                MatchProposed(
                    trajectory: trajectory, volunteer: volunteer, location: known.location, on: on, criteria: criteria))
        ]
    }
}

/// Record that mother and volunteer met.
public struct HoldIntroduction: Command {
    public static let name: StaticString = "hold-introduction"

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var on: Day

    public init(trajectory: TrajectoryID, volunteer: VolunteerID, on: Day) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        on = try fields.value("on")
    }

    public var scope: Scope { .trajectory(trajectory) + .volunteer(volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.openTrajectory(trajectory, on: on)
        _ = try state.volunteer(volunteer, on: on)
        return [
            .introductionHeld(
                IntroductionHeld(trajectory: trajectory, volunteer: volunteer, location: known.location, on: on))
        ]
    }
}

/// Record whether one of the two feels a click.
public struct AnswerClick: Command {
    public static let name: StaticString = "answer-click"

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var on: Day
    public var side: MatchSide
    public var click: Bool

    public init(trajectory: TrajectoryID, volunteer: VolunteerID, on: Day, side: MatchSide, click: Bool) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.on = on
        self.side = side
        self.click = click
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        on = try fields.value("on")
        side = try fields.value("side")
        click = try fields.value("click")
    }

    public var scope: Scope { .trajectory(trajectory) + .volunteer(volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.openTrajectory(trajectory, on: on)
        _ = try state.volunteer(volunteer, on: on)
        return [
            .clickAnswered(
                ClickAnswered(
                    trajectory: trajectory, volunteer: volunteer, location: known.location, on: on, side: side,
                    click: click))
        ]
    }
}

/// Make the match: it counts from now on.
public struct MakeMatch: Command {
    public static let name: StaticString = "make-match"

    public var trajectory: TrajectoryID
    public var volunteer: VolunteerID
    public var on: Day
    /// When it ended, of a match that was forgotten and is over.
    public var until: Day?
    /// Why it ended.
    public var reason: MatchEndReason?

    public init(
        trajectory: TrajectoryID, volunteer: VolunteerID, on: Day, until: Day? = nil, reason: MatchEndReason? = nil
    ) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.on = on
        self.until = until
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.tag()
        on = try fields.value("on")
        until = try fields.optional("until")
        reason = try fields.optional("reason")
    }

    public var scope: Scope { .trajectory(trajectory) + .volunteer(volunteer) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.openTrajectory(trajectory, on: on)
        let visitor = try state.volunteer(volunteer, on: on)
        try known.accepted(by: on)
        let end = try givenEnd(known, visitor, context) ?? Self.end(known, visitor)
        if let other = known.matches.first(where: { $0.overlaps(from: on, until: end?.day, with: volunteer) }) {
            throw .overlaps(other, from: on)
        }
        let made = ProgrammeEvent.matchMade(
            MatchMade(trajectory: trajectory, volunteer: volunteer, location: known.location, on: on))
        guard let end else { return [made] }
        return [
            made,
            .matchEnded(
                MatchEnded(
                    trajectory: trajectory, volunteer: volunteer, location: known.location, on: end.day,
                    reason: end.reason)),
        ]
    }

    /// The end that was told with it: no later than that of the trajectory or the day on which the volunteer stopped.
    private func givenEnd(
        _ trajectory: TrajectoryState, _ visitor: VolunteerState, _ context: DecisionContext
    ) throws(Refusal) -> (day: Day, reason: MatchEndReason)? {
        guard let until else {
            if reason != nil { throw .endIncomplete("until") }
            return nil
        }
        guard let reason else { throw .endIncomplete("reason") }
        try context.past(until, field: "until")
        if until < on { throw .beforeBeginning(of: .match, began: on, field: "until") }
        if let endedOn = trajectory.endedOn, endedOn < until {
            throw .afterEnd(of: .trajectory, ended: endedOn, field: "until")
        }
        if let stoppedOn = visitor.stoppedOn, stoppedOn < until {
            throw .afterEnd(of: .volunteer, ended: stoppedOn, field: "until")
        }
        return (until, reason)
    }

    /// Entered late, the match has ended already: with the trajectory, or when the volunteer stopped.
    private static func end(
        _ trajectory: TrajectoryState, _ visitor: VolunteerState
    ) -> (day: Day, reason: MatchEndReason)? {
        switch (trajectory.endedOn, visitor.stoppedOn) {
        case (let ended?, let stopped?) where stopped < ended: (stopped, .volunteerStopped)
        case (let ended?, _): (ended, .trajectoryEnded)
        case (nil, let stopped?): (stopped, .volunteerStopped)
        case (nil, nil): nil
        }
    }
}

/// End the match; the trajectory may go on with another.
public struct EndMatch: Command {
    public static let name: StaticString = "end-match"

    public var trajectory: TrajectoryID
    public var on: Day
    public var reason: MatchEndReason

    public init(trajectory: TrajectoryID, on: Day, reason: MatchEndReason) {
        self.trajectory = trajectory
        self.on = on
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
        reason = try fields.value("reason")
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.begunTrajectory(trajectory, on: on)
        guard let match = known.openMatch else { throw .noOpenMatch }
        guard match.madeOn <= on else { throw .beforeBeginning(of: .match, began: match.madeOn) }
        if let visit = match.lastVisitOn, on < visit { throw .endBeforeVisit(visit) }
        return [
            .matchEnded(
                MatchEnded(
                    trajectory: trajectory, volunteer: match.volunteer, location: known.location, on: on,
                    reason: reason))
        ]
    }
}
