import Programme
import Testing
import Wire

@testable import Projections

struct `The status of a trajectory` {
    func expect(
        _ story: Story, _ status: CaseloadStatus, since: Int, today: Int,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let row = story.row(today: today)
        #expect(row?.status == status, sourceLocation: sourceLocation)
        #expect(row?.since == story.day(since), sourceLocation: sourceLocation)
    }

    @Test func `is unknown before the enrolment`() {
        var story = Story()
        story.enrol(on: 3)
        #expect(story.row(today: 2) == nil)
        #expect(story.row(today: 3) != nil)
    }

    @Test func `is waiting for intake since the enrolment`() {
        var story = Story()
        story.enrol()
        expect(story, .waitingForIntake, since: 0, today: 4)
    }

    @Test func `is awaiting a decision since the intake`() {
        var story = Story()
        story.enrol()
        story.intake()
        expect(story, .awaitingDecision, since: 5, today: 9)
    }

    @Test func `is referred on with its target`() {
        var story = Story()
        story.enrol()
        story.intake()
        story.refer(on: 8)
        expect(story, .referredOn, since: 8, today: 9)
        #expect(story.row(today: 9)?.referralTarget == .homeStart)
        #expect(story.row(today: 7)?.referralTarget == nil)
    }

    @Test func `is waiting for a match since the acceptance`() {
        var story = Story()
        story.enrol()
        story.intake()
        story.accept()
        expect(story, .waitingForMatch, since: 6, today: 30)
    }

    @Test func `is in introduction from the proposal to the match`() {
        var story = Story.matched()
        story.visit(on: 25)
        expect(story, .inIntroduction, since: 10, today: 19)
        expect(story, .active, since: 20, today: 20)
    }

    @Test(arguments: MatchSide.allCases)
    func `is waiting again as soon as one of the two feels no click`(side: MatchSide) {
        var story = Story()
        story.enrol()
        story.accept()
        story.propose()
        story.answer(side, false)
        expect(story, .inIntroduction, since: 10, today: 14)
        expect(story, .waitingForMatch, since: 6, today: 15)
    }

    @Test func `is waiting since the end of the match when it ended`() {
        var story = Story.matched()
        story.unmatch(on: 60)
        expect(story, .waitingForMatch, since: 60, today: 70)
        #expect(story.row(today: 70)?.volunteer == nil)
    }

    @Test func `is active with the second volunteer after a rematch`() {
        var story = Story.matched()
        let second = VolunteerID(Identifier(high: 3, low: 99))
        story.unmatch(on: 60)
        story.match(second, on: 80)
        expect(story, .active, since: 80, today: 90)
        #expect(story.row(today: 90)?.volunteer == second)
        #expect(story.row(today: 59)?.volunteer == story.volunteer)
    }

    @Test func `is active again when the same volunteer is matched anew`() {
        var story = Story.matched()
        story.unmatch(on: 60)
        story.match(on: 80)
        expect(story, .active, since: 80, today: 90)
    }

    @Test func `is paused from the pause to the resumption`() {
        var story = Story.matched()
        story.pause(on: 40)
        story.resume(on: 50)
        story.pause(on: 50)
        story.resume(on: 60)
        expect(story, .paused, since: 40, today: 49)
        expect(story, .paused, since: 50, today: 59)
        expect(story, .active, since: 20, today: 60)
    }

    @Test func `is ended with its reason and has no volunteer any more`() {
        var story = Story.matched()
        story.end(.moved, on: 100)
        expect(story, .ended, since: 100, today: 100)
        let row = story.row(today: 100)
        #expect(row?.endReason == .moved)
        #expect(row?.volunteer == nil)
        #expect(story.row(today: 99)?.endReason == nil)
    }

    @Test func `has no next visit and no phase while she waits`() {
        var story = Story.matched()
        story.visit(on: 25, next: 55)
        story.unmatch(on: 30)
        #expect(story.row(today: 31)?.phase == nil)
        #expect(story.row(today: 29)?.phase == .acquaintance)
    }
}

struct `The visits of a trajectory` {
    @Test func `count as acquaintance for the first two and as implementation from then on`() {
        var story = Story.matched()
        for number in 0..<5 { story.visit(on: 25 + 30 * number) }
        let row = story.row(today: 200)
        #expect(row?.visits == VisitCounts(acquaintance: 2, implementation: 3, closing: 0))
        #expect(row?.phase == .implementation)
        #expect(story.row(today: 55)?.phase == .acquaintance)
        #expect(story.row(today: 21)?.phase == .acquaintance)
    }

