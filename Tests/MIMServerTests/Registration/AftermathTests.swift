import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// What the demo records of the registration of 2008 after the year.
struct `The aftermath of 2008` {
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
}
