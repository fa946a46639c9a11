import Programme
import Testing
import Wire

@testable import Projections

struct `The supervision of a volunteer` {
    func row(_ story: Story, today: Int) -> VolunteerRow? {
        story.models.supervision.volunteer(story.volunteer, today: story.day(today))
    }

    @Test func `shows her certificate, training, admission and experience`() throws {
        let story = Story.matched()
        let row = try #require(self.row(story, today: 30))
        #expect(row.status == .admitted)
        #expect(row.appliedOn == story.day(-100))
        #expect(row.certificateSeenOn == story.day(-95))
        #expect(row.certificateIssuedOn == story.day(-120))
        #expect(row.trainingMeetings == 3)
        #expect(row.topicsMissing.isEmpty)
        #expect(row.admittedOn == story.day(-70))
        #expect(row.experience == [.twins])
        #expect(row.name?.sealed.subject == story.volunteer.tag)
        #expect(row.locationName == "Voorbeeldstad")
        #expect(row.coordinators.map(\.id) == [story.coordinator])
    }

    @Test func `shows which topics are missing`() {
        var story = Story()
        story.ready(without: [.volunteerTrained])
        story.train(on: 1, topics: [.principles, .limits])
        story.train(on: 9, topics: [.limits, .attitude])
        #expect(row(story, today: 5)?.topicsDone == [.principles, .limits])
        #expect(row(story, today: 9)?.topicsDone == [.principles, .limits, .attitude])
        #expect(row(story, today: 9)?.topicsMissing.count == TrainingTopic.allCases.count - 3)
        #expect(row(story, today: 9)?.trainingMeetings == 2)
    }

    @Test func `has the status of the day`() {
        var story = Story()
        story.ready(from: 0)
        let (id, location) = (story.volunteer, story.location)
        story.tell(.volunteerPaused(VolunteerPaused(volunteer: id, location: location, on: story.day(50))))
        story.tell(.volunteerResumed(VolunteerResumed(volunteer: id, location: location, on: story.day(60))))
        story.tell(
            .volunteerStopped(
                VolunteerStopped(volunteer: id, location: location, on: story.day(90), reason: .pregnancy)))
        #expect(row(story, today: -1) == nil)
        #expect(row(story, today: 29)?.status == .applied)
        #expect(row(story, today: 30)?.status == .admitted)
        #expect(row(story, today: 55)?.status == .paused)
        #expect(row(story, today: 60)?.status == .admitted)
        #expect(row(story, today: 89)?.stopReason == nil)
        #expect(row(story, today: 90)?.status == .stopped)
        #expect(row(story, today: 90)?.stopReason == .pregnancy)
    }

    @Test func `shows the mothers whom she visits on the day`() {
        var story = Story.matched()
        story.unmatch(on: 60)
        story.match(on: 80)
        story.end(.moved, on: 100)
        #expect(row(story, today: 19)?.activeMothers == [])
        #expect(row(story, today: 20)?.activeMothers == [story.trajectory])
        #expect(row(story, today: 60)?.activeMothers == [])
        #expect(row(story, today: 80)?.activeMothers == [story.trajectory])
        #expect(row(story, today: 100)?.activeMothers == [])
        #expect(story.models.supervision.activeMothers(of: story.volunteer, today: story.day(80)).count == 1)
    }

    @Test func `counts talks, group meetings and visits`() {
        var story = Story.matched()
        story.talk(on: -10)
        story.talk(on: 40)
        for day in [-5, 20, 50] {
            story.tell(
                .groupMeetingHeld(
                    GroupMeetingHeld(location: story.location, volunteers: [story.volunteer], on: story.day(day))))
        }
        story.visit(on: 25)
        story.visit(on: 55)
        let row = row(story, today: 52)
        #expect(row?.lastTalk == story.day(40))
        #expect(row?.daysSinceTalk == 12)
        #expect(row?.groupMeetingsThisYear == 2)
        #expect(row?.visitsThisYear == 1)
        #expect(row?.lastVisit == story.day(25))
    }

    @Test func `is without signals when everything is in order`() {
        var story = Story.matched()
        story.talk(on: 25)
        #expect(story.volunteerSignals(today: 50) == [])
    }

    @Test func `is overdue a month and a week after the last talk`() {
        var story = Story.matched()
        story.talk(on: 25)
        #expect(!story.volunteerSignals(today: 25 + 31 + 7).contains(.supervisionOverdue))
        #expect(story.volunteerSignals(today: 25 + 31 + 8).contains(.supervisionOverdue))
    }

