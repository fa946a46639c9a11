import EventStore
import Programme
import Wire

/// A long believable history for measuring: cohorts of mothers going through the programme side by side.
///
/// Deterministic, so that two runs measure the same bytes. Without a vault, personal values are boxes of the right size
/// that nobody can open: sealing is not what is measured.
struct BenchHistory {
    /// Trajectories that are under way at the same time, as in a country of some fifty locations.
    private static let cohort = 1_000
    private static let locations = 20
    private static let months = 18
    private static let firstDay = 14_000

    private let vault: KeyVault?
    private var counter: UInt64 = 0
    private var day = Self.firstDay

    init(vault: KeyVault? = nil) {
        self.vault = vault
    }

    /// Hands over the events one by one until there are enough.
    mutating func make(_ count: Int, _ body: (NewEvent) throws -> Void) throws {
        var made = 0
        var cohort: UInt64 = 0
        func emit(_ event: ProgrammeEvent) throws {
            guard made < count else { return }
            made += 1
            try body(try newEvent(event))
        }
        for index in 0..<Self.locations { try emit(opened(UInt64(index))) }
        while made < count {
            let mothers = (0..<Self.cohort).map { Mother(index: cohort * UInt64(Self.cohort) + UInt64($0)) }
            for mother in mothers where mother.index % 2 == 0 { try volunteer(mother).forEach(emit) }
            for mother in mothers { try beginning(mother).forEach(emit) }
            for month in 0..<Self.months where made < count {
                day += 1
                for mother in mothers { try visit(mother, month).forEach(emit) }
            }
            for mother in mothers { try ending(mother).forEach(emit) }
            cohort += 1
        }
    }

    private mutating func newEvent(_ event: ProgrammeEvent) throws -> NewEvent {
        counter += 1
        let id = Identifier(version7At: Instant(milliseconds: Int64(counter)), random: (counter, counter))
        let wire = try event.encoded { [vault] field, text, subject in
            guard let vault else {
                return Sealed(subject: subject.text, key: 1, box: String(repeating: "A", count: Self.boxLength))
            }
            let value = try vault.seal(text, subject: subject.text, eventID: id, field: field)
            return Sealed(subject: value.subject, key: value.key, box: value.box)
        }
        guard let subject = Tag(wire.subject), let actor = Tag(Actor.local.description) else {
            throw EventLogFault.invalidEvent("an id of the bench makes no tag")
        }
        return NewEvent(
            id: id, type: wire.type, subject: subject, actor: actor, tags: Set(wire.tags.compactMap { Tag($0) }),
            data: wire.data)
    }

    /// Base64 of nonce, one padded block of 64 bytes, and tag.
    private static let boxLength = 124

    /// The ids and the place of one mother of the history.
    private struct Mother {
        let index: UInt64

        var trajectory: TrajectoryID { ID(Identifier(high: 0x7000, low: index)) }
        var mother: MotherID { ID(Identifier(high: 0x7001, low: index)) }
        var child: ChildID { ID(Identifier(high: 0x7002, low: index)) }
        var volunteer: VolunteerID { ID(Identifier(high: 0x7003, low: index / 2)) }
        var location: LocationID { BenchHistory.location(index % UInt64(BenchHistory.locations)) }
    }

    static func location(_ index: UInt64) -> LocationID { ID(Identifier(high: 0x7004, low: index)) }

    private var today: Day { Day(number: Int32(clamping: day)) }

    private func opened(_ index: UInt64) -> ProgrammeEvent {
        .locationOpened(
            LocationOpened(
                location: Self.location(index), on: today,
                details: LocationDetails(
                    name: "Locatie \(index)", municipality: "Gemeente \(index)",
                    providers: [Provider(name: "Organisatie", kind: .homeCare, role: .lead)], variant: .regular)))
    }

    private func volunteer(_ mother: Mother) -> [ProgrammeEvent] {
        let profile = VolunteerProfile(born: 1970, background: .dutch, education: .mbo)
        return [
            .volunteerApplied(
                VolunteerApplied(
                    volunteer: mother.volunteer, location: mother.location, on: today, route: .wordOfMouth,
                    profile: profile, name: .open("V", of: .volunteer(mother.volunteer)))),
            .volunteerTrained(
                VolunteerTrained(location: mother.location, volunteers: [mother.volunteer], on: today, topics: .all)),
            .volunteerAdmitted(
                VolunteerAdmitted(volunteer: mother.volunteer, location: mother.location, on: today)),
        ]
    }

    private func beginning(_ mother: Mother) -> [ProgrammeEvent] {
        let (trajectory, volunteer, location) = (mother.trajectory, mother.volunteer, mother.location)
        let profile = MotherProfile(
            born: 1980, background: .turkish, education: .mbo, family: .cohabiting, income: .partner,
            motherCircumstances: [.weakNetwork])
        return [
            .motherEnrolled(
                MotherEnrolled(
                    trajectory: trajectory, location: location, mother: mother.mother, child: mother.child, on: today,
                    route: .referred, childBorn: today.month, name: .open("M", of: .mother(mother.mother)))),
            .intakeHeld(
                IntakeHeld(
                    trajectory: trajectory, location: location, on: today,
                    intake: Intake(indications: [.firstChild], level: .ordinary, needs: [.sleep], profile: profile))),
            .motherAccepted(MotherAccepted(trajectory: trajectory, location: location, on: today)),
            .matchProposed(
                MatchProposed(trajectory: trajectory, volunteer: volunteer, location: location, on: today)),
            .introductionHeld(
                IntroductionHeld(trajectory: trajectory, volunteer: volunteer, location: location, on: today)),
            .matchMade(MatchMade(trajectory: trajectory, volunteer: volunteer, location: location, on: today)),
        ]
    }

    private func visit(_ mother: Mother, _ month: Int) -> [ProgrammeEvent] {
        let held = ProgrammeEvent.visitHeld(
            VisitHeld(
                trajectory: mother.trajectory, volunteer: mother.volunteer, location: mother.location,
                visit: Visit(
                    on: today, minutes: 60 + month, place: .home, topics: [.child, .network, .development],
                    themes: [.development], next: today.advanced(by: 30))))
        guard (mother.index + UInt64(month)) % 4 == 0 else { return [held] }
        return [
            held,
            .supervisionHeld(
                SupervisionHeld(
                    volunteer: mother.volunteer, location: mother.location, on: today,
                    topics: [.functioning, .contact, .materials], minutes: 45)),
        ]
    }

    private func ending(_ mother: Mother) -> [ProgrammeEvent] {
        [
            .evaluationHeld(
                EvaluationHeld(
                    trajectory: mother.trajectory, location: mother.location, on: today,
                    evaluation: Evaluation(questions: 4, confidence: 4, satisfaction: 8))),
            .matchEnded(
                MatchEnded(
                    trajectory: mother.trajectory, volunteer: mother.volunteer, location: mother.location, on: today,
                    reason: .trajectoryEnded)),
            .trajectoryEnded(
                TrajectoryEnded(
                    trajectory: mother.trajectory, location: mother.location, child: mother.child, on: today,
                    reason: .completed)),
        ]
    }
}
