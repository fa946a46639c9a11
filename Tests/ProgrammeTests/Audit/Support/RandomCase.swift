import Wire

@testable import Programme

/// A Meldcode case in which everything is chance: which steps there are, every field of each, when they happened, in what
/// order and how late they were recorded, by whom, and what is known around the case. No command would let most of them
/// come about; the rules have to say something about each.
struct RandomCase {
    let entries: [Noted<ProgrammeEvent>]
    let surroundings: CaseSurroundings
    let today: Day

    var file: CaseFile? { CaseFile(entries, surroundings, today: today) }

    private static let days: ClosedRange<Day> = "2025-11-15"..."2026-05-15"
    private static let kinds = EventKind.allCases.filter {
        (try? ProgrammeEvent.sample($0, .minimal))?.casePayload != nil
    }
    private static let actors = [
        CaseBuilder.coordinator, Actor(role: .coordinator, id: SampleReader.identifier(1)), .local,
        Actor(role: .volunteer, id: SampleReader.identifier(2)),
    ]

    init(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
        func day() -> Day { Self.days.lowerBound.advanced(by: below(182)) }
        func event(_ kind: EventKind) throws -> ProgrammeEvent {
            var reader = SampleReader(.random(generator), personal: .sealed, days: Self.days)
            defer { generator = reader.generator ?? generator }
            return try ProgrammeEvent(kind, from: &reader)
        }
        func noted<Fact>(_ fact: Fact, on day: Day, _ position: Int) -> Noted<Fact> {
            let late = below(3) == 0 ? below(8) : 0
            let recorded = Instant(
                milliseconds: Int64(day.number + Int32(late)) * Instant.dayLength + Int64(below(86_400_000)))
            return Noted(
                fact, on: day, position: position, recordedAt: recorded, actor: Self.actors[below(Self.actors.count)])
        }
        // Half of the cases are still open; a handful has many steps of few kinds, which meet more often.
        let isOpen = below(2) == 0
        let kinds = Self.kinds.filter { !(isOpen && $0 == .meldcodeCaseClosed) }.shuffled(using: &generator)
            .prefix(below(2) == 0 ? 6 : .max)
        let count = 1 + below(40)
        let positions = (1...count).shuffled(using: &generator)
        entries = try positions.map { position in
            let event = try event(kinds[below(kinds.count)])
            return noted(event, on: event.on, position)
        }
        .sorted { ($0.on, $0.position) < ($1.on, $1.position) }
        today = max(entries.map(\.on).max() ?? day(), day())

        var around = CaseSurroundings()
        for number in 0..<below(3) {
            if case .meldcodeAdopted(let adopted) = try event(.meldcodeAdopted) {
                around.meldcodes.append(noted(adopted, on: adopted.on, 100 + number))
            }
            if case .attentionOfficersNamed(let named) = try event(.attentionOfficersNamed) {
                around.officers.append(noted(named, on: named.on, 200 + number))
            }
            around.overviews.append(
                noted(MeldcodeOverviewDrawnUp(location: .number(2), on: day(), year: 2025 + below(2)), on: day(), 300))
            around.amendments.append(CaseAmendment(position: below(40), by: 400, isRetraction: below(2) == 0))
            around.earlierCases.append(
                EarlierCase(id: CaseID(SampleReader.identifier(UInt64(below(4)))), closedOn: day()))
        }
        around.meldcodes.sort { $0.on < $1.on }
        around.officers.sort { $0.on < $1.on }
        for number in 1...3 as ClosedRange<UInt64> where below(2) == 0 {
            around.coordinators[CoordinatorID(SampleReader.identifier(number))] = [day().advanced(by: -below(900))]
            around.volunteers[VolunteerID(SampleReader.identifier(number))] = VolunteerBackground(
                firstVisit: below(2) == 0 ? day() : nil, signallingTraining: below(2) == 0 ? day() : nil, talks: [day()]
            )
        }
        if below(2) == 0 {
            around.inspection = RecordInspection(
                unproven: below(3) == 0 ? [1] : [], withServiceNumber: below(3) == 0 ? [2] : [])
            around.requests = (0..<below(3)).map { _ in
                RightsRequest(
                    position: 500, right: below(2) == 0 ? .erasure : .access, receivedOn: day(),
                    extendedOn: below(2) == 0 ? day() : nil, answeredOn: below(2) == 0 ? day() : nil,
                    isRefused: below(2) == 0, namesGround: below(2) == 0)
            }
            let (begin, years) = (day(), below(2))
            around.retention = Retention(
                position: 600, years: years, countedFrom: begin,
                destroyOn: begin.advanced(byMonths: 12 * years).advanced(by: below(2)),
                destroyedOn: below(2) == 0 ? day() : nil)
            around.accesses = (0..<below(3)).map { _ in
                CaseAccess(
                    position: 700, reader: .local, namesPurpose: below(3) > 0, hasWorkingRelation: below(3) > 0,
                    isFlagged: below(2) == 0)
            }
        }
        surroundings = around
    }

    /// The same case with a reason for something that was omitted, given by who recorded the first entry.
    func explained(_ omitted: CaseDuty, on day: Day, late: Int) -> CaseFile? {
        guard let first = entries.first, let payload = first.fact.casePayload else { return nil }
        let reason = CaseEvent(
            meldcodeCase: payload.meldcodeCase, trajectory: payload.trajectory, location: payload.location,
            fact: OmissionExplanation(on: day, by: .coordinator, omitted: omitted, explanation: CaseBuilder.words))
        let recorded = Instant(milliseconds: Int64(day.number + Int32(late)) * Instant.dayLength + 43_200_000)
        let entry = Noted(
            ProgrammeEvent.meldcodeOmissionExplained(reason), on: day, position: entries.count + 1,
            recordedAt: recorded, actor: first.actor)
        let inOrder = (entries + [entry]).sorted { ($0.on, $0.position) < ($1.on, $1.position) }
        return CaseFile(inOrder, surroundings, today: today)
    }
}
