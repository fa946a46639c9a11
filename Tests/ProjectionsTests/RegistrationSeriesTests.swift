import EventStore
import Foundation
import Programme
import Testing
import Wire

@testable import Projections

/// Years side by side.
struct `A series of years` {
    private typealias Archive = `What is delivered and published`

    private func report(
        _ events: [ProgrammeEvent], _ years: ClosedRange<Int> = 2004...2008, on day: String = "2026-11-22",
        at scope: Registration.Scope = .country
    ) throws -> SeriesReport {
        let day = RegistrationStory.day(day)
        let years = try #require(RegistrationSeries.years(from: years.lowerBound, to: years.upperBound))
        return SeriesReport(
            Archive.models(events).series(of: years, scope, on: day),
            basis: AnswerBasis(size: LogSize(9), root: .emptyRoot, knownOn: nil, on: day))
    }

    private func row(_ report: SeriesReport, _ key: String) -> [ReportTable.Cell] {
        report.table.rows.first { $0.label.key == key }?.cells ?? []
    }

    /// One mother accepted in 2007 who goes on in 2008.
    private func counted() -> [ProgrammeEvent] {
        var story = RegistrationStory()
        let place = story.location("Voorbeeldstad", opened: "2007-01-01")
        story.mother(
            at: place, enrolled: "2007-06-01", profile: MotherProfile(background: .turkish), accepted: "2007-07-01")
        story.volunteer(at: place)
        story.tell(
            .groupMeetingHeld(
                GroupMeetingHeld(location: place, volunteers: [], on: RegistrationStory.day("2008-05-05"))))
        return story.events
    }

    @Test func `has a column for what was delivered and one for what is counted, side by side and never added up`()
        throws
    {
        let report = try report(counted() + [Archive.delivery(2004), Archive.delivery(2007, mothers: 692)])
        #expect(
            report.table.columns.map(\.key) == ["2004-delivered", "2007-delivered", "2007-counted", "2008-counted"])
        #expect(row(report, "mothers") == [.whole(100), .whole(692), .whole(1), .whole(1)])
        #expect(row(report, "mothers-not-dutch") == [.absent, .absent, .whole(100), .whole(100)])
        #expect(row(report, "volunteers") == [.absent, .absent, .whole(1), .whole(1)])
    }

    @Test func `leaves out a year of which nothing is recorded, and says so`() throws {
        let report = try report(counted() + [Archive.delivery(2004)])
        #expect(!report.table.columns.contains { $0.key.hasPrefix("2005") || $0.key.hasPrefix("2006") })
        #expect(report.notes.contains { $0.dutch == "Niets vastgelegd over: 2005, 2006." })
        #expect(try !self.report(counted(), 2007...2008).notes.contains { $0.key == "absent" })
    }

    @Test func `breaks where what is delivered as a place changes, also over years without a delivery`() throws {
        let report = try report([
            Archive.delivery(2004, places: 22, .municipality), Archive.delivery(2005, places: 23, .municipality),
            Archive.delivery(2006), Archive.delivery(2008, places: 19, .location),
        ])
        #expect(row(report, "municipalities") == [.whole(22), .whole(23), .absent, .absent])
        #expect(row(report, "locations") == [.absent, .absent, .absent, .whole(19)])
        #expect(report.series.columns.map(\.isAfterBreak) == [false, false, false, true])
        #expect(report.table.columns.last?.dutch == "‖ 2008 opgegeven")
        #expect(
            report.text.contains("‖ Breuk: tot en met 2005 zijn gemeenten opgegeven, vanaf 2008 locaties (R08-10)."))
        let json = try #require(try JSONSerialization.jsonObject(with: Data(report.json)) as? [String: Any])
        let breaks = try #require(json["breaks"] as? [[String: Any]])
        #expect(breaks.map { $0["after"] as? Int } == [2008])
        let csv = report.csv
        #expect(csv.contains(",2008,delivered,true,locations,\"locaties\",19\r\n"))
    }

    @Test func `does not break while the same is delivered, and keeps apart places of which nobody said what they are`()
        throws
    {
        let same = [Archive.delivery(2004, places: 22, .location), Archive.delivery(2005, places: 23, .location)]
        #expect(try report(same).series.breaks.isEmpty)
        let unsaid = try report(same + [Archive.delivery(2006, places: 20)])
        #expect(unsaid.series.breaks.isEmpty)
        #expect(row(unsaid, "places") == [.absent, .absent, .whole(20)])
        #expect(unsaid.text.contains("Niet gezegd is wat als plaats is geteld."))
    }

    @Test func `names the counting rules of a counted year, its coverage, and that it is not over`() throws {
        let report = try report(counted(), 2007...2008, on: "2008-06-30")
        let notes = report.notes.map(\.dutch)
        #expect(notes.contains { $0.hasPrefix("2008 geteld volgens mim-registration-1: 1 van 1 locaties") })
        #expect(notes.contains { $0.hasPrefix("2008") && $0.hasSuffix("Voorlopig, tot en met 2008-06-30.") })
        #expect(notes.contains { $0.hasPrefix("2007 geteld") && !$0.contains("Voorlopig") })
    }

    @Test func `of the country points to the totals of locations that are in none of its columns`() throws {
        let events = counted()
        let location = Archive.models(events).registration.everyLocation[0].id
        let delivered = events + [Archive.delivery(2005, at: location, mothers: 7)]
        let country = try report(delivered)
        #expect(country.notes.contains { $0.dutch.hasPrefix("2005: eigen totalen kwamen van Voorbeeldstad") })
        #expect(!country.table.columns.contains { $0.key.hasPrefix("2005") })
        let own = try report(delivered, at: .location(location))
        #expect(own.title.dutch == "Registratie MIM 2004–2008: Voorbeeldstad")
        #expect(row(own, "mothers").first == .whole(7))
    }

    @Test func `stands on its day: what was delivered later is not in it`() throws {
        let delivery = Archive.delivery(2004, on: "2009-10-01")
        #expect(try report([delivery], on: "2009-09-30").table.columns.isEmpty)
        #expect(try report([delivery], on: "2009-10-01").table.columns.count == 1)
    }

    @Test(arguments: [(2008, 2004), (1950, 2000), (1899, 1910), (2190, 2200), (Int.min, Int.max)])
    func `is of years in order, fifty at most, that the record accepts`(from: Int, to: Int) {
        #expect(RegistrationSeries.years(from: from, to: to) == nil)
        #expect(RegistrationSeries.years(from: 1951, to: 2000)?.count == RegistrationSeries.yearsMax)
    }

    @Test func `has every figure in every form, escaped where it has to be`() throws {
        let report = try report([Archive.delivery(2004, mothers: 647, remark: "<b> & \"zo\"")])
        for form in [report.text, report.html, report.csv, String(decoding: report.json, as: UTF8.self)] {
            #expect(form.contains("647") && form.contains("2004"))
        }
        #expect(report.html.contains("&lt;b&gt; &amp; &quot;zo&quot;") && !report.html.contains("http"))
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(report.json)) }
    }
}
