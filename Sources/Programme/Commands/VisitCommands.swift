import Wire

/// Record the day agreed for the next visit.
public struct PlanVisit: Command {
    public static let name: StaticString = "plan-visit"

    public var trajectory: TrajectoryID
    /// Who will visit; absent means the one who is matched on that day, if there is one.
    public var volunteer: VolunteerID?
    public var on: Day
    public var planned: Day

    public init(trajectory: TrajectoryID, volunteer: VolunteerID? = nil, on: Day, planned: Day) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.on = on
        self.planned = planned
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.optionalTag()
        on = try fields.value("on")
        planned = try fields.value("planned")
    }

    public var scope: Scope { .trajectory(trajectory) + (volunteer.map(Scope.volunteer) ?? .nothing) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        // The first visit is agreed when the two meet, before the match counts: to plan is not yet to visit.
        let known = try state.openTrajectory(trajectory, on: on)
        try known.accepted(by: on)
        if let volunteer { _ = try state.volunteer(volunteer, on: on) }
        guard on <= planned else { throw .agreedForEarlier("planned", than: on) }
        return [
            .visitPlanned(
                VisitPlanned(
                    trajectory: trajectory, volunteer: volunteer ?? known.match(on: on)?.volunteer,
                    location: known.location, on: on, planned: planned))
        ]
    }
}

/// Record a visit.
public struct HoldVisit: Command {
    public static let name: StaticString = "hold-visit"

    public var trajectory: TrajectoryID
    /// Who took the place of the one who is matched; absent means that she visited herself.
    public var volunteer: VolunteerID?
    public var visit: Visit

    public init(trajectory: TrajectoryID, volunteer: VolunteerID? = nil, visit: Visit) {
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.visit = visit
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        volunteer = try fields.optionalTag()
        visit = try Visit(from: &fields)
    }

    public var scope: Scope { .trajectory(trajectory) + (volunteer.map(Scope.volunteer) ?? .nothing) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(visit.on)
        let (known, match) = try state.match(of: trajectory, on: visit.on)
        if let volunteer { _ = try state.volunteer(volunteer, on: visit.on) }
        if let next = visit.next, next < visit.on { throw .agreedForEarlier("next", than: visit.on) }
        return [
            .visitHeld(
                VisitHeld(
                    trajectory: trajectory, volunteer: volunteer ?? match.volunteer, location: known.location,
                    visit: visit.of(.mother(known.mother))))
        ]
    }
}

/// Record that a planned visit did not take place.
public struct MissVisit: Command {
    public static let name: StaticString = "miss-visit"

    public var trajectory: TrajectoryID
    public var on: Day
    public var reason: MissedReason
    public var next: Day?

    public init(trajectory: TrajectoryID, on: Day, reason: MissedReason, next: Day? = nil) {
        self.trajectory = trajectory
        self.on = on
        self.reason = reason
        self.next = next
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
        reason = try fields.value("reason")
        next = try fields.optional("next")
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let (known, match) = try state.match(of: trajectory, on: on)
        if let next, next < on { throw .agreedForEarlier("next", than: on) }
        return [
            .visitMissed(
                VisitMissed(
                    trajectory: trajectory, volunteer: match.volunteer, location: known.location, on: on,
                    reason: reason, next: next))
        ]
    }
}
