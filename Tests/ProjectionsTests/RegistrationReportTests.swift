import EventStore
import Foundation
import Programme
import Projections
import Testing
import Wire

/// The four forms of the report.
struct RegistrationReportTests {
    private let story: RegistrationStory
    private let north: LocationID

    /// A small year in two locations.
    init() {
        var story = RegistrationStory()
        let care = Provider(name: "Thuiszorg Voorbeeld", kind: .homeCare, role: .lead)
        north = story.location("Voorbeeldstad <Noord>", in: "Voorbeeldstad", providers: [care])
        let south = story.location("=Zuid", in: "Voorbeeldstad", closed: "2008-06-30", variant: .withBoekenpret)
        let coordinator = story.coordinator(at: north, hours: 12)
        story.coordinator(coordinator, at: south, hours: 5, left: "2008-06-30")
        let volunteer = story.volunteer(
            at: north, wasProgrammeMother: true,
            profile: VolunteerProfile(born: 1970, background: .moroccan, education: .hbo))
        story.volunteer(at: south, stopped: "2008-06-30", reason: .illness)
        let profile = MotherProfile(
            born: 1983, background: .turkish, education: .lbo, family: .cohabiting, income: .partner,
            babyCircumstances: [.cryingBaby], motherCircumstances: [.weakNetwork, .weakDutch, .unfamiliarCulture])
        let mother = story.mother(at: north, profile: profile, accepted: "2008-01-15")
        story.mother(at: north, profile: MotherProfile(born: 1990), accepted: "2008-02-15", ended: "2008-12-31")
        story.mother(at: south, accepted: "2007-02-15", ended: "2008-06-30", reason: .moved)
        story.mother(at: north, enrolled: "2008-12-20", route: .approached)
        for (day, minutes) in [("2008-03-01", 60), ("2008-04-02", 75)] {
            let visit = Visit(on: RegistrationStory.day(day), minutes: minutes, place: .home)
            story.tell(
                .visitHeld(VisitHeld(trajectory: mother, volunteer: volunteer, location: north, visit: visit)))
        }
        self.story = story
    }

    private func report(_ scope: Registration.Scope = .country, knownOn: Instant? = nil) -> RegistrationReport {
        RegistrationReport(story.registration(2008, scope), basis: .test(1234, knownOn: knownOn))
    }

    @Test func `the text of a small year is as agreed`() throws {
        let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let agreed = tests.appendingPathComponent("Fixtures/registration-report.txt")
        #expect(try report().text == String(contentsOf: agreed, encoding: .utf8))
    }

    @Test func `every form names the counting rules and the size of the log`() throws {
        let report = report()
        let json = String(decoding: report.json, as: UTF8.self)
        for form in [report.text, report.html, report.csv, json] {
            #expect(form.contains("mim-registration-1"))
            #expect(form.contains("1234"))
        }
    }

    @Test func `a report as known on an earlier moment says so`() {
        let report = report(knownOn: Instant(milliseconds: 0))
        for form in [report.text, report.html, String(decoding: report.json, as: UTF8.self)] {
            #expect(form.contains("1970-01-01T00:00:00.000Z"))
        }
    }

