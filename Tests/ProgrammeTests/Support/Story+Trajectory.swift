import Wire

@testable import Programme

/// A mother's way through the programme, for the decision tests: enrolled in March, accepted in April of 2008.
extension Story {
    static let trajectory: TrajectoryID = .number(31)
    static let otherTrajectory: TrajectoryID = .number(32)
    static let noor: MotherID = .number(41)
    static let child: ChildID = .number(51)

    static func enrolled(
        _ trajectory: TrajectoryID = trajectory, _ on: Day = "2008-03-01", child: ChildID = child,
        at location: LocationID = centrum
    ) -> ProgrammeEvent {
        .motherEnrolled(
            MotherEnrolled(
                trajectory: trajectory, location: location, mother: noor, child: child, on: on, route: .referred,
                name: .open("Noor", of: .mother(noor))))
    }

    static func accepted(_ on: Day = "2008-04-01") -> ProgrammeEvent {
        .motherAccepted(MotherAccepted(trajectory: trajectory, location: centrum, on: on))
    }

    static func referredOn(_ on: Day) -> ProgrammeEvent {
        .motherReferredOn(
            MotherReferredOn(trajectory: trajectory, location: centrum, child: child, on: on, target: .homeStart))
    }

    static func ended(_ on: Day, _ reason: TrajectoryEndReason = .completed) -> ProgrammeEvent {
        .trajectoryEnded(
            TrajectoryEnded(trajectory: trajectory, location: centrum, child: child, on: on, reason: reason))
    }

    /// Everything that has to be there before a match: the location, a volunteer, a mother accepted on 1 April.
    static let waiting = Given(locationOpened, applied(), applied(wil), enrolled(), accepted())

    /// The same, and matched with Vera since 1 May.
    static let active = Given(waiting.history + [matched(trajectory, "2008-05-01")])

    /// The same, with the match ended on 1 September.
    static let unmatchedInSeptember = Given(active.history + [unmatched(trajectory, "2008-09-01")])
}
