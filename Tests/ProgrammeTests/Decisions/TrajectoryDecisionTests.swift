import Programme
import Testing
import Wire

@Suite struct `Decisions on a trajectory` {
    private static let id = Story.trajectory
    private let id = Story.trajectory
    private let active = Story.active

    private static func pause(_ on: Day) -> PauseTrajectory { PauseTrajectory(trajectory: id, on: on) }
    private static func resume(_ on: Day) -> ResumeTrajectory { ResumeTrajectory(trajectory: id, on: on) }
    private static func evaluate(_ on: Day) -> HoldEvaluation { HoldEvaluation(trajectory: id, on: on) }
    private static func end(_ on: Day) -> EndTrajectory { EndTrajectory(trajectory: id, on: on, reason: .completed) }

    private static func commands(_ on: Day) -> [any Command] { [pause(on), resume(on), evaluate(on), end(on)] }

    private func paused(_ on: Day) -> ProgrammeEvent {
        .trajectoryPaused(TrajectoryPaused(trajectory: id, location: Story.centrum, on: on))
    }

    private func resumed(_ on: Day) -> ProgrammeEvent {
        .trajectoryResumed(TrajectoryResumed(trajectory: id, location: Story.centrum, on: on))
    }

    @Test func `a trajectory rests and goes on`() {
        #expect(active.when(Self.pause("2008-06-01")) == .accepted([paused("2008-06-01")]))
        let resting = active.and(paused("2008-06-01"))
        #expect(resting.when(Self.resume("2008-07-01")) == .accepted([resumed("2008-07-01")]))
        #expect(resting.when(Self.pause("2008-07-01")) == .refused("already-paused", field: "on"))
        #expect(active.when(Self.resume("2008-07-01")) == .refused("not-paused", field: "on"))
    }

    @Test func `an earlier pause is recorded late, and its end belongs to it`() {
        let later = active.and(paused("2008-08-01"))
        #expect(later.when(Self.resume("2008-06-20")) == .refused("not-paused", field: "on"))
        #expect(later.when(Self.pause("2008-06-01")) == .accepted([paused("2008-06-01")]))
        let both = later.and(paused("2008-06-01"))
        #expect(both.when(Self.resume("2008-06-20")) == .accepted([resumed("2008-06-20")]))
    }

    @Test func `an evaluation is recorded and its remark belongs to the mother`() {
        let command = HoldEvaluation(
            trajectory: id, on: "2009-10-01", evaluation: Evaluation(confidence: 5, remark: .spoken("Veel aan gehad")))
        let held = EvaluationHeld(
            trajectory: id, location: Story.centrum, on: "2009-10-01",
            evaluation: Evaluation(confidence: 5, remark: .open("Veel aan gehad", of: .mother(Story.noor))))
        #expect(active.when(command) == .accepted([.evaluationHeld(held)]))
    }

    @Test func `an evaluation is recorded after the end: the form may come back later`() {
        let over = active.and(Story.unmatched(id, "2009-10-01", .trajectoryEnded), Story.ended("2009-10-01"))
        #expect(over.when(Self.evaluate("2009-10-01")).events.count == 1)
        #expect(over.when(Self.evaluate("2009-10-20")).events.count == 1)
    }

    @Test func `only a mother who takes part evaluates`() {
        let enrolled = Given(Story.enrolled())
        #expect(enrolled.when(Self.evaluate("2008-04-01")) == .refused("not-accepted", field: "trajectory"))
        #expect(Story.waiting.when(Self.evaluate("2008-03-31")) == .refused("before-acceptance", field: "on"))
    }

    @Test func `the open match ends with the trajectory, before it`() {
        let expected = [Story.unmatched(id, "2009-10-01", .trajectoryEnded), Story.ended("2009-10-01")]
        #expect(active.when(Self.end("2009-10-01")) == .accepted(expected))
    }

    @Test func `a trajectory without an open match ends alone, and the remark belongs to the mother`() {
        let command = EndTrajectory(
            trajectory: id, on: "2008-09-01", reason: .moved, remark: .spoken("Naar Voorbeeldorp"))
        let ended = TrajectoryEnded(
            trajectory: id, location: Story.centrum, child: Story.child, on: "2008-09-01", reason: .moved,
            remark: .open("Naar Voorbeeldorp", of: .mother(Story.noor)))
        #expect(Story.unmatchedInSeptember.when(command) == .accepted([.trajectoryEnded(ended)]))
    }

