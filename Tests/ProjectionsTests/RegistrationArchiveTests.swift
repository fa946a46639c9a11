import EventStore
import Programme
import Testing
import Wire

@testable import Projections

/// Figures that came as totals, and what reports show of them.
struct `What is delivered and published` {
    private static let north = LocationID(Identifier(high: 1, low: 1))

    static func delivery(
        _ year: Int, at location: LocationID? = nil, on day: String = "2009-10-01", mothers: Int? = 100,
        places: Int? = nil, _ counted: CountedPlace? = nil, reporting: Int? = nil, remark: String? = nil
    ) -> ProgrammeEvent {
        .registrationDelivered(
            RegistrationDelivered(
                registration: RegistrationID(year: year), location: location, on: RegistrationStory.day(day),
                source: "Een formulier",
                figures: DeliveredFigures(
                    places: places, countedPlace: counted, placesReporting: reporting, mothers: mothers,
                    remark: remark)))
    }

    private static func publication(_ year: Int, on day: String, size: Int) -> ProgrammeEvent {
        .registrationPublished(
            RegistrationPublished(
                registration: RegistrationID(year: year), on: RegistrationStory.day(day), rules: "mim-registration-1",
                size: size, root: "root", figures: "hash"))
    }

    static func models(_ events: [ProgrammeEvent]) -> ReadModels {
        RandomHistory.record(events).reduce(into: ReadModels()) { $0.apply($1) }
    }

    private func mothers(
        _ models: ReadModels, _ year: Int = 2004, _ location: LocationID? = nil, on day: String = "2026-01-01"
    ) -> Int? {
        models.figures(
            of: RegistrationStory.year(year), Registration.Scope(location), on: RegistrationStory.day(day)
        ).delivered.latest?.figures.mothers
    }

    @Test func `of two deliveries the one with the later day counts, of one day the one recorded last`() {
        let (first, second) = (
            Self.delivery(2004, on: "2005-03-01", mothers: 1), Self.delivery(2004, on: "2006-03-01", mothers: 2)
        )
        let third = Self.delivery(2004, on: "2006-03-01", mothers: 3)
        #expect(mothers(Self.models([first, second])) == 2)
        #expect(mothers(Self.models([second, first])) == 2)
        #expect(mothers(Self.models([second, first, third])) == 3)
        #expect(mothers(Self.models([third, first, second])) == 2)
    }

    @Test func `a delivery counts from its day on, and only for its year and place`() {
        let models = Self.models([
            Self.delivery(2004, on: "2005-03-01", mothers: 1), Self.delivery(2004, on: "2006-03-01", mothers: 2),
            Self.delivery(2004, at: Self.north, mothers: 9), Self.delivery(2005, mothers: 5),
        ])
        #expect(mothers(models, on: "2005-02-28") == nil)
        #expect(mothers(models, on: "2006-02-28") == 1)
        #expect(mothers(models, on: "2006-03-01") == 2)
        #expect(mothers(models, 2004, Self.north) == 9)
        #expect(mothers(models, 2005, Self.north) == nil)
        #expect(mothers(models, 2006) == nil)
    }

