import Programme
import Wire

// What the registration keeps of each trajectory, volunteer and location: facts, each with its day and its record.

struct TrajectoryFacts: Course {
    struct Enrolment: Dated {
        let on: Day
        let location: LocationID
        let mother: MotherID
        let child: ChildID
        let route: EnrolmentRoute
    }

    var enrolments = Once<Enrolment>()
    var acceptances = Once<Day>()
    var referrals = Once<Day>()
    var endings = Once<Version<TrajectoryEndReason>>()
    /// The profile that each intake gave.
    var profiles = DayOrdered<Version<MotherProfile>>()

    var heldBytes: Int { profiles.heldBytes }

    /// What of it had happened by a day; nil before the enrolment.
    func record(until day: Day) -> TrajectoryRecord? {
        guard let enrolment = enrolments.fact, enrolment.on <= day else { return nil }
        return TrajectoryRecord(
            location: enrolment.location, mother: enrolment.mother, child: enrolment.child, route: enrolment.route,
            enrolledOn: enrolment.on, acceptedOn: acceptances.fact.until(day), referredOn: referrals.fact.until(day),
            ended: endings.fact.flatMap { $0.on <= day ? $0 : nil }, profiles: profiles.cut(after: day))
    }
}

struct VolunteerFacts: Course {
    struct Application: Dated {
        let on: Day
        let location: LocationID
        let wasProgrammeMother: Bool?
    }

    var applications = Once<Application>()
    var admissions = Once<Day>()
    var matches = DayOrdered<Day>()
    var stops = Once<Version<VolunteerStopReason>>()
    var profiles = DayOrdered<Version<VolunteerProfile>>()

    var heldBytes: Int { matches.heldBytes + profiles.heldBytes }

    /// What of it had happened by a day; nil before the application.
    func record(until day: Day) -> VolunteerRecord? {
        guard let application = applications.fact, application.on <= day else { return nil }
        let begins = [admissions.fact, matches.facts.first].compactMap { $0.until(day) }
        return VolunteerRecord(
            location: application.location, activeFrom: begins.min(),
            wasProgrammeMother: application.wasProgrammeMother,
            stopped: stops.fact.flatMap { $0.on <= day ? $0 : nil }, profiles: profiles.cut(after: day))
    }

    /// Takes in what is kept of the same woman under another id, seen on a day.
    mutating func formUnion(_ other: Self, on day: Day) {
        admissions.formUnion(other.admissions)
        matches.formUnion(other.matches)
        let begun = [applications.fact?.on, other.applications.fact?.on]
        stops = VolunteerCourse.joined(stops, other.stops, begun: begun, on: day)
        if applications.fact == nil { applications = other.applications }
        profiles.formUnion(other.profiles)
    }
}

struct LocationFacts: Course {
    var openings = Once<Day>()
    var closings = Once<Day>()
    var details = DayOrdered<Version<LocationDetails>>()

    var heldBytes: Int { details.heldBytes }

    /// What of it had happened by a day; nil before anything had.
    func record(until day: Day) -> LocationRecord? {
        let details = details.cut(after: day)
        let (opened, closed) = (openings.fact.until(day), closings.fact.until(day))
        guard opened != nil || closed != nil || !details.isEmpty else { return nil }
        return LocationRecord(openedOn: opened, closedOn: closed, details: details)
    }
}

extension Optional where Wrapped == Day {
    /// The day, if it has come by another.
    fileprivate func until(_ day: Day) -> Day? { flatMap { $0 <= day ? $0 : nil } }
}
