import Programme
import Wire

// What the registration keeps of each trajectory, volunteer, appointment and location.

/// A trajectory, as far as the registration counts it.
struct TrajectoryRecord: Hashable, Sendable {
    var location: LocationID
    var mother: MotherID?
    var route: EnrolmentRoute?
    var enrolledOn: Day?
    var acceptedOn: Day?
    var referredOn: Day?
    var ended: Version<TrajectoryEndReason>?
    /// The profile that each intake gave.
    var profiles = DayOrdered<Version<MotherProfile>>()

    /// Whether nothing had been decided on her enrolment at the end of a day.
    func isWaiting(on day: Day) -> Bool {
        guard let enrolledOn, enrolledOn <= day else { return false }
        return [acceptedOn, referredOn, ended?.on].allSatisfy { $0.map { $0 > day } ?? true }
    }
}

/// A volunteer, as far as the registration counts her.
struct VolunteerRecord: Hashable, Sendable {
    var location: LocationID
    var appliedOn: Day?
    /// Her admission, or her first match where that was earlier or no admission was recorded: who visits is active.
    var activeFrom: Day?
    var wasProgrammeMother: Bool?
    var stopped: Version<VolunteerStopReason>?
    var profiles = DayOrdered<Version<VolunteerProfile>>()
}

/// A coordinator's work at one location: when it began and ended, and for how many minutes a week.
struct AppointmentRecord: Hashable, Sendable {
    enum Change: Hashable, Sendable {
        case appointed(weeklyMinutes: Int)
        case hours(weeklyMinutes: Int)
        case left
    }

    var changes = DayOrdered<Version<Change>>()

    /// Whether she worked there on some day of a year, or beyond it, and with how many minutes a week at the last.
    func work(in year: ReportingYear) -> (during: Int?, onLastDay: Int?) {
        var minutes = 0
        var isAppointed = false
        var during: Int?
        for change in changes.through(year.last) {
            // She is there on the day on which she leaves, so whatever reaches into the year counts.
            if isAppointed, change.on >= year.first { during = minutes }
            switch change.value {
            case .appointed(let weekly): (isAppointed, minutes) = (true, weekly)
            case .hours(let weekly): minutes = weekly
            case .left: isAppointed = false
            }
        }
        if isAppointed { during = minutes }
        return (during, isAppointed ? minutes : nil)
    }
}

/// A location, as far as the registration counts it.
struct LocationRecord: Hashable, Sendable {
    var openedOn: Day?
    var closedOn: Day?
    var details = DayOrdered<Version<LocationDetails>>()
}

/// What was done at a location in a year.
public struct RegistrationActivity: Hashable, Sendable {
    public internal(set) var visitsHeld = 0
    /// Minutes of the visits held, together.
    /// The visits of which the length is known, and how long they lasted together.
    public internal(set) var visitsTimed = 0
    public internal(set) var visitMinutes = 0
    public internal(set) var visitsMissed = 0
    public internal(set) var supervisionTalks = 0
    public internal(set) var groupMeetings = 0

    static func += (left: inout Self, right: Self) {
        left.visitsHeld += right.visitsHeld
        left.visitsTimed += right.visitsTimed
        left.visitMinutes += right.visitMinutes
        left.visitsMissed += right.visitsMissed
        left.supervisionTalks += right.supervisionTalks
        left.groupMeetings += right.groupMeetings
    }
}

extension Optional {
    /// Of two records of something that happens once, the earlier counts.
    mutating func earlier<Value>(_ version: Version<Value>) where Wrapped == Version<Value> {
        if let known = self, known.on <= version.on { return }
        self = version
    }
}

extension DayOrdered {
    /// What held at the end of a day; before the first was known, the first.
    func known<Value>(on day: Day) -> Value? where Fact == Version<Value> {
        (last(through: day) ?? facts.first)?.value
    }
}
