import Programme
import Wire

/// What the supervision status keeps of one volunteer: days and codes, in the order of the days.
struct VolunteerCourse: Course {
    struct Application: Dated {
        let on: Day
        let location: LocationID
        let name: SealedField?
        let wasProgrammeMother: Bool?
    }

    struct CertificateMark: Dated {
        let on: Day
        let issued: Day
    }

    struct RestFact: Dated {
        let on: Day
        let isPause: Bool
    }

    /// A match of hers was made, or ended.
    struct MatchFact: Dated {
        let on: Day
        let trajectory: TrajectoryID
        let isMade: Bool
    }

    var applications = Once<Application>()
    var experience = DayOrdered<Version<CodeSet<VolunteerExperience>>>()
    var certificates = DayOrdered<CertificateMark>()
    var trainings = DayOrdered<Version<CodeSet<TrainingTopic>>>()
    var admissions = Once<Day>()
    var rests = DayOrdered<RestFact>()
    var stops = Once<Version<VolunteerStopReason>>()
    var matchFacts = DayOrdered<MatchFact>()
    var talks = DayOrdered<Day>()
    var groupMeetings = DayOrdered<Day>()
    var visits = DayOrdered<Day>()

    var application: Application? { applications.fact }
    var admittedOn: Day? { admissions.fact }
    var stopping: Version<VolunteerStopReason>? { stops.fact }

    var heldBytes: Int {
        (application?.name?.heldBytes ?? 0) + experience.heldBytes + certificates.heldBytes + trainings.heldBytes
            + rests.heldBytes + matchFacts.heldBytes + talks.heldBytes + groupMeetings.heldBytes + visits.heldBytes
    }

    /// Takes in the course of the same woman under another id, seen on a day. What happens once holds as it was recorded of this one.
    mutating func formUnion(_ other: Self, on day: Day) {
        if application == nil { applications = other.applications }
        experience.formUnion(other.experience)
        certificates.formUnion(other.certificates)
        trainings.formUnion(other.trainings)
        admissions.formUnion(other.admissions)
        rests.formUnion(other.rests)
        stops = Self.joined(stops, other.stops, begun: [application?.on, other.application?.on], on: day)
        matchFacts.formUnion(other.matchFacts)
        talks.formUnion(other.talks)
        groupMeetings.formUnion(other.groupMeetings)
        visits.formUnion(other.visits)
    }

    /// When a woman of whom there are two records stopped, seen on a day: when the later of them says, unless one began
    /// after that.
    static func joined(
        _ one: Once<Version<VolunteerStopReason>>, _ other: Once<Version<VolunteerStopReason>>, begun: [Day?],
        on day: Day
    ) -> Once<Version<VolunteerStopReason>> {
        func stopped(_ stops: Once<Version<VolunteerStopReason>>) -> Day? {
            stops.fact.flatMap { $0.on <= day ? $0.on : nil }
        }
        let first = Day(number: .min)
        let later = (stopped(one) ?? first) < (stopped(other) ?? first) ? other : one
        guard let last = stopped(later), begun.allSatisfy({ $0.map { $0 <= last || day < $0 } ?? true }) else {
            return Once()
        }
        return later
    }

    func status(on day: Day) -> VolunteerStatus {
        if let stopping, stopping.on <= day { return .stopped }
        let depth = rests.through(day).reduce(0) { $0 + ($1.isPause ? 1 : -1) }
        if depth > 0 { return .paused }
        return admittedOn.happened(by: day) ? .admitted : .applied
    }

    /// The trajectories with a match of hers that has not ended on a day, in the order of the matches.
    func matched(on day: Day) -> [(trajectory: TrajectoryID, since: Day)] {
        var mothers: [(trajectory: TrajectoryID, since: Day)] = []
        for fact in matchFacts.through(day) {
            let index = mothers.firstIndex { $0.trajectory == fact.trajectory }
            switch (fact.isMade, index) {
            case (true, nil): mothers.append((fact.trajectory, fact.on))
            case (false, let index?): mothers.remove(at: index)
            default: break
            }
        }
        return mothers
    }
}

/// How far a volunteer is. The words are frozen.
public enum VolunteerStatus: UInt8, Code {
    case applied, admitted, paused, stopped

    public static let listing = CodeListing([
        ("applied", "aangemeld", "applied"),
        ("admitted", "inzetbaar", "admitted"),
        ("paused", "tijdelijk niet beschikbaar", "paused"),
        ("stopped", "gestopt", "stopped"),
    ])
}
