import Programme
import Wire

/// How the volunteers are supported and how much time the coordinators have for it: replaces the supervision sheet.
public struct Supervision: ReadModel {
    /// Where a volunteer stands among those of her location: by the day of application, then by her id.
    struct Place: Hashable, Comparable, Sendable {
        let on: Day
        let volunteer: VolunteerID

        static func < (left: Place, right: Place) -> Bool {
            left.on == right.on ? left.volunteer < right.volunteer : left.on < right.on
        }
    }

    private(set) var courses: [VolunteerID: VolunteerCourse] = [:]
    private(set) var trajectoriesEnded: [TrajectoryID: Day] = [:]
    private(set) var places = Places()
    private(set) var byLocation: [LocationID: [Place]] = [:]

    public init() {}

    public mutating func apply(_ recorded: Recorded) {
        switch recorded.event {
        case .visitHeld(let held): courses[held.volunteer, default: VolunteerCourse()].visits.insert(held.visit.on)
        case .supervisionHeld(let held): courses[held.volunteer, default: VolunteerCourse()].talks.insert(held.on)
        case .groupMeetingHeld(let held):
            for volunteer in held.volunteers {
                courses[volunteer, default: VolunteerCourse()].groupMeetings.insert(held.on)
            }
        case .matchMade(let made):
            courses[made.volunteer, default: VolunteerCourse()].matchFacts
                .insert(.init(on: made.on, trajectory: made.trajectory, isMade: true))
        case .matchEnded(let ended):
            courses[ended.volunteer, default: VolunteerCourse()].matchFacts
                .insert(.init(on: ended.on, trajectory: ended.trajectory, isMade: false))
        case .trajectoryEnded(let ended): trajectoriesEnded[ended.trajectory].earlier(ended.on)
        case .volunteerApplied(let applied):
            apply(applied, in: recorded)
            places.apply(recorded)
        case .volunteerCertificateSeen(let seen):
            courses[seen.volunteer, default: VolunteerCourse()].certificates
                .insert(.init(on: seen.on, issued: seen.issued))
        case .volunteerTrained(let trained):
            for volunteer in trained.volunteers {
                courses[volunteer, default: VolunteerCourse()].trainings
                    .insert(Version(on: trained.on, value: trained.topics))
            }
        case .volunteerAdmitted(let admitted):
            courses[admitted.volunteer, default: VolunteerCourse()].admittedOn.earlier(admitted.on)
        case .volunteerProfileChanged(let changed):
            courses[changed.volunteer, default: VolunteerCourse()].experience
                .insert(Version(on: changed.on, value: changed.profile.experience))
        case .volunteerPaused(let paused):
            courses[paused.volunteer, default: VolunteerCourse()].rests.insert(.init(on: paused.on, isPause: true))
        case .volunteerResumed(let resumed):
            courses[resumed.volunteer, default: VolunteerCourse()].rests.insert(.init(on: resumed.on, isPause: false))
        case .volunteerStopped(let stopped):
            courses[stopped.volunteer, default: VolunteerCourse()].stop(stopped.reason, on: stopped.on)
        case .locationOpened, .locationChanged, .locationClosed, .coordinatorAppointed, .coordinatorHoursChanged,
            .coordinatorLeft:
            places.apply(recorded)
        default: break
        }
    }

    private mutating func apply(_ applied: VolunteerApplied, in recorded: Recorded) {
        // Ids are given once; a second application under one id would be the log's own contradiction.
        guard courses[applied.volunteer]?.application == nil else { return }
        courses[applied.volunteer, default: VolunteerCourse()].application = VolunteerCourse.Application(
            on: applied.on, location: applied.location, name: SealedField(applied.name, in: recorded, field: "name"),
            wasProgrammeMother: applied.wasProgrammeMother)
        courses[applied.volunteer, default: VolunteerCourse()].experience
            .insert(Version(on: applied.on, value: applied.profile.experience))
        places.mention(applied.location)
        let place = Place(on: applied.on, volunteer: applied.volunteer)
        let index = byLocation[applied.location]?.firstIndex(after: place) ?? 0
        byLocation[applied.location, default: []].insert(place, at: index)
    }

    /// The volunteers of a location who can be deployed on a day: admitted, not paused, not stopped.
    func activeVolunteers(of location: LocationID, on day: Day) -> Int {
        (byLocation[location] ?? []).count { courses[$0.volunteer]?.status(on: day) == .admitted }
    }
}
