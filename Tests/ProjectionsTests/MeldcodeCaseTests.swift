import EventStore
import Programme
import Testing
import Wire

@testable import Projections

struct `A Meldcode case` {
    let id = CaseID(Identifier(high: 9, low: 1))
    let story = Story()

    var text: Personal { Story.personal(.meldcodeCase(id)) }

    func signal(on day: Int, acute: Bool? = nil) -> ProgrammeEvent {
        .meldcodeSignalRecorded(
            MeldcodeSignalRecorded(
                meldcodeCase: id, trajectory: story.trajectory, location: story.location, volunteer: story.volunteer,
                signal: Signal(
                    on: story.day(day), source: .ownObservation, observer: .volunteer, acuteDanger: acute, facts: text))
        )
    }

    func consulted(on day: Int) -> ProgrammeEvent {
        .meldcodeConsulted(
            MeldcodeConsulted(
                meldcodeCase: id, trajectory: story.trajectory, location: story.location,
                fact: Consultation(
                    on: story.day(day), by: .coordinator, consulted: .veiligThuis, question: text, outcome: text)))
    }

    func omitted(on day: Int) -> ProgrammeEvent {
        .meldcodeConversationOmitted(
            MeldcodeConversationOmitted(
                meldcodeCase: id, trajectory: story.trajectory, location: story.location,
                fact: Omission(on: story.day(day), ground: .noContact, by: .coordinator, explanation: text)))
    }

    func decided(_ decision: CaseDecision, _ outcome: Bool, on day: Int) -> ProgrammeEvent {
        .meldcodeDecided(
            MeldcodeDecided(
                meldcodeCase: id, trajectory: story.trajectory, location: story.location,
                fact: Decision(
                    on: story.day(day), decision: decision, outcome: outcome, by: .manager, reasons: text)))
    }

    func closed(on day: Int) -> ProgrammeEvent {
        .meldcodeCaseClosed(
            MeldcodeCaseClosed(
                meldcodeCase: id, trajectory: story.trajectory, location: story.location,
                fact: Closure(on: story.day(day), finding: .handedOver, by: .coordinator, reason: text)))
    }

    func cases(_ events: [ProgrammeEvent]) -> MeldcodeCases {
        RandomHistory.record(events).reduce(into: MeldcodeCases()) { $0.apply($1) }
    }

    func row(_ events: [ProgrammeEvent], today: Int) -> CaseRow? { cases(events).row(id, today: story.day(today)) }

    @Test func `begins with its first entry`() {
        #expect(row([signal(on: 3)], today: 2) == nil)
        let row = row([signal(on: 3)], today: 3)
        #expect(row?.openedOn == story.day(3))
        #expect(row?.isOpen == true)
        #expect(row?.trajectory == story.trajectory)
        #expect(row?.location == story.location)
    }

    @Test func `shows its timeline in the order in which things happened, with who and when recorded`() throws {
        let recorded = Instant(milliseconds: Int64(story.day(10).number) * Instant.dayLength)
        var cases = MeldcodeCases()
        for (position, event) in [consulted(on: 5), signal(on: 3)].enumerated() {
            cases.apply(
                Recorded(
                    position: Position(UInt64(position + 40)), recordedAt: recorded,
                    id: Identifier(high: 1, low: UInt64(position)), actor: .local, event: event))
        }
        let timeline = try #require(cases.row(id, today: story.day(20))).timeline
        #expect(timeline.map(\.on) == [story.day(3), story.day(5)])
        #expect(timeline.map(\.position) == [Position(41), Position(40)])
        #expect(timeline.map(\.by) == [.volunteer, .coordinator])
        #expect(timeline.map(\.kind) == [.meldcodeSignalRecorded, .meldcodeConsulted])
        #expect(timeline.map(\.lateDays) == [7, 5])
        #expect(timeline.allSatisfy { $0.recordedAt == recorded && $0.actor == .local && $0.isLate })
    }

