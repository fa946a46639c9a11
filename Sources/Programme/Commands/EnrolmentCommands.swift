import Wire

/// Enrol a mother: a trajectory begins.
public struct EnrolMother: Command {
    public static let name: StaticString = "enrol-mother"

    /// Absent makes a new one.
    public var trajectory: TrajectoryID?
    public var location: LocationID
    /// Given when she took part before; absent makes a new one.
    public var mother: MotherID?
    /// Absent makes a new one.
    public var child: ChildID?
    public var on: Day
    public var route: EnrolmentRoute
    public var childBorn: Month?
    public var name: Personal
    public var contact: Personal?
    public var childName: Personal?

    public init(
        trajectory: TrajectoryID? = nil, location: LocationID, mother: MotherID? = nil, child: ChildID? = nil,
        on: Day, route: EnrolmentRoute, childBorn: Month? = nil, name: Personal, contact: Personal? = nil,
        childName: Personal? = nil
    ) {
        self.trajectory = trajectory
        self.location = location
        self.mother = mother
        self.child = child
        self.on = on
        self.route = route
        self.childBorn = childBorn
        self.name = name
        self.contact = contact
        self.childName = childName
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.optionalTag()
        location = try fields.tag()
        mother = try fields.optionalTag()
        child = try fields.optionalTag()
        on = try fields.value("on")
        route = try fields.value("route")
        childBorn = try fields.optional("childBorn")
        name = try fields.personal("name", .line)
        contact = try fields.optionalPersonal("contact")
        childName = try fields.optionalPersonal("childName", .line)
    }

    public var scope: Scope {
        .location(location) + (trajectory.map(Scope.trajectory) ?? .nothing) + (child.map(Scope.child) ?? .nothing)
    }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        let trajectory = context.id(trajectory, or: 0)
        let mother = context.id(mother, or: 1)
        let child = context.id(child, or: 2)
        try context.past(on)
        if let childBorn, on.month.months(until: childBorn) > Pregnancy.monthsMax { throw .bornTooLate(on: on) }
        _ = try state.openLocation(location, on: on)
        guard state.trajectories[trajectory] == nil else { throw .exists(TrajectoryID.self) }
        let others = state.trajectories.values.filter { $0.child == child }
        if let childBorn, let known = others.compactMap(\.childBorn).min(), known != childBorn {
            throw .bornOtherwise(known)
        }
        let earlier = others.filter { $0.goes(beyond: on) }
        if let other = earlier.min(by: { $0.enrolledOn < $1.enrolledOn }) {
            throw .childHasTrajectory(since: other.enrolledOn, until: other.overOn)
        }
        return [
            .motherEnrolled(
                MotherEnrolled(
                    trajectory: trajectory, location: location, mother: mother, child: child, on: on, route: route,
                    childBorn: childBorn, name: name.of(.mother(mother)), contact: contact?.of(.mother(mother)),
                    childName: childName?.of(.child(child))))
        ]
    }
}

/// Record the intake talk.
public struct HoldIntake: Command {
    public static let name: StaticString = "hold-intake"

    public var trajectory: TrajectoryID
    public var on: Day
    public var intake: Intake

    public init(trajectory: TrajectoryID, on: Day, intake: Intake = Intake()) {
        self.trajectory = trajectory
        self.on = on
        self.intake = intake
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
        intake = try Intake(from: &fields)
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try intake.profile.born.map { born throws(Refusal) in try context.born(born, by: on) }
        let known = try state.openTrajectory(trajectory, on: on)
        return [
            .intakeHeld(
                IntakeHeld(
                    trajectory: trajectory, location: known.location, on: on, intake: intake.of(.mother(known.mother))))
        ]
    }
}

/// Record the advice of the clinic team.
public struct AskAdvice: Command {
    public static let name: StaticString = "ask-advice"

    public var trajectory: TrajectoryID
    public var on: Day
    public var outcome: Personal

    public init(trajectory: TrajectoryID, on: Day, outcome: Personal) {
        self.trajectory = trajectory
        self.on = on
        self.outcome = outcome
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
        outcome = try fields.personal("outcome")
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.openTrajectory(trajectory, on: on)
        return [
            .adviceAsked(
                AdviceAsked(
                    trajectory: trajectory, location: known.location, on: on,
                    outcome: outcome.of(.mother(known.mother))))
        ]
    }
}

/// Accept a mother into the programme.
public struct AcceptMother: Command {
    public static let name: StaticString = "accept-mother"

    public var trajectory: TrajectoryID
    public var on: Day
    public var reason: Personal?

    public init(trajectory: TrajectoryID, on: Day, reason: Personal? = nil) {
        self.trajectory = trajectory
        self.on = on
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
        reason = try fields.optionalPersonal("reason")
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.begunTrajectory(trajectory, on: on)
        if let acceptedOn = known.acceptedOn { throw .alreadyAccepted(on: acceptedOn) }
        if let referredOn = known.referredOn { throw .alreadyReferredOn(referredOn) }
        if let endedOn = known.endedOn, endedOn < on { throw .afterEnd(of: .trajectory, ended: endedOn) }
        return [
            .motherAccepted(
                MotherAccepted(
                    trajectory: trajectory, location: known.location, on: on,
                    reason: reason?.of(.mother(known.mother))))
        ]
    }
}

/// Refer a mother on: the programme does not suit her.
public struct ReferMotherOn: Command {
    public static let name: StaticString = "refer-mother-on"

    public var trajectory: TrajectoryID
    public var on: Day
    public var target: ReferralTarget
    public var reason: Personal?

    public init(trajectory: TrajectoryID, on: Day, target: ReferralTarget, reason: Personal? = nil) {
        self.trajectory = trajectory
        self.on = on
        self.target = target
        self.reason = reason
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        on = try fields.value("on")
        target = try fields.value("target")
        reason = try fields.optionalPersonal("reason")
    }

    public var scope: Scope { .trajectory(trajectory) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        let known = try state.begunTrajectory(trajectory, on: on)
        if let acceptedOn = known.acceptedOn { throw .alreadyTakesPart(since: acceptedOn) }
        if let referredOn = known.referredOn { throw .alreadyReferredOn(referredOn) }
        if let endedOn = known.endedOn { throw .alreadyEnded(.trajectory, ended: endedOn) }
        try known.checkEnd(on: on)
        return [
            .motherReferredOn(
                MotherReferredOn(
                    trajectory: trajectory, location: known.location, child: known.child, on: on, target: target,
                    reason: reason?.of(.mother(known.mother))))
        ]
    }
}
