import Programme
import Testing
import Wire

@Suite struct `Decisions on a match` {
    private static let id = Story.trajectory
    private let id = Story.trajectory
    private let waiting = Story.waiting
    private let active = Story.active

    private func make(_ on: Day, with volunteer: VolunteerID = Story.vera) -> MakeMatch {
        MakeMatch(trajectory: id, volunteer: volunteer, on: on)
    }

    private func end(_ on: Day) -> EndMatch { EndMatch(trajectory: id, on: on, reason: .noClick) }

    /// All that needs a mother and a volunteer.
    private static func pairCommands(
        _ on: Day, _ trajectory: TrajectoryID = id, _ volunteer: VolunteerID = Story.vera
    ) -> [any Command] {
        [
            ProposeMatch(trajectory: trajectory, volunteer: volunteer, on: on, criteria: [.gutFeeling]),
            HoldIntroduction(trajectory: trajectory, volunteer: volunteer, on: on),
            AnswerClick(trajectory: trajectory, volunteer: volunteer, on: on, side: .mother, click: true),
            MakeMatch(trajectory: trajectory, volunteer: volunteer, on: on),
        ]
    }

    @Test func `a volunteer is proposed, introduced and both answer, in any order and without one another`() {
        let centrum = Story.centrum
        let vera = Story.vera
        let day: Day = "2008-04-10"
        let expected: [ProgrammeEvent] = [
            .matchProposed(
                MatchProposed(trajectory: id, volunteer: vera, location: centrum, on: day, criteria: [.gutFeeling])),
            .introductionHeld(IntroductionHeld(trajectory: id, volunteer: vera, location: centrum, on: day)),
            .clickAnswered(
                ClickAnswered(
                    trajectory: id, volunteer: vera, location: centrum, on: day, side: .mother, click: true)),
            Story.matched(id, day),
        ]
        for (command, event) in zip(Self.pairCommands(day), expected) {
            #expect(waiting.when(command) == .accepted([event]))
        }
    }

    @Test func `a volunteer is proposed before the mother is accepted`() {
        let given = Given(Story.applied(), Story.enrolled())
        let propose = ProposeMatch(trajectory: id, volunteer: Story.vera, on: "2008-03-05")
        #expect(given.when(propose).events.count == 1)
    }

    @Test func `a match with a volunteer of another location counts where the mother is`() {
        let given = Given(
            Story.applied(Story.vera, "2008-01-10", at: Story.noord), Story.enrolled(), Story.accepted())
        #expect(given.when(make("2008-05-01")) == .accepted([Story.matched(id, "2008-05-01")]))
    }

    @Test(arguments: pairCommands("2008-04-10", .number(99)))
    func `nobody is matched in an unknown trajectory`(command: any Command) {
        #expect(waiting.when(command) == .refused("unknown-trajectory", field: "trajectory"))
    }

    @Test(arguments: pairCommands("2008-04-10", id, .number(99)))
    func `nobody is matched with an unknown volunteer`(command: any Command) {
        #expect(waiting.when(command) == .refused("unknown-volunteer", field: "volunteer"))
    }

    @Test(arguments: pairCommands("2008-02-29"))
    func `nobody is matched before the enrolment`(command: any Command) {
        #expect(waiting.when(command) == .refused("before-beginning", field: "on"))
    }

    @Test(arguments: pairCommands("2008-06-02"))
    func `nobody is matched after the trajectory ended`(command: any Command) {
        let over = waiting.and(Story.ended("2008-06-01"))
        #expect(over.when(command) == .refused("after-end", field: "on"))
    }

    @Test(arguments: pairCommands("2008-04-10"))
    func `nobody is matched before the volunteer applied`(command: any Command) {
        let given = Given(Story.applied(Story.vera, "2008-04-11"), Story.enrolled(), Story.accepted())
        #expect(given.when(command) == .refused("before-beginning", field: "on"))
    }

    @Test(arguments: pairCommands("2008-06-02"))
    func `nobody is matched after the volunteer stopped`(command: any Command) {
        let stopped = waiting.and(Story.stopped("2008-06-01"))
        #expect(stopped.when(command) == .refused("after-end", field: "on"))
    }

    @Test(arguments: pairCommands("2026-11-23"))
    func `nobody is matched in the future`(command: any Command) {
        #expect(waiting.when(command) == .refused("date-in-future", field: "on"))
    }

    @Test func `a match is not made before the mother is accepted`() {
        let enrolled = Given(Story.applied(), Story.enrolled())
        #expect(enrolled.when(make("2008-04-01")) == .refused("not-accepted", field: "trajectory"))
        #expect(waiting.when(make("2008-03-31")) == .refused("before-acceptance", field: "on"))
        #expect(waiting.when(make("2008-04-01")) == .accepted([Story.matched(id, "2008-04-01")]))
    }

    @Test func `a match is not made while another is open`() {
        let outcome = active.when(make("2008-06-01", with: Story.wil))
        #expect(outcome == .refused("match-open", field: "trajectory"))
    }