    @Test(arguments: [(3, false), (4, true)])
    func `calls an entry late after three days`(days: Int, isLate: Bool) {
        let entry = CaseEntry(
            on: story.day(0),
            recordedAt: Instant(milliseconds: Int64(story.day(days).number) * Instant.dayLength + 43_200_000),
            position: Position(0), actor: .local, by: .coordinator, event: consulted(on: 0))
        #expect(entry.isLate == isLate)
    }

    @Test func `counts lateness in the programme's own days`() {
        // 23:30 UTC on the next day is the day after that in Amsterdam.
        let entry = CaseEntry(
            on: story.day(0),
            recordedAt: Instant(milliseconds: Int64(story.day(1).number) * Instant.dayLength + 84_600_000),
            position: Position(0), actor: .local, by: .coordinator, event: consulted(on: 0))
        #expect(entry.lateDays == 2)
    }

    @Test func `shows the steps taken, a conversation left out with a ground among them`() {
        let events = [signal(on: 1), omitted(on: 2)]
        #expect(row(events, today: 1)?.stepsTaken == [.signals])
        #expect(row(events, today: 2)?.stepsTaken == [.signals, .conversation])
        #expect(row(events, today: 2)?.stepReached == .conversation)
    }

    @Test func `shows who led a consultation and who made an agreement on help`() {
        let agreed = ProgrammeEvent.meldcodeHelpAgreed(
            MeldcodeHelpAgreed(
                meldcodeCase: id, trajectory: story.trajectory, location: story.location,
                fact: HelpAgreement(on: story.day(3), by: .attentionOfficer, plan: text)))
        let timeline = row([signal(on: 1), consulted(on: 2), agreed], today: 3)?.timeline
        #expect(timeline?.map(\.by) == [.volunteer, .coordinator, .attentionOfficer])
    }

    @Test func `shows both decisions as they stand`() {
        let events = [
            signal(on: 1), decided(.report, false, on: 5), decided(.help, true, on: 5), decided(.report, true, on: 9),
        ]
        #expect(row(events, today: 4)?.report == nil)
        #expect(row(events, today: 5)?.report == .init(on: story.day(5), outcome: false, by: .manager))
        #expect(row(events, today: 9)?.report == .init(on: story.day(9), outcome: true, by: .manager))
        #expect(row(events, today: 9)?.help == .init(on: story.day(5), outcome: true, by: .manager))
    }

    @Test func `tells of acute danger, and of nothing when no signal says whether there was any`() {
        #expect(row([signal(on: 1)], today: 2)?.acuteDanger == .some(nil))
        #expect(row([signal(on: 1), signal(on: 2, acute: false)], today: 2)?.acuteDanger == false)
        let acute = [signal(on: 1, acute: false), signal(on: 2, acute: true), signal(on: 3, acute: false)]
        #expect(row(acute, today: 4)?.acuteDanger == true)
    }

    @Test func `is closed with its finding from the day of the closing on`() {
        let events = [signal(on: 1), closed(on: 10)]
        #expect(row(events, today: 9)?.isOpen == true)
        #expect(row(events, today: 9)?.finding == nil)
        #expect(row(events, today: 10)?.finding == .handedOver)
        #expect(row(events, today: 19)?.closedOn == story.day(10))
    }

    @Test func `stays closed when a signal of the day of the closing is recorded after it`() {
        let row = row([signal(on: 1), closed(on: 10), signal(on: 10)], today: 30)
        #expect(row?.closedOn == story.day(10))
        #expect(row?.timeline.count == 3)
    }

