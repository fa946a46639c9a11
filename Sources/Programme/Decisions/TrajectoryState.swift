import Wire

/// How far a trajectory has come: what a decision on it needs to know.
///
/// Visits may arrive late; they find their match by their day, and the last visit never moves backwards.
public struct TrajectoryState: Hashable, Sendable {
    public let location: LocationID
    public let mother: MotherID
    public let child: ChildID
    public let enrolledOn: Day
    public let childBorn: Month?
    public internal(set) var acceptedOn: Day?
    public internal(set) var referredOn: Day?
    public internal(set) var endedOn: Day?
    public internal(set) var pauses = Periods()
    /// In the order of their days, whatever the order in which they were recorded.
    public internal(set) var matches: [MatchPeriod] = []
    /// The latest day of something, but for matches and visits, that does not happen after the end.
    public internal(set) var lastStepOn: Day?

    init(_ enrolled: MotherEnrolled) {
        location = enrolled.location
        mother = enrolled.mother
        child = enrolled.child
        enrolledOn = enrolled.on
        childBorn = enrolled.childBorn
    }

    /// The day on which it was over, because it ended or because she was referred on.
    var overOn: Day? { endedOn ?? referredOn }

    /// Whether it went on after a day, so that another with the same child cannot begin on it.
    func goes(beyond day: Day) -> Bool { overOn.map { day < $0 } ?? true }

    /// The match without an end.
    var openMatch: MatchPeriod? { matches.last { $0.isOpen } }

    /// The match that ran on a day; on a day on which one ended and the next began, the next.
    func match(on day: Day) -> MatchPeriod? { matches.last { $0.covers(day) } }

    /// The latest day of a visit held or missed.
    var lastVisitOn: Day? { matches.compactMap(\.lastVisitOn).max() }

    mutating func beginMatch(with volunteer: VolunteerID, on day: Day) {
        let index = matches.firstIndex { day < $0.madeOn } ?? matches.endIndex
        matches.insert(MatchPeriod(volunteer: volunteer, madeOn: day), at: index)
    }

    mutating func endMatch(with volunteer: VolunteerID, on day: Day) {
        let index = matches.lastIndex { $0.volunteer == volunteer && $0.isOpen && $0.madeOn <= day }
        if let index { matches[index].endedOn = day }
    }

    /// A visit by another volunteer took the place of one in the match of its day.
    mutating func visited(by volunteer: VolunteerID, on day: Day) {
        let own = matches.lastIndex { $0.volunteer == volunteer && $0.covers(day) }
        if let index = own ?? matches.lastIndex(where: { $0.covers(day) }) { matches[index].visited(on: day) }
    }

    mutating func step(on day: Day) { lastStepOn = max(lastStepOn ?? day, day) }

    /// Refuses a day that cannot be the end, because something happened after it that does not happen after an end.
    func checkEnd(on day: Day) throws(Refusal) {
        if let visit = lastVisitOn, day < visit { throw .endBeforeVisit(visit) }
        if let match = matches.map(\.lastDay).max(), day < match { throw .endBeforeMatch(match) }
        if let step = lastStepOn, day < step { throw .endBeforeStep(step) }
    }
}

extension DecisionState {
    mutating func evolveTrajectory(_ event: ProgrammeEvent) {
        switch event {
        case .motherEnrolled(let enrolled): trajectories[enrolled.trajectory] = TrajectoryState(enrolled)
        case .motherAccepted(let accepted): trajectories[accepted.trajectory]?.acceptedOn = accepted.on
        case .motherReferredOn(let referred): trajectories[referred.trajectory]?.referredOn = referred.on
        case .trajectoryEnded(let ended): trajectories[ended.trajectory]?.endedOn = ended.on
        case .trajectoryPaused(let paused):
            trajectories[paused.trajectory]?.pauses.begin(on: paused.on)
            trajectories[paused.trajectory]?.step(on: paused.on)
        case .trajectoryResumed(let resumed):
            trajectories[resumed.trajectory]?.pauses.end(on: resumed.on)
            trajectories[resumed.trajectory]?.step(on: resumed.on)
        case .intakeHeld(let held): trajectories[held.trajectory]?.step(on: held.on)
        case .adviceAsked(let asked): trajectories[asked.trajectory]?.step(on: asked.on)
        case .matchProposed(let proposed): trajectories[proposed.trajectory]?.step(on: proposed.on)
        case .introductionHeld(let held): trajectories[held.trajectory]?.step(on: held.on)
        case .clickAnswered(let answered): trajectories[answered.trajectory]?.step(on: answered.on)
        case .visitPlanned(let planned): trajectories[planned.trajectory]?.step(on: planned.on)
        case .matchMade(let made): trajectories[made.trajectory]?.beginMatch(with: made.volunteer, on: made.on)
        case .matchEnded(let ended): trajectories[ended.trajectory]?.endMatch(with: ended.volunteer, on: ended.on)
        case .visitHeld(let held): trajectories[held.trajectory]?.visited(by: held.volunteer, on: held.on)
        case .visitMissed(let missed): trajectories[missed.trajectory]?.visited(by: missed.volunteer, on: missed.on)
        default: break
        }
    }
}
