import Programme
import Wire

/// A volunteer as the supervision status shows her on a day.
public struct VolunteerRow: Hashable, Sendable {
    public let volunteer: VolunteerID
    public let name: SealedField?
    public let location: LocationID
    /// Nil while nothing is recorded of the location itself.
    public let locationName: String?
    public let coordinators: [NamedCoordinator]
    public let appliedOn: Day
    /// Nil when nobody asked her.
    public let wasProgrammeMother: Bool?
    public let status: VolunteerStatus
    public let admittedOn: Day?
    public let stoppedOn: Day?
    public let stopReason: VolunteerStopReason?
    /// When the newest certificate of conduct (VOG) was seen, and when it was issued.
    public let certificateSeenOn: Day?
    public let certificateIssuedOn: Day?
    public let trainingMeetings: Int
    public let topicsDone: CodeSet<TrainingTopic>
    public let topicsMissing: CodeSet<TrainingTopic>
    public let experience: CodeSet<VolunteerExperience>
    /// The trajectories of the mothers whom she visits.
    public let activeMothers: [TrajectoryID]
    public let lastTalk: Day?
    public let daysSinceTalk: Int?
    /// From 1 January of the year of the day on.
    public let groupMeetingsThisYear: Int
    public let visitsThisYear: Int
    public let lastVisit: Day?
    public let signals: [ShownSignal]
}

/// Which volunteers and coordinators are asked for; what is nil does not restrict.
public struct SupervisionFilter: Hashable, Sendable {
    public var location: LocationID?
    public var volunteer: VolunteerID?
    /// Who leads the location on the day.
    public var coordinator: CoordinatorID?
    /// Only these statuses; nil means all but those who stopped.
    public var statuses: CodeSet<VolunteerStatus>?
    /// Those who stopped too; of no matter when statuses are given.
    public var includesStopped: Bool

    public init(
        location: LocationID? = nil, volunteer: VolunteerID? = nil, coordinator: CoordinatorID? = nil,
        statuses: CodeSet<VolunteerStatus>? = nil, includesStopped: Bool = false
    ) {
        self.location = location
        self.volunteer = volunteer
        self.coordinator = coordinator
        self.statuses = statuses
        self.includesStopped = includesStopped
    }

    func admits(_ status: VolunteerStatus) -> Bool {
        statuses?.contains(status) ?? (includesStopped || status != .stopped)
    }
}
