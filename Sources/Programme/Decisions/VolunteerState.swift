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
    public internal(set) var admittedOn: Day?
    public internal(set) var stoppedOn: Day?
    public internal(set) var pauses = Periods()
    public internal(set) var matches: [TrajectoryID: Match] = [:]
    /// The latest day of a visit of hers, held, missed or agreed, where the scope asks for them.
    public internal(set) var lastVisitedOn: Day?
    /// The latest day on which something else was done with her that is not done after she stopped.
    public internal(set) var lastActiveOn: Day?

    init(location: LocationID, appliedOn: Day) {
        self.location = location
        self.appliedOn = appliedOn
    }

    /// The trajectories whose match with her is open, in the order of their ids.
    var openMatches: [(trajectory: TrajectoryID, location: LocationID)] {
        matches.filter { $0.value.periods.isOpen }.map { ($0.key, $0.value.location) }.sorted { $0.0 < $1.0 }
    }

    /// The latest day on which a match of hers is known to have run.
    var lastMatchedOn: Day? { matches.values.flatMap(\.periods.all).map(\.lastDay).max() }

    mutating func visited(on day: Day) { lastVisitedOn = max(lastVisitedOn ?? day, day) }

    mutating func active(on day: Day) { lastActiveOn = max(lastActiveOn ?? day, day) }
}

extension DecisionState {
    mutating func evolveVolunteer(_ event: ProgrammeEvent) {
        switch event {
        case .volunteerApplied(let applied):
            volunteers[applied.volunteer] = VolunteerState(location: applied.location, appliedOn: applied.on)
        case .volunteerAdmitted(let admitted): volunteers[admitted.volunteer]?.admittedOn = admitted.on
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
        case .visitMissed(let missed): volunteers[missed.volunteer]?.visited(on: missed.on)
        case .visitPlanned(let planned):
            if let volunteer = planned.volunteer { volunteers[volunteer]?.visited(on: planned.on) }
        default: break
        }
        for volunteer in event.activeVolunteers { volunteers[volunteer]?.active(on: event.on) }
    }

    /// The volunteer, if she was with the programme on a day: from her application to the day on which she stopped.
    ///
    /// - Throws: A refusal when she is unknown, had not applied yet or had stopped.
    func volunteer(_ id: VolunteerID, on day: Day) throws(Refusal) -> VolunteerState {
        let volunteer = try appliedVolunteer(id, on: day)
        if let stoppedOn = volunteer.stoppedOn, stoppedOn < day { throw .afterEnd(of: .volunteer, ended: stoppedOn) }
        return volunteer
    }

    /// The volunteer, if she had applied by a day; she may have stopped.
    ///
    /// - Throws: A refusal when she is unknown or had not applied yet.
    func appliedVolunteer(_ id: VolunteerID, on day: Day) throws(Refusal) -> VolunteerState {
        guard let volunteer = volunteers[id] else { throw .unknown(VolunteerID.self) }
        guard volunteer.appliedOn <= day else { throw .beforeBeginning(of: .volunteer, began: volunteer.appliedOn) }
        return volunteer
    }

    /// Refuses a meeting at a location that these volunteers cannot have had on a day. Locations train and meet together.
    func checkMeeting(of volunteers: [VolunteerID], at location: LocationID, on day: Day) throws(Refusal) {
        _ = try openLocation(location, on: day)
        guard !volunteers.isEmpty else { throw .noVolunteers }
        for (index, id) in volunteers.enumerated() {
            do throws(Refusal) {
                _ = try volunteer(id, on: day)
            } catch {
                throw error.concerning("volunteers[\(index)]")
            }
        }
    }
}

extension ProgrammeEvent {
    /// The volunteers with whom this was done, if it is something that is not done after they stopped. Matches and visits
    /// are counted apart, and a talk may come after a farewell.
    fileprivate var activeVolunteers: [VolunteerID] {
        switch self {
        case .volunteerInterviewed(let event): [event.volunteer]
        case .volunteerCertificateSeen(let event): [event.volunteer]
        case .volunteerTrained(let event): event.volunteers
        case .volunteerAdmitted(let event): [event.volunteer]
        case .volunteerProfileChanged(let event): [event.volunteer]
        case .volunteerPaused(let event): [event.volunteer]
        case .volunteerResumed(let event): [event.volunteer]
        case .groupMeetingHeld(let event): event.volunteers
        case .matchProposed(let event): [event.volunteer]
        case .introductionHeld(let event): [event.volunteer]
        case .clickAnswered(let event): [event.volunteer]
        default: []
        }
    }
}
