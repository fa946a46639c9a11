import Wire

/// Record the day agreed for the next visit.
public struct PlanVisit: Command {
    public static let name: StaticString = "plan-visit"

    public var trajectory: TrajectoryID
    public var on: Day
    public var planned: Day

    public init(trajectory: TrajectoryID, on: Day, planned: Day) {
        self.trajectory = trajectory
        self.on = on
        self.planned = planned
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
        planned = try fields.value("planned")
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let (known, match) = try state.match(of: trajectory, on: on)
        guard on <= planned else { throw .agreedForEarlier("planned", than: on) }
        return [
            .visitPlanned(
                VisitPlanned(
                    trajectory: trajectory, volunteer: match.volunteer, location: known.location, on: on,
                    planned: planned))
        ]
    }
}

/// Record a visit.
public struct HoldVisit: Command {
    public static let name: StaticString = "hold-visit"

    public var trajectory: TrajectoryID
    public var visit: Visit

    public init(trajectory: TrajectoryID, visit: Visit) {
        self.trajectory = trajectory
        self.visit = visit
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        visit = try Visit(from: &fields)
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(visit.on)
        let (known, match) = try state.match(of: trajectory, on: visit.on)
        if let next = visit.next, next < visit.on { throw .agreedForEarlier("next", than: visit.on) }
        return [
            .visitHeld(
                VisitHeld(
                    trajectory: trajectory, volunteer: match.volunteer, location: known.location,
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
