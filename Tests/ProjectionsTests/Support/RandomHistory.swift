import Programme
import Wire

/// A random history that could have happened: locations, coordinators, volunteers, trajectories, concerns and Meldcode
/// cases of all courses, with every kind of event. The same seed gives the same history.
struct RandomHistory {
    let seed: UInt64
    let firstDay: Day
    let lastDay: Day
    var random: SeededGenerator
    /// In the order in which they happened; of one day in the order in which they must have happened.
    private(set) var events: [ProgrammeEvent] = []
    private(set) var locations: [LocationID] = []
    private(set) var volunteers: [VolunteerID] = []
    private(set) var trajectories: [TrajectoryID] = []

    /// - Parameters:
    ///   - locations: How many; each has a handful of volunteers and mothers.
    ///   - days: How long the history is; from 1 January 2007 on.
    init(seed: UInt64, locations: Int = 2, volunteersEach: Int = 5, mothersEach: Int = 6, days: Int = 900) {
        self.seed = seed
        random = SeededGenerator(seed: seed)
        firstDay = Day(number: 13_514)
        lastDay = firstDay.advanced(by: days)
        for number in 0..<locations { addLocation(number, volunteers: volunteersEach, mothers: mothersEach) }
        events = events.filter { $0.on <= lastDay }
        sortByDay()
    }

    mutating func tell(_ event: ProgrammeEvent) { events.append(event) }

    /// Stable: what stood in the right order on one day still does.
    private mutating func sortByDay() {
        events = events.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }.map(\.element)
    }

    /// A personal value as it stands in the log; the words are of no matter here.
    mutating func sealed(_ subject: Subject) -> Personal {
        .sealed(Sealed(subject: subject.text, key: 1, box: "b3BlbiBub3Q\(random.number(100...999))"))
    }

    private mutating func addLocation(_ number: Int, volunteers count: Int, mothers: Int) {
        let location = random.id(Location.self)
        locations.append(location)
        let opened = firstDay.advanced(by: random.number(0...60))
        var details = LocationDetails(
            name: "Voorbeeldstad \(number)", municipality: "Voorbeeldstad",
            providers: [Provider(name: "Stichting Voorbeeld", kind: random.pick(ProviderKind.self), role: .lead)],
            variant: random.pick(ProgrammeVariant.self))
        tell(.locationOpened(LocationOpened(location: location, on: opened, details: details)))
        if random.chance(50) {
            details.name = "Nieuw-Voorbeeldstad \(number)"
            let changed = opened.advanced(by: random.number(1...600))
            tell(.locationChanged(LocationChanged(location: location, on: changed, details: details)))
        }
        addCoordinators(at: location, from: opened)
        addMeldcodeSettings(at: location, from: opened)
        let team = (0..<count).map { _ in addVolunteer(at: location, from: opened) }
        for _ in 0..<mothers { addTrajectory(at: location, from: opened, team: team) }
        addGroupMeetings(at: location, team: team.map(\.id), from: opened)
        if random.chance(15) { tell(.locationClosed(LocationClosed(location: location, on: lastDay))) }
        if random.chance(20) { addDecisionAboutLog() }
    }

    private mutating func addDecisionAboutLog() {
        let log = random.id(Log.self)
        tell(
            .logAccepted(
                LogAccepted(
                    log: log, on: firstDay.advanced(by: random.number(0...800)), discrepancy: .shorter,
                    size: random.number(0...9_000), root: "root", givenUpSize: 10_000, givenUpRoot: "root",
                    decidedBy: sealed(.log(log)), reason: sealed(.log(log)))))
    }

    private mutating func addCoordinators(at location: LocationID, from opened: Day) {
        for _ in 0..<random.number(1...2) {
            let coordinator = random.id(Coordinator.self)
            let on = opened.advanced(by: random.number(0...30))
            tell(
                .coordinatorAppointed(
                    CoordinatorAppointed(
                        coordinator: coordinator, location: location, on: on, weeklyMinutes: random.number(60...1200),
                        name: sealed(.coordinator(coordinator)))))
            if random.chance(60) {
                let trained = on.advanced(by: random.number(0...400))
                tell(.coordinatorMeldcodeTrained(CoordinatorMeldcodeTrained(coordinator: coordinator, on: trained)))
            }
            if random.chance(40) {
                tell(
                    .coordinatorHoursChanged(
                        CoordinatorHoursChanged(
                            coordinator: coordinator, location: location, on: on.advanced(by: random.number(1...300)),
                            weeklyMinutes: random.number(60...1200))))
            }
            if random.chance(30) {
                let left = on.advanced(by: random.number(301...700))
                tell(.coordinatorLeft(CoordinatorLeft(coordinator: coordinator, location: location, on: left)))
            }
        }
    }

    private mutating func addGroupMeetings(at location: LocationID, team: [VolunteerID], from opened: Day) {
        for month in 4..<24 where random.chance(30) {
            tell(
                .groupMeetingHeld(
                    GroupMeetingHeld(
                        location: location, volunteers: team.filter { _ in random.chance(70) }.sorted(),
                        on: opened.advanced(by: month * 30), themes: random.set(GroupTheme.self))))
        }
    }

    mutating func note(_ volunteer: VolunteerID) { volunteers.append(volunteer) }
    mutating func note(_ trajectory: TrajectoryID) { trajectories.append(trajectory) }
}

extension RandomHistory {
    /// What mends a history, joins people and keeps reports: told apart from what happened.
    static let mendingKinds: Set<EventKind> = [
        .recordCorrected, .recordRetracted, .mothersJoined, .mothersParted, .volunteersJoined, .volunteersParted,
        .registrationDelivered, .registrationPublished,
    ]
}
