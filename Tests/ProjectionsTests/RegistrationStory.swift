import EventStore
import Programme
import Projections
import Wire

/// A small history told for one test, and the registration that is counted from it.
struct RegistrationStory {
    private(set) var events: [ProgrammeEvent] = []
    private var identifiers: UInt64 = 0

    /// The day with this date; a date that is none is a mistake in the test.
    static func day(_ text: String) -> Day {
        guard let day = Day(text) else { preconditionFailure("\(text) is no day") }
        return day
    }

    static func year(_ number: Int) -> ReportingYear {
        guard let year = ReportingYear(number) else { preconditionFailure("\(number) is no year") }
        return year
    }

    private static let name = Personal.sealed(Sealed(subject: "someone", key: 1, box: "AAAA"))

    mutating func id<Of: Entity>() -> ID<Of> {
        identifiers += 1
        return ID(Identifier(high: 1, low: identifiers))
    }

    mutating func tell(_ event: ProgrammeEvent) { events.append(event) }

    mutating func location(
        _ name: String = "Voorbeeldstad", in municipality: String? = nil, opened: String = "2007-01-01",
        closed: String? = nil, providers: [Provider] = [], variant: ProgrammeVariant = .regular
    ) -> LocationID {
        let location: LocationID = id()
        let details = LocationDetails(
            name: name, municipality: municipality ?? name, providers: providers, variant: variant)
        tell(.locationOpened(LocationOpened(location: location, on: Self.day(opened), details: details)))
        if let closed { tell(.locationClosed(LocationClosed(location: location, on: Self.day(closed)))) }
        return location
    }

    @discardableResult
    mutating func mother(
        at location: LocationID, mother: MotherID? = nil, enrolled: String = "2007-06-01",
        route: EnrolmentRoute = .referred, profile: MotherProfile? = MotherProfile(), accepted: String? = nil,
        ended: String? = nil, reason: TrajectoryEndReason = .completed
    ) -> TrajectoryID {
        let (trajectory, child): (TrajectoryID, ChildID) = (id(), id())
        let mother = mother ?? id()
        tell(
            .motherEnrolled(
                MotherEnrolled(
                    trajectory: trajectory, location: location, mother: mother, child: child, on: Self.day(enrolled),
                    route: route, name: Self.name)))
        if let profile { intake(trajectory, at: location, on: accepted ?? enrolled, profile) }
        if let accepted {
            tell(.motherAccepted(MotherAccepted(trajectory: trajectory, location: location, on: Self.day(accepted))))
        }
        if let ended {
            tell(
                .trajectoryEnded(
                    TrajectoryEnded(
                        trajectory: trajectory, location: location, child: child, on: Self.day(ended), reason: reason)))
        }
        return trajectory
    }

    mutating func intake(_ trajectory: TrajectoryID, at location: LocationID, on day: String, _ profile: MotherProfile)
    {
        tell(
            .intakeHeld(
                IntakeHeld(
                    trajectory: trajectory, location: location, on: Self.day(day), intake: Intake(profile: profile))))
    }

    @discardableResult
    mutating func volunteer(
        at location: LocationID, applied: String = "2007-01-02", admitted: String? = "2007-03-01",
        stopped: String? = nil, reason: VolunteerStopReason = .noTime, wasProgrammeMother: Bool? = false,
        profile: VolunteerProfile = VolunteerProfile()
    ) -> VolunteerID {
        let volunteer: VolunteerID = id()
        tell(
            .volunteerApplied(
                VolunteerApplied(
                    volunteer: volunteer, location: location, on: Self.day(applied), route: .wordOfMouth,
                    wasProgrammeMother: wasProgrammeMother, profile: profile, name: Self.name)))
        if let admitted {
            tell(
                .volunteerAdmitted(
                    VolunteerAdmitted(volunteer: volunteer, location: location, on: Self.day(admitted))))
        }
        if let stopped {
            tell(
                .volunteerStopped(
                    VolunteerStopped(
                        volunteer: volunteer, location: location, on: Self.day(stopped), reason: reason)))
        }
        return volunteer
    }

    @discardableResult
    mutating func coordinator(
        _ coordinator: CoordinatorID? = nil, at location: LocationID, from day: String = "2007-01-01", hours: Int,
        left: String? = nil
    ) -> CoordinatorID {
        let coordinator = coordinator ?? id()
        tell(
            .coordinatorAppointed(
                CoordinatorAppointed(
                    coordinator: coordinator, location: location, on: Self.day(day), weeklyMinutes: hours * 60,
                    name: Self.name)))
        if let left {
            tell(
                .coordinatorLeft(
                    CoordinatorLeft(coordinator: coordinator, location: location, on: Self.day(left))))
        }
        return coordinator
    }

    mutating func hours(_ hours: Int, of coordinator: CoordinatorID, at location: LocationID, from day: String) {
        tell(
            .coordinatorHoursChanged(
                CoordinatorHoursChanged(
                    coordinator: coordinator, location: location, on: Self.day(day), weeklyMinutes: hours * 60)))
    }

    func book() -> RegistrationBook {
        var book = RegistrationBook()
        for recorded in RandomHistory.record(events) { book.apply(recorded) }
        return book
    }

    func registration(_ year: Int = 2008, _ scope: Registration.Scope = .country) -> Registration {
        book().registration(year: Self.year(year), scope: scope)
    }
}
