import Programme
import Testing
import Wire

@Suite struct `Decisions on a coordinator` {
    private let given = Given(Story.locationOpened, Story.appointed("2007-02-01"))

    private func appoint(
        _ on: Day, at location: LocationID = Story.centrum, id: CoordinatorID? = Story.carla
    ) -> AppointCoordinator {
        AppointCoordinator(
            coordinator: id, location: location, on: on, weeklyMinutes: 960, name: .spoken("Carla"))
    }

    private func changeHours(_ on: Day, at location: LocationID = Story.centrum) -> ChangeCoordinatorHours {
        ChangeCoordinatorHours(coordinator: Story.carla, location: location, on: on, weeklyMinutes: 600)
    }

    private func leave(_ on: Day, at location: LocationID = Story.centrum) -> LeaveAsCoordinator {
        LeaveAsCoordinator(coordinator: Story.carla, location: location, on: on)
    }

    @Test func `a coordinator is appointed and her name belongs to her`() {
        #expect(Given(Story.locationOpened).when(appoint("2007-02-01")) == .accepted([Story.appointed("2007-02-01")]))
    }

    @Test func `a coordinator who is appointed without an id gets a new one, to which her name belongs`() {
        let appointed = CoordinatorAppointed(
            coordinator: .new(), location: Story.centrum, on: "2007-02-01", weeklyMinutes: 960,
            name: .open("Carla", of: .coordinator(.new())))
        let outcome = Given(Story.locationOpened).when(appoint("2007-02-01", id: nil))
        #expect(outcome == .accepted([.coordinatorAppointed(appointed)]))
    }

    @Test func `the same coordinator leads a second location`() {
        let outcome = given.and(Story.otherLocationOpened).when(appoint("2007-03-01", at: Story.noord))
        #expect(outcome == .accepted([Story.appointed("2007-03-01", at: Story.noord)]))
    }

    @Test func `a coordinator cannot be appointed at an unknown location`() {
        let outcome = given.when(appoint("2007-03-01", at: Story.noord))
        #expect(outcome == .refused("unknown-location", field: "location"))
    }

    @Test func `a coordinator cannot be appointed before the location opened`() {
        #expect(given.when(appoint("2006-12-31")) == .refused("before-beginning", field: "on"))
    }

    @Test func `a coordinator cannot be appointed after the location closed`() {
        let closed = Given(Story.locationOpened, Story.locationClosed("2007-06-30"))
        #expect(closed.when(appoint("2007-07-01")) == .refused("after-end", field: "on"))
    }

    @Test func `a coordinator cannot be appointed twice at a location while she is there`() {
        #expect(given.when(appoint("2007-03-01")) == .refused("already-appointed", field: "coordinator"))
    }

    @Test func `a coordinator comes back on the day on which she left or later`() {
        let outcome = given.and(Story.left("2008-01-01")).when(appoint("2008-01-01"))
        #expect(outcome == .accepted([Story.appointed("2008-01-01")]))
    }

    @Test func `an earlier appointment is recorded late, and its end after it`() {
        let late = given.and(Story.appointed("2007-01-05"))
        #expect(given.when(appoint("2007-01-05")) == .accepted([Story.appointed("2007-01-05")]))
        #expect(late.when(leave("2007-01-20")) == .accepted([Story.left("2007-01-20")]))
        #expect(late.and(Story.left("2007-01-20")).when(leave("2007-06-01")).events == [Story.left("2007-06-01")])
    }

    @Test func `a coordinator's hours change while she is appointed`() {
        let changed = CoordinatorHoursChanged(
            coordinator: Story.carla, location: Story.centrum, on: "2007-05-01", weeklyMinutes: 600)
        #expect(given.when(changeHours("2007-05-01")) == .accepted([.coordinatorHoursChanged(changed)]))
    }

    @Test func `a change of hours is recorded late, after she left, for a day on which she was there`() {
        #expect(given.and(Story.left("2008-01-01")).when(changeHours("2008-01-01")).events.count == 1)
    }

    @Test func `hours cannot change before the appointment`() {
        #expect(given.when(changeHours("2007-01-31")) == .refused("before-beginning", field: "on"))
    }

    @Test func `hours cannot change after she left`() {
        let outcome = given.and(Story.left("2008-01-01")).when(changeHours("2008-01-02"))
        #expect(outcome == .refused("after-end", field: "on"))
    }

    @Test func `a coordinator leaves a location`() {
        #expect(given.when(leave("2008-01-01")) == .accepted([Story.left("2008-01-01")]))
    }

    private func changed(_ on: Day) -> ProgrammeEvent {
        .coordinatorHoursChanged(
            CoordinatorHoursChanged(coordinator: Story.carla, location: Story.centrum, on: on, weeklyMinutes: 600))
    }

    @Test func `a coordinator cannot leave before her hours changed`() {
        let busy = given.and(changed("2007-09-01"), changed("2007-05-01"))
        #expect(busy.when(leave("2007-08-31")) == .refused("left-before-hours-change", field: "on"))
        #expect(busy.when(leave("2007-09-01")) == .accepted([Story.left("2007-09-01")]))
    }

    @Test func `the hours of a later appointment do not keep an earlier one from ending`() {
        let twice = given.and(Story.appointed("2007-01-05"), changed("2007-05-01"))
        #expect(twice.when(leave("2007-01-20")) == .accepted([Story.left("2007-01-20")]))
    }

    @Test func `a coordinator cannot leave before she was appointed`() {
        #expect(given.when(leave("2007-01-31")) == .refused("before-beginning", field: "on"))
    }

    @Test(arguments: ["2007-12-31", "2008-01-01", "2008-01-02"] as [Day])
    func `a coordinator leaves once`(day: Day) {
        #expect(given.and(Story.left("2008-01-01")).when(leave(day)) == .refused("already-ended", field: "on"))
    }

    @Test func `neither hours nor leaving can be recorded at a location that she does not lead`() {
        let elsewhere = given.and(Story.otherLocationOpened)
        let refused = Outcome.refused("not-appointed", field: "location")
        #expect(elsewhere.when(changeHours("2007-05-01", at: Story.noord)) == refused)
        #expect(elsewhere.when(leave("2007-05-01", at: Story.noord)) == refused)
    }

    @Test func `neither hours nor leaving can be recorded at an unknown location`() {
        let refused = Outcome.refused("unknown-location", field: "location")
        #expect(given.when(changeHours("2007-05-01", at: Story.noord)) == refused)
        #expect(given.when(leave("2007-05-01", at: Story.noord)) == refused)
    }

    @Test func `neither hours nor leaving can be recorded of an unknown coordinator`() {
        let refused = Outcome.refused("unknown-coordinator", field: "coordinator")
        #expect(Given(Story.locationOpened).when(changeHours("2007-05-01")) == refused)
        #expect(Given(Story.locationOpened).when(leave("2007-05-01")) == refused)
    }

    @Test func `nothing happens to a coordinator in the future`() {
        let refused = Outcome.refused("date-in-future", field: "on")
        #expect(given.when(appoint("2026-11-23")) == refused)
        #expect(given.when(changeHours("2026-11-23")) == refused)
        #expect(given.when(leave("2026-11-23")) == refused)
    }
}
