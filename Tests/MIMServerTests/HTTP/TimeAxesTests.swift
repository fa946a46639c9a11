import EventStore
import HTTPTypes
import Testing
import Wire

@testable import MIMServer

/// The two times of every question: what was known (`asKnownOn`), and on which day things stood so (`on`).
struct `A question about an earlier time` {
    /// April's visit was recorded in June; everything else on its day.
    private static func lateVisit(
        _ test: @escaping @Sendable (TestServer, MovedClock) async throws -> Void
    ) async throws {
        let clock = try MovedClock("2026-03-11T18:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try clock.set("2026-05-20T18:00:00.000Z")
            try await server.record([("hold-visit", TestStory.visit(on: "2026-05-20"))])
            try clock.set("2026-06-15T09:00:00.000Z")
            try await server.record([("hold-visit", TestStory.visit(on: "2026-04-10"))])
            try clock.set("2026-11-22T10:00:00.000Z")
            try await test(server, clock)
        }
    }

    private static func visits(_ server: TestServer, _ question: String) async throws -> Int? {
        let answer = try await server.get("/api/v1/caseload?\(question)")
        return answer.json["items"][0]["visits"]["acquaintance"].int
    }

    @Test func `counts a late visit on the day on which it happened, and knows it from when it was recorded`()
        async throws
    {
        try await Self.lateVisit { server, _ async throws in
            #expect(try await Self.visits(server, "on=2026-04-09") == 0)
            #expect(try await Self.visits(server, "on=2026-04-10") == 1)
            #expect(try await Self.visits(server, "asKnownOn=2026-05-31") == 1)
            #expect(try await Self.visits(server, "asKnownOn=2026-06-15") == 2)
            // Where the two times say different things, each says its own.
            #expect(try await Self.visits(server, "on=2026-04-30&asKnownOn=2026-05-31") == 0)
            #expect(try await Self.visits(server, "on=2026-04-30&asKnownOn=2026-06-15") == 1)
        }
    }

    @Test func `shows in a timeline only what was known and what had happened`() async throws {
        try await Self.lateVisit { server, _ async throws in
            func days(_ question: String) async throws -> [String] {
                try await server.get("/api/v1/trajectories/\(TestStory.trajectory)?\(question)").json["timeline"].items
                    .filter { $0["event"].text == "visit-held" }.compactMap { $0["on"].text }
            }
            #expect(try await days("on=2026-12-31") == ["2026-04-10", "2026-05-20"])
            #expect(try await days("on=2026-04-30") == ["2026-04-10"])
            #expect(try await days("asKnownOn=2026-05-31") == ["2026-05-20"])
            #expect(try await days("on=2026-04-30&asKnownOn=2026-05-31").isEmpty)
        }
    }

    @Test(arguments: [
        "/api/v1/caseload", "/api/v1/supervision", "/api/v1/locations", "/api/v1/meldcode/cases",
        "/api/v1/registration/2026", "/api/v1/trajectories/\(TestStory.trajectory)",
        "/api/v1/volunteers/\(TestStory.volunteer)", "/api/v1/meldcode/cases/\(TestStory.meldcodeCase)",
        "/api/v1/meldcode/overview/2026",
    ])
    func `is answered with the same bytes for ever, whatever is recorded later`(_ address: String) async throws {
        try await Self.lateVisit { server, clock async throws in
            try await server.record([("record-meldcode-signal", TestStory.signal)])
            let first = try await server.get(address)
            #expect(first.status == 200)
            let place = try #require(first.headers[.contentLocation])
            #expect(place.contains("on=2026-11-22") && place.contains("asKnownOn=18"))
            try clock.set("2027-02-01T10:00:00.000Z")
            try await server.record([("end-trajectory", TestStory.end)])
            let later = try await server.get(address)
            #expect(later.bytes != first.bytes)
            #expect(try await server.get(place).bytes == first.bytes)
            #expect(try await server.get(place).headers[.contentLocation] == place)
        }
    }

    @Test func `says what it was worked out from: both times, the size of the log and its root`() async throws {
        try await Self.lateVisit { server, _ async throws in
            let answer = try await server.get("/api/v1/caseload?asKnownOn=2026-05-31T12:00:00Z&on=2026-05-21").json
            #expect(answer["size"].int == 16)
            #expect(answer["asKnownOn"].text == "2026-05-20T18:00:00.000Z")
            #expect(answer["on"].text == "2026-05-21")
            #expect(answer["root"].text == (try server.app.log.root(at: LogSize(16)).base64))
            let report = try await server.get("/api/v1/registration/2026?asKnownOn=16").json
            #expect(report["size"].int == 16 && report["on"].text == "2026-05-20")
            #expect(report["report"]["provisional"].text == "2026-05-20")
        }
    }

