import Programme
import Testing
import Wire

@Suite struct `Decisions between enrolment and acceptance` {
    private let given = Given(Story.locationOpened, Story.enrolled())
    private let id = Story.trajectory

    private func intake(_ on: Day) -> HoldIntake { HoldIntake(trajectory: Story.trajectory, on: on) }
    private func accept(_ on: Day) -> AcceptMother { AcceptMother(trajectory: Story.trajectory, on: on) }
    private func refer(_ on: Day) -> ReferMotherOn {
        ReferMotherOn(trajectory: Story.trajectory, on: on, target: .homeStart)
    }

    private static func commands(_ on: Day, _ id: TrajectoryID = Story.trajectory) -> [any Command] {
        [
            HoldIntake(trajectory: id, on: on), AskAdvice(trajectory: id, on: on, outcome: .spoken("Doen")),
            AcceptMother(trajectory: id, on: on), ReferMotherOn(trajectory: id, on: on, target: .clinic),
        ]
    }

    @Test func `an intake is recorded with its profile, and the judgement belongs to the mother`() {
        let profile = MotherProfile(born: 1980, motherCircumstances: [])
        let command = HoldIntake(
            trajectory: id, on: "2008-03-10",
            intake: Intake(indications: [.firstChild], profile: profile, judgement: .spoken("Past goed")))
        let held = IntakeHeld(
            trajectory: id, location: Story.centrum, on: "2008-03-10",
            intake: Intake(
                indications: [.firstChild], profile: profile, judgement: .open("Past goed", of: .mother(Story.noor))))
        #expect(given.when(command) == .accepted([.intakeHeld(held)]))
    }

    @Test func `a second intake is recorded beside the first`() {
        let first = given.when(intake("2008-03-10")).events
        #expect(Given(given.history + first).when(intake("2008-03-20")).events.count == 1)
    }

    @Test func `an intake is recorded late, after the trajectory ended, up to the day of its end`() {
        let over = given.and(Story.ended("2008-06-01"))
        #expect(over.when(intake("2008-06-01")).events.count == 1)
        #expect(over.when(intake("2008-06-02")) == .refused("after-end", field: "on"))
    }

    @Test func `an intake cannot be held after the mother was referred on`() {
        let outcome = given.and(Story.referredOn("2008-03-20")).when(intake("2008-03-21"))
        #expect(outcome == .refused("after-end", field: "on"))
    }

    @Test func `the advice of the clinic team belongs to the mother`() {
        let asked = AdviceAsked(
            trajectory: id, location: Story.centrum, on: "2008-03-12", outcome: .open("Doen", of: .mother(Story.noor)))
        let command = AskAdvice(trajectory: id, on: "2008-03-12", outcome: .spoken("Doen"))
        #expect(given.when(command) == .accepted([.adviceAsked(asked)]))
    }

    @Test func `a mother is accepted without an intake, which is shown elsewhere`() {
        #expect(given.when(accept("2008-04-01")) == .accepted([Story.accepted()]))
    }

    @Test func `the reasons of acceptance and referral belong to the mother`() {
        let reason = Personal.open("Alleen thuis", of: .mother(Story.noor))
        let accepted = MotherAccepted(trajectory: id, location: Story.centrum, on: "2008-04-01", reason: reason)
        let accept = AcceptMother(trajectory: id, on: "2008-04-01", reason: .spoken("Alleen thuis"))
        #expect(given.when(accept) == .accepted([.motherAccepted(accepted)]))
        let referred = MotherReferredOn(
            trajectory: id, location: Story.centrum, child: Story.child, on: "2008-04-01", target: .clinic,
            reason: reason)
        let refer = ReferMotherOn(trajectory: id, on: "2008-04-01", target: .clinic, reason: .spoken("Alleen thuis"))
        #expect(given.when(refer) == .accepted([.motherReferredOn(referred)]))
    }

    @Test(arguments: ["2008-03-31", "2008-04-01", "2008-04-02"] as [Day])
    func `a mother is accepted once, whatever the day of the second time`(day: Day) {
        let outcome = given.and(Story.accepted()).when(accept(day))
        #expect(outcome == .refused("already-accepted", field: "trajectory"))
    }

    @Test func `a mother who was referred on is not accepted in the same trajectory`() {
        let outcome = given.and(Story.referredOn("2008-03-20")).when(accept("2008-03-20"))
        #expect(outcome == .refused("already-referred-on", field: "trajectory"))
    }

    @Test func `a mother is accepted late, after she stopped, but not for a day after that`() {
        let over = given.and(Story.ended("2008-06-01"))
        #expect(over.when(accept("2008-06-01")) == .accepted([Story.accepted("2008-06-01")]))
        #expect(over.when(accept("2008-06-02")) == .refused("after-end", field: "on"))
    }

    @Test func `a mother who takes part is not referred on: her trajectory ends`() {
        let outcome = given.and(Story.accepted()).when(refer("2008-05-01"))
        #expect(outcome == .refused("already-accepted", field: "trajectory"))
    }

    @Test func `a mother is not referred on before an intake or an advice`() {
        let talked = Given(given.history + given.when(intake("2008-03-10")).events)
        #expect(talked.when(refer("2008-03-09")) == .refused("end-before-step", field: "on"))
        #expect(talked.when(refer("2008-03-10")) == .accepted([Story.referredOn("2008-03-10")]))
    }

    @Test func `a mother was not born after the year of her intake`() {
        func intake(born: Int) -> HoldIntake {
            HoldIntake(trajectory: id, on: "2008-03-10", intake: Intake(profile: MotherProfile(born: born)))
        }
        #expect(given.when(intake(born: 2009)) == .refused("born-after-event", field: "born"))
        #expect(given.when(intake(born: 2008)).events.count == 1)
    }

    @Test func `a mother is referred on once`() {
        let outcome = given.and(Story.referredOn("2008-03-20")).when(refer("2008-03-25"))
        #expect(outcome == .refused("already-referred-on", field: "trajectory"))
    }

    @Test func `a mother whose trajectory ended is not referred on`() {
        let outcome = given.and(Story.ended("2008-03-20")).when(refer("2008-03-19"))
        #expect(outcome == .refused("already-ended", field: "on"))
    }

    @Test(arguments: commands("2008-02-29"))
    func `nothing happens before the enrolment`(command: any Command) {
        #expect(given.when(command) == .refused("before-beginning", field: "on"))
    }

    @Test(arguments: commands("2026-11-23"))
    func `nothing happens in the future`(command: any Command) {
        #expect(given.when(command) == .refused("date-in-future", field: "on"))
    }

    @Test(arguments: commands("2008-04-01", .number(99)))
    func `nothing happens in an unknown trajectory`(command: any Command) {
        #expect(given.when(command) == .refused("unknown-trajectory", field: "trajectory"))
    }
}
