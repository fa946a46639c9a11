import EventStore
import Programme
import Testing
import Wire

@testable import Projections

/// What every read model must hold to (design section 6), on random histories; a failure names the seed.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `The laws of the read models` {
    /// Everything that the queries answer on a day, without when and by whom it was recorded.
    struct Answers: Equatable {
        let caseload: [CaseloadRow]
        let counts: [CaseloadStatus: Int]
        let volunteers: [VolunteerRow]
        let locations: [LocationSupervisionRow]
        let coordinators: [CoordinatorRow]
        let cases: [CaseAnswer]

        init(_ models: ReadModels, on day: Day) {
            let everybody = SupervisionFilter(includesStopped: true)
            caseload = models.caseload.rows(CaseloadFilter(includesEnded: true), today: day).rows
            counts = models.caseload.counts(CaseloadFilter(includesEnded: true), today: day)
            volunteers = models.supervision.volunteers(everybody, today: day).rows
            locations = models.supervision.locations(everybody, today: day)
            coordinators = models.supervision.coordinators(everybody, today: day).rows
            cases = models.meldcodeCases.cases(today: day).rows.map(CaseAnswer.init)
        }
    }

    struct CaseAnswer: Equatable {
        let id: CaseID
        let days: [Day?]
        let facts: [ProgrammeEvent]
        let codes: CodeSet<MeldcodeStep>
        let finding: CaseFinding?
        let decisions: [CaseRow.StandingDecision?]

        init(_ row: CaseRow) {
            id = row.id
            days = [row.openedOn, row.closedOn, row.reportedOn, row.lastActivity]
            facts = row.timeline.map(\.event)
            codes = row.stepsTaken
            finding = row.finding
            decisions = [row.report, row.help]
        }
    }

    static func fold(_ recorded: some Sequence<Recorded>) -> ReadModels {
        recorded.reduce(into: ReadModels()) { $0.apply($1) }
    }

    @Test(arguments: UInt64(1)...12)
    func `folding in one go equals folding in any two parts`(seed: UInt64) {
        let recorded = RandomHistory(seed: seed).recorded()
        var random = SeededGenerator(seed: seed)
        let whole = Self.fold(recorded)
        for _ in 0..<4 {
            let cut = random.number(0...recorded.count)
            var parts = Self.fold(recorded[..<cut])
            let kept = parts
            for event in recorded[cut...] { parts.apply(event) }
            #expect(parts == whole, "seed \(seed), cut at \(cut)")
            #expect(kept == Self.fold(recorded[..<cut]), "seed \(seed): the first part is a value of its own")
        }
    }

    @Test(arguments: UInt64(1)...12)
    func `a late entry gives the answers that a timely one would have given`(seed: UInt64) {
        let history = RandomHistory(seed: seed)
        // The same ids and sealed values, whatever the order of recording.
        let timely = history.recorded()
        let byEvent = Dictionary(timely.map { ($0.event, $0.id) }, uniquingKeysWith: { first, _ in first })
        let late = history.recordedLate(shuffle: seed &* 31).map { late in
            Recorded(
                position: late.position, recordedAt: late.recordedAt, id: byEvent[late.event] ?? late.id,
                actor: late.actor, event: late.event)
        }
        #expect(late.map(\.event) != timely.map(\.event), "the order must differ for the test to say anything")
        let (first, second) = (Self.fold(timely), Self.fold(late))
        for day in stride(from: 0, through: 950, by: 95).map({ history.firstDay.advanced(by: $0) }) {
            #expect(Answers(first, on: day) == Answers(second, on: day), "seed \(seed), day \(day)")
        }
    }

    @Test(arguments: UInt64(1)...12)
    func `what happened after a day changes nothing of that day`(seed: UInt64) {
        let history = RandomHistory(seed: seed)
        let whole = Self.fold(history.recorded())
        for day in stride(from: 150, through: 900, by: 75).map({ history.firstDay.advanced(by: $0) }) {
            let sofar = Self.fold(history.recorded().filter { $0.event.on <= day })
            #expect(Answers(whole, on: day) == Answers(sofar, on: day), "seed \(seed), \(day)")
        }
    }

    @Test(arguments: UInt64(1)...12)
    func `no event in any order traps`(seed: UInt64) {
        let history = RandomHistory(seed: seed)
        var random = SeededGenerator(seed: seed)
        for _ in 0..<3 {
            // Shuffled, some left out and some twice: no decision would have let this happen.
            let events = history.events.filter { _ in random.chance(80) }.shuffled(using: &random)
            let again = events.filter { _ in random.chance(20) }
            let models = Self.fold(RandomHistory.record(events + again))
            for day in [history.firstDay, history.firstDay.advanced(by: 500), history.lastDay.advanced(by: 40_000)] {
                let answers = Answers(models, on: day)
                #expect(answers.counts.values.reduce(0, +) == answers.caseload.count, "seed \(seed)")
            }
        }
    }

    @Test func `a random history holds every kind of event`() {
        let kinds = Set((UInt64(1)...12).flatMap { RandomHistory(seed: $0).events.map(\.kind) })
        #expect(kinds == Set(EventKind.allCases).subtracting(RandomHistory.mendingKinds))
    }

    @Test func `the same seed gives the same history`() {
        #expect(RandomHistory(seed: 5).events == RandomHistory(seed: 5).events)
        #expect(RandomHistory(seed: 5).events != RandomHistory(seed: 6).events)
    }
}
