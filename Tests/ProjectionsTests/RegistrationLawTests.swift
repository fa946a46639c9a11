import Programme
import Projections
import Testing
import Wire

/// The laws of the registration on random histories.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct RegistrationLawTests {
    static let seeds: ClosedRange<UInt64> = 1...12

    private func book(_ recorded: some Sequence<Recorded>) -> RegistrationBook {
        recorded.reduce(into: RegistrationBook()) { $0.apply($1) }
    }

    @Test(arguments: seeds)
    func `a late entry gives the registration that a timely one would have given`(seed: UInt64) {
        let history = RandomHistory(seed: seed)
        let timely = book(history.recorded())
        let late = book(history.recordedLate(shuffle: seed + 1000))
        for year in (2006...2010).map(RegistrationStory.year) {
            for day in [nil, year.first.advanced(by: 100)] {
                let first = timely.registration(year: year, scope: .country, on: day)
                #expect(first == late.registration(year: year, scope: .country, on: day), "seed \(seed)")
            }
        }
    }

    @Test(arguments: seeds)
    func `what happened after a day changes nothing of the year as it stood on that day`(seed: UInt64) {
        let history = RandomHistory(seed: seed)
        let whole = book(history.recorded())
        for day in stride(from: 150, through: 900, by: 75).map({ history.firstDay.advanced(by: $0) }) {
            let sofar = book(history.recorded().filter { $0.event.on <= day })
            for year in (2007...2009).map(RegistrationStory.year) {
                #expect(
                    whole.registration(year: year, scope: .country, on: day)
                        == sofar.registration(year: year, scope: .country), "seed \(seed), \(day)")
            }
            #expect(whole.years(until: day) == sofar.years(until: day), "seed \(seed), \(day)")
        }
    }

    @Test(arguments: seeds)
    func `folding in two parts equals folding in one go`(seed: UInt64) {
        let recorded = RandomHistory(seed: seed).recorded()
        var random = SeededGenerator(seed: seed)
        let cut = random.number(0...recorded.count)
        var parts = book(recorded[..<cut])
        for event in recorded[cut...] { parts.apply(event) }
        #expect(parts == book(recorded), "seed \(seed), cut \(cut)")
    }

    @Test(arguments: seeds)
    func `no order of the events makes it trap, and every table keeps its base`(seed: UInt64) {
        let history = RandomHistory(seed: seed)
        var random = SeededGenerator(seed: seed)
        let book = book(RandomHistory.record(history.events.shuffled(using: &random)))
        for number in 2006...2010 {
            let registration = book.registration(year: RegistrationStory.year(number), scope: .country)
            for count in [registration.duringYear, registration.onLastDay] {
                let (mothers, volunteers) = (count.mothers, count.volunteers)
                let ofMothers = [
                    mothers.backgrounds, mothers.ages, mothers.education, mothers.families, mothers.incomes,
                ]
                #expect(ofMothers.allSatisfy { $0.base == mothers.total }, "seed \(seed)")
                #expect(mothers.motherCircumstances.base == mothers.total, "seed \(seed)")
                let ofVolunteers = [
                    volunteers.backgrounds, volunteers.ages, volunteers.education, volunteers.onceMothers,
                ]
                #expect(ofVolunteers.allSatisfy { $0.base == volunteers.total }, "seed \(seed)")
                #expect(count.locations.variants.base == count.locations.total, "seed \(seed)")
            }
        }
    }

    @Test(arguments: seeds)
    func `the year's books balance`(seed: UInt64) {
        let book = book(RandomHistory(seed: seed).recorded())
        for number in 2007...2009 {
            let before = book.registration(year: RegistrationStory.year(number - 1), scope: .country)
            let year = book.registration(year: RegistrationStory.year(number), scope: .country)
            let (during, last) = (year.duringYear, year.onLastDay)
            #expect(during.mothers.total == before.onLastDay.mothers.total + year.flow.accepted, "seed \(seed)")
            #expect(last.mothers.total == during.mothers.total - year.flow.ended, "seed \(seed)")
            #expect(
                during.volunteers.total == before.onLastDay.volunteers.total + year.flow.volunteersStarted,
                "seed \(seed)")
            #expect(last.volunteers.total == during.volunteers.total - year.flow.volunteersStopped, "seed \(seed)")
        }
    }

    @Test(arguments: seeds)
    func `the locations add up to the country`(seed: UInt64) {
        let history = RandomHistory(seed: seed, locations: 4)
        let book = book(history.recorded())
        for number in 2007...2009 {
            let year = RegistrationStory.year(number)
            let country = book.registration(year: year, scope: .country)
            let places = history.locations.map { book.registration(year: year, scope: .location($0)) }
            func holds(_ number: (Registration) -> Int) -> Bool {
                number(country) == places.reduce(0) { $0 + number($1) }
            }
            #expect(holds { $0.duringYear.mothers.total } && holds { $0.onLastDay.volunteers.total }, "seed \(seed)")
            #expect(holds { $0.flow.enrolled } && holds { $0.flow.ended } && holds { $0.flow.waiting }, "seed \(seed)")
            #expect(holds { $0.activity.visitsHeld } && holds { $0.activity.visitMinutes }, "seed \(seed)")
            #expect(holds { $0.duringYear.coordinators.weeklyMinutes }, "seed \(seed)")
            #expect(holds { $0.placesReporting } && holds { $0.onLastDay.locations.total }, "seed \(seed)")
            for row in country.duringYear.mothers.backgrounds.rows {
                #expect(holds { $0.duringYear.mothers.backgrounds[row.key]?.count ?? 0 }, "seed \(seed) \(row.key)")
            }
            for row in country.flow.endReasons.rows {
                #expect(holds { $0.flow.endReasons[row.key]?.count ?? 0 }, "seed \(seed) \(row.key)")
            }
            func lines(_ number: (Registration.Place) -> Int) -> Int { country.places.reduce(0) { $0 + number($1) } }
            let (during, last) = (country.duringYear, country.onLastDay)
            #expect(lines(\.mothersDuring) == during.mothers.total, "seed \(seed)")
            #expect(lines(\.mothersOnLastDay) == last.mothers.total, "seed \(seed)")
            #expect(lines(\.volunteersDuring) == during.volunteers.total, "seed \(seed)")
            #expect(lines(\.volunteersOnLastDay) == last.volunteers.total, "seed \(seed)")
            #expect(lines(\.weeklyMinutes) == during.coordinators.weeklyMinutes, "seed \(seed)")
            #expect(country.places.count(where: \.wasOpen) == during.locations.total, "seed \(seed)")
            #expect(
                country.places == places.flatMap(\.places).sorted { ($0.name, $0.location) < ($1.name, $1.location) })
        }
    }
}