    @Test func `the JSON holds every cell of every table as a number`() throws {
        let report = report()
        let json = try #require(try JSONSerialization.jsonObject(with: Data(report.json)) as? [String: Any])
        #expect(json["year"] as? Int == 2008)
        #expect(json["scope"] as? String == "country")
        let tables = try #require(json["tables"] as? [[String: Any]])
        #expect(tables.map { $0["key"] as? String } == report.tables.map(\.title.key))
        let totals = try #require(tables[0]["rows"] as? [[String: Any]])
        let ratio = try #require(
            totals.first { ($0["label"] as? [String: Any])?["key"] as? String == "mothers-per-volunteer" })
        #expect((ratio["cells"] as? [String: Any])?["during"] as? Double == 1.5)
    }

    @Test func `a year that is not over calls its figures provisional in every form`() throws {
        let report = RegistrationReport(
            story.registration(2008), basis: .test(1234, on: RegistrationStory.day("2008-10-01")))
        #expect(report.provisional == RegistrationStory.day("2008-10-01"))
        #expect(report.text.contains("Voorlopig, tot en met 2008-10-01"))
        #expect(report.html.contains("Voorlopig, tot en met 2008-10-01"))
        #expect(String(decoding: report.json, as: UTF8.self).contains(#""provisional":"2008-10-01""#))
        #expect(
            report.csv.contains(
                "\r\n2008,country,mim-registration-1,1234,\(TreeHash.emptyRoot.base64),,2008-10-01,2008-10-01,totals,"))
    }

    @Test(arguments: [("2008-12-31", true), ("2009-01-01", false)])
    func `a year is over when its last day has passed`(today: String, isProvisional: Bool) {
        let report = RegistrationReport(
            story.registration(2008), basis: .test(1234, on: RegistrationStory.day(today)))
        #expect((report.provisional != nil) == isProvisional)
        #expect(report.text.contains("Voorlopig") == isProvisional)
    }

    @Test func `a closed location with somebody in it has a line of its own`() throws {
        var story = RegistrationStory()
        let closed = story.location("Oudestad", closed: "2008-03-01")
        story.mother(at: closed, accepted: "2008-01-15")
        let report = RegistrationReport(story.registration(2009), basis: .test(5))
        let places = try #require(report.tables.last)
        #expect(places.rows.map(\.label.dutch) == ["Oudestad (gesloten)"])
        #expect(places.rows.first?.cells.prefix(2) == [.whole(1), .whole(1)])
        #expect(report.registration.duringYear.locations.total == 0)
    }

    @Test func `the ratios stand beside the norms that they are held against, with number and source`() throws {
        let totals = try #require(report().tables.first)
        for number in ["N13", "N29", "N30"] {
            let note = try #require(totals.notes.first { $0.dutch.hasPrefix(number) })
            #expect(note.dutch.hasSuffix("(D4)") || note.dutch.hasSuffix("(D2)"))
        }
    }

    @Test func `the CSV has a line of thirteen fields for each number`() {
        let lines = report().csv.split(separator: "\r\n")
        let numbers = report().tables.flatMap(\.rows).flatMap(\.cells).count { $0 != .absent }
        #expect(lines.count == numbers + 1)
        #expect(
            lines.contains(
                "2008,country,mim-registration-1,1234,\(TreeHash.emptyRoot.base64),,2026-11-22,,mothers-age,25-30,\"25 tot 30 jaar\",during,1"
            ))
        #expect(lines.contains { $0.contains("\" =Zuid, Voorbeeldstad\"") })
    }

    @Test func `the page shows names as text and refers to nothing outside itself`() {
        let html = report().html
        #expect(html.contains("Voorbeeldstad &lt;Noord&gt;"))
        #expect(!html.contains("<Noord>"))
        #expect(!html.contains("http"))
        #expect(!html.contains("<script"))
    }

    @Test func `the report of a location is named after it and counts it alone`() {
        let report = report(.location(north))
        #expect(report.text.hasPrefix("Registratie MIM 2008: Voorbeeldstad <Noord>\n"))
        #expect(report.registration.duringYear.mothers.total == 2)
        #expect(report.registration.places.count == 1)
    }

    @Test func `a year before anything happened is a report of nobody`() {
        let report = RegistrationReport(story.registration(1999), basis: .test(1234))
        #expect(
            report.tables.flatMap(\.rows).flatMap(\.cells).allSatisfy { [.whole(0), .absent, .tenths(0)].contains($0) })
        #expect(!report.text.isEmpty)
    }
}

extension AnswerBasis {
    /// A basis of so many events; the root is that of none.
    fileprivate static func test(
        _ size: UInt64, knownOn: Instant? = nil, on day: Day = RegistrationStory.day("2026-11-22")
    ) -> AnswerBasis {
        AnswerBasis(size: LogSize(size), root: .emptyRoot, knownOn: knownOn, on: day)
    }
}
