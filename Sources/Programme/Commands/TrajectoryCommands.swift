import Wire

/// Let the visits rest for a time.
public struct PauseTrajectory: Command {
    public static let name: StaticString = "pause-trajectory"

    public var trajectory: TrajectoryID
    public var on: Day

    public init(trajectory: TrajectoryID, on: Day) {
        self.trajectory = trajectory
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.openTrajectory(trajectory, on: on)
        guard known.pauses.canBegin(on: on) else { throw .trajectoryPaused(on: on) }
        return [.trajectoryPaused(TrajectoryPaused(trajectory: trajectory, location: known.location, on: on))]
    }
}

/// Take up the visits again.
public struct ResumeTrajectory: Command {
    public static let name: StaticString = "resume-trajectory"

    public var trajectory: TrajectoryID
    public var on: Day

    public init(trajectory: TrajectoryID, on: Day) {
        self.trajectory = trajectory
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.openTrajectory(trajectory, on: on)
        guard known.pauses.canEnd(on: on) else { throw .trajectoryNotPaused(on: on) }
        return [.trajectoryResumed(TrajectoryResumed(trajectory: trajectory, location: known.location, on: on))]
    }
}

/// Record the evaluation at the last visit.
public struct HoldEvaluation: Command {
    public static let name: StaticString = "hold-evaluation"

    public var trajectory: TrajectoryID
    public var on: Day
    public var evaluation: Evaluation

    public init(trajectory: TrajectoryID, on: Day, evaluation: Evaluation = Evaluation()) {
        self.trajectory = trajectory
        self.on = on
        self.evaluation = evaluation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
        evaluation = try Evaluation(from: &fields)
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        // The form may come back after the end.
        let known = try state.begunTrajectory(trajectory, on: on)
        try known.accepted(by: on)
        return [
            .evaluationHeld(
                EvaluationHeld(
                    trajectory: trajectory, location: known.location, on: on,
                    evaluation: evaluation.of(.mother(known.mother))))
        ]
    }
}

/// End a mother's participation; a match still open ends with it.
public struct EndTrajectory: Command {
    public static let name: StaticString = "end-trajectory"

    public var trajectory: TrajectoryID
    public var on: Day
    public var reason: TrajectoryEndReason
    public var remark: Personal?

    public init(trajectory: TrajectoryID, on: Day, reason: TrajectoryEndReason, remark: Personal? = nil) {
        self.trajectory = trajectory
        self.on = on
        self.reason = reason
        self.remark = remark
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
        reason = try fields.value("reason")
        remark = try fields.optionalPersonal("remark")
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.begunTrajectory(trajectory, on: on)
        if let referredOn = known.referredOn { throw .alreadyReferredOn(referredOn) }
        if let endedOn = known.endedOn { throw .alreadyEnded(.trajectory, ended: endedOn) }
        if let acceptedOn = known.acceptedOn, on < acceptedOn { throw .beforeAcceptance(acceptedOn) }
        try known.checkEnd(on: on)
        let ended = ProgrammeEvent.trajectoryEnded(
            TrajectoryEnded(
                trajectory: trajectory, location: known.location, child: known.child, on: on, reason: reason,
                remark: remark?.of(.mother(known.mother))))
        guard let match = known.openMatch else { return [ended] }
        return [
            .matchEnded(
                MatchEnded(
                    trajectory: trajectory, volunteer: match.volunteer, location: known.location, on: on,
                    reason: .trajectoryEnded)),
            ended,
        ]
    }
}