    @Test func `is overdue a month and a week after her first match without a talk`() {
        let story = Story.matched()
        #expect(!story.volunteerSignals(today: 58).contains(.supervisionOverdue))
        #expect(story.volunteerSignals(today: 59).contains(.supervisionOverdue))
    }

    @Test func `is not overdue while she visits nobody`() {
        var story = Story.matched()
        story.unmatch(on: 30)
        #expect(!story.volunteerSignals(today: 300).contains(.supervisionOverdue))
    }

    @Test func `misses the certificate, the training and its part on signalling`() {
        var story = Story()
        story.ready(without: [.volunteerCertificateSeen, .volunteerTrained])
        #expect(story.volunteerSignals(today: 0) == [.certificateMissing, .trainingShort, .signallingMissing])
        story.train(on: 1)
        story.train(on: 2)
        #expect(story.volunteerSignals(today: 2) == [.certificateMissing, .trainingShort])
        story.train(on: 3)
        #expect(story.volunteerSignals(today: 3) == [.certificateMissing])
    }

    @Test func `says that the certificate is older than three years`() throws {
        var story = Story()
        story.ready(from: 0)  // issued twenty days earlier: 12 December 2007
        let models = story.models.supervision
        let last = try #require(Day("2010-12-12"))
        #expect(models.volunteer(story.volunteer, today: last)?.signals.map(\.kind) == [])
        #expect(
            models.volunteer(story.volunteer, today: last.advanced(by: 1))?.signals.map(\.kind) == [.certificateOld])
    }

    @Test func `asks nothing of a volunteer who has only applied or has stopped`() {
        var story = Story()
        story.ready(from: 0, without: [.volunteerCertificateSeen, .volunteerTrained])
        #expect(story.volunteerSignals(today: 10) == [])
        story.tell(
            .volunteerStopped(
                VolunteerStopped(
                    volunteer: story.volunteer, location: story.location, on: story.day(50), reason: .noTime)))
        #expect(story.volunteerSignals(today: 50) == [])
    }
}

struct `The supervision status` {
    let history = RandomHistory(seed: 21, locations: 3)

    func supervision() -> Supervision { history.recorded().reduce(into: ReadModels()) { $0.apply($1) }.supervision }

    @Test(arguments: [1, 2, 5, 1000])
    func `gives all volunteers when all pages are put together`(limit: Int) {
        let supervision = supervision()
        let filter = SupervisionFilter(includesStopped: true)
        let whole = supervision.volunteers(filter, today: history.lastDay).rows
        var paged: [VolunteerRow] = []
        var cursor: VolunteerID?
        repeat {
            let page = supervision.volunteers(filter, today: history.lastDay, after: cursor, limit: limit)
            paged += page.rows
            cursor = page.next
        } while cursor != nil
        #expect(paged == whole)
        #expect(Set(whole.map(\.volunteer)) == Set(history.volunteers))
    }

    @Test(arguments: [1, 2, 1000])
    func `gives all coordinators when all pages are put together`(limit: Int) {
        let supervision = supervision()
        let today = history.firstDay.advanced(by: 100)
        let whole = supervision.coordinators(today: today).rows
        var paged: [CoordinatorRow] = []
        var cursor: CoordinatorID?
        repeat {
            let page = supervision.coordinators(today: today, after: cursor, limit: limit)
            paged += page.rows
            cursor = page.next
        } while cursor != nil
        #expect(paged == whole)
        #expect(whole.count >= 3)
    }

