import Programme
import Wire

/// Who takes part and how far she is: the read model behind a coordinator's working list.
///
/// It keeps days and codes per trajectory; statuses, phases and signals are worked out for a day when asked
/// (`Caseload+Rows`). No text but the sealed names and the locations' names is in it.
public struct Caseload: ReadModel {
    /// What a visit by a volunteer is held against.
    struct VolunteerMark: Hashable, Sendable {
        var certificateSeenOn: Day?
        var signallingTrainedOn: Day?
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
    private(set) var volunteers: [VolunteerID: VolunteerMark] = [:]
    private(set) var places = Places()
    private(set) var byLocation: [LocationID: [Place]] = [:]

    public init() {}

    public mutating func apply(_ recorded: Recorded) {
        switch recorded.event {
        case .visitHeld(let held): courses[held.trajectory, default: TrajectoryCourse()].hold(held.visit)
        case .visitPlanned(let planned):
            courses[planned.trajectory, default: TrajectoryCourse()].appointments
                .insert(.init(on: planned.on, planned: planned.planned))
        case .visitMissed(let missed):
            courses[missed.trajectory, default: TrajectoryCourse()].miss(on: missed.on, next: missed.next)
        case .motherEnrolled(let enrolled): apply(enrolled, in: recorded)
        case .intakeHeld(let held): courses[held.trajectory, default: TrajectoryCourse()].intakeOn.earlier(held.on)
        case .motherAccepted(let accepted):
            courses[accepted.trajectory, default: TrajectoryCourse()].acceptedOn.earlier(accepted.on)
        case .motherReferredOn(let referred):
            courses[referred.trajectory, default: TrajectoryCourse()].refer(to: referred.target, on: referred.on)
        case .matchProposed(let fact): match(fact.trajectory, fact.volunteer, .proposed, on: fact.on)
        case .introductionHeld(let fact): match(fact.trajectory, fact.volunteer, .introduced, on: fact.on)
        case .clickAnswered(let fact):
            match(fact.trajectory, fact.volunteer, .answered(fact.side, click: fact.click), on: fact.on)
        case .matchMade(let fact): match(fact.trajectory, fact.volunteer, .made, on: fact.on)
        case .matchEnded(let fact): match(fact.trajectory, fact.volunteer, .ended, on: fact.on)
        case .trajectoryPaused(let paused):
            courses[paused.trajectory, default: TrajectoryCourse()].rests.insert(.init(on: paused.on, isPause: true))
        case .trajectoryResumed(let resumed):
            courses[resumed.trajectory, default: TrajectoryCourse()].rests.insert(.init(on: resumed.on, isPause: false))
        case .evaluationHeld(let held):
            courses[held.trajectory, default: TrajectoryCourse()].evaluatedOn.earlier(held.on)
        case .trajectoryEnded(let ended):
            courses[ended.trajectory, default: TrajectoryCourse()].end(ended.reason, on: ended.on)
        case .concernRaised(let raised): worry(raised.trajectory, .concern, raised.concern.value, true, on: raised.on)
        case .concernSettled(let settled):
            worry(settled.trajectory, .concern, settled.concern.value, false, on: settled.on)
        case .meldcodeSignalRecorded(let signal):
            worry(signal.trajectory, .meldcodeCase, signal.meldcodeCase.value, true, on: signal.on)
        case .meldcodeCaseClosed(let closed):
            worry(closed.trajectory, .meldcodeCase, closed.meldcodeCase.value, false, on: closed.on)
        case .volunteerCertificateSeen(let seen):
            volunteers[seen.volunteer, default: VolunteerMark()].certificateSeenOn.earlier(seen.on)
        case .volunteerTrained(let trained) where trained.topics.contains(.privacyAndSignalling):
            for volunteer in trained.volunteers {
                volunteers[volunteer, default: VolunteerMark()].signallingTrainedOn.earlier(trained.on)
            }
        case .locationOpened, .locationChanged, .locationClosed, .coordinatorAppointed, .coordinatorHoursChanged,
            .coordinatorLeft, .volunteerApplied:
            places.apply(recorded)
        default: break
        }
    }

    private mutating func apply(_ enrolled: MotherEnrolled, in recorded: Recorded) {
        // Ids are given once; a second enrolment under one id would be the log's own contradiction, and the first holds.
        guard courses[enrolled.trajectory]?.enrolment == nil else { return }
        courses[enrolled.trajectory, default: TrajectoryCourse()].enrolment = TrajectoryCourse.Enrolment(
            on: enrolled.on, location: enrolled.location, mother: enrolled.mother, child: enrolled.child,
            childBorn: enrolled.childBorn, motherName: SealedField(enrolled.name, in: recorded, field: "name"),
            childName: SealedField(enrolled.childName, in: recorded, field: "childName"))
        places.mention(enrolled.location)
        let place = Place(on: enrolled.on, trajectory: enrolled.trajectory)
        let index = byLocation[enrolled.location]?.firstIndex(after: place) ?? 0
        byLocation[enrolled.location, default: []].insert(place, at: index)
    }

    private mutating func match(
        _ trajectory: TrajectoryID, _ volunteer: VolunteerID, _ kind: TrajectoryCourse.MatchFact.Kind, on day: Day
    ) {
        courses[trajectory, default: TrajectoryCourse()].matchFacts
            .insert(.init(on: day, volunteer: volunteer, kind: kind))
    }

    private mutating func worry(
        _ trajectory: TrajectoryID, _ kind: TrajectoryCourse.Worry.Kind, _ id: Identifier, _ opens: Bool, on day: Day
    ) {
        courses[trajectory, default: TrajectoryCourse()].worries
            .insert(.init(on: day, kind: kind, id: id, opens: opens))
    }
}

extension Array where Element: Comparable {
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
