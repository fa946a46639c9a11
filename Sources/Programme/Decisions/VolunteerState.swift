import Wire

/// Since when a volunteer is with a location, and what she is held to there.
public struct VolunteerState: Hashable, Sendable {
    /// One mother whom she visits or visited.
    public struct Match: Hashable, Sendable {
        public let location: LocationID
        public internal(set) var periods = Periods()
    }

    public let location: LocationID
    public let appliedOn: Day
    public internal(set) var stoppedOn: Day?
    public internal(set) var pauses = Periods()
    public internal(set) var matches: [TrajectoryID: Match] = [:]
    /// The latest day of a visit of hers, where the scope asks for them.
    public internal(set) var lastVisitedOn: Day?

    init(location: LocationID, appliedOn: Day) {
        self.location = location
        self.appliedOn = appliedOn
    }

    /// The trajectories whose match with her is open, in the order of their ids.
    var openMatches: [(trajectory: TrajectoryID, location: LocationID)] {
        matches.filter { $0.value.periods.isOpen }.map { ($0.key, $0.value.location) }.sorted { $0.0 < $1.0 }
    }

    /// The day on which her latest match began.
    var lastMatchedOn: Day? { matches.values.flatMap(\.periods.all).map(\.first).max() }

    mutating func visited(on day: Day) { lastVisitedOn = max(lastVisitedOn ?? day, day) }
}

extension DecisionState {
    mutating func evolveVolunteer(_ event: ProgrammeEvent) {
        switch event {
        case .volunteerApplied(let applied):
            volunteers[applied.volunteer] = VolunteerState(location: applied.location, appliedOn: applied.on)
        case .volunteerPaused(let paused): volunteers[paused.volunteer]?.pauses.begin(on: paused.on)
        case .volunteerResumed(let resumed): volunteers[resumed.volunteer]?.pauses.end(on: resumed.on)
        case .volunteerStopped(let stopped): volunteers[stopped.volunteer]?.stoppedOn = stopped.on
        case .matchMade(let made):
            volunteers[made.volunteer]?
                .matches[made.trajectory, default: VolunteerState.Match(location: made.location)]
                .periods.begin(on: made.on)
        case .matchEnded(let ended):
            volunteers[ended.volunteer]?.matches[ended.trajectory]?.periods.end(on: ended.on)
        case .visitHeld(let held): volunteers[held.volunteer]?.visited(on: held.on)
        default: break
        }
    }

    /// The volunteer, if she was with the programme on a day: from her application to the day on which she stopped.
    ///
    /// - Throws: A refusal when she is unknown, had not applied yet or had stopped.
    func volunteer(_ id: VolunteerID, on day: Day) throws(Refusal) -> VolunteerState {
        guard let volunteer = volunteers[id] else { throw .unknown(VolunteerID.self) }
        guard volunteer.appliedOn <= day else { throw .beforeBeginning(of: .volunteer, began: volunteer.appliedOn) }
        if let stoppedOn = volunteer.stoppedOn, stoppedOn < day { throw .afterEnd(of: .volunteer, ended: stoppedOn) }
        return volunteer
    }

    /// Refuses a meeting that these volunteers of a location cannot have had on a day.
    func checkMeeting(of volunteers: [VolunteerID], at location: LocationID, on day: Day) throws(Refusal) {
        _ = try openLocation(location, on: day)
        guard !volunteers.isEmpty else { throw .noVolunteers }
        for (index, id) in volunteers.enumerated() {
            do throws(Refusal) {
                guard try volunteer(id, on: day).location == location else { throw .volunteerElsewhere }
            } catch {
                throw error.concerning("volunteers[\(index)]")
            }
        }
    }
}
