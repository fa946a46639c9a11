import Programme
import Testing
import Wire

@Suite struct `Decisions on a volunteer's absence` {
    private let given = Given(Story.locationOpened, Story.applied())

    private func pause(_ on: Day) -> PauseVolunteer { PauseVolunteer(volunteer: Story.vera, on: on) }
    private func resume(_ on: Day) -> ResumeVolunteer { ResumeVolunteer(volunteer: Story.vera, on: on) }

    @Test func `a volunteer is away for a time`() {
        #expect(given.when(pause("2008-02-01")) == .accepted([Story.paused("2008-02-01")]))
    }

    @Test func `a volunteer who is away cannot go away`() {
        let outcome = given.and(Story.paused("2008-02-01")).when(pause("2008-03-01"))
        #expect(outcome == .refused("already-paused", field: "on"))
    }

    @Test func `a volunteer is available again on the day on which she went away or later`() {
        let outcome = given.and(Story.paused("2008-02-01")).when(resume("2008-02-01"))
        #expect(outcome == .accepted([Story.resumed("2008-02-01")]))
    }

    @Test func `a volunteer who is not away cannot become available again`() {
        #expect(given.when(resume("2008-03-01")) == .refused("not-paused", field: "on"))
    }

    @Test func `a volunteer cannot become available again before she went away`() {
        let outcome = given.and(Story.paused("2008-02-01")).when(resume("2008-01-31"))
        #expect(outcome == .refused("not-paused", field: "on"))
    }

    @Test func `a volunteer who came back goes away once more`() {
        let back = given.and(Story.paused("2008-02-01"), Story.resumed("2008-03-01"))
        #expect(back.when(pause("2008-03-01")) == .accepted([Story.paused("2008-03-01")]))
        #expect(back.when(resume("2008-03-02")) == .refused("not-paused", field: "on"))
    }

    @Test func `an earlier absence is recorded late, and its end belongs to it`() {
        let later = given.and(Story.paused("2008-06-01"))
        #expect(later.when(pause("2008-02-01")) == .accepted([Story.paused("2008-02-01")]))
        let both = later.and(Story.paused("2008-02-01"), Story.resumed("2008-03-01"))
        #expect(both.when(resume("2008-07-01")) == .accepted([Story.resumed("2008-07-01")]))
        #expect(both.when(resume("2008-05-01")) == .refused("not-paused", field: "on"))
    }
}
