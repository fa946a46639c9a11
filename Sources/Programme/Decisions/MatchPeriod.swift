import Wire

/// The time during which one volunteer visits in a trajectory: what a visit has to fall into.
///
/// The last day belongs to it, for what happened on it happened before the end.
public struct MatchPeriod: Hashable, Sendable {
    public let volunteer: VolunteerID
    public let madeOn: Day
    public internal(set) var endedOn: Day?
    /// The latest day of a visit held in it or missed, in whatever order the visits were recorded.
    public internal(set) var lastVisitOn: Day?

    init(volunteer: VolunteerID, madeOn: Day) {
        self.volunteer = volunteer
        self.madeOn = madeOn
    }

    var isOpen: Bool { endedOn == nil }

    /// Whether it ran on a day.
    func covers(_ day: Day) -> Bool { madeOn <= day && day <= endedOn ?? day }

    /// Whether one with a volunteer that runs from a day until another, or goes on, would run at the same time.
    ///
    /// One may begin on the day on which the other ended; with the same volunteer that would be one match entered twice
    /// over, if the later one is there already.
    func overlaps(from first: Day, until last: Day?, with other: VolunteerID) -> Bool {
        guard endedOn.map({ first < $0 }) ?? true else { return false }
        guard let last, first < madeOn else { return true }
        return madeOn < last || madeOn == last && volunteer == other
    }

    /// The last day on which something of it is on record.
    var lastDay: Day { max(endedOn ?? madeOn, lastVisitOn ?? madeOn) }

    mutating func visited(on day: Day) { lastVisitOn = max(lastVisitOn ?? day, day) }
}
