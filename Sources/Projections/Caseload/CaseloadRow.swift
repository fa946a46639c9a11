import Programme
import Wire

/// Where a trajectory stands on a day. The words are frozen.
public enum CaseloadStatus: UInt8, Code {
    case waitingForIntake, awaitingDecision, waitingForMatch, inIntroduction, active, paused, referredOn, ended

    public static let listing = CodeListing([
        ("waiting-for-intake", "wacht op intake", "waiting for intake"),
        ("awaiting-decision", "wacht op besluit", "awaiting a decision"),
        ("waiting-for-match", "wacht op koppeling", "waiting for a match"),
        ("in-introduction", "kennismaking", "in introduction"),
        ("active", "actief", "active"),
        ("paused", "onderbroken", "paused"),
        ("referred-on", "doorverwezen", "referred on"),
        ("ended", "beëindigd", "ended"),
    ])

    /// She takes part or waits to: what a working list shows unless more is asked for.
    public var isOpen: Bool { self != .referredOn && self != .ended }
}

/// One trajectory as the caseload shows it on a day.
public struct CaseloadRow: Hashable, Sendable {
    public let trajectory: TrajectoryID
    public let location: LocationID
    /// Nil while nothing is recorded of the location itself.
    public let locationName: String?
    public let coordinators: [NamedCoordinator]
    public let mother: MotherID
    public let motherName: SealedField?
    public let child: ChildID
    public let childName: SealedField?
    /// By the calendar, so it may be a month too many; negative before the birth.
    public let childMonths: Int?
    public let enrolledOn: Day
    public let acceptedOn: Day?
    public let status: CaseloadStatus
    /// From when on the status holds.
    public let since: Day
    /// Who visits, or is proposed.
    public let volunteer: VolunteerID?
    public let volunteerName: SealedField?
    /// The phase of the last visit; before the first one acquaintance; nil unless she is active or paused.
    public let phase: VisitPhase?
    public let visits: VisitCounts
    public let lastVisit: Day?
    /// The day agreed; may have passed.
    public let nextVisit: Day?
    /// The last day on which the next visit is in time; nil unless she is visited.
    public let visitDue: Day?
    public let endReason: TrajectoryEndReason?
    public let referralTarget: ReferralTarget?
    public let signals: [ShownSignal]
}

/// Which trajectories are asked for; what is nil does not restrict.
public struct CaseloadFilter: Hashable, Sendable {
    public var location: LocationID?
    /// Who visits, or is proposed, on the day.
    public var volunteer: VolunteerID?
    /// Who leads the location on the day.
    public var coordinator: CoordinatorID?
    /// Only these statuses; nil means all open ones.
    public var statuses: CodeSet<CaseloadStatus>?
    /// Only those of whom the next visit is due by then.
    public var due: VisitDue?
    /// Those that ended or were referred on too; of no matter when statuses are given.
    public var includesEnded: Bool

    public init(
        location: LocationID? = nil, volunteer: VolunteerID? = nil, coordinator: CoordinatorID? = nil,
        statuses: CodeSet<CaseloadStatus>? = nil, due: VisitDue? = nil, includesEnded: Bool = false
    ) {
        self.location = location
        self.volunteer = volunteer
        self.coordinator = coordinator
        self.statuses = statuses
        self.due = due
        self.includesEnded = includesEnded
    }

    func admits(_ status: CaseloadStatus) -> Bool {
        statuses?.contains(status) ?? (includesEnded || status.isOpen)
    }
}
