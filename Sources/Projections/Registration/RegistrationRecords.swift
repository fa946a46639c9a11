import EventStore
import Programme
import Wire

// What the registration counts of each trajectory, volunteer, appointment and location: as it is known of a day.

/// A trajectory, as far as the registration counts it.
struct TrajectoryRecord: Hashable, Sendable {
    let location: LocationID
    let mother: MotherID
    let child: ChildID
    let route: EnrolmentRoute
    let enrolledOn: Day
    let acceptedOn: Day?
    let referredOn: Day?
    let ended: Version<TrajectoryEndReason>?
    /// The profile that each intake gave.
    let profiles: DayOrdered<Version<MotherProfile>>

    /// Whether nothing had been decided on her enrolment at the end of a day.
    func isWaiting(on day: Day) -> Bool {
        guard enrolledOn <= day else { return false }
        return [acceptedOn, referredOn, ended?.on].allSatisfy { $0.map { $0 > day } ?? true }
    }
}

/// A volunteer, as far as the registration counts her.
struct VolunteerRecord: Hashable, Sendable {
    let location: LocationID
    /// Her admission, or her first match where that was earlier or no admission was recorded: who visits is active.
    let activeFrom: Day?
    let wasProgrammeMother: Bool?
    let stopped: Version<VolunteerStopReason>?
    let profiles: DayOrdered<Version<VolunteerProfile>>
}

/// A location, as far as the registration counts it.
struct LocationRecord: Hashable, Sendable {
    let openedOn: Day?
    let closedOn: Day?
    let details: DayOrdered<Version<LocationDetails>>
}

/// A coordinator's work at one location: when it began and ended, and for how many minutes a week.
struct AppointmentRecord: Course {
    enum Change: Hashable, Sendable {
        case appointed(weeklyMinutes: Int)
        case hours(weeklyMinutes: Int)
        case left
    }

    var changes = DayOrdered<Version<Change>>()

    var heldBytes: Int { changes.heldBytes }

    /// Whether she worked there on some day of a year, or beyond it, and with how many minutes a week at the last.
    ///
    /// - Parameter day: What happened after it is not counted.
    func work(in year: ReportingYear, until day: Day) -> (during: Int?, onLastDay: Int?) {
        var minutes = 0
        var isAppointed = false
        var during: Int?
        for change in changes.through(min(day, year.last)) {
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

extension DayOrdered {
    /// What held at the end of a day; before the first was known, the first.
    func known<Value>(on day: Day) -> Value? where Fact == Version<Value> {
        (last(through: day) ?? facts.first)?.value
    }
}
