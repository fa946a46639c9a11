import HTTPTypes
import Testing
import Wire

@testable import MIMServer

struct `The Meldcode overview over HTTP` {
    private static let address = "/api/v1/meldcode/overview/2026"

    private static func opened(_ answer: JSON) -> String? {
        answer["overview"]["tables"][0]["rows"][0]["cells"]["count"]["mark"].text
    }

    @Test func `says what it was worked out from, and hides what is small`() async throws {
        try await TestServer.run { server in
            try await server.record(
                TestStory.preparation + TestStory.match + [("record-meldcode-signal", TestStory.signal)])
            let answer = try await server.get(Self.address)
            #expect(answer.status == 200)
            #expect(answer.json["size"].int == answer.json["overview"]["logSize"].int)
            #expect(answer.json["root"].text == answer.json["overview"]["root"].text)
            #expect(answer.json["on"].text == "2026-11-22" && answer.json["asKnownOn"].text != nil)
            #expect(Self.opened(answer.json) != "rounded" && Self.opened(answer.json) != "zero")
            let place = try await server.get("\(Self.address)?location=\(TestStory.location)").json
            #expect(place["overview"]["suppression"]["threshold"].int == 10)
            #expect(Self.opened(place) != "rounded" && Self.opened(place) != "zero")
        }
    }

    @Test func `keeps what was known apart from the day that is asked about`() async throws {
        let clock = try MovedClock("2026-03-11T18:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let before = try #require(try await server.get("/api/v1/caseload").json["size"].int)
            try clock.set("2026-07-01T09:00:00.000Z")
            try await server.record([("record-meldcode-signal", TestStory.signal)])
            var marks: [Bool] = []
            for times in [
                "on=2026-06-15", "on=2026-06-15&asKnownOn=2026-06-15", "on=2026-06-01", "asKnownOn=\(before)",
            ] {
                marks.append(Self.opened(try await server.get("\(Self.address)?\(times)").json) == "zero")
            }
            #expect(marks == [false, true, true, true])
        }
    }

    @Test func `refuses a year that is none, or has not begun`() async throws {
        try await TestServer.run { server in
            let none = try await server.get("/api/v1/meldcode/overview/soon")
            let ahead = try await server.get("/api/v1/meldcode/overview/2027")
            #expect(none.status == 404 && ahead.problem == "year-not-begun")
        }
    }

    @Test func `is a page too, that says how it is recorded that it was drawn up, and is found from the cases`()
        async throws
    {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let drawnUp = #"{"location":"\#(TestStory.location)","on":"2026-11-20","year":2025}"#
            try await server.record([("draw-up-meldcode-overview", drawnUp)])
            let page = try await server.get("/meldcode/overzicht/2025?location=\(TestStory.location)").text
            #expect(page.contains("draw-up-meldcode-overview") && page.contains("Opgesteld op 2026-11-20"))
            #expect(page.contains("casussen geopend") && page.contains("href=\"/meldcode\""))
            let cases = try await server.get("/meldcode").text
            #expect(cases.contains("href=\"/meldcode/overzicht/2026\"") && cases.contains("/meldcode/overzicht/2025"))
        }
    }
}
