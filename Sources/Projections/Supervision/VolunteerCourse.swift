import Programme
import Wire

/// What the supervision status keeps of one volunteer: days and codes, in the order of the days.
struct VolunteerCourse: Hashable, Sendable {
    struct Application: Hashable, Sendable {
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

    var application: Application?
    var experience = DayOrdered<Version<CodeSet<VolunteerExperience>>>()
    var certificates = DayOrdered<CertificateMark>()
    var trainings = DayOrdered<Version<CodeSet<TrainingTopic>>>()
    var admittedOn: Day?
    var rests = DayOrdered<RestFact>()
    var stopping: Version<VolunteerStopReason>?
    var matchFacts = DayOrdered<MatchFact>()
    var talks = DayOrdered<Day>()
    var groupMeetings = DayOrdered<Day>()
    var visits = DayOrdered<Day>()

    mutating func stop(_ reason: VolunteerStopReason, on day: Day) {
        if stopping.map({ day < $0.on }) ?? true { stopping = Version(on: day, value: reason) }
    }

    func status(on day: Day) -> VolunteerStatus {
        if let stopping, stopping.on <= day { return .stopped }
        let depth = rests.through(day).reduce(0) { $0 + ($1.isPause ? 1 : -1) }
        if depth > 0 { return .paused }
        return admittedOn.happened(by: day) ? .admitted : .applied
    }

    /// From when on she has been visiting each mother of the day, in the order of the matches.
    func mothers(on day: Day, ended: [TrajectoryID: Day]) -> [(trajectory: TrajectoryID, since: Day)] {
        var mothers: [(trajectory: TrajectoryID, since: Day)] = []
        for fact in matchFacts.through(day) {
            let index = mothers.firstIndex { $0.trajectory == fact.trajectory }
            switch (fact.isMade, index) {
            case (true, nil): mothers.append((fact.trajectory, fact.on))
            case (false, let index?): mothers.remove(at: index)
            default: break
            }
        }
        // A trajectory's end ends its match.
        return mothers.filter { !ended[$0.trajectory].happened(by: day) }
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
