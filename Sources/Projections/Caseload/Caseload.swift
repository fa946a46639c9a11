import EventStore
import Programme
import Wire

/// Who takes part and how far she is: the read model behind a coordinator's working list.
///
/// It keeps days and codes per trajectory; statuses, phases and signals are worked out for a day when asked
/// (`Caseload+Rows`). No text but the sealed names and the locations' names is in it.
public struct Caseload: ReadModel {
    /// What a visit by a volunteer is held against.
    struct VolunteerMark: Course {
        var certificates = Once<Day>()
        var signallingTrainings = Once<Day>()

        var heldBytes: Int { 0 }
    }

    /// Where a trajectory stands among those of its location: by the day of enrolment, then by its id.
    struct Place: Hashable, Comparable, Sendable {
        let on: Day
        let trajectory: TrajectoryID

        static func < (left: Place, right: Place) -> Bool {
            left.on == right.on ? left.trajectory < right.trajectory : left.on < right.on
        }
    }

    private(set) var courses: [TrajectoryID: TrajectoryCourse] = [:]
    private var marks: [VolunteerID: VolunteerMark] = [:]
    private(set) var places = Places()
    private(set) var people = JoinedPeople()
    private(set) var byLocation: [LocationID: [Place]] = [:]

    public init() {}

    public mutating func change(_ recorded: Recorded, _ change: Change) {
        let position = recorded.position
        switch recorded.event {
        case .visitHeld(let held):
            course(held.trajectory, change) { $0.visits.change(.init(held.visit), at: position, change) }
        case .visitPlanned(let planned):
            course(planned.trajectory, change) {
                $0.appointments.change(.init(on: planned.on, planned: planned.planned), at: position, change)
            }
        case .visitMissed(let missed):
            course(missed.trajectory, change) { course in
                course.missed.change(missed.on, at: position, change)
                guard let next = missed.next else { return }
                course.appointments.change(.init(on: missed.on, planned: next), at: position, change)
            }
        case .motherEnrolled(let enrolled): enrol(enrolled, in: recorded, change)
        case .intakeHeld(let held):
            course(held.trajectory, change) { $0.intakes.change(held.on, at: position, change) }
        case .motherAccepted(let accepted):
            course(accepted.trajectory, change) { $0.acceptances.change(accepted.on, at: position, change) }
        case .motherReferredOn(let referred):
            course(referred.trajectory, change) {
                $0.referrals.change(Version(on: referred.on, value: referred.target), at: position, change)
            }
        case .trajectoryPaused(let paused):
            course(paused.trajectory, change) {
                $0.rests.change(.init(on: paused.on, isPause: true), at: position, change)
            }
        case .trajectoryResumed(let resumed):
            course(resumed.trajectory, change) {
                $0.rests.change(.init(on: resumed.on, isPause: false), at: position, change)
            }
        case .evaluationHeld(let held):
            course(held.trajectory, change) { $0.evaluations.change(held.on, at: position, change) }
        case .trajectoryEnded(let ended):
            course(ended.trajectory, change) {
                $0.endings.change(Version(on: ended.on, value: ended.reason), at: position, change)
            }
        case .volunteerCertificateSeen(let seen):
            marks.change(seen.volunteer, change) { $0.certificates.change(seen.on, at: position, change) }
        case .volunteerTrained(let trained) where trained.topics.contains(.privacyAndSignalling):
            for volunteer in trained.volunteers {
                marks.change(volunteer, change) { $0.signallingTrainings.change(trained.on, at: position, change) }
            }
        case .locationOpened, .locationChanged, .locationClosed, .coordinatorAppointed, .coordinatorHoursChanged,
            .coordinatorLeft, .volunteerApplied:
            places.change(recorded, change)
        case .mothersJoined, .mothersParted, .volunteersJoined, .volunteersParted: people.apply(recorded.event)
        default:
            matchFact(recorded.event, position, change)
            worry(recorded.event, position, change)
        }
    }

    public var estimatedBytes: Int {
        courses.heldBytes + marks.heldBytes + places.heldBytes
            + byLocation.values.reduce(0) { $0 + $1.capacity * MemoryLayout<Place>.stride }
    }

