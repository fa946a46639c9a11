import Wire

/// Record a concern that came to the coordinator.
public struct RaiseConcern: Command {
    public static let name: StaticString = "raise-concern"

    /// Absent makes a new one.
    public var concern: ConcernID?
    public var trajectory: TrajectoryID
    /// The volunteer who raised it.
    public var volunteer: VolunteerID?
    public var on: Day
    public var description: Personal

    public init(
        concern: ConcernID? = nil, trajectory: TrajectoryID, volunteer: VolunteerID? = nil, on: Day,
        description: Personal
    ) {
        self.concern = concern
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.on = on
        self.description = description
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        concern = try fields.optionalTag()
        trajectory = try fields.tag()
        volunteer = try fields.optionalTag()
        on = try fields.value("on")
        description = try fields.personal("description")
    }

    public var scope: Scope {
        .trajectory(trajectory) + (concern.map(Scope.concern) ?? .nothing)
            + (volunteer.map(Scope.volunteer) ?? .nothing)
    }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        let concern = context.id(concern, or: 0)
        try context.past(on)
        let known = try state.begunTrajectory(trajectory, on: on)
        try state.known(volunteer)
        guard state.concerns[concern] == nil else { throw .exists(ConcernID.self) }
        return [
            .concernRaised(
                ConcernRaised(
                    concern: concern, trajectory: trajectory, volunteer: volunteer, location: known.location, on: on,
                    description: description.of(.mother(known.mother))))
        ]
    }
}

/// Record what was agreed on a concern.
public struct SettleConcern: Command {
    public static let name: StaticString = "settle-concern"

    public var concern: ConcernID
    public var on: Day
    public var outcome: ConcernOutcome
    public var note: Personal?

    public init(concern: ConcernID, on: Day, outcome: ConcernOutcome, note: Personal? = nil) {
        self.concern = concern
        self.on = on
        self.outcome = outcome
        self.note = note
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        concern = try fields.tag()
        on = try fields.value("on")
        outcome = try fields.value("outcome")
        note = try fields.optionalPersonal("note")
    }

    public var scope: Scope { .concern(concern) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        guard let known = state.concerns[concern] else { throw .unknown(ConcernID.self) }
        guard known.raisedOn <= on else { throw .beforeBeginning(of: .concern, began: known.raisedOn) }
        if let settledOn = known.settledOn { throw .alreadySettled(on: settledOn) }
        return [
            .concernSettled(
                ConcernSettled(
                    concern: concern, trajectory: known.trajectory, location: known.location, on: on,
                    outcome: outcome, note: note?.of(known.subject)))
        ]
    }
}