    @Test func `stays closed when it is followed up, and the follow-up stands in its timeline`() {
        let followUp = FollowUp(on: story.day(20), by: .coordinator, contact: .veiligThuis, outcome: text)
        let followedUp = ProgrammeEvent.meldcodeFollowedUp(
            MeldcodeFollowedUp(
                meldcodeCase: id, trajectory: story.trajectory, location: story.location, fact: followUp))
        let row = row([signal(on: 1), closed(on: 10), followedUp], today: 30)
        #expect(row?.closedOn == story.day(10))
        #expect(row?.lastActivity == story.day(20))
        #expect(row?.timeline.last?.kind == .meldcodeFollowedUp)
        #expect(row?.stepsTaken == [.signals])
    }

    @Test func `stays closed when an earlier signal is recorded after the closing`() {
        #expect(row([signal(on: 1), closed(on: 10), signal(on: 8)], today: 30)?.isOpen == false)
    }

    @Test func `counts the days since something happened and flags silence after thirty`() {
        let events = [signal(on: 0), consulted(on: 5)]
        #expect(row(events, today: 35)?.daysSinceActivity == 30)
        #expect(row(events, today: 35)?.signals.map(\.kind) == [])
        #expect(row(events, today: 36)?.signals.map(\.kind) == [.caseSilent])
        #expect(row(events + [closed(on: 6)], today: 100)?.signals.map(\.kind) == [])
    }

    @Test func `says how many entries were recorded late`() {
        var cases = MeldcodeCases()
        let recorded = Instant(milliseconds: Int64(story.day(9).number) * Instant.dayLength)
        for event in [signal(on: 0), consulted(on: 8)] {
            cases.apply(
                Recorded(
                    position: Position(0), recordedAt: recorded, id: Identifier(high: 0, low: 0), actor: .local,
                    event: event))
        }
        let row = cases.row(id, today: story.day(9))
        #expect(row?.lateEntries == 1)
        #expect(row?.signals.map(\.kind) == [.lateEntries])
    }

    @Test func `shows every kind of entry of its own events`() {
        let kinds = Set(
            (UInt64(1)...12).flatMap { seed in
                RandomHistory(seed: seed).recorded().reduce(into: MeldcodeCases()) { $0.apply($1) }
                    .cases(today: Story.first.advanced(by: 3000)).rows.flatMap { $0.timeline.map(\.kind) }
            })
        #expect(
            kinds
                == Set(EventKind.allCases.filter { $0.word.hasPrefix("meldcode-") })
                .subtracting([.meldcodeAdopted, .meldcodeOverviewDrawnUp]))
    }
}

struct `The Meldcode cases` {
    let history = RandomHistory(seed: 8, locations: 4, mothersEach: 12)

    func cases() -> MeldcodeCases { history.recorded().reduce(into: MeldcodeCases()) { $0.apply($1) } }

    @Test(arguments: [1, 2, 1000])
    func `give the whole list when all pages are put together`(limit: Int) {
        let cases = cases()
        let whole = cases.cases(today: history.lastDay).rows
        var paged: [CaseRow] = []
        var cursor: CaseID?
        repeat {
            let page = cases.cases(today: history.lastDay, after: cursor, limit: limit)
            paged += page.rows
            cursor = page.next
        } while cursor != nil
        #expect(paged == whole)
        #expect(whole.count >= 4)
    }

    @Test func `are restricted to a location, a trajectory, and to open or closed ones`() throws {
        let cases = cases()
        let today = history.lastDay
        let all = cases.cases(today: today).rows
        let some = try #require(all.first)
        func found(_ filter: CaseFilter) -> [CaseRow] { cases.cases(filter, today: today).rows }
        #expect(found(CaseFilter(location: some.location)) == all.filter { $0.location == some.location })
        #expect(found(CaseFilter(trajectory: some.trajectory)) == all.filter { $0.trajectory == some.trajectory })
        #expect(found(CaseFilter(isOpen: true)) == all.filter(\.isOpen))
        #expect(found(CaseFilter(isOpen: false)) == all.filter { !$0.isOpen })
        #expect(!found(CaseFilter(isOpen: true)).isEmpty && !found(CaseFilter(isOpen: false)).isEmpty)
    }
}