    private mutating func matchFact(_ event: ProgrammeEvent, _ position: Position, _ change: Change) {
        func add(
            _ trajectory: TrajectoryID, _ volunteer: VolunteerID, _ kind: TrajectoryCourse.MatchFact.Kind, _ on: Day
        ) {
            course(trajectory, change) {
                $0.matchFacts.change(.init(on: on, volunteer: volunteer, kind: kind), at: position, change)
            }
        }
        switch event {
        case .matchProposed(let fact): add(fact.trajectory, fact.volunteer, .proposed, fact.on)
        case .introductionHeld(let fact): add(fact.trajectory, fact.volunteer, .introduced, fact.on)
        case .clickAnswered(let fact):
            add(fact.trajectory, fact.volunteer, .answered(fact.side, click: fact.click), fact.on)
        case .matchMade(let fact): add(fact.trajectory, fact.volunteer, .made, fact.on)
        case .matchEnded(let fact): add(fact.trajectory, fact.volunteer, .ended, fact.on)
        default: break
        }
    }

    private mutating func worry(_ event: ProgrammeEvent, _ position: Position, _ change: Change) {
        func add(_ trajectory: TrajectoryID, _ worry: TrajectoryCourse.Worry) {
            course(trajectory, change) { $0.worries.change(worry, at: position, change) }
        }
        switch event {
        case .concernRaised(let raised):
            add(raised.trajectory, .init(on: raised.on, kind: .concern, id: raised.concern.value, opens: true))
        case .concernSettled(let settled):
            add(settled.trajectory, .init(on: settled.on, kind: .concern, id: settled.concern.value, opens: false))
        case .meldcodeSignalRecorded(let signal):
            add(
                signal.trajectory,
                .init(on: signal.on, kind: .meldcodeCase, id: signal.meldcodeCase.value, opens: true))
        case .meldcodeCaseClosed(let closed):
            add(
                closed.trajectory,
                .init(on: closed.on, kind: .meldcodeCase, id: closed.meldcodeCase.value, opens: false))
        default: break
        }
    }

    private mutating func course(
        _ trajectory: TrajectoryID, _ change: Change, _ body: (inout TrajectoryCourse) -> Void
    ) {
        courses.change(trajectory, change, body)
    }

    private mutating func enrol(_ enrolled: MotherEnrolled, in recorded: Recorded, _ change: Change) {
        unplace(enrolled.trajectory)
        course(enrolled.trajectory, change) {
            $0.enrolments.change(
                TrajectoryCourse.Enrolment(
                    on: enrolled.on, location: enrolled.location, mother: enrolled.mother, child: enrolled.child,
                    childBorn: enrolled.childBorn, motherName: SealedField(enrolled.name, in: recorded, field: "name"),
                    childName: SealedField(enrolled.childName, in: recorded, field: "childName")),
                at: recorded.position, change)
        }
        places.mention(enrolled.location, change)
        place(enrolled.trajectory)
    }

    /// Takes a trajectory out of the list of its location, before its enrolment changes.
    private mutating func unplace(_ trajectory: TrajectoryID) {
        guard let enrolment = courses[trajectory]?.enrolment else { return }
        let place = Place(on: enrolment.on, trajectory: trajectory)
        byLocation[enrolment.location]?.removeSorted(place)
        if byLocation[enrolment.location]?.isEmpty ?? false { byLocation[enrolment.location] = nil }
    }

    private mutating func place(_ trajectory: TrajectoryID) {
        guard let enrolment = courses[trajectory]?.enrolment else { return }
        byLocation[enrolment.location, default: []].insertSorted(Place(on: enrolment.on, trajectory: trajectory))
    }

    /// Whether a volunteer's certificate had been seen by a day, and whether she was trained in signalling.
    func readiness(of volunteer: VolunteerID, on day: Day) -> (isCertified: Bool, isTrained: Bool) {
        let kept = people.kept(volunteer)
        let known = ([kept] + people.duplicates(of: kept)).compactMap { marks[$0] }
        return (
            known.contains { $0.certificates.fact.happened(by: day) },
            known.contains { $0.signallingTrainings.fact.happened(by: day) }
        )
    }
}

extension Array where Element: Comparable {
    mutating func insertSorted(_ element: Element) { insert(element, at: firstIndex(after: element)) }

    /// Takes one element out, if it is there.
    mutating func removeSorted(_ element: Element) {
        let index = firstIndex(after: element) - 1
        if index >= 0, self[index] == element { remove(at: index) }
    }

    /// In a sorted array, the index of the first element after this one.
    func firstIndex(after element: Element) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if element < self[middle] { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
