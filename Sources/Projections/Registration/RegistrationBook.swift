import Programme
import Wire

/// The read model of the yearly registration: for everybody who took part, from when to when and with what profile.
///
/// It keeps facts with their days and counts only when asked (`registration(year:scope:)`), so any year can be asked
/// for at any time. A late entry
/// counts as a timely one.
public struct RegistrationBook: ReadModel {
    struct PlaceYear: Hashable, Sendable {
        let location: LocationID
        let year: Int
    }

    private(set) var trajectories: [TrajectoryID: TrajectoryRecord] = [:]
    private(set) var volunteers: [VolunteerID: VolunteerRecord] = [:]
    private(set) var appointments: [CoordinatorID: [LocationID: AppointmentRecord]] = [:]
    private(set) var locations: [LocationID: LocationRecord] = [:]
    /// Only for years in which a location recorded something: the coverage of a report follows from it.
    private(set) var activity: [PlaceYear: RegistrationActivity] = [:]

    public init() {}

    public mutating func apply(_ recorded: Recorded) {
        switch recorded.event {
        case .locationOpened, .locationChanged, .locationClosed:
            applyLocation(recorded.event)
        case .coordinatorAppointed, .coordinatorHoursChanged, .coordinatorLeft:
            applyAppointment(recorded.event)
        case .volunteerApplied, .volunteerAdmitted, .volunteerProfileChanged, .volunteerStopped:
            applyVolunteer(recorded.event)
        case .motherEnrolled, .intakeHeld, .motherAccepted, .motherReferredOn, .matchMade, .trajectoryEnded:
            applyTrajectory(recorded.event)
        case .visitHeld(let event):
            count(event.location, event.on) { activity in
                activity.visitsHeld += 1
                guard let minutes = event.visit.minutes else { return }
                activity.visitsTimed += 1
                activity.visitMinutes += minutes
            }
        case .visitMissed(let event): count(event.location, event.on) { $0.visitsMissed += 1 }
        case .supervisionHeld(let event): count(event.location, event.on) { $0.supervisionTalks += 1 }
        case .groupMeetingHeld(let event): count(event.location, event.on) { $0.groupMeetings += 1 }
        default: break  // the registration counts nothing else
        }
    }

    private mutating func applyLocation(_ event: ProgrammeEvent) {
        switch event {
        case .locationOpened(let event):
            count(event.location, event.on)
            locations[event.location, default: LocationRecord()].openedOn.earlier(event.on)
            locations[event.location]?.details.insert(Version(on: event.on, value: event.details))
        case .locationChanged(let event):
            count(event.location, event.on)
            locations[event.location, default: LocationRecord()]
                .details.insert(Version(on: event.on, value: event.details))
        case .locationClosed(let event):
            count(event.location, event.on)
            locations[event.location, default: LocationRecord()].closedOn.earlier(event.on)
        default: break
        }
    }

    private mutating func applyAppointment(_ event: ProgrammeEvent) {
        switch event {
        case .coordinatorAppointed(let event):
            count(event.location, event.on)
            appointments[event.coordinator, default: [:]][event.location, default: AppointmentRecord()]
                .changes.insert(Version(on: event.on, value: .appointed(weeklyMinutes: event.weeklyMinutes)))
        case .coordinatorHoursChanged(let event):
            count(event.location, event.on)
            appointments[event.coordinator, default: [:]][event.location, default: AppointmentRecord()]
                .changes.insert(Version(on: event.on, value: .hours(weeklyMinutes: event.weeklyMinutes)))
        case .coordinatorLeft(let event):
            count(event.location, event.on)
            appointments[event.coordinator, default: [:]][event.location, default: AppointmentRecord()]
                .changes.insert(Version(on: event.on, value: .left))
        default: break
        }
    }

    private mutating func applyVolunteer(_ event: ProgrammeEvent) {
        switch event {
        case .volunteerApplied(let event):
            change(event.volunteer, event.location, event.on) { volunteer in
                volunteer.location = event.location
                volunteer.appliedOn.earlier(event.on)
                volunteer.wasProgrammeMother = event.wasProgrammeMother
                volunteer.profiles.insert(Version(on: event.on, value: event.profile))
            }
        case .volunteerAdmitted(let event):
            change(event.volunteer, event.location, event.on) { $0.activeFrom.earlier(event.on) }
        case .volunteerProfileChanged(let event):
            change(event.volunteer, event.location, event.on) {
                $0.profiles.insert(Version(on: event.on, value: event.profile))
            }
        case .volunteerStopped(let event):
            change(event.volunteer, event.location, event.on) {
                $0.stopped.earlier(Version(on: event.on, value: event.reason))
            }
        default: break
        }
    }

    private mutating func applyTrajectory(_ event: ProgrammeEvent) {
        switch event {
        case .motherEnrolled(let event):
            change(event.trajectory, event.location, event.on) { trajectory in
                trajectory.location = event.location
                trajectory.mother = event.mother
                trajectory.route = event.route
                trajectory.enrolledOn.earlier(event.on)
            }
        case .intakeHeld(let event):
            change(event.trajectory, event.location, event.on) {
                $0.profiles.insert(Version(on: event.on, value: event.intake.profile))
            }
        case .motherAccepted(let event):
            change(event.trajectory, event.location, event.on) { $0.acceptedOn.earlier(event.on) }
        case .motherReferredOn(let event):
            change(event.trajectory, event.location, event.on) { $0.referredOn.earlier(event.on) }
        case .matchMade(let event):
            volunteers[event.volunteer, default: VolunteerRecord(location: event.location)]
                .activeFrom.earlier(event.on)
            count(event.location, event.on)
        case .trajectoryEnded(let event):
            change(event.trajectory, event.location, event.on) {
                $0.ended.earlier(Version(on: event.on, value: event.reason))
            }
        default: break
        }
    }

    private mutating func change(
        _ id: VolunteerID, _ location: LocationID, _ on: Day, _ body: (inout VolunteerRecord) -> Void
    ) {
        count(location, on)
        body(&volunteers[id, default: VolunteerRecord(location: location)])
    }

    private mutating func change(
        _ id: TrajectoryID, _ location: LocationID, _ on: Day, _ body: (inout TrajectoryRecord) -> Void
    ) {
        count(location, on)
        body(&trajectories[id, default: TrajectoryRecord(location: location)])
    }

    /// Notes that a location recorded something in the year of a fact.
    private mutating func count(
        _ location: LocationID, _ on: Day, _ body: (inout RegistrationActivity) -> Void = { _ in }
    ) {
        body(&activity[PlaceYear(location: location, year: on.year), default: RegistrationActivity()])
    }
}
