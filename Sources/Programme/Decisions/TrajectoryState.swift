import Wire

/// How far a trajectory has come: what a decision on it needs to know.
///
/// Visits may arrive late; they find their match by their day, and the last visit never moves backwards.
public struct TrajectoryState: Hashable, Sendable {
    public let location: LocationID
    public let mother: MotherID
    public let child: ChildID
    public let enrolledOn: Day
    public internal(set) var acceptedOn: Day?
    public internal(set) var referredOn: Day?
    public internal(set) var endedOn: Day?
    public internal(set) var pauses = Periods()
    /// In the order of their days: a match begins when those before it have ended.
    public internal(set) var matches: [MatchPeriod] = []

    init(_ enrolled: MotherEnrolled) {
        location = enrolled.location
        mother = enrolled.mother
        child = enrolled.child
        enrolledOn = enrolled.on
    }

    /// The day on which it was over, because it ended or because she was referred on.
    var overOn: Day? { endedOn ?? referredOn }

    /// Whether it went on after a day, so that another with the same child cannot begin on it.
    func goes(beyond day: Day) -> Bool { overOn.map { day < $0 } ?? true }

    /// The match without an end.
    var openMatch: MatchPeriod? { matches.last { $0.isOpen } }

    /// The match that ran on a day; on a day on which one ended and the next began, the next.
    func match(on day: Day) -> MatchPeriod? { matches.last { $0.covers(day) } }

    /// The latest day of a visit held.
    var lastVisitOn: Day? { matches.compactMap(\.lastVisitOn).max() }

    mutating func endMatch(with volunteer: VolunteerID, on day: Day) {
        guard let index = matches.lastIndex(where: { $0.volunteer == volunteer && $0.isOpen }) else { return }
        matches[index].endedOn = day
    }

    mutating func visited(by volunteer: VolunteerID, on day: Day) {
        guard let index = matches.lastIndex(where: { $0.volunteer == volunteer && $0.covers(day) }) else { return }
        matches[index].visited(on: day)
    }
}

extension DecisionState {
    mutating func evolveTrajectory(_ event: ProgrammeEvent) {
        switch event {
        case .motherEnrolled(let enrolled): trajectories[enrolled.trajectory] = TrajectoryState(enrolled)
        case .motherAccepted(let accepted): trajectories[accepted.trajectory]?.acceptedOn = accepted.on
        case .motherReferredOn(let referred): trajectories[referred.trajectory]?.referredOn = referred.on
        case .trajectoryEnded(let ended): trajectories[ended.trajectory]?.endedOn = ended.on
        case .trajectoryPaused(let paused): trajectories[paused.trajectory]?.pauses.begin(on: paused.on)
        case .trajectoryResumed(let resumed): trajectories[resumed.trajectory]?.pauses.end(on: resumed.on)
        case .matchMade(let made):
            trajectories[made.trajectory]?.matches.append(MatchPeriod(volunteer: made.volunteer, madeOn: made.on))
        case .matchEnded(let ended): trajectories[ended.trajectory]?.endMatch(with: ended.volunteer, on: ended.on)
        case .visitHeld(let held): trajectories[held.trajectory]?.visited(by: held.volunteer, on: held.on)
        default: break
        }
    }
}
