import Programme
import Testing
import Wire

@Suite struct `Decisions on a visit` {
    private static let id = Story.trajectory
    private let id = Story.trajectory
    private let active = Story.active

    private static func hold(_ on: Day, _ trajectory: TrajectoryID = id, next: Day? = nil) -> HoldVisit {
        HoldVisit(trajectory: trajectory, visit: Visit(on: on, minutes: 75, place: .home, next: next))
    }

    /// All that happens within a match.
    private static func commands(_ on: Day, _ trajectory: TrajectoryID = id) -> [any Command] {
        [hold(on, trajectory), MissVisit(trajectory: trajectory, on: on, reason: .notAtHome)]
    }

    private func planned(_ on: Day, with volunteer: VolunteerID?) -> ProgrammeEvent {
        .visitPlanned(
            VisitPlanned(trajectory: id, volunteer: volunteer, location: Story.centrum, on: on, planned: "2008-12-24"))
    }

    private func plan(_ on: Day, with volunteer: VolunteerID? = nil) -> PlanVisit {
        PlanVisit(trajectory: id, volunteer: volunteer, on: on, planned: "2008-12-24")
    }

    @Test func `a visit is planned from the acceptance on, before there is a match`() {
        #expect(Story.waiting.when(plan("2008-04-01")) == .accepted([planned("2008-04-01", with: nil)]))
        let outcome = Story.waiting.when(plan("2008-04-20", with: Story.vera))
        #expect(outcome == .accepted([planned("2008-04-20", with: Story.vera)]))
        #expect(Story.waiting.when(plan("2008-03-31")) == .refused("before-acceptance", field: "on"))
        #expect(Given(Story.enrolled()).when(plan("2008-03-31")) == .refused("not-accepted", field: "trajectory"))
    }

    @Test func `a visit is not planned with an unknown volunteer, after the end or in the future`() {
        #expect(active.when(plan("2008-06-10", with: .number(99))) == .refused("unknown-volunteer", field: "volunteer"))
        let over = Story.waiting.and(Story.ended("2008-06-01"))
        #expect(over.when(plan("2008-06-02")) == .refused("after-end", field: "on"))
        let future = PlanVisit(trajectory: id, on: "2026-11-23", planned: "2026-12-24")
        #expect(active.when(future) == .refused("date-in-future", field: "on"))
    }

    @Test func `a visit whose length is not known is recorded without one`() {
        let visit = Visit(on: "2008-06-10", place: .home)
        let held = VisitHeld(trajectory: id, volunteer: Story.vera, location: Story.centrum, visit: visit)
        #expect(active.when(HoldVisit(trajectory: id, visit: visit)) == .accepted([.visitHeld(held)]))
    }

    @Test func `another volunteer visits in the place of the one who is matched, and the match goes on`() {
        let visit = Visit(on: "2008-06-10", minutes: 75, place: .home)
        let held = VisitHeld(trajectory: id, volunteer: Story.wil, location: Story.centrum, visit: visit)
        let substitute = HoldVisit(trajectory: id, volunteer: Story.wil, visit: visit)
        #expect(active.when(substitute) == .accepted([.visitHeld(held)]))
        let visited = active.and(.visitHeld(held))
        let early = EndMatch(trajectory: id, on: "2008-06-09", reason: .other)
        #expect(visited.when(early) == .refused("end-before-visit", field: "on"))
        let stop = StopVolunteer(volunteer: Story.wil, on: "2008-06-09", reason: .moved)
        #expect(visited.when(stop) == .refused("end-before-visit", field: "on"))
    }

    @Test func `nobody visits in her place who is unknown, or had stopped`() {
        func visit(_ volunteer: VolunteerID, _ on: Day) -> HoldVisit {
            HoldVisit(trajectory: id, volunteer: volunteer, visit: Visit(on: on, place: .home))
        }
        #expect(active.when(visit(.number(99), "2008-06-10")) == .refused("unknown-volunteer", field: "volunteer"))
        let stopped = active.and(
            .volunteerStopped(
                VolunteerStopped(volunteer: Story.wil, location: Story.centrum, on: "2008-06-09", reason: .moved)))
        #expect(stopped.when(visit(Story.wil, "2008-06-10")) == .refused("after-end", field: "on"))
    }

    @Test func `a visit is recorded for the volunteer of the match, and the note belongs to the mother`() {
        var visit = Visit(
            on: "2008-06-10", minutes: 75, place: .home, phase: .acquaintance, topics: [.child], themes: [.parenthood],
            next: "2008-07-10", concern: true, note: .spoken("Slaapt beter"))
        let command = HoldVisit(trajectory: id, visit: visit)
        visit.note = .open("Slaapt beter", of: .mother(Story.noor))
        let held = VisitHeld(trajectory: id, volunteer: Story.vera, location: Story.centrum, visit: visit)
        #expect(active.when(command) == .accepted([.visitHeld(held)]))
    }

