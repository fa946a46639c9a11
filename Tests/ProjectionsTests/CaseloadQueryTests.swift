import Programme
import Testing
import Wire

@testable import Projections

struct `The caseload` {
    let today = Story.first.advanced(by: 30)

    /// Three mothers at two locations: one active, one waiting, one ended.
    let stories: [Story] = {
        let active = Story.matched(1, at: 1)
        var waiting = Story(2, at: 2)
        waiting.open(named: "Andere stad")
        waiting.enrol()
        var ended = Story.matched(3, at: 2)
        ended.end(.moved, on: 25)
        return [active, waiting, ended]
    }()

    func found(_ filter: CaseloadFilter) -> [TrajectoryID] {
        Story.models(stories).caseload.rows(filter, today: today).rows.map(\.trajectory)
    }

    @Test func `shows the open trajectories by location name`() {
        #expect(found(CaseloadFilter()) == [stories[0], stories[1]].map(\.trajectory))
    }

    @Test func `stands in the order of location name, day of enrolment and id`() {
        var early = Story(7, at: 1)
        early.enrol(on: -10)
        var same = Story(8, at: 1)
        same.enrol()
        var elsewhere = Story(9, at: 3)
        elsewhere.open(named: "Aardenburg")
        elsewhere.enrol(on: 20)
        let models = Story.models([stories[0], same, early, elsewhere])
        #expect(
            models.caseload.rows(today: today).rows.map(\.trajectory)
                == [elsewhere, early, stories[0], same].map(\.trajectory))
    }

    @Test func `shows the ended ones too when asked`() {
        #expect(Set(found(CaseloadFilter(includesEnded: true))) == Set(stories.map(\.trajectory)))
    }

    @Test func `is restricted to a location`() {
        #expect(found(CaseloadFilter(location: stories[1].location)) == [stories[1].trajectory])
        #expect(found(CaseloadFilter(location: LocationID(Identifier(high: 1, low: 99)))) == [])
    }

    @Test func `is restricted to a volunteer`() {
        #expect(found(CaseloadFilter(volunteer: stories[0].volunteer)) == [stories[0].trajectory])
        #expect(found(CaseloadFilter(volunteer: stories[1].volunteer)) == [])
    }

    @Test func `is restricted to the locations that a coordinator leads on the day`() {
        var other = Story(5, at: 5)
        other.enrol()
        let coordinator = CoordinatorID(Identifier(high: 2, low: 5))
        other.tell(
            .coordinatorAppointed(
                CoordinatorAppointed(
                    coordinator: coordinator, location: other.location, on: other.day(10), weeklyMinutes: 60,
                    name: Story.personal(.coordinator(coordinator)))))
        other.tell(
            .coordinatorLeft(
                CoordinatorLeft(coordinator: coordinator, location: other.location, on: other.day(40))))
        let caseload = Story.models(stories + [other]).caseload
        let filter = CaseloadFilter(coordinator: coordinator)
        #expect(caseload.rows(filter, today: today).rows.map(\.trajectory) == [other.trajectory])
        #expect(caseload.rows(filter, today: other.day(9)).rows.isEmpty)
        #expect(caseload.rows(filter, today: other.day(40)).rows.isEmpty)
    }

    @Test func `is restricted to visits that are due, by then`() {
        var story = stories[0]
        story.visit(on: 25, next: 40)
        let models = Story.models([story, stories[1], stories[2]])
        func found(_ due: VisitDue, _ today: Int) -> Int {
            let filter = CaseloadFilter(due: due)
            let rows = models.caseload.rows(filter, today: story.day(today)).rows
            #expect(models.caseload.counts(filter, today: story.day(today))[.active] ?? 0 == rows.count)
            return rows.count
        }
        #expect([33, 34, 40, 41].map { found(.week, $0) } == [0, 1, 1, 0])
        #expect([39, 40, 41].map { found(.today, $0) } == [0, 1, 0])
        #expect([40, 41].map { found(.overdue, $0) } == [0, 1])
    }

    @Test func `is restricted to statuses`() {
        #expect(found(CaseloadFilter(statuses: [.ended])) == [stories[2].trajectory])
        #expect(found(CaseloadFilter(statuses: [.waitingForIntake])) == [stories[1].trajectory])
        #expect(found(CaseloadFilter(statuses: [.paused])) == [])
    }

    @Test func `counts each status`() {
        let caseload = Story.models(stories).caseload
        #expect(
            caseload.counts(CaseloadFilter(includesEnded: true), today: today)
                == [.active: 1, .waitingForIntake: 1, .ended: 1])
        #expect(caseload.counts(CaseloadFilter(location: stories[0].location), today: today) == [.active: 1])
    }

    @Test func `has complete rows`() throws {
        let row = try #require(stories[0].row(today: 30))
        #expect(row.locationName == "Voorbeeldstad")
        #expect(row.coordinators.map(\.id) == [stories[0].coordinator])
        #expect(row.coordinators[0].name?.field == "name")
        #expect(row.motherName?.sealed.subject == row.mother.tag)
        #expect(row.childName?.sealed.subject == row.child.tag)
        #expect(row.volunteerName?.sealed.subject == row.volunteer?.tag)
    }

    @Test(arguments: [1, 2, 3, 7, 1000])
    func `gives the whole list when all pages are put together`(limit: Int) {
        let history = RandomHistory(seed: 11, locations: 3)
        let caseload = history.recorded().reduce(into: ReadModels()) { $0.apply($1) }.caseload
        let filter = CaseloadFilter(includesEnded: true)
        let whole = caseload.rows(filter, today: history.lastDay).rows
        var paged: [CaseloadRow] = []
        var cursor: TrajectoryID?
        repeat {
            let page = caseload.rows(filter, today: history.lastDay, after: cursor, limit: limit)
            #expect(page.rows.count <= limit)
            paged += page.rows
            cursor = page.next
        } while cursor != nil
        #expect(paged == whole)
        #expect(whole.count > 10)
    }

    @Test func `ends a page at a row that no longer belongs to the selection without losing the next`() {
        let history = RandomHistory(seed: 12, locations: 2)
        let caseload = history.recorded().reduce(into: ReadModels()) { $0.apply($1) }.caseload
        let whole = caseload.rows(CaseloadFilter(includesEnded: true), today: history.lastDay).rows
        for (index, row) in whole.enumerated() {
            let rest = caseload.rows(today: history.lastDay, after: row.trajectory).rows
            #expect(rest == whole[(index + 1)...].filter { $0.status.isOpen })
        }
    }

    @Test func `has an empty page after a trajectory that it does not know`() {
        let caseload = Story.models(stories).caseload
        let page = caseload.rows(today: today, after: TrajectoryID(Identifier(high: 0, low: 0)))
        #expect(page.rows.isEmpty && page.next == nil)
    }
}
