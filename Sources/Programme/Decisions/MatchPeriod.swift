import Wire

/// The time during which one volunteer visits in a trajectory: what a visit has to fall into.
///
/// The last day belongs to it, for what happened on it happened before the end.
public struct MatchPeriod: Hashable, Sendable {
    public let volunteer: VolunteerID
    public let madeOn: Day
    public internal(set) var endedOn: Day?
    /// The latest day of a visit held in it, in whatever order the visits were recorded.
    public internal(set) var lastVisitOn: Day?

    init(volunteer: VolunteerID, madeOn: Day) {
        self.volunteer = volunteer
        self.madeOn = madeOn
    }

    var isOpen: Bool { endedOn == nil }

    /// Whether it ran on a day.
    func covers(_ day: Day) -> Bool { madeOn <= day && day <= endedOn ?? day }

    /// Whether it went on after a day, so that another cannot begin on it.
    func goes(beyond day: Day) -> Bool { endedOn.map { day < $0 } ?? true }

    /// The last day on which something of it is on record.
    var lastDay: Day { max(endedOn ?? madeOn, lastVisitOn ?? madeOn) }

    mutating func visited(on day: Day) { lastVisitOn = max(lastVisitOn ?? day, day) }
}