    @Test func `the refusal of a second match names the day of the first, in Dutch and in English`() throws {
        let state = DecisionState(after: active.history)
        let refusal = #expect(throws: Refusal.self) {
            try make("2008-06-01", with: Story.wil).decide(state, DecisionContext(today: "2008-06-01", newIDs: []))
        }
        #expect(refusal?.dutch.contains("2008-05-01") == true)
        #expect(refusal?.english.contains("2008-05-01") == true)
    }

    @Test func `a new match begins on the day on which the last one ended or later`() {
        let ended = Story.unmatchedInSeptember
        #expect(ended.when(make("2008-08-31")) == .refused("match-overlaps", field: "on"))
        #expect(ended.when(make("2008-09-01")) == .accepted([Story.matched(id, "2008-09-01")]))
    }

    @Test func `a match cannot run into a later one`() {
        #expect(active.when(make("2008-04-15")) == .refused("match-overlaps", field: "on"))
        #expect(Story.unmatchedInSeptember.when(make("2008-04-15")) == .refused("match-overlaps", field: "on"))
    }

    @Test func `a match made late in a trajectory that has ended is over with it`() {
        let over = waiting.and(Story.ended("2008-08-01"))
        let expected = [Story.matched(id, "2008-05-01"), Story.unmatched(id, "2008-08-01", .trajectoryEnded)]
        #expect(over.when(make("2008-05-01")) == .accepted(expected))
    }

    @Test func `a match made late with a volunteer who has stopped ended when she did`() {
        let stopped = waiting.and(Story.stopped("2008-07-01"))
        let expected = [Story.matched(id, "2008-05-01"), Story.unmatched(id, "2008-07-01", .volunteerStopped)]
        #expect(stopped.when(make("2008-05-01")) == .accepted(expected))
        #expect(stopped.and(Story.ended("2008-08-01")).when(make("2008-05-01")) == .accepted(expected))
    }

    private func makeUntil(
        _ on: Day, _ until: Day?, _ reason: MatchEndReason? = .noClick, with volunteer: VolunteerID = Story.vera
    ) -> MakeMatch {
        MakeMatch(trajectory: id, volunteer: volunteer, on: on, until: until, reason: reason)
    }

    @Test func `a match that was forgotten is entered with its end, before a later one`() {
        let late = makeUntil("2008-04-05", "2008-04-20")
        let expected = [Story.matched(id, "2008-04-05"), Story.unmatched(id, "2008-04-20")]
        #expect(active.when(late) == .accepted(expected))
        let life = Given(active.history + expected)
        let visit = HoldVisit(trajectory: id, visit: Visit(on: "2008-04-10", place: .home))
        #expect(life.when(visit).events.count == 1)
        #expect(life.when(end("2008-09-01")) == .accepted([Story.unmatched(id, "2008-09-01")]))
    }

    @Test func `a forgotten match with another volunteer ends on the day on which the later one began, or before`() {
        let wil = Story.wil
        #expect(active.when(makeUntil("2008-04-05", "2008-05-01", with: wil)).events.count == 2)
        let into = active.when(makeUntil("2008-04-05", "2008-05-02", with: wil))
        #expect(into == .refused("match-overlaps", field: "on"))
        let same = active.when(makeUntil("2008-04-05", "2008-05-01"))
        #expect(same == .refused("match-overlaps", field: "on"))
    }

    @Test func `the end of a forgotten match has a day and a reason`() {
        #expect(waiting.when(makeUntil("2008-05-01", "2008-06-01", nil)) == .refused("end-incomplete", field: "reason"))
        #expect(waiting.when(makeUntil("2008-05-01", nil)) == .refused("end-incomplete", field: "until"))
    }

    @Test func `a forgotten match does not end before it began, in the future, or after what it belongs to`() {
        let early = waiting.when(makeUntil("2008-05-01", "2008-04-30"))
        #expect(early == .refused("before-beginning", field: "until"))
        let future = waiting.when(makeUntil("2008-05-01", "2026-11-23"))
        #expect(future == .refused("date-in-future", field: "until"))
        let over = waiting.and(Story.ended("2008-06-01")).when(makeUntil("2008-05-01", "2008-06-02"))
        #expect(over == .refused("after-end", field: "until"))
        let stopped = waiting.and(Story.stopped("2008-06-01")).when(makeUntil("2008-05-01", "2008-06-02"))
        #expect(stopped == .refused("after-end", field: "until"))
    }

    @Test func `the open match ends with its reason`() {
        #expect(active.when(end("2008-09-01")) == .accepted([Story.unmatched(id, "2008-09-01")]))
    }

    @Test func `a match ends on the day on which it was made or later`() {
        #expect(active.when(end("2008-05-01")) == .accepted([Story.unmatched(id, "2008-05-01")]))
        #expect(active.when(end("2008-04-30")) == .refused("before-beginning", field: "on"))
    }

    @Test func `a match ends on the day of its last visit or later, however late an earlier visit was recorded`() {
        let visited = active.and(Story.visited(id, "2008-07-10"), Story.visited(id, "2008-06-10"))
        #expect(visited.when(end("2008-07-09")) == .refused("end-before-visit", field: "on"))
        #expect(visited.when(end("2008-07-10")) == .accepted([Story.unmatched(id, "2008-07-10")]))
    }

    @Test func `without an open match none ends`() {
        #expect(waiting.when(end("2008-09-01")) == .refused("no-open-match", field: "trajectory"))
        let outcome = Story.unmatchedInSeptember.when(end("2008-09-02"))
        #expect(outcome == .refused("no-open-match", field: "trajectory"))
    }

    @Test func `no match ends in an unknown trajectory or in the future`() {
        let unknown = EndMatch(trajectory: .number(99), on: "2008-09-01", reason: .other)
        #expect(active.when(unknown) == .refused("unknown-trajectory", field: "trajectory"))
        #expect(active.when(end("2026-11-23")) == .refused("date-in-future", field: "on"))
    }
}
