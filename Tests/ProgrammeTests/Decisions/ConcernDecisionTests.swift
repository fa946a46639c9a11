import Testing
import Wire

@testable import Programme

@Suite struct `Decisions on a concern` {
    private let id = Story.trajectory
    private let given = Story.active
    private static let concern: ConcernID = .number(61)

    private func raise(
        _ on: Day, id concern: ConcernID? = concern, in trajectory: TrajectoryID = Story.trajectory,
        by volunteer: VolunteerID? = Story.vera
    ) -> RaiseConcern {
        RaiseConcern(
            concern: concern, trajectory: trajectory, volunteer: volunteer, on: on, description: .spoken("Veel huilen"))
    }

    private func raised(
        _ on: Day, id concern: ConcernID = concern, by volunteer: VolunteerID? = Story.vera
    ) -> ProgrammeEvent {
        .concernRaised(
            ConcernRaised(
                concern: concern, trajectory: id, volunteer: volunteer, location: Story.centrum, on: on,
                description: .open("Veel huilen", of: .mother(Story.noor))))
    }

    private func settle(_ on: Day, _ concern: ConcernID = concern) -> SettleConcern {
        SettleConcern(concern: concern, on: on, outcome: .raisedWithMother, note: .spoken("Besproken"))
    }

    private func settled(_ on: Day) -> ProgrammeEvent {
        .concernSettled(
            ConcernSettled(
                concern: Self.concern, trajectory: id, location: Story.centrum, on: on, outcome: .raisedWithMother,
                note: .open("Besproken", of: .mother(Story.noor))))
    }

    @Test func `a concern is raised and its description belongs to the mother`() {
        #expect(given.when(raise("2008-06-01")) == .accepted([raised("2008-06-01")]))
    }

    @Test func `a concern of nobody in particular and without an id gets a new one`() {
        let outcome = given.when(raise("2008-06-01", id: nil, by: nil))
        #expect(outcome == .accepted([raised("2008-06-01", id: .new(), by: nil)]))
    }

    @Test func `a concern is raised before the acceptance, and after the end`() {
        let over = Given(Story.applied(), Story.enrolled(), Story.ended("2008-05-01"))
        #expect(over.when(raise("2008-03-01")) == .accepted([raised("2008-03-01")]))
        #expect(over.when(raise("2008-06-01")) == .accepted([raised("2008-06-01")]))
    }

    @Test func `a concern is raised by a volunteer who has stopped, but not by an unknown one`() {
        #expect(given.and(Story.stopped("2008-06-01")).when(raise("2008-06-02")).events.count == 1)
        let outcome = given.when(raise("2008-06-01", by: .number(99)))
        #expect(outcome == .refused("unknown-volunteer", field: "volunteer"))
    }

    @Test func `a concern is not raised under an id in use, before the enrolment, in the future, or about nobody`() {
        let again = given.and(raised("2008-06-01")).when(raise("2008-07-01"))
        #expect(again == .refused("concern-exists", field: "concern"))
        #expect(given.when(raise("2008-02-29")) == .refused("before-beginning", field: "on"))
        #expect(given.when(raise("2026-11-23")) == .refused("date-in-future", field: "on"))
        let unknown = given.when(raise("2008-06-01", in: .number(99)))
        #expect(unknown == .refused("unknown-trajectory", field: "trajectory"))
    }

    @Test func `a concern is settled with its outcome, and the note belongs to the mother`() {
        let open = given.and(raised("2008-06-01"))
        #expect(open.when(settle("2008-06-01")) == .accepted([settled("2008-06-01")]))
    }

    @Test func `a concern as it stands in the log, sealed, still says whose the note is`() {
        let sealed = Personal.sealed(Sealed(subject: Story.noor.tag, key: 1, box: ""))
        let open = given.and(
            .concernRaised(
                ConcernRaised(
                    concern: Self.concern, trajectory: id, location: Story.centrum, on: "2008-06-01",
                    description: sealed)))
        #expect(open.when(settle("2008-06-02")) == .accepted([settled("2008-06-02")]))
    }

    @Test func `a concern is settled once`() {
        let outcome = given.and(raised("2008-06-01"), settled("2008-06-10")).when(settle("2008-06-05"))
        #expect(outcome == .refused("already-settled", field: "concern"))
    }

    @Test func `a concern is not settled before it was raised, in the future, or unknown`() {
        let open = given.and(raised("2008-06-01"))
        #expect(open.when(settle("2008-05-31")) == .refused("before-beginning", field: "on"))
        #expect(open.when(settle("2026-11-23")) == .refused("date-in-future", field: "on"))
        #expect(given.when(settle("2008-06-02")) == .refused("unknown-concern", field: "concern"))
    }
}
