import Programme
import Wire

/// Everybody in the story of 2008, with what will happen to them, before a word of it is recorded.
struct Cast {
    var places: [CastPlace]
    var identifiers: SeededIdentifiers
    /// Mothers who were enrolled, and of whom nothing was decided when the story ends.
    var undecided: [TrajectoryID] = []
    /// Concerns on which nothing was agreed when the story ends.
    var openConcerns: [ConcernID] = []
    /// Visits that were held before the story's end and entered after it.
    var lateVisits: [StoryStep.Late] = []
}

/// A location with the people of it.
struct CastPlace {
    let id: LocationID
    let details: LocationDetails
    let opened: Day
    let closed: Day?
    /// The day in January 2007 on which the location enters what is running already.
    let entered: Day
    var coordinators: [CastCoordinator] = []
    var volunteers: [CastVolunteer] = []
    var trajectories: [CastTrajectory] = []
    var dice: SeededRandom

    /// The day on which something is recorded that happened on a day: never before the location began recording, never
    /// in a weekend, and never after the story's end.
    func recorded(_ happened: Day, after delay: Int = 0) -> Day {
        min(max(happened.advanced(by: delay), entered).workday, Year2008.lastDay)
    }

    /// The coordinators at work here on a day.
    func coordinators(on day: Day) -> [CastCoordinator] {
        let present = coordinators.filter { $0.appointed <= day && $0.left.map { $0 >= day } ?? true }
        return present.isEmpty ? coordinators : present
    }
}

/// One coordinator's work at one location.
struct CastCoordinator {
    let id: CoordinatorID
    let number: Int
    let weeklyMinutes: Int
    let appointed: Day
    let left: Day?

    var actor: Actor { Actor(role: .coordinator, id: id.value) }
}

/// A volunteer, from her application to her farewell.
struct CastVolunteer {
    let id: VolunteerID
    let number: Int
    let applied: Day
    let interviewed: Day
    /// Nil when nobody saw her certificate (VOG).
    let certificateSeen: Day?
    let meetings: [Day]
    let admitted: Day
    var stopped: Day?
    var stopReason: VolunteerStopReason?
    /// When she is not available for a time.
    var away: ClosedRange<Day>?
    var wasProgrammeMother = false
    var profile = VolunteerProfile()

    var actor: Actor { Actor(role: .volunteer, id: id.value) }

    /// The day on which she leaves her mothers, for a time or for good, after a given day.
    func leaves(after day: Day) -> (on: Day, reason: MatchEndReason)? {
        if let away, away.lowerBound > day { return (away.lowerBound, .volunteerUnavailable) }
        return stopped.map { ($0, .volunteerStopped) }
    }

    /// Whether a coordinator would propose her: admitted, here, and not about to leave.
    func isAvailable(on day: Day) -> Bool {
        let soon = day.advanced(by: 60)
        if let stopped, stopped <= soon { return false }
        if let away, away.lowerBound <= soon, away.upperBound >= day { return false }
        return admitted.advanced(by: 7) <= day
    }
}

/// A mother's way through the programme.
struct CastTrajectory {
    let id: TrajectoryID
    let mother: MotherID
    let child: ChildID
    let number: Int
    let childBorn: Month
    let enrolled: Day
    let intake: Day
    let accepted: Day
    /// Nil when she still takes part on 31 December 2008.
    var ended: Day?
    var endReason: TrajectoryEndReason?
    /// When her visits rest for a time.
    var rest: ClosedRange<Day>?
    var profile = MotherProfile()
    var matches: [CastMatch] = []
    var meldcode: (id: CaseID, course: MeldcodeCourse, begins: Day)?
    var dice: SeededRandom

    /// The last day on which something can happen.
    var lastDay: Day { ended ?? Year2008.lastDay }

    /// The match in force on a day.
    func match(on day: Day) -> CastMatch? {
        matches.last { $0.made.map { $0 <= day } ?? false && ($0.ended ?? lastDay) >= day }
    }
}

/// A volunteer proposed to a mother, and what came of it.
struct CastMatch {
    /// Her place among the volunteers of the location.
    let volunteer: Int
    let proposed: Day
    let introduced: Day
    let answered: Day
    let motherClicks: Bool
    let volunteerClicks: Bool
    /// Nil when one of the two felt no click.
    var made: Day?
    /// When it ended before the trajectory did, and why.
    var ended: Day?
    var endReason: MatchEndReason?
}
