import Programme

/// How the coordinators' weekly time compares with the volunteers who can be deployed (N13).
///
/// The norm is a minimum, and a new location needs more: only too few hours are a signal.
public struct CoordinationTime: Hashable, Sendable {
    /// The words are frozen.
    public enum Verdict: UInt8, Code {
        case noVolunteers, under, within, over

        public static let listing = CodeListing([
            ("no-volunteers", "geen inzetbare vrijwilligers", "no volunteers to deploy"),
            ("under", "minder dan het minimum", "less than the minimum"),
            ("within", "volgens het minimum", "as the minimum asks"),
            ("over", "ruimer dan het minimum", "more ample than the minimum"),
        ])
    }

    public let weeklyMinutes: Int
    public let activeVolunteers: Int

    /// Minutes a week that the norm asks for, from its lower to its upper bound.
    public var normMinutes: ClosedRange<Int> {
        let norm = Norms.coordinationTime.range
        return norm.lowerBound * activeVolunteers...norm.upperBound * activeVolunteers
    }

    /// Rounded down; nil without volunteers.
    public var minutesPerVolunteer: Int? { activeVolunteers == 0 ? nil : weeklyMinutes / activeVolunteers }

    public var verdict: Verdict {
        if activeVolunteers == 0 { return .noVolunteers }
        if weeklyMinutes < normMinutes.lowerBound { return .under }
        return weeklyMinutes > normMinutes.upperBound ? .over : .within
    }
}

/// A location as the supervision status shows it on a day: the hours of all its coordinators together.
public struct LocationSupervisionRow: Hashable, Sendable {
    public let location: LocationID
    public let locationName: String?
    public let coordinators: [NamedCoordinator]
    public let time: CoordinationTime
    public let signals: [ShownSignal]
}

/// A coordinator as the supervision status shows her on a day.
public struct CoordinatorRow: Hashable, Sendable {
    public let coordinator: CoordinatorID
    public let name: SealedField?
    /// Where she leads on the day, with her own minutes a week.
    public let locations: [Post]
    /// Her own minutes a week, at all her locations.
    public let weeklyMinutes: Int
    /// The volunteers of her locations who can be deployed.
    public let activeVolunteers: Int
    /// The mothers whom they visit.
    public let activeMothers: Int
    /// Of her locations: the hours of every coordinator there against all the volunteers there, for they share them.
    public let time: CoordinationTime
    public let signals: [ShownSignal]

    /// A coordinator's part at one location.
    public struct Post: Hashable, Sendable {
        public let location: LocationID
        public let locationName: String?
        public let weeklyMinutes: Int
    }
}
