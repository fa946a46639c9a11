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
    /// Of so many cohorts one has its names sealed by the vault, for sealing takes longer than all else.
    private let sealedOneIn: UInt64
    private var counter: UInt64 = 0
    private var day = Self.firstDay
    private var cohort: UInt64 = 0
    /// What comes next of the cohort: its beginning, its months, its end.
    private var stage = 0

    init(vault: KeyVault? = nil, sealedOneIn: UInt64 = 1) {
        self.vault = vault
        self.sealedOneIn = sealedOneIn
    }

    /// The next month of a cohort, or how it begins or ends: so the history can be as long as the disk.
    mutating func next() throws -> [NewEvent] {
        let mothers = (0..<Self.cohort).map { Mother(index: cohort * UInt64(Self.cohort) + UInt64($0)) }
        var events: [ProgrammeEvent] = []
        if counter == 0 { events += (0..<Self.locations).map { opened(UInt64($0)) } }
        switch stage {
        case 0:
            for mother in mothers where mother.index % 2 == 0 { events += volunteer(mother) }
            for mother in mothers { events += beginning(mother) }
        case 1...Self.months:
            day += 1
            for mother in mothers { events += visit(mother, stage - 1) }
        default:
            for mother in mothers { events += ending(mother) }
        }
        let made = try events.map { try newEvent($0) }
        (stage, cohort) = stage > Self.months ? (0, cohort + 1) : (stage + 1, cohort)
        return made
    }

    /// Appends its first so many events to an empty log.
    ///
    /// - Throws: `EventLogFault` when the log takes none.
    static func fill(
        _ log: any EventLog, events: Int, vault: KeyVault? = nil, sealedOneIn: UInt64 = 1
    ) async throws {
        var history = BenchHistory(vault: vault, sealedOneIn: sealedOneIn)
        var left = events
        while left > 0 {
            let next = try history.next().prefix(left)
            left -= next.count
            for start in stride(from: next.startIndex, to: next.endIndex, by: 1_000) {
                _ = try await log.append(Array(next[start..<min(start + 1_000, next.endIndex)]))
            }
        }
    }

    private mutating func newEvent(_ event: ProgrammeEvent) throws -> NewEvent {
        counter += 1
        return try Self.newEvent(
            event, by: .local, number: counter, vault: cohort % sealedOneIn == 0 ? vault : nil)
    }

    /// An event as a log takes it; without a vault its personal values are boxes that nobody can open.
    static func newEvent(
        _ event: ProgrammeEvent, by actor: Actor, number: UInt64, vault: KeyVault? = nil
    ) throws -> NewEvent {
        let id = Identifier(version7At: Instant(milliseconds: Int64(number)), random: (number, number))
        let wire = try event.encoded { field, text, subject in
            guard let vault else {
                return Sealed(subject: subject.text, key: 1, box: String(repeating: "A", count: boxLength))
            }
            let value = try vault.seal(text, subject: subject.text, eventID: id, field: field)
            return Sealed(subject: value.subject, key: value.key, box: value.box)
        }
        guard let subject = Tag(wire.subject), let actor = Tag(actor.description) else {
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

    static func trajectory(_ index: UInt64) -> TrajectoryID { Mother(index: index).trajectory }

    /// So many of whose names are sealed, from all over a history.
    static func trajectories(
        _ count: Int, outOf events: Int, sealedOneIn: UInt64, seed: UInt64
    ) -> [TrajectoryID] {
        var random = SeededRandom(seed: seed)
        // The last cohort may not have begun.
        let cohorts = max(1, events / (cohort * eventsOfMother) / Int(sealedOneIn))
        return (0..<count).map { _ in
            let sealed = UInt64(random.number(0...cohorts - 1)) * sealedOneIn
            return trajectory(sealed * UInt64(cohort) + UInt64(random.number(0...cohort - 1)))
        }
    }

    /// With half a volunteer: three and a half at the beginning, a visit a month, a talk at one in four, three at the end.
    private static let eventsOfMother = 34

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