    @Test func `takes a size, an instant or a day for what was known, and goes by its day unless told otherwise`()
        async throws
    {
        try await Self.lateVisit { server, _ async throws in
            func basis(_ question: String) async throws -> [String] {
                let answer = try await server.get("/api/v1/locations?\(question)").json
                return ["\(answer["size"].int ?? -1)", answer["on"].text ?? ""]
            }
            #expect(try await basis("") == ["17", "2026-11-22"])
            #expect(try await basis("asKnownOn=16") == ["16", "2026-05-20"])
            #expect(try await basis("asKnownOn=0") == ["0", "2026-11-22"])
            #expect(try await basis("asKnownOn=2026-05-20T18:00:00Z") == ["16", "2026-05-20"])
            #expect(try await basis("asKnownOn=2026-05-20T17:59:59.999Z") == ["15", "2026-05-20"])
            // A day ends at midnight in Amsterdam, which is 22:00 UTC in summer.
            #expect(try await basis("asKnownOn=2026-05-20") == ["16", "2026-05-20"])
            #expect(try await basis("asKnownOn=2026-05-19") == ["15", "2026-05-19"])
            #expect(try await basis("asKnownOn=16&on=2026-04-01") == ["16", "2026-04-01"])
        }
    }

    @Test func `is not misled by a clock that was set back`() async throws {
        let clock = try MovedClock("2026-03-11T18:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try clock.set("2026-05-20T18:00:00.000Z")
            try await server.record([("hold-visit", TestStory.visit(on: "2026-05-20"))])
            try clock.set("2026-03-20T18:00:00.000Z")
            try await server.record([("plan-visit", Self.planned(on: "2026-03-19"))])
            try clock.set("2026-06-21T18:00:00.000Z")
            try await server.record([("plan-visit", Self.planned(on: "2026-06-20"))])
            try clock.set("2026-11-22T10:00:00.000Z")
            func size(_ instant: String) async throws -> Int? {
                try await server.get("/api/v1/locations?asKnownOn=\(instant)").json["size"].int
            }
            #expect(try await size("2026-04-01") == 15)
            #expect(try await size("2026-06-01") == 17)
            #expect(try await size("2026-07-01") == 18)
        }
    }

    private static func planned(on day: String) -> String {
        #"{"trajectory":"\#(TestStory.trajectory)","on":"\#(day)","planned":"2026-07-01"}"#
    }

    @Test(arguments: ["18", "2026-11-22", "2026-11-23T00:00:00Z", "morgen", "-1", "2026-02-30", "2026-05-20T18:00:00"])
    func `about what cannot be known is refused, naming the parameter`(_ moment: String) async throws {
        try await Self.lateVisit { server, _ async throws in
            for address in ["/api/v1/caseload", "/caseload", "/registration/2026"] {
                let answer = try await server.get("\(address)?asKnownOn=\(moment)", [.accept: "application/json"])
                #expect(answer.status == 400, "\(address)")
            }
            let answer = try await server.get("/api/v1/caseload?asKnownOn=\(moment)")
            #expect(answer.problem == "invalid-parameter" && answer.json["field"].text == "asKnownOn")
        }
    }

    @Test func `of many askers at once is replayed once, and not again for who asks later`() async throws {
        try await Self.lateVisit { server, _ async throws in
            let answers = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<24 {
                    group.addTask { try await server.get("/api/v1/caseload?asKnownOn=16").bytes }
                }
                return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
            }
            #expect(answers.count == 1)
            _ = try await server.get("/api/v1/supervision?asKnownOn=16")
            #expect(server.app.replays.usage.replays == 1)
            #expect(server.app.replays.usage.bytes > 0)
        }
    }

    @Test(arguments: ["/caseload", "/supervision", "/meldcode", "/registration/2026", "/registration"])
    func `is answered on a page that says both times and leads back to today`(_ address: String) async throws {
        try await Self.lateVisit { server, _ async throws in
            let page = try await server.get("\(address)?asKnownOn=16&on=2026-05-21").text
            #expect(page.contains("2026-05-21"))
            #expect(page.contains("16 gebeurtenissen"))
            if address != "/registration/2026" { #expect(page.contains("Naar vandaag")) }
        }
    }
}
