import Wire

@testable import Programme

/// A small Meldcode case for the tests of the rules, told step by step:
///
///     CaseBuilder.opened.consulted("2026-03-03").audited(on: "2026-03-20")["MC-13"]
///
/// A step is complete unless the test takes something away from it. It is recorded on its own day by the coordinator
/// unless the test says otherwise; 2 March 2026 is a Monday.
struct CaseBuilder {
    static let id: CaseID = .number(71)
    static let vera: VolunteerID = .number(5)
    static let carla: CoordinatorID = .number(7)
    static let coordinator = Actor(role: .coordinator, id: carla.value)
    static let words: Personal = .spoken("Voorbeeld")

    private(set) var entries: [Noted<ProgrammeEvent>] = []
    var surroundings = CaseSurroundings()

    /// A signal of the coordinator herself on Monday 2 March 2026.
    static let opened = CaseBuilder().signal("2026-03-02")

    /// The same, with something changed around the case.
    func knowing(_ change: (inout CaseSurroundings) -> Void) -> CaseBuilder {
        var changed = self
        change(&changed.surroundings)
        return changed
    }

    func file(on today: Day) -> CaseFile? {
        let inOrder = entries.filter { $0.on <= today }.sorted { ($0.on, $0.position) < ($1.on, $1.position) }
        return CaseFile(inOrder, surroundings, today: today)
    }

    func audited(on today: Day) -> Audited { Audited(findings: file(on: today)?.audit() ?? []) }

    /// What the audit said, by the numbers of the rules.
    struct Audited {
        let findings: [AuditFinding]

        subscript(rule: String) -> RuleResult? { verdict(rule)?.result }

        func verdict(_ rule: String) -> Verdict? { findings.first { $0.rule.id == rule }?.verdict }
    }

    // MARK: Steps

    private func adding(_ event: ProgrammeEvent, on day: Day, late: Int, by actor: Actor) -> CaseBuilder {
        var longer = self
        let noon = Instant(milliseconds: Int64(day.advanced(by: late).number) * Instant.dayLength + 43_200_000)
        longer.entries.append(
            Noted(event, on: day, position: entries.count + 1, recordedAt: noon, actor: actor))
        return longer
    }

    /// Any step, recorded so many days late.
    func adding<Fact: CaseFact>(
        _ fact: Fact, late: Int = 0, by actor: Actor = coordinator, _ change: (inout Fact) -> Void = { _ in }
    ) -> CaseBuilder {
        var fact = fact
        change(&fact)
        let step = CaseEvent(meldcodeCase: Self.id, trajectory: .number(1), location: .number(2), fact: fact)
        return adding(Fact.event(step), on: fact.on, late: late, by: actor)
    }

    func signal(
        _ on: Day, of volunteer: VolunteerID? = nil, meldcode: String? = nil, after previous: CaseID? = nil,
        late: Int = 0, by actor: Actor = coordinator, _ change: (inout Signal) -> Void = { _ in }
    ) -> CaseBuilder {
        var signal = Signal(on: on, source: .ownObservation, observer: .coordinator, facts: Self.words)
        change(&signal)
        let recorded = MeldcodeSignalRecorded(
            meldcodeCase: Self.id, trajectory: .number(1), location: .number(2), volunteer: volunteer, signal: signal,
            meldcode: meldcode, previousCase: previous)
        return adding(.meldcodeSignalRecorded(recorded), on: on, late: late, by: actor)
    }

    /// A reason for something that was omitted, recorded on a day.
    func explained(_ omitted: CaseDuty, on day: Day = "2026-03-05") -> CaseBuilder {
        adding(OmissionExplanation(on: day, by: .coordinator, omitted: omitted, explanation: Self.words))
    }

    func decided(
        _ on: Day, _ decision: CaseDecision, _ outcome: Bool, late: Int = 0,
        _ change: (inout Decision) -> Void = { _ in }
    ) -> CaseBuilder {
        adding(
            Decision(
                on: on, decision: decision, outcome: outcome, by: .coordinator, reasons: Self.words,
                function: Self.words), late: late, change)
    }

    func closed(
        _ on: Day, _ finding: CaseFinding = .handedOver, _ change: (inout Closure) -> Void = { _ in }
    ) -> CaseBuilder {
        adding(Closure(on: on, finding: finding, by: .coordinator, reason: Self.words), change)
    }
}