    @Test func `is restricted to a location, a volunteer, a coordinator and statuses`() throws {
        let supervision = supervision()
        let today = history.firstDay.advanced(by: 300)
        let all = supervision.volunteers(SupervisionFilter(includesStopped: true), today: today).rows
        let some = try #require(all.first)
        func found(_ filter: SupervisionFilter) -> [VolunteerRow] { supervision.volunteers(filter, today: today).rows }
        #expect(
            found(SupervisionFilter(location: some.location, includesStopped: true))
                == all.filter { $0.location == some.location })
        #expect(found(SupervisionFilter(volunteer: some.volunteer, includesStopped: true)) == [some])
        let coordinator = try #require(some.coordinators.first?.id)
        #expect(
            found(SupervisionFilter(coordinator: coordinator, includesStopped: true))
                == all.filter { $0.coordinators.map(\.id).contains(coordinator) })
        #expect(found(SupervisionFilter(statuses: [.stopped])) == all.filter { $0.status == .stopped })
        #expect(found(SupervisionFilter()) == all.filter { $0.status != .stopped })
    }

    /// A location with two volunteers who can be deployed and a coordinator with so many minutes a week.
    func story(minutes: Int) -> Story {
        var story = Story()
        story.open(minutes: minutes)
        story.ready()
        story.ready(VolunteerID(Identifier(high: 3, low: 2)))
        return story
    }

    @Test(arguments: [
        (59, CoordinationTime.Verdict.under), (60, .within), (84, .within), (85, .over),
    ])
    func `holds the weekly time of a location against half to 0.7 hours per volunteer`(
        minutes: Int, verdict: CoordinationTime.Verdict
    ) {
        let story = story(minutes: minutes)
        let rows = story.models.supervision.locations(today: story.day(0))
        #expect(rows.map(\.time.verdict) == [verdict])
        #expect(rows.map(\.time.activeVolunteers) == [2])
        #expect(rows.first?.time.normMinutes == 60...84)
        #expect(rows.first?.signals.map(\.kind) == (verdict == .under ? [.hoursShort] : []))
        #expect(story.models.supervision.locations(today: story.day(-80)).map(\.time.verdict) == [.noVolunteers])
    }

    @Test func `adds the hours of the coordinators who lead a location together`() {
        var story = story(minutes: 40)
        let second = CoordinatorID(Identifier(high: 2, low: 2))
        story.tell(
            .coordinatorAppointed(
                CoordinatorAppointed(
                    coordinator: second, location: story.location, on: story.day(10), weeklyMinutes: 10,
                    name: Story.personal(.coordinator(second)))))
        story.tell(
            .coordinatorHoursChanged(
                CoordinatorHoursChanged(
                    coordinator: second, location: story.location, on: story.day(20), weeklyMinutes: 30)))
        story.tell(
            .coordinatorLeft(
                CoordinatorLeft(coordinator: story.coordinator, location: story.location, on: story.day(30))))
        let supervision = story.models.supervision
        func minutes(_ day: Int) -> [Int] { supervision.locations(today: story.day(day)).map(\.time.weeklyMinutes) }
        #expect(minutes(9) == [40])
        #expect(minutes(10) == [50])
        #expect(minutes(20) == [70])
        #expect(minutes(30) == [30])
        let rows = supervision.coordinators(today: story.day(20)).rows
        #expect(rows.map(\.coordinator) == [story.coordinator, second])
        #expect(rows.map(\.weeklyMinutes) == [40, 30])
        #expect(rows.map(\.time.weeklyMinutes) == [70, 70])
        #expect(rows.map(\.activeVolunteers) == [2, 2])
        #expect(supervision.coordinator(story.coordinator, today: story.day(30)) == nil)
    }

    @Test func `does not bring a coordinator back by a change of hours that is recorded for a day after she left`() {
        var story = story(minutes: 60)
        story.tell(
            .coordinatorHoursChanged(
                CoordinatorHoursChanged(
                    coordinator: story.coordinator, location: story.location, on: story.day(20), weeklyMinutes: 30)))
        story.tell(
            .coordinatorLeft(
                CoordinatorLeft(coordinator: story.coordinator, location: story.location, on: story.day(10))))
        #expect(story.models.supervision.coordinator(story.coordinator, today: story.day(9)) != nil)
        #expect(story.models.supervision.coordinator(story.coordinator, today: story.day(30)) == nil)
    }

    @Test func `counts the mothers whom the volunteers of a coordinator visit`() {
        let story = Story.matched()
        let row = story.models.supervision.coordinator(story.coordinator, today: story.day(20))
        #expect(row?.activeMothers == 1)
        #expect(row?.locations.map(\.locationName) == ["Voorbeeldstad"])
        #expect(row?.name?.sealed.subject == story.coordinator.tag)
    }

    @Test func `leaves out a location before it opens and after it closes`() {
        var story = story(minutes: 60)
        story.tell(.locationClosed(LocationClosed(location: story.location, on: story.day(10))))
        #expect(story.models.supervision.locations(today: story.day(9)).count == 1)
        #expect(story.models.supervision.locations(today: story.day(10)).isEmpty)
        #expect(story.models.supervision.locations(today: story.day(-401)).isEmpty)
    }
}
