import Wire

/// What a decision knows of the past: the events of its scope, folded. Starts empty.
///
/// `evolve` is total: any event in any order that a log can hold leaves a state, never a trap.
public struct DecisionState: Hashable, Sendable {
    public internal(set) var locations: [LocationID: LocationState] = [:]
    public internal(set) var coordinators: [CoordinatorID: CoordinatorState] = [:]
    public internal(set) var volunteers: [VolunteerID: VolunteerState] = [:]
    public internal(set) var trajectories: [TrajectoryID: TrajectoryState] = [:]
    public internal(set) var concerns: [ConcernID: ConcernState] = [:]
    public internal(set) var cases: [CaseID: CaseState] = [:]
    public internal(set) var meldcodes: [LocationID: MeldcodeState] = [:]
    public internal(set) var joinedMothers = JoinState<Mother>()
    public internal(set) var joinedVolunteers = JoinState<Volunteer>()
    /// The record that is to be mended, for a command that mends one; nil when there is no such record.
    public var mending: Mending?

    public init() {}

    /// The state after these events.
    public init(after events: some Sequence<ProgrammeEvent>) {
        for event in events { evolve(event) }
    }

    /// Takes one more event into account.
    public mutating func evolve(_ event: ProgrammeEvent) {
        evolveLocation(event)
        evolveCoordinator(event)
        evolveVolunteer(event)
        evolveTrajectory(event)
        evolveConcern(event)
        evolveCase(event)
        evolveJoins(event)
    }
}