    @Test func `count in the phase that was stated and do not go back from it`() {
        var story = Story.matched()
        story.visit(on: 25, phase: .implementation)
        story.visit(on: 55)
        story.visit(on: 85, phase: .closing)
        story.visit(on: 115)
        let row = story.row(today: 200)
        #expect(row?.visits == VisitCounts(acquaintance: 0, implementation: 2, closing: 2))
        #expect(row?.phase == .closing)
    }

    @Test func `count on their day, however late they are recorded`() {
        var story = Story.matched()
        story.visit(on: 85)
        story.visit(on: 25)
        #expect(story.row(today: 30)?.visits.total == 1)
        #expect(story.row(today: 30)?.lastVisit == story.day(25))
        #expect(story.row(today: 90)?.lastVisit == story.day(85))
    }

    @Test func `agree on the next visit, which holds until a visit or a missed visit follows`() {
        var story = Story.matched()
        story.visit(on: 25, next: 55)
        story.miss(on: 55, next: 62)
        story.visit(on: 62)
        #expect(story.row(today: 54)?.nextVisit == story.day(55))
        #expect(story.row(today: 55)?.nextVisit == story.day(62))
        #expect(story.row(today: 62)?.nextVisit == nil)
    }

    @Test func `follow the newest agreement`() {
        var story = Story.matched()
        story.plan(on: 30, for: 70)
        story.plan(on: 40, for: 60)
        #expect(story.row(today: 35)?.nextVisit == story.day(70))
        #expect(story.row(today: 45)?.nextVisit == story.day(60))
    }

    @Test func `keep an agreement that has passed without a visit`() {
        var story = Story.matched()
        story.plan(on: 30, for: 40)
        #expect(story.row(today: 50)?.nextVisit == story.day(40))
    }

    @Test func `lose their agreement with the match in which it was made`() {
        var story = Story.matched()
        story.visit(on: 25, next: 55)
        story.unmatch(on: 30)
        story.match(on: 45)
        #expect(story.row(today: 29)?.nextVisit == story.day(55))
        #expect(story.row(today: 30)?.nextVisit == nil, "while she waits")
        #expect(story.row(today: 50)?.nextVisit == nil, "with the next volunteer")
        #expect(story.row(today: 60)?.visitDue == story.day(45 + 29 + 7), "15 February and a month and a week")
        #expect(!story.signals(today: 60).contains(.visitOverdue))
        story.plan(on: 45, for: 58)
        #expect(story.row(today: 50)?.nextVisit == story.day(58), "agreed on the day of the match")
        #expect(story.signals(today: 60).contains(.visitOverdue))
    }

    @Test func `lose their agreement when they come to rest, and take it up anew after it`() {
        var story = Story.matched()
        story.visit(on: 25, next: 55)
        story.pause(on: 30)
        story.plan(on: 40, for: 70)
        story.resume(on: 60)
        #expect(story.row(today: 35)?.nextVisit == nil)
        #expect(story.row(today: 45)?.nextVisit == story.day(70), "agreed while they rest")
        #expect(story.row(today: 65)?.nextVisit == story.day(70))
        #expect(!story.signals(today: 65).contains(.visitOverdue))
        #expect(story.signals(today: 71).contains(.visitOverdue))
    }

    @Test func `are due on the day agreed or after a month and a week, only while she is visited`() {
        var story = Story.matched()
        story.visit(on: 30, next: 55)
        #expect(story.row(today: 31)?.visitDue == story.day(55))
        story.plan(on: 32, for: 90)
        #expect(story.row(today: 33)?.visitDue == story.day(66), "31 January, a month on is 29 February")
        story.pause(on: 40)
        #expect(story.row(today: 41)?.visitDue == nil)
        #expect(story.row(today: 19)?.visitDue == nil)
    }

    @Test func `show the child's age in months`() {
        let story = Story.matched(childMonths: 2)
        #expect(story.row(today: 0)?.childMonths == 2)
        #expect(story.row(today: 31)?.childMonths == 3)
        #expect(Story.matched(childMonths: nil).row(today: 0)?.childMonths == nil)
    }
}