    @Test(arguments: UInt64(1)...20)
    func `what is taken out again leaves no trace`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let events = (0..<40).map { number in
            let (year, location) = (random.number(2004...2006), random.chance(40) ? Self.north : nil)
            let day = "200\(random.number(7...9))-01-0\(random.number(1...9))"
            return random.chance(30)
                ? Self.publication(year, on: day, size: number)
                : Self.delivery(year, at: location, on: day, mothers: number)
        }
        let recorded = RandomHistory.record(events)
        let kept = recorded.filter { _ in random.chance(60) }
        var changed = recorded.reduce(into: RegistrationArchive()) { $0.apply($1) }
        let wrong = recorded.filter { !kept.contains($0) }.shuffled(using: &random)
        for record in wrong { changed.change(record, .removing) }
        #expect(changed == kept.reduce(into: RegistrationArchive()) { $0.apply($1) }, "seed \(seed)")
        // Put in again in any order it is as though all had been there at once.
        for record in wrong.shuffled(using: &random) { changed.apply(record) }
        #expect(changed == recorded.reduce(into: RegistrationArchive()) { $0.apply($1) }, "seed \(seed)")
    }

    @Test func `publications of a year stand in their order, each from its day on`() {
        let models = Self.models([
            Self.publication(2008, on: "2009-10-15", size: 0), Self.publication(2008, on: "2010-02-01", size: 1),
            Self.publication(2007, on: "2010-02-01", size: 2),
        ])
        func sizes(_ day: String) -> [UInt64] {
            models.archive.publications(of: RegistrationStory.year(2008), .country, on: RegistrationStory.day(day))
                .map(\.size.count)
        }
        #expect(sizes("2026-01-01") == [0, 1])
        #expect(sizes("2009-12-31") == [0])
        #expect(sizes("2009-10-14").isEmpty)
    }

    // MARK: The report of one year

    private func report(
        _ events: [ProgrammeEvent], _ year: Int, _ scope: Registration.Scope = .country
    ) -> RegistrationReport {
        let day = RegistrationStory.day("2026-11-22")
        let figures = Self.models(events).figures(of: RegistrationStory.year(year), scope, on: day)
        return RegistrationReport(
            figures.counted, delivered: figures.delivered,
            basis: AnswerBasis(size: LogSize(7), root: .emptyRoot, knownOn: nil, on: day))
    }

    @Test func `a report shows what was delivered in a table of its own, and counts as though it had not come`() throws
    {
        var story = RegistrationStory()
        let place = story.location("Voorbeeldstad")
        story.mother(at: place, accepted: "2008-02-01")
        let without = report(story.events, 2008)
        let with = report(story.events + [Self.delivery(2008, mothers: 703, remark: "Elders 709.")], 2008)
        #expect(Array(with.tables.dropLast()) == without.tables)
        let table = try #require(with.tables.last)
        #expect(table.title.key == "delivered")
        #expect(table.rows.map(\.label.key) == ["mothers"] && table.rows[0].cells == [.whole(703)])
        #expect(with.text.contains("Opgegeven cijfers, niet geteld"))
        #expect(with.text.contains("Elders 709.") && with.text.contains("bron: Een formulier (nr. "))
        for form in [with.html, with.csv, String(decoding: with.json, as: UTF8.self)] { #expect(form.contains("703")) }
    }

    @Test func `what a location delivered stands in its report and, apart, in that of the country`() throws {
        var story = RegistrationStory()
        let place = story.location("Voorbeeldstad")
        let events = story.events + [Self.delivery(2008, at: place, mothers: 12)]
        #expect(report(events, 2008, .location(place)).tables.last?.title.key == "delivered")
        let country = try #require(report(events, 2008).tables.last)
        #expect(country.title.key == "delivered-places")
        #expect(country.rows.map(\.label.dutch) == ["Voorbeeldstad"] && country.rows[0].cells == [.whole(12)])
        #expect(report(events, 2008).registration.duringYear.mothers.total == 0)
    }

    @Test func `more places with data than there are is shown as it came, and called a contradiction`() {
        let note = report([Self.delivery(2006, places: 20, .municipality, reporting: 22)], 2006).text
        #expect(note.contains("22 van 20 gemeenten met gegevens. Dat spreekt zichzelf tegen"))
        let sound = report([Self.delivery(2006, places: 22, .municipality, reporting: 22)], 2006).text
        #expect(sound.contains("22 van 22 gemeenten met gegevens.") && !sound.contains("tegen"))
    }

    @Test func `a delivery that took the place of an earlier one says so`() {
        let text = report([Self.delivery(2004, on: "2005-03-01"), Self.delivery(2004, on: "2006-03-01")], 2004).text
        #expect(text.contains("Vervangt de opgave van 2005-03-01."))
    }

    // MARK: Which events have to do with a year

    @Test(arguments: UInt64(1)...12)
    func `the events that concern a year account for every figure that has changed`(seed: UInt64) {
        let history = RandomHistory(seed: seed)
        let recorded = history.recordedLate(shuffle: seed &* 17)
        let whole = recorded.reduce(into: ReadModels()) { $0.apply($1) }
        var random = SeededGenerator(seed: seed)
        let cut = random.number(recorded.count / 4...recorded.count * 3 / 4)
        let before = recorded[..<cut].reduce(into: ReadModels()) { $0.apply($1) }
        let scopes = [.country] + history.locations.map { Registration.Scope.location($0) }
        func tables(_ models: ReadModels, _ year: ReportingYear, _ scope: Registration.Scope) -> RegistrationReport {
            RegistrationReport(
                models.figures(of: year, scope, on: RegistrationStory.day("2026-11-22")).counted,
                basis: AnswerBasis(
                    size: .empty, root: .emptyRoot, knownOn: nil, on: RegistrationStory.day("2026-11-22")))
        }
        var changed = 0
        var leftOut = 0
        for year in [2007, 2008].map(RegistrationStory.year) {
            for scope in scopes {
                let concerned = recorded[cut...].filter { whole.concerns($0, year, scope) }
                leftOut += recorded.count - cut - concerned.count
                let after = concerned.reduce(into: before) { $0.apply($1) }
                let wanted = tables(whole, year, scope)
                #expect(ReportDifference.between(tables(after, year, scope), wanted) == [], "seed \(seed), \(year)")
                changed += ReportDifference.between(tables(before, year, scope), wanted).count
            }
        }
        #expect(changed > 0 && leftOut > 0, "seed \(seed)")
    }

    @Test func `a delivery concerns its year, for the country also that of a location`() {
        let models = ReadModels()
        func concerns(_ event: ProgrammeEvent, _ year: Int, _ scope: Registration.Scope) -> Bool {
            RandomHistory.record([event]).contains { models.concerns($0, RegistrationStory.year(year), scope) }
        }
        let (country, own) = (Self.delivery(2008), Self.delivery(2008, at: Self.north))
        #expect(concerns(country, 2008, .country) && concerns(own, 2008, .country))
        #expect(concerns(own, 2008, .location(Self.north)) && !concerns(country, 2008, .location(Self.north)))
        #expect(!concerns(country, 2007, .country))
        #expect(!concerns(Self.publication(2008, on: "2009-10-15", size: 0), 2008, .country))
    }
}
