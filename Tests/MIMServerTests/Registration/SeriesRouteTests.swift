import EventStore
import HTTPTypes
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// Figures that came as totals, delivered over HTTP, and years side by side.
struct `The series over HTTP` {
    private static let address = "/api/v1/registration/series?from=2004&to=2008"

    private static func cells(_ answer: JSON, _ row: String) -> [Int?] {
        let table = answer["series"]["table"]
        let cells = table["rows"].items.first { $0["label"]["key"].text == row }?["cells"]
        return table["columns"].items.map { cells?[$0["key"].text ?? ""].int }
    }

    @Test func `gives the printed table of 2004 to 2008 back, with its break and its footnotes`() async throws {
        let printed = try PrintedSeries()
        try await TestServer.run { server in
            try await server.record(printed.deliveries())
            let answer = try await server.get(Self.address).json
            let columns = answer["series"]["table"]["columns"].items.compactMap { $0["key"].text }
            #expect(columns == printed.years.map { "\($0)-delivered" })
            let places = zip(Self.cells(answer, "municipalities"), Self.cells(answer, "locations")).map { $0 ?? $1 }
            #expect(places == printed.values("locations"))
            #expect(Self.cells(answer, "locations") == [nil, nil, nil, nil, 19])
            #expect(Self.cells(answer, "mothers") == printed.values("programme_mothers"))
            #expect(Self.cells(answer, "mothers-not-dutch") == printed.values("pct_mothers_non_dutch"))
            #expect(Self.cells(answer, "volunteers") == printed.values("visit_mothers"))
            #expect(Self.cells(answer, "volunteers-not-dutch") == printed.values("pct_visit_mothers_non_dutch"))
            #expect(Self.cells(answer, "places-reporting") == [20, nil, 22, 20, nil])
            #expect(answer["series"]["breaks"].items.map { $0["after"].int } == [2008])
            let notes = answer["series"]["notes"].items.compactMap { $0["dutch"].text }
            #expect(
                notes.contains { $0.contains("Breuk: tot en met 2007 zijn gemeenten opgegeven, vanaf 2008 locaties") })
            #expect(
                notes.contains { $0.hasPrefix("2004 opgegeven op 2009-10-01") && $0.contains("20 van 22 gemeenten") })
            #expect(
                notes.contains { $0.hasPrefix("2006") && $0.contains("22 van 20 gemeenten met gegevens. Dat spreekt") })
        }
    }

    @Test func `is delivered as the demo delivers it: what is printed, no figure more and none less`() throws {
        let printed = try PrintedSeries()
        let delivered = Aftermath.deliveries
        #expect(delivered.map(\.year) == printed.years)
        #expect(delivered.map(\.figures.places) == printed.values("locations"))
        #expect(delivered.map(\.figures.mothers) == printed.values("programme_mothers"))
        #expect(delivered.map(\.figures.mothersNotDutchPercent) == printed.values("pct_mothers_non_dutch"))
        #expect(delivered.map(\.figures.volunteers) == printed.values("visit_mothers"))
        #expect(delivered.map(\.figures.volunteersNotDutchPercent) == printed.values("pct_visit_mothers_non_dutch"))
        #expect(delivered.map(\.figures.placesReporting) == printed.years.map(printed.withData))
        #expect(delivered.allSatisfy { ($0.figures.countedPlace == .location) == ($0.year == 2008) })
        #expect(delivered.compactMap(\.figures.remark).allSatisfy { $0.utf8.count <= String.fieldBytesMax })
    }

    @Test func `shows delivered and counted side by side, on both times`() async throws {
        let clock = try MovedClock("2026-03-11T18:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try clock.set("2027-05-01T10:00:00.000Z")
            try await server.record([
                ("deliver-registration", #"{"year":2026,"on":"2027-02-01","source":"Formulier","mothers":40}"#)
            ])
            func mothers(_ question: String) async throws -> [Int?] {
                Self.cells(
                    try await server.get("/api/v1/registration/series?from=2025&to=2026\(question)").json, "mothers")
            }
            #expect(try await mothers("") == [40, 1])
            #expect(try await mothers("&on=2027-01-31") == [1])
            #expect(try await mothers("&on=2026-03-05") == [0])
            #expect(try await mothers("&asKnownOn=2027-04-30") == [1])
            #expect(try await mothers("&asKnownOn=2027-04-30&on=2027-03-01") == [1])
            #expect(try await mothers("&asKnownOn=16&on=2027-01-31") == [1])
            #expect(try await mothers("&asKnownOn=0").isEmpty)
            // A location of which nothing was delivered has the counted column alone.
            #expect(try await mothers("&location=\(TestStory.location)") == [1])
            let report = try await server.get("/api/v1/registration/2026").json["report"]
            #expect(report["tables"].items.last?["key"].text == "delivered")
        }
    }

    @Test func `shows a delivery as it was corrected, and none that was retracted, from when that was known`()
        async throws
    {
        let clock = try MovedClock("2026-11-22T10:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await server.record(try PrintedSeries().deliveries())
            try clock.set("2026-12-01T10:00:00.000Z")
            try await server.record([
                ("correct-record", #"{"position":0,"reason":"typing-error","data":{"mothers":648}}"#),
                ("retract-record", #"{"position":4,"reason":"other","explanation":"Dubbel."}"#),
            ])
            func mothers(_ question: String) async throws -> [Int?] {
                Self.cells(try await server.get("\(Self.address)\(question)").json, "mothers")
            }
            #expect(try await mothers("") == [648, 755, 849, 692])
            #expect(try await mothers("&asKnownOn=2026-11-30") == [647, 755, 849, 692, 703])
            #expect(try await mothers("&asKnownOn=6") == [648, 755, 849, 692, 703])
            #expect(try await mothers("&on=2009-09-30").isEmpty)
            let refused = try await server.post(
                "correct-record", #"{"position":0,"reason":"typing-error","data":{"on":"2004-06-01"}}"#)
            #expect(refused.status == 409 && refused.problem == "year-not-over")
        }
    }

    @Test func `asked again with both its times is the same to the byte, whatever is recorded later`() async throws {
        let clock = try MovedClock("2026-11-22T10:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await server.record(try PrintedSeries().deliveries())
            let first = try await server.get(Self.address)
            let place = try #require(first.headers[.contentLocation])
            try clock.set("2027-02-01T10:00:00.000Z")
            try await server.record([
                ("deliver-registration", #"{"year":2004,"on":"2027-01-15","source":"Herzien","mothers":648}"#)
            ])
            #expect(try await server.get(Self.address).bytes != first.bytes)
            #expect(try await server.get(place).bytes == first.bytes)
        }
    }

    @Test(arguments: [
        "from=2008&to=2004", "from=1950&to=2008", "from=1800&to=1810", "from=abc&to=2008", "from=2004&to=2008&years=5",
    ])
    func `refuses years in the wrong order, too many or none at all`(_ question: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.get("/api/v1/registration/series?\(question)")
            #expect(answer.status == 400)
        }
    }

    @Test func `is of the last five years unless others are asked for, and has a page`() async throws {
        try await TestServer.run { server in
            try await server.record(try PrintedSeries().deliveries())
            let years = try await server.get("/api/v1/registration/series").json["series"]["years"].items.map(\.int)
            #expect(years == [2022, 2023, 2024, 2025, 2026])
            let page = try await server.get("/registration/series?from=2004&to=2008").text
            #expect(page.contains("2007 opgegeven") && page.contains("‖ 2008 opgegeven") && page.contains("849"))
            #expect(try await server.get("/registration").text.contains("/registration/series"))
        }
    }

    @Test(arguments: [
        (#"{"year":2026,"on":"2026-11-01","source":"S","mothers":1}"#, "year-not-over", "year"),
        (#"{"year":2004,"on":"2026-11-23","source":"S","mothers":1}"#, "date-in-future", "on"),
        (#"{"year":2004,"on":"2026-11-01","source":"S"}"#, "no-figures", "mothers"),
        (
            #"{"year":2004,"on":"2026-11-01","source":"S","mothers":1,"countedPlace":"location"}"#,
            "counted-place-without-places", "countedPlace"
        ),
        (
            #"{"year":2004,"location":"\#(TestStory.location)","on":"2026-11-01","source":"S","mothers":1}"#,
            "unknown-location", "location"
        ),
    ])
    func `refuses a delivery that cannot be, naming the field`(body: String, rule: String, field: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.post("deliver-registration", body)
            #expect(answer.status == 409 && answer.problem == rule && answer.json["field"].text == field)
            #expect(try server.size == 0)
        }
    }

    @Test(arguments: [#""year":"2004""#, #""year":1899"#, #""year":2200"#, #""year":2004.5"#])
    func `takes a whole number that can be a year`(_ field: String) async throws {
        try await TestServer.run { server in
            let body = #"{\#(field),"on":"2026-11-01","source":"S","mothers":1}"#
            let answer = try await server.post("deliver-registration", body)
            #expect(answer.status == 422 && answer.json["field"].text == "year")
        }
    }
}
