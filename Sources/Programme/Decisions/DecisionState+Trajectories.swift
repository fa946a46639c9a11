import Wire

// What decisions ask about trajectories and their matches.

extension DecisionState {
    /// The trajectory, if it ran on a day; the day of its end belongs to it.
    ///
    /// - Throws: A refusal when it is unknown, not begun yet, or over by then.
    func openTrajectory(_ id: TrajectoryID, on day: Day) throws(Refusal) -> TrajectoryState {
        let trajectory = try begunTrajectory(id, on: day)
        if let overOn = trajectory.overOn, overOn < day { throw .afterEnd(of: .trajectory, ended: overOn) }
        return trajectory
    }

    /// The trajectory, if it had begun by a day; it may be over.
    ///
    /// - Throws: A refusal when it is unknown or not begun yet.
    func begunTrajectory(_ id: TrajectoryID, on day: Day) throws(Refusal) -> TrajectoryState {
        guard let trajectory = trajectories[id] else { throw .unknown(TrajectoryID.self) }
        guard trajectory.enrolledOn <= day else {
            throw .beforeBeginning(of: .trajectory, began: trajectory.enrolledOn)
        }
        return trajectory
    }

    /// The trajectory and the match that ran in it on a day: where a visit of that day belongs.
    ///
    /// - Throws: A refusal when there is no such trajectory or no match on that day.
    func match(
        of id: TrajectoryID, on day: Day
    ) throws(Refusal) -> (trajectory: TrajectoryState, match: MatchPeriod) {
        let trajectory = try openTrajectory(id, on: day)
        if let match = trajectory.match(on: day) { return (trajectory, match) }
        guard let first = trajectory.matches.first else { throw .noMatch }
        guard let ended = trajectory.matches.compactMap(\.endedOn).filter({ $0 < day }).max() else {
            throw .beforeBeginning(of: .match, began: first.madeOn)
        }
        throw .afterEnd(of: .match, ended: ended)
    }

    /// Refuses a volunteer of whom nothing is known; whether she is still active does not matter.
    func known(_ volunteer: VolunteerID?) throws(Refusal) {
        if let volunteer, volunteers[volunteer] == nil { throw .unknown(VolunteerID.self) }
    }
}

extension TrajectoryState {
    /// Refuses a day on which she had not been accepted.
    func accepted(by day: Day) throws(Refusal) {
        guard let acceptedOn else { throw .notAccepted }
        guard acceptedOn <= day else { throw .beforeAcceptance(acceptedOn) }
    }
}