    @Test func `a visit that departs from every norm is recorded`() {
        let short = HoldVisit(trajectory: id, visit: Visit(on: "2012-05-01", minutes: 5, place: .online))
        #expect(active.when(short).events.count == 1)
    }

    @Test func `a second visit on the same day is recorded`() {
        let outcome = active.and(Story.visited(id, "2008-06-10")).when(Self.hold("2008-06-10"))
        #expect(outcome == .accepted([Story.visited(id, "2008-06-10")]))
    }

    @Test func `a visit is planned for a day in the future`() {
        let planned = VisitPlanned(
            trajectory: id, volunteer: Story.vera, location: Story.centrum, on: "2026-11-22", planned: "2026-12-24")
        let command = PlanVisit(trajectory: id, on: "2026-11-22", planned: "2026-12-24")
        #expect(active.when(command) == .accepted([.visitPlanned(planned)]))
    }

    @Test func `a visit that did not take place is recorded with its reason and the new day`() {
        let missed = VisitMissed(
            trajectory: id, volunteer: Story.vera, location: Story.centrum, on: "2008-06-10",
            reason: .cancelledByMother, next: "2008-06-17")
        let command = MissVisit(trajectory: id, on: "2008-06-10", reason: .cancelledByMother, next: "2008-06-17")
        #expect(active.when(command) == .accepted([.visitMissed(missed)]))
    }

    @Test func `the day agreed for the next visit does not lie before the visit`() {
        #expect(
            active.when(Self.hold("2008-06-10", next: "2008-06-09")) == .refused("agreed-for-earlier", field: "next"))
        #expect(active.when(Self.hold("2008-06-10", next: "2008-06-10")).events.count == 1)
        let missed = MissVisit(trajectory: id, on: "2008-06-10", reason: .other, next: "2008-06-09")
        #expect(active.when(missed) == .refused("agreed-for-earlier", field: "next"))
        let planned = PlanVisit(trajectory: id, on: "2008-06-10", planned: "2008-06-09")
        #expect(active.when(planned) == .refused("agreed-for-earlier", field: "planned"))
    }

    @Test func `a late visit belongs to the volunteer whose match ran on its day`() {
        let rematched = Story.unmatchedInSeptember.and(
            .matchMade(MatchMade(trajectory: id, volunteer: Story.wil, location: Story.centrum, on: "2008-10-01")))
        let visit = Visit(on: "2008-10-01", minutes: 75, place: .home)
        let withWil = VisitHeld(trajectory: id, volunteer: Story.wil, location: Story.centrum, visit: visit)
        #expect(rematched.when(Self.hold("2008-08-10")) == .accepted([Story.visited(id, "2008-08-10")]))
        #expect(rematched.when(Self.hold("2008-10-01")) == .accepted([.visitHeld(withWil)]))
        #expect(rematched.when(Self.hold("2008-09-15")) == .refused("after-end", field: "on"))
    }

    @Test func `on a day on which one match ended and the next began a visit belongs to the next`() {
        let made = MatchMade(trajectory: id, volunteer: Story.wil, location: Story.centrum, on: "2008-09-01")
        let rematched = Story.unmatchedInSeptember.and(.matchMade(made))
        guard case .visitHeld(let held)? = rematched.when(Self.hold("2008-09-01")).events.first else {
            Issue.record("the visit was refused")
            return
        }
        #expect(held.volunteer == Story.wil)
    }

    @Test(arguments: commands("2008-06-10"))
    func `nothing is visited without a match`(command: any Command) {
        #expect(Story.waiting.when(command) == .refused("no-match", field: "trajectory"))
    }

    @Test(arguments: commands("2008-04-30"))
    func `nothing is visited before the match`(command: any Command) {
        #expect(active.when(command) == .refused("before-beginning", field: "on"))
    }

    @Test(arguments: commands("2008-09-01"))
    func `the last day of a match belongs to it`(command: any Command) {
        #expect(Story.unmatchedInSeptember.when(command).events.count == 1)
    }

    @Test(arguments: commands("2008-09-02"))
    func `nothing is visited after the match`(command: any Command) {
        #expect(Story.unmatchedInSeptember.when(command) == .refused("after-end", field: "on"))
    }

    @Test(arguments: commands("2008-06-10", .number(99)))
    func `nothing is visited in an unknown trajectory`(command: any Command) {
        #expect(active.when(command) == .refused("unknown-trajectory", field: "trajectory"))
    }

    @Test(arguments: commands("2026-11-23"))
    func `nothing was visited in the future`(command: any Command) {
        #expect(active.when(command) == .refused("date-in-future", field: "on"))
    }
}