    @Test func `a mother who withdraws before her acceptance ends her trajectory`() {
        let outcome = Given(Story.enrolled()).when(Self.end("2008-03-01"))
        #expect(outcome == .accepted([Story.ended("2008-03-01")]))
    }

    @Test func `a trajectory does not end before the acceptance`() {
        #expect(Story.waiting.when(Self.end("2008-03-31")) == .refused("before-acceptance", field: "on"))
    }

    @Test func `a trajectory does not end before its last visit, however late an earlier one was recorded`() {
        let visited = active.and(Story.visited(id, "2008-07-10"), Story.visited(id, "2008-06-10"))
        #expect(visited.when(Self.end("2008-07-09")) == .refused("end-before-visit", field: "on"))
        #expect(visited.when(Self.end("2008-07-10")).events.last == Story.ended("2008-07-10"))
    }

    @Test func `a trajectory does not end before a match began or ended`() {
        #expect(active.when(Self.end("2008-04-30")) == .refused("end-before-match", field: "on"))
        #expect(Story.unmatchedInSeptember.when(Self.end("2008-08-31")) == .refused("end-before-match", field: "on"))
    }

    /// All that happens in a trajectory, and not after its end.
    private static func steps(_ on: Day) -> [any Command] {
        [
            HoldIntake(trajectory: id, on: on), AskAdvice(trajectory: id, on: on, outcome: .spoken("Doen")), pause(on),
            ProposeMatch(trajectory: id, volunteer: Story.wil, on: on),
            HoldIntroduction(trajectory: id, volunteer: Story.wil, on: on),
            AnswerClick(trajectory: id, volunteer: Story.wil, on: on, side: .mother, click: true),
            PlanVisit(trajectory: id, on: on, planned: on),
        ]
    }

    @Test(arguments: steps("2008-07-10"))
    func `a trajectory does not end before something that cannot come after its end`(command: any Command) {
        let life = Given(Story.waiting.history + Story.waiting.when(command).events)
        #expect(life.history.count > Story.waiting.history.count)
        #expect(life.when(Self.end("2008-07-09")) == .refused("end-before-step", field: "on"))
        #expect(life.when(Self.end("2008-07-10")).events.last == Story.ended("2008-07-10"))
        let over = Story.waiting.and(Story.ended("2008-07-09"))
        #expect(over.when(command) == .refused("after-end", field: "on"))
    }

    @Test func `neither a trajectory nor its match ends before a visit that was missed`() {
        let missed = Given(
            active.history
                + active.when(MissVisit(trajectory: id, on: "2008-07-10", reason: .notAtHome)).events)
        #expect(missed.when(Self.end("2008-07-09")) == .refused("end-before-visit", field: "on"))
        let unmatch = EndMatch(trajectory: id, on: "2008-07-09", reason: .other)
        #expect(missed.when(unmatch) == .refused("end-before-visit", field: "on"))
    }

    @Test(arguments: ["2009-09-30", "2009-10-01", "2009-10-02"] as [Day])
    func `a trajectory ends once, whatever the day of the second time`(day: Day) {
        let over = Story.waiting.and(Story.ended("2009-10-01"))
        #expect(over.when(Self.end(day)) == .refused("already-ended", field: "on"))
    }

    @Test func `a mother who was referred on has no trajectory to end`() {
        let referred = Given(Story.enrolled(), Story.referredOn("2008-03-20"))
        #expect(referred.when(Self.end("2008-03-20")) == .refused("already-referred-on", field: "trajectory"))
    }

    @Test(arguments: commands("2008-02-29"))
    func `nothing happens to a trajectory before its enrolment`(command: any Command) {
        #expect(active.when(command) == .refused("before-beginning", field: "on"))
    }

    @Test(arguments: commands("2026-11-23"))
    func `nothing happens to a trajectory in the future`(command: any Command) {
        #expect(active.when(command) == .refused("date-in-future", field: "on"))
    }

    @Test(arguments: commands("2008-06-01"))
    func `nothing happens to an unknown trajectory`(command: any Command) {
        #expect(Given().when(command) == .refused("unknown-trajectory", field: "trajectory"))
    }
}
