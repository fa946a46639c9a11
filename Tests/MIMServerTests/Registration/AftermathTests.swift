import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// What the demo records of the registration of 2008 after the year.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `The aftermath of 2008` {
    private let told: DemoTold
    private let year: ReportingYear
    private let publication: RegistrationPublication

    init() async throws {
        told = try await DemoTold.both.value
        year = try #require(ReportingYear(2008))
        let all = told.models.archive.publications(of: year, .country, on: DemoTold.today)
        try #require(all.count == 1)
        publication = all[0]
    }

    @Test func `the report of 2008 is published in October 2009, when the register was closed`() throws {
        #expect(publication.on == Aftermath.published)
        #expect(publication.size.count == publication.position.index)
        let record = told.recorded[Int(publication.position.index)]
        #expect(record.recordedAt.programmeDay == publication.on)
        #expect(told.recorded[Int(publication.position.index) - 1].recordedAt < record.recordedAt)
    }

    @Test func `what was published is what is counted from the events before it, and has the printed figures`() throws {
        // Nothing that was recorded later has to do with 2008, so the read models of today say what those of then said.
        let figures = told.models.figures(of: year, .country, on: publication.on)
        let last = told.recorded[Int(publication.size.count) - 1]
        let report = RegistrationReport(
            figures.counted, delivered: figures.delivered,
            basis: AnswerBasis(
                size: publication.size, root: try #require(TreeHash(base64: publication.root)),
                knownOn: last.recordedAt, on: publication.on))
        #expect(report.fingerprint == publication.figures)
        #expect(publication.rules == CountingRules.version1.rawValue)
        #expect(try PublishedRegistration().disagreements(with: report.registration) == [])
    }

    @Test func `the series of the report stands beside what the demo counts, the two totals of 2008 side by side`()
        throws
    {
        let years = try #require(RegistrationSeries.years(from: 2004, to: 2008))
        let series = told.models.series(of: years, .country, on: DemoTold.today)
        func mothers(_ form: RegistrationSeries.Column.Form) -> [Int: Int?] {
            Dictionary(
                uniqueKeysWithValues: series.columns.filter { $0.form == form }.map { ($0.year, $0.figures.mothers) })
        }
        #expect(mothers(.delivered) == [2004: 647, 2005: 755, 2006: 849, 2007: 692, 2008: 703])
        #expect(mothers(.counted)[2007] == 692 && mothers(.counted)[2008] == 709)
        #expect(series.columns.filter(\.isAfterBreak).map(\.year) == [2008])
    }

    // MARK: What every read model says, in both times

    private var demo: DemoKnowledge { DemoKnowledge(told) }

    @Test func `the publication is in the archive once it is known, from its day on, and nowhere else`() throws {
        let (before, after) = try demo.around(publication.position)
        for day in [publication.on, DemoTold.today] {
            #expect(try DemoDifference(before, after, on: day) == DemoDifference(archive: ["published 2008"]))
            #expect(before.archive.publications(of: year, .country, on: day).isEmpty)
            #expect(after.archive.publications(of: year, .country, on: day) == [publication])
        }
        // The day before, it had not come out, whatever is known by now.
        let dayBefore = publication.on.advanced(by: -1)
        for models in [before, after, told.models] {
            #expect(models.archive.publications(of: year, .country, on: dayBefore).isEmpty)
        }
        #expect(try DemoDifference(before, after, on: dayBefore) == .none)
    }

    @Test func `each year that was delivered is in the archive once it is known, from its day on, and nowhere else`()
        throws
    {
        let deliveries = told.recorded.filter { $0.event.kind == .registrationDelivered }
        #expect(deliveries.count == Aftermath.deliveries.count)
        for (record, delivery) in zip(deliveries, Aftermath.deliveries) {
            let (before, after) = try demo.around(record.position)
            #expect(
                try DemoDifference(before, after, on: Aftermath.delivered)
                    == DemoDifference(archive: ["delivered \(delivery.year)"]))
            let year = try #require(ReportingYear(delivery.year))
            for day in [Aftermath.delivered, DemoTold.today] {
                #expect(before.figures(of: year, .country, on: day).delivered.latest == nil)
                let latest = after.figures(of: year, .country, on: day).delivered.latest
                #expect(latest?.figures == delivery.figures)
            }
            #expect(try DemoDifference(before, after, on: Aftermath.delivered.advanced(by: -1)) == .none)
        }
    }

    @Test func `the published figures are those of the last day of 2008 by what was known when they came out`() throws {
        // Three questions about 2008: as known at its end, of its end as known at the publication, and published.
        let day = Year2008.lastDay
        let (then, published) = (try demo.endOf(day), try demo.around(publication.position).before)
        let late = try DemoDifference(then, published, on: day)
        // Visits of December were entered in January: on the day they count, at its end they were not known.
        #expect(!late.caseload.isEmpty && !late.supervision.isEmpty && late.registration == ["activity"])
        #expect(late.archive.isEmpty && late.coordination.isEmpty)
        func counted(_ models: ReadModels, on day: Day) -> Registration {
            models.registration.registration(year: year, scope: .country, on: day)
        }
        #expect(counted(then, on: day).activity.visitsHeld < counted(published, on: day).activity.visitsHeld)
        #expect(counted(published, on: day) == counted(published, on: publication.on))
        // On the day of publication everybody had left the register: the other axis moves what this one does not.
        #expect(!published.caseload.rows(today: day).rows.isEmpty)
        #expect(published.caseload.rows(today: publication.on).rows.isEmpty)
        #expect(published.meldcodeCases.cases(CaseFilter(isOpen: true), today: day).rows.count == 1)
        #expect(published.meldcodeCases.cases(CaseFilter(isOpen: true), today: publication.on).rows.isEmpty)
    }
}
