import Programme
import Testing
import Wire

@Suite struct `Decisions on a location` {
    private let details = Story.details
    private let given = Given(Story.locationOpened)

    @Test func `a location opens with its organisations`() {
        let open = OpenLocation(location: Story.centrum, on: "2007-01-01", details: details)
        #expect(Given().when(open) == .accepted([Story.locationOpened]))
    }

    @Test func `a location that opens without an id gets a new one`() {
        let opened = LocationOpened(location: .new(), on: "2007-01-01", details: details)
        let open = OpenLocation(on: "2007-01-01", details: details)
        #expect(Given().when(open) == .accepted([.locationOpened(opened)]))
    }

    @Test func `a location cannot open under an id that is in use`() {
        let again = OpenLocation(location: Story.centrum, on: "2008-01-01", details: details)
        #expect(given.when(again) == .refused("location-exists", field: "location"))
    }

    @Test func `a location changes its details on any day while it is open`() {
        let change = ChangeLocation(location: Story.centrum, on: "2008-06-01", details: details)
        let changed = LocationChanged(location: Story.centrum, on: "2008-06-01", details: details)
        #expect(given.when(change) == .accepted([.locationChanged(changed)]))
    }

    @Test func `a change is recorded late, after the location closed, for a day on which it was open`() {
        let change = ChangeLocation(location: Story.centrum, on: "2008-06-01", details: details)
        #expect(given.and(Story.locationClosed("2009-01-01")).when(change).events.count == 1)
    }

    @Test func `an unknown location cannot change`() {
        let change = ChangeLocation(location: Story.noord, on: "2008-06-01", details: details)
        #expect(given.when(change) == .refused("unknown-location", field: "location"))
    }

    @Test func `a location cannot change before it opened`() {
        let change = ChangeLocation(location: Story.centrum, on: "2006-12-31", details: details)
        #expect(given.when(change) == .refused("before-beginning", field: "on"))
    }

    @Test func `a location cannot change after it closed`() {
        let change = ChangeLocation(location: Story.centrum, on: "2009-01-02", details: details)
        #expect(given.and(Story.locationClosed("2009-01-01")).when(change) == .refused("after-end", field: "on"))
    }

    @Test func `a location closes on the day on which it opened or later`() {
        let close = CloseLocation(location: Story.centrum, on: "2007-01-01")
        #expect(given.when(close) == .accepted([Story.locationClosed("2007-01-01")]))
    }

    /// All that needs an open location.
    private static func needs(_ on: Day) -> [any Command] {
        [
            ChangeLocation(location: Story.centrum, on: on, details: Story.details),
            AppointCoordinator(location: Story.centrum, on: on, weeklyMinutes: 60, name: .spoken("Carla")),
            ApplyAsVolunteer(location: Story.centrum, on: on, route: .other, name: .spoken("Wil")),
            TrainVolunteers(location: Story.centrum, volunteers: [Story.vera], on: on),
            HoldGroupMeeting(location: Story.centrum, volunteers: [Story.vera], on: on),
            EnrolMother(location: Story.centrum, on: on, route: .referred, name: .spoken("Noor")),
        ]
    }

    @Test(arguments: needs("2008-06-02"))
    func `a location does not close before something that needs it to be open`(command: any Command) {
        let stage = given.and(Story.applied())
        let life = Given(stage.history + stage.when(command).events)
        #expect(life.history.count > stage.history.count)
        let early = CloseLocation(location: Story.centrum, on: "2008-06-01")
        #expect(life.when(early) == .refused("closed-before-event", field: "on"))
        #expect(life.when(CloseLocation(location: Story.centrum, on: "2008-06-02")).events.count == 1)
        #expect(stage.and(Story.locationClosed("2008-06-01")).when(command) == .refused("after-end", field: "on"))
    }

    @Test func `an unknown location cannot close`() {
        let close = CloseLocation(location: Story.noord, on: "2008-06-01")
        #expect(given.when(close) == .refused("unknown-location", field: "location"))
    }

    @Test func `a location cannot close before it opened`() {
        let close = CloseLocation(location: Story.centrum, on: "2006-12-31")
        #expect(given.when(close) == .refused("before-beginning", field: "on"))
    }

    @Test(arguments: ["2008-12-31", "2009-01-01", "2009-01-02"] as [Day])
    func `a location closes once, whatever the day of the second time`(day: Day) {
        let close = CloseLocation(location: Story.centrum, on: day)
        #expect(given.and(Story.locationClosed("2009-01-01")).when(close) == .refused("already-ended", field: "on"))
    }

    @Test(
        arguments: [
            OpenLocation(on: "2026-11-23", details: Story.details),
            ChangeLocation(location: Story.centrum, on: "2026-11-23", details: Story.details),
            CloseLocation(location: Story.centrum, on: "2026-11-23"),
        ] as [any Command])
    func `nothing happens to a location in the future`(command: any Command) {
        #expect(given.when(command) == .refused("date-in-future", field: "on"))
    }

    @Test func `what happens today is recorded today`() {
        let close = CloseLocation(location: Story.centrum, on: Given.today)
        #expect(given.when(close) == .accepted([Story.locationClosed(Given.today)]))
    }
}
