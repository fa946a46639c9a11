import EventStore
import Programme
import Wire

/// Many varied Meldcode cases for measuring the audit: chance decides which steps there are, what they say, how many days
/// lie between them and how late each was recorded.
///
/// Of ten to some thirty entries each, with what the rules ask of the surroundings: meldcodes, attention officers,
/// trainings, visits and talks of the volunteers. Deterministic, so that two runs measure the same cases.
struct CaseHistory {
    /// An event and the day on which it is recorded.
    struct Told {
        let event: ProgrammeEvent
        let actor: Actor
        let recordedOn: Day
    }

    static let seed: UInt64 = 20_080_312
    private static let locations = 50
    private static let firstDay = Day(number: 20_000)
    /// The cases begin within so many days.
    private static let beginnings = 700
    /// The last case is over by then, or as good as.
    static let lastDay = firstDay.advanced(by: beginnings + 500)

    private var random: SeededRandom
    private(set) var told: [Told] = []

    init(cases: Int, seed: UInt64 = Self.seed) {
        random = SeededRandom(seed: seed)
        for index in 0..<Self.locations { addSurroundings(UInt64(index)) }
        for index in 0..<cases { addCase(UInt64(index)) }
        // In the order of recording; of one day as they were told.
        told = told.enumerated().sorted { ($0.element.recordedOn, $0.offset) < ($1.element.recordedOn, $1.offset) }
            .map(\.element)
    }

    static func meldcodeCase(_ index: UInt64) -> CaseID { ID(Identifier(high: 0x7100, low: index)) }
    private static func location(_ index: UInt64) -> LocationID { ID(Identifier(high: 0x7101, low: index)) }
    private static func coordinator(_ index: UInt64) -> CoordinatorID { ID(Identifier(high: 0x7102, low: index)) }
    private static func volunteer(_ index: UInt64) -> VolunteerID { ID(Identifier(high: 0x7103, low: index)) }
    private static func trajectory(_ index: UInt64) -> TrajectoryID { ID(Identifier(high: 0x7104, low: index)) }

    private static let framework = ("Afwegingskader", "2024")

    private mutating func addSurroundings(_ index: UInt64) {
        let (location, coordinator) = (Self.location(index), Self.coordinator(index))
        let begin = Self.firstDay.advanced(by: -400)
        let actor = Actor(role: .coordinator, id: coordinator.value)
        func tell(_ event: ProgrammeEvent) { told.append(Told(event: event, actor: actor, recordedOn: event.on)) }
        let name = Personal.open("Voorbeeld", of: .location(location))
        tell(
            .meldcodeAdopted(
                MeldcodeAdopted(
                    location: location, on: begin, version: "1",
                    frameworks: [AdoptedFramework(framework: Self.framework.0, frameworkVersion: Self.framework.1)],
                    deciders: [.coordinator, .manager], region: "Haaglanden", usesVerwijsindex: index % 2 == 0)))
        tell(
            .attentionOfficersNamed(AttentionOfficersNamed(location: location, on: begin, officer: name, deputy: name)))
        tell(.coordinatorMeldcodeTrained(CoordinatorMeldcodeTrained(coordinator: coordinator, on: begin)))
        for year in [Self.firstDay.year, Self.firstDay.year + 1] {
            guard let day = Day(year: year + 1, month: 3, day: 1) else { continue }
            tell(.meldcodeOverviewDrawnUp(MeldcodeOverviewDrawnUp(location: location, on: day, year: year)))
        }
        for number in 0..<Self.volunteersOfLocation {
            let volunteer = Self.volunteer(index * UInt64(Self.volunteersOfLocation) + UInt64(number))
            tell(
                .volunteerTrained(
                    VolunteerTrained(location: location, volunteers: [volunteer], on: begin, topics: .all)))
            for talk in 1...6 {
                tell(
                    .supervisionHeld(
                        SupervisionHeld(
                            volunteer: volunteer, location: location, on: Self.firstDay.advanced(by: talk * 180),
                            topics: [.functioning], minutes: 45)))
            }
        }
    }

    private static let volunteersOfLocation = 20

    /// One case, day after day.
    private mutating func addCase(_ index: UInt64) {
        let location = index % UInt64(Self.locations)
        let volunteer = Self.volunteer(
            location * UInt64(Self.volunteersOfLocation) + UInt64(random.number(0...Self.volunteersOfLocation - 1)))
        let id = Self.meldcodeCase(index)
        var teller = CaseTeller(
            id: id, trajectory: Self.trajectory(index), location: Self.location(location), volunteer: volunteer,
            actor: Actor(role: .coordinator, id: Self.coordinator(location).value), framework: Self.framework,
            day: Self.firstDay.advanced(by: random.number(0...Self.beginnings)), random: random.split())
        teller.tell()
        told += teller.told
    }

    /// Appends everything to an empty log, each day's events when they were recorded.
    ///
    /// - Parameter clock: Moved to each day before its events are appended.
    /// - Throws: `EventLogFault` when the log takes none.
    func fill(_ log: any EventLog, clock: (Instant) -> Void) async throws {
        var start = 0
        while start < told.count {
            let day = told[start].recordedOn
            var end = start
            while end < told.count, told[end].recordedOn == day { end += 1 }
            clock(Instant(milliseconds: Int64(day.number) * Instant.dayLength + Instant.dayLength / 2))
            for first in stride(from: start, to: end, by: 1_000) {
                let batch = try (first..<min(first + 1_000, end)).map { number in
                    try BenchHistory.newEvent(told[number].event, by: told[number].actor, number: UInt64(number))
                }
                _ = try await log.append(batch)
            }
            start = end
        }
    }
}
