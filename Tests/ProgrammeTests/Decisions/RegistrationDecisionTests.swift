import Programme
import Testing
import Wire

@Suite struct `Decisions on the yearly registration` {
    private static let figures = DeliveredFigures(
        places: 22, countedPlace: .municipality, placesReporting: 20, mothers: 647, mothersNotDutchPercent: 40,
        volunteers: 362, volunteersNotDutchPercent: 16, remark: "Zie de voetnoot.")
    private let given = Given(Story.locationOpened)

    private static func deliver(
        _ year: Int = 2004, at location: LocationID? = nil, on: Day = "2009-03-02", figures: DeliveredFigures = figures
    ) -> DeliverRegistration {
        DeliverRegistration(year: year, location: location, on: on, source: "Registratie 2008", figures: figures)
    }

    private static func delivered(
        _ year: Int = 2004, at location: LocationID? = nil, on: Day = "2009-03-02", figures: DeliveredFigures = figures
    ) -> Outcome {
        .accepted([
            .registrationDelivered(
                RegistrationDelivered(
                    registration: RegistrationID(year: year), location: location, on: on, source: "Registratie 2008",
                    figures: figures))
        ])
    }

    @Test func `figures of a year are recorded as they came, for the country or a location`() {
        #expect(given.when(Self.deliver()) == Self.delivered())
        #expect(given.when(Self.deliver(at: Story.centrum)) == Self.delivered(at: Story.centrum))
    }

    @Test func `one figure is enough, and figures that contradict each other are recorded as they came`() {
        let one = DeliveredFigures(mothersNotDutchPercent: 0)
        #expect(given.when(Self.deliver(figures: one)) == Self.delivered(figures: one))
        let contradiction = DeliveredFigures(places: 20, placesReporting: 22)
        #expect(given.when(Self.deliver(figures: contradiction)) == Self.delivered(figures: contradiction))
    }

    @Test(arguments: [DeliveredFigures(), DeliveredFigures(remark: "Niets ontvangen.")])
    func `a delivery without any figure is refused`(figures: DeliveredFigures) {
        #expect(given.when(Self.deliver(figures: figures)) == .refused("no-figures", field: "mothers"))
    }

    @Test func `what was counted as a place is refused without their number`() {
        let figures = DeliveredFigures(countedPlace: .location, mothers: 5)
        #expect(
            given.when(Self.deliver(figures: figures))
                == .refused("counted-place-without-places", field: "countedPlace"))
    }

    @Test func `a delivery for a location that nobody opened is refused, and for one that closed it is not`() {
        #expect(given.when(Self.deliver(at: Story.noord)) == .refused("unknown-location", field: "location"))
        let closed = given.and(Story.locationClosed("2008-06-30"))
        #expect(closed.when(Self.deliver(at: Story.centrum)) == Self.delivered(at: Story.centrum))
    }

    @Test(arguments: [(2008, true), (2009, false), (2010, false)])
    func `figures of a year come when it is over`(year: Int, isOver: Bool) {
        let outcome = given.when(Self.deliver(year, on: "2009-01-01"))
        #expect(outcome == (isOver ? Self.delivered(year, on: "2009-01-01") : .refused("year-not-over", field: "year")))
        #expect(given.when(Self.deliver(2008, on: "2008-12-31")) == .refused("year-not-over", field: "year"))
    }

    @Test func `figures cannot have come in the future`() {
        #expect(given.when(Self.deliver(on: "2026-11-23")) == .refused("date-in-future", field: "on"))
        #expect(given.when(Self.deliver(on: Given.today)) == Self.delivered(on: Given.today))
    }

    @Test func `a second delivery of the same year is recorded beside the first`() {
        let first = given.when(Self.deliver())
        #expect(Given(given.history + first.events).when(Self.deliver()) == Self.delivered())
    }

    private static func published(_ year: Int, at location: LocationID? = nil, on: Day = Given.today) -> Outcome {
        .accepted([
            .registrationPublished(
                RegistrationPublished(
                    registration: RegistrationID(year: year), location: location, on: on,
                    rules: Given.counted.rules, size: Given.counted.size, root: Given.counted.root,
                    figures: Given.counted.figures))
        ])
    }

    @Test func `a report is published on the day itself, with what was counted for it`() {
        #expect(given.when(PublishRegistration(year: 2008)) == Self.published(2008))
        let publish = PublishRegistration(year: 2008, location: Story.centrum)
        #expect(given.when(publish) == Self.published(2008, at: Story.centrum))
        #expect(publish.reportToCount == PublishRegistration(year: 2008, location: Story.centrum).reportToCount)
        #expect(publish.reportToCount?.year == 2008 && publish.reportToCount?.location == Story.centrum)
    }

    @Test func `a report is published again as a later edition`() {
        let publish = PublishRegistration(year: 2008)
        let first = given.when(publish, today: "2009-10-01")
        #expect(Given(given.history + first.events).when(publish) == Self.published(2008))
    }

    @Test func `a report is published when its year is over`() {
        let publish = PublishRegistration(year: 2008)
        #expect(given.when(publish, today: "2009-01-01") == Self.published(2008, on: "2009-01-01"))
        #expect(given.when(publish, today: "2008-12-31") == .refused("year-not-over", field: "year"))
        #expect(given.when(PublishRegistration(year: 2100)) == .refused("year-not-over", field: "year"))
    }

    @Test func `a report of a location that nobody opened is refused`() {
        let publish = PublishRegistration(year: 2008, location: Story.noord)
        #expect(given.when(publish) == .refused("unknown-location", field: "location"))
    }

    @Test func `a report for which nothing was counted is not published`() {
        let publish = PublishRegistration(year: 2008)
        #expect(given.when(publish, counted: nil) == .refused("published-among-others", field: "year"))
    }

    @Test func `no command but a publication has anything counted for it`() {
        #expect(Self.deliver().reportToCount == nil)
        #expect(CloseLocation(location: Story.centrum, on: "2008-01-01").reportToCount == nil)
    }

    @Test(arguments: [1900, 1999, 2008, 2199])
    func `the id of a year leads back to the year`(year: Int) {
        #expect(RegistrationID(year: year).year == year)
    }
}
