import EventStore
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

    private var courses: [VolunteerID: VolunteerCourse] = [:]
    private var endings: [TrajectoryID: Ending] = [:]
    private(set) var places = Places()
    private(set) var people = JoinedPeople()
    private(set) var byLocation: [LocationID: [Place]] = [:]

    /// When a trajectory ended, and its match with it.
    private struct Ending: Course {
        var days = Once<Day>()

        var heldBytes: Int { 0 }
    }

    public init() {}

    public mutating func change(_ recorded: Recorded, _ change: Change) {
        let position = recorded.position
        switch recorded.event {
        case .visitHeld(let held):
            course(held.volunteer, change) { $0.visits.change(held.visit.on, at: position, change) }
        case .supervisionHeld(let held):
            course(held.volunteer, change) { $0.talks.change(held.on, at: position, change) }
        case .groupMeetingHeld(let held):
            for volunteer in held.volunteers {
                course(volunteer, change) { $0.groupMeetings.change(held.on, at: position, change) }
            }
        case .matchMade(let made):
            course(made.volunteer, change) {
                $0.matchFacts.change(
                    .init(on: made.on, trajectory: made.trajectory, isMade: true), at: position, change)
            }
        case .matchEnded(let ended):
            course(ended.volunteer, change) {
                $0.matchFacts.change(
                    .init(on: ended.on, trajectory: ended.trajectory, isMade: false), at: position, change)
            }
        case .trajectoryEnded(let ended):
            endings.change(ended.trajectory, change) { $0.days.change(ended.on, at: position, change) }
        case .volunteerApplied(let applied):
            apply(applied, in: recorded, change)
            places.change(recorded, change)
        case .locationOpened, .locationChanged, .locationClosed, .coordinatorAppointed, .coordinatorHoursChanged,
            .coordinatorLeft:
            places.change(recorded, change)
        case .mothersJoined, .mothersParted, .volunteersJoined, .volunteersParted: people.apply(recorded.event)
        default: changeCourse(recorded.event, position, change)
        }
    }

    public var estimatedBytes: Int {
        courses.heldBytes + endings.heldBytes + places.heldBytes
            + byLocation.values.reduce(0) { $0 + $1.capacity * MemoryLayout<Place>.stride }
    }

    /// What makes up a volunteer's own course.
    private mutating func changeCourse(_ event: ProgrammeEvent, _ position: Position, _ change: Change) {
        switch event {
        case .volunteerCertificateSeen(let seen):
            course(seen.volunteer, change) {
                $0.certificates.change(.init(on: seen.on, issued: seen.issued), at: position, change)
            }
        case .volunteerTrained(let trained):
            for volunteer in trained.volunteers {
                course(volunteer, change) {
                    $0.trainings.change(Version(on: trained.on, value: trained.topics), at: position, change)
                }
            }
        case .volunteerAdmitted(let admitted):
            course(admitted.volunteer, change) { $0.admissions.change(admitted.on, at: position, change) }
        case .volunteerProfileChanged(let changed):
            course(changed.volunteer, change) {
                $0.experience.change(
                    Version(on: changed.on, value: changed.profile.experience), at: position, change)
            }
        case .volunteerPaused(let paused):
            course(paused.volunteer, change) {
                $0.rests.change(.init(on: paused.on, isPause: true), at: position, change)
            }
        case .volunteerResumed(let resumed):
            course(resumed.volunteer, change) {
                $0.rests.change(.init(on: resumed.on, isPause: false), at: position, change)
            }
        case .volunteerStopped(let stopped):
            course(stopped.volunteer, change) {
                $0.stops.change(Version(on: stopped.on, value: stopped.reason), at: position, change)
            }
        default: break
        }
    }

    private mutating func course(
        _ volunteer: VolunteerID, _ change: Change, _ body: (inout VolunteerCourse) -> Void
    ) {
        courses.change(volunteer, change, body)
    }

    private mutating func apply(_ applied: VolunteerApplied, in recorded: Recorded, _ change: Change) {
        unplace(applied.volunteer)
        course(applied.volunteer, change) { course in
            course.applications.change(
                VolunteerCourse.Application(
                    on: applied.on, location: applied.location,
                    name: SealedField(applied.name, in: recorded, field: "name"),
                    wasProgrammeMother: applied.wasProgrammeMother), at: recorded.position, change)
            course.experience.change(
                Version(on: applied.on, value: applied.profile.experience), at: recorded.position, change)
        }
        places.mention(applied.location, change)
        place(applied.volunteer)
    }

    /// Takes a volunteer out of the list of her location, before her application changes.
    private mutating func unplace(_ volunteer: VolunteerID) {
        guard let application = courses[volunteer]?.application else { return }
        byLocation[application.location]?.removeSorted(Place(on: application.on, volunteer: volunteer))
        if byLocation[application.location]?.isEmpty ?? false { byLocation[application.location] = nil }
    }

    private mutating func place(_ volunteer: VolunteerID) {
        guard let application = courses[volunteer]?.application else { return }
        byLocation[application.location, default: []].insertSorted(Place(on: application.on, volunteer: volunteer))
    }

    /// All that is known of a volunteer, also under other ids of hers, seen on a day; nil for one who goes on under another.
    func course(of volunteer: VolunteerID, on day: Day) -> VolunteerCourse? {
        guard people.hasJoinedVolunteers else { return courses[volunteer] }
        guard !people.isDuplicate(volunteer), var course = courses[volunteer] else { return nil }
        for duplicate in people.duplicates(of: volunteer) {
            if let other = courses[duplicate] { course.formUnion(other, on: day) }
        }
        return course
    }

    /// Whether she has ever applied.
    func knows(_ volunteer: VolunteerID) -> Bool { courses[volunteer]?.application != nil }

    /// From when on a volunteer has been visiting each mother of a day, in the order of the matches.
    func mothers(
        of course: VolunteerCourse, on day: Day
    ) -> [(trajectory: TrajectoryID, since: Day)] {
        // A trajectory's end ends its match.
        course.matched(on: day).filter { !(endings[$0.trajectory]?.days.fact).happened(by: day) }
    }

    /// The volunteers of a location who can be deployed on a day: admitted, not paused, not stopped.
    func activeVolunteers(of location: LocationID, on day: Day) -> Int {
        (byLocation[location] ?? []).count { course(of: $0.volunteer, on: day)?.status(on: day) == .admitted }
    }
}
