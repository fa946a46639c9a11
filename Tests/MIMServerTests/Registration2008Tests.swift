import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// The demo's counts of 2008 against the published report.
struct Registration2008Tests {
    private let published: PublishedRegistration
    private let registration: Registration

    init() throws {
        published = try PublishedRegistration()
        let year = try #require(ReportingYear(2008))
        registration = Registration2008History().book.registration(year: year, scope: .country)
    }

    @Test func `every printed percentage, total and range of counts comes out`() {
        #expect(published.disagreements(with: registration) == [])
    }

    @Test func `a year in which nothing happened disagrees with the published one`() throws {
        let year = try #require(ReportingYear(2007))
        let empty = Registration2008History().book.registration(year: year, scope: .country)
        #expect(published.disagreements(with: empty).contains("programme_mothers: 0, printed 709"))
    }

    @Test func `the answers of every table are as many as the people counted`() {
        typealias Targets = Registration2008Targets
        func total<Value>(_ answers: [Targets.Answer<Value>]) -> Int { answers.reduce(0) { $0 + $1.count } }
        #expect(total(Targets.motherBackgrounds) == Targets.mothers)
        #expect(total(Targets.motherAges) == Targets.mothers)
        #expect(total(Targets.motherEducation) == Targets.mothers)
        #expect(total(Targets.motherFamilies) == Targets.mothers)
        #expect(total(Targets.motherIncomes) == Targets.mothers)
        #expect(total(Targets.endReasons) == Targets.mothersEnded)
        #expect(total(Targets.volunteerBackgrounds) == Targets.volunteers)
        #expect(total(Targets.volunteerAges) == Targets.volunteers)
        #expect(total(Targets.volunteerEducation) == Targets.volunteers)
        #expect(total(Targets.stopReasons) == Targets.volunteersStopped)
        let places = Registration2008Places.places
        #expect(places.reduce(0) { $0 + $1.mothers } == Targets.mothers)
        #expect(places.reduce(0) { $0 + $1.mothersEnded } == Targets.mothersEnded)
        #expect(places.reduce(0) { $0 + $1.volunteers } == Targets.volunteers)
        #expect(places.reduce(0) { $0 + $1.volunteersStopped } == Targets.volunteersStopped)
    }

    @Test func `the circumstances registered are as many as the mothers, so both readings of the report hold`() {
        let targets = Registration2008Targets.self
        let mentions =
            targets.babyCircumstances.reduce(0) { $0 + $1.count }
            + targets.motherCircumstances.reduce(0) { $0 + $1.count }
        #expect(mentions == targets.mothers)
    }

    @Test func `of the printed 152 and the printed 50 percent the percentage holds, with the nearest count`() throws {
        let printed = try #require(published["mothers_completed"])
        let completed = try #require(registration.flow.endReasons["completed"])
        #expect(Ratio(printed, per: registration.flow.ended).percentTenths == 492)
        #expect(completed.count == printed + 1)
        #expect(Ratio(completed.count, per: registration.flow.ended).percentTenths == 495)
        #expect(completed.percent == published["mothers_completed_pct"])
    }

    @Test func `the places are the published ones, with their municipality, providers, variant and coordinators`() {
        let coordinators = Registration2008Places.coordinators.flatMap { $0 }
        #expect(Registration2008Places.places.map(\.name) == published.locations.items.map(\.name_nl))
        for (place, item) in zip(Registration2008Places.places, published.locations.items) {
            #expect(place.municipality == item.municipality_derived)
            #expect(place.variant.word.replacing("-", with: "_") == item.programme_variant)
            #expect(Self.roles[item.provider_role_derived] == ProviderSet(place.providers), "\(place.name)")
            let team = coordinators.count { $0.place == place.name }
            #expect(item.coordinator_works_solo ? team == 1 : team > 1, "\(place.name) has \(team) coordinators")
            #expect(item.programme_mothers.map { $0 == place.mothers } ?? true)
        }
        #expect(registration.duringYear.locations.withOneCoordinator == 6)
        #expect(registration.duringYear.locations.municipalities == 17)
    }

    private static let roles: [String: ProviderSet] = [
        "thuiszorg_sole": .homeCareOnly, "humanitas_with_thuiszorg": .humanitasWithHomeCare,
        "humanitas_only": .humanitasOnly,
    ]

    @Test func `six home care organisations are a location's only provider`() {
        let sole = Registration2008Places.places.filter { ProviderSet($0.providers) == .homeCareOnly }
        #expect(Set(sole.flatMap { $0.providers.map(\.name) }).count == published["thuiszorg_organisations_sole"])
    }

    @Test func `the ratios round to the printed ones, and the hours lie within the norm`() {
        let count = registration.duringYear
        #expect(count.volunteersPerCoordinator == Ratio(349, per: 20))
        #expect(count.volunteersPerCoordinator.tenths == 175)
        #expect(count.mothersPerVolunteer.tenths == 20)
        #expect(registration.flow.turnover.percentTenths == 209)
        #expect((5...7).contains(count.hoursPerVolunteer.tenths ?? 0))
    }

    @Test func `the report prints one total of mothers for each way of counting`() {
        let tables = RegistrationReport(
            registration,
            basis: AnswerBasis(size: .empty, root: .emptyRoot, knownOn: nil, on: Day(number: 20_000))
        ).tables
        let totals = tables.filter { $0.title.key.hasPrefix("mother") }.flatMap(\.rows).filter { $0.label.key == "n" }
        #expect(Set(totals.compactMap(\.cells.first)) == [.whole(709)])
    }
}
