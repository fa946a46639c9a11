import EventStore
import Programme
import Wire

/// The read model of the yearly registration: for everybody who took part, from when to when and with what profile.
///
/// It keeps facts with their days and counts only when asked (`registration(year:scope:on:)`), so any year can be asked
/// for at any time, as it stood on any day. A late entry counts as a timely one.
public struct RegistrationBook: ReadModel {
    private(set) var trajectories: [TrajectoryID: TrajectoryFacts] = [:]
    private(set) var volunteers: [VolunteerID: VolunteerFacts] = [:]
    private(set) var appointments: [Post: AppointmentRecord] = [:]
    private(set) var locations: [LocationID: LocationFacts] = [:]
    /// The coverage of a report follows from it: who recorded something.
    private(set) var activity: [LocationID: ActivityByDay] = [:]
    private(set) var people = JoinedPeople()

    /// A coordinator at a location.
    struct Post: Hashable, Sendable {
        let coordinator: CoordinatorID
        let location: LocationID
    }

    public init() {}

    public var estimatedBytes: Int {
        trajectories.heldBytes + volunteers.heldBytes + appointments.heldBytes + locations.heldBytes
            + activity.heldBytes
    }

    public mutating func change(_ recorded: Recorded, _ change: Change) {
        let position = recorded.position
        switch recorded.event {
        case .visitHeld(let event): count(event.location, event.on, change, Self.activity(of: event.visit))
        case .visitMissed(let event):
            count(event.location, event.on, change) { $0.visitsMissed = 1 }
        case .supervisionHeld(let event):
            count(event.location, event.on, change) { $0.supervisionTalks = 1 }
        case .groupMeetingHeld(let event):
            count(event.location, event.on, change) { $0.groupMeetings = 1 }
        case .locationOpened, .locationChanged, .locationClosed: changeLocation(recorded.event, position, change)
        case .coordinatorAppointed(let event):
            appoint(event.coordinator, event.location, .appointed(weeklyMinutes: event.weeklyMinutes), event.on)
        case .coordinatorHoursChanged(let event):
            appoint(event.coordinator, event.location, .hours(weeklyMinutes: event.weeklyMinutes), event.on)
        case .coordinatorLeft(let event): appoint(event.coordinator, event.location, .left, event.on)
        case .volunteerApplied, .volunteerAdmitted, .volunteerProfileChanged, .volunteerStopped:
            changeVolunteer(recorded.event, position, change)
        case .motherEnrolled, .intakeHeld, .motherAccepted, .motherReferredOn, .matchMade, .trajectoryEnded:
            changeTrajectory(recorded.event, position, change)
        case .mothersJoined, .mothersParted, .volunteersJoined, .volunteersParted: people.apply(recorded.event)
        default: break  // the registration counts nothing else
        }

        func appoint(
            _ coordinator: CoordinatorID, _ location: LocationID, _ appointment: AppointmentRecord.Change, _ on: Day
        ) {
            count(location, on, change)
            appointments.change(Post(coordinator: coordinator, location: location), change) {
                $0.changes.change(Version(on: on, value: appointment), at: position, change)
            }
        }
    }

    private mutating func changeLocation(_ event: ProgrammeEvent, _ position: Position, _ change: Change) {
        switch event {
        case .locationOpened(let event):
            count(event.location, event.on, change)
            locations.change(event.location, change) { location in
                location.openings.change(event.on, at: position, change)
                location.details.change(Version(on: event.on, value: event.details), at: position, change)
            }
        case .locationChanged(let event):
            count(event.location, event.on, change)
            locations.change(event.location, change) {
                $0.details.change(Version(on: event.on, value: event.details), at: position, change)
            }
        case .locationClosed(let event):
            count(event.location, event.on, change)
            locations.change(event.location, change) { $0.closings.change(event.on, at: position, change) }
        default: break
        }
    }

    private mutating func changeVolunteer(_ event: ProgrammeEvent, _ position: Position, _ change: Change) {
        switch event {
        case .volunteerApplied(let event):
            count(event.location, event.on, change)
            volunteers.change(event.volunteer, change) { volunteer in
                volunteer.applications.change(
                    .init(on: event.on, location: event.location, wasProgrammeMother: event.wasProgrammeMother),
                    at: position, change)
                volunteer.profiles.change(Version(on: event.on, value: event.profile), at: position, change)
            }
        case .volunteerAdmitted(let event):
            count(event.location, event.on, change)
            volunteers.change(event.volunteer, change) { $0.admissions.change(event.on, at: position, change) }
        case .volunteerProfileChanged(let event):
            count(event.location, event.on, change)
            volunteers.change(event.volunteer, change) {
                $0.profiles.change(Version(on: event.on, value: event.profile), at: position, change)
            }
        case .volunteerStopped(let event):
            count(event.location, event.on, change)
            volunteers.change(event.volunteer, change) {
                $0.stops.change(Version(on: event.on, value: event.reason), at: position, change)
            }
        default: break
        }
    }

    private mutating func changeTrajectory(_ event: ProgrammeEvent, _ position: Position, _ change: Change) {
        switch event {
        case .motherEnrolled(let event):
            count(event.location, event.on, change)
            trajectories.change(event.trajectory, change) {
                $0.enrolments.change(
                    .init(
                        on: event.on, location: event.location, mother: event.mother, child: event.child,
                        route: event.route), at: position, change)
            }
        case .intakeHeld(let event):
            count(event.location, event.on, change)
            trajectories.change(event.trajectory, change) {
                $0.profiles.change(Version(on: event.on, value: event.intake.profile), at: position, change)
            }
        case .motherAccepted(let event):
            count(event.location, event.on, change)
            trajectories.change(event.trajectory, change) { $0.acceptances.change(event.on, at: position, change) }
        case .motherReferredOn(let event):
            count(event.location, event.on, change)
            trajectories.change(event.trajectory, change) { $0.referrals.change(event.on, at: position, change) }
        case .matchMade(let event):
            count(event.location, event.on, change)
            volunteers.change(event.volunteer, change) { $0.matches.change(event.on, at: position, change) }
        case .trajectoryEnded(let event):
            count(event.location, event.on, change)
            trajectories.change(event.trajectory, change) {
                $0.endings.change(Version(on: event.on, value: event.reason), at: position, change)
            }
        default: break
        }
    }

    /// Notes that a location recorded something, and what of it is counted.
    private mutating func count(
        _ location: LocationID, _ on: Day, _ change: Change, _ body: (inout RegistrationActivity) -> Void = { _ in }
    ) {
        var done = RegistrationActivity()
        body(&done)
        count(location, on, change, done)
    }

    private mutating func count(_ location: LocationID, _ on: Day, _ change: Change, _ done: RegistrationActivity) {
        activity.change(location, change) { $0.change(done, on: on, change) }
    }

    private static func activity(of visit: Visit) -> RegistrationActivity {
        var done = RegistrationActivity()
        done.visitsHeld = 1
        if let minutes = visit.minutes { (done.visitsTimed, done.visitMinutes) = (1, minutes) }
        return done
    }
}
