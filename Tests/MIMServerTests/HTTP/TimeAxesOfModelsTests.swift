import HTTPTypes
import Testing
import Wire

@testable import MIMServer

/// For each read model a fact that was recorded late: the two times give different answers, and only one is right.
struct `In each read model` {
    /// Everything of April is recorded in July.
    private static func lateFacts(
        _ test: @escaping @Sendable (TestServer, MovedClock) async throws -> Void
    ) async throws {
        let clock = try MovedClock("2026-03-11T18:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try clock.set("2026-07-01T09:00:00.000Z")
            try await server.record([
                ("hold-visit", TestStory.visit(on: "2026-04-10")),
                (
                    "hold-supervision",
                    #"{"volunteer":"\#(TestStory.volunteer)","on":"2026-04-15","topics":["functioning"]}"#
                ),
                (
                    "change-coordinator-hours",
                    """
                    {"coordinator":"\(TestStory.coordinator)","location":"\(TestStory.location)","on":"2026-04-16",\
                    "weeklyMinutes":300}
                    """
                ),
                ("record-meldcode-signal", TestStory.signal.replacing("2026-06-02", with: "2026-04-20")),
            ])
            try clock.set("2026-11-22T10:00:00.000Z")
            try await test(server, clock)
        }
    }

    /// What a question gives on a day in May, by all that is known, and as it was known in May; and before the fact.
    private static func ask(
        _ server: TestServer, _ address: String, _ read: (JSON) -> Int?
    ) async throws -> [Int?] {
        var found: [Int?] = []
        for times in ["on=2026-05-15", "on=2026-05-15&asKnownOn=2026-05-15", "on=2026-04-01", "asKnownOn=2026-07-02"] {
            found.append(read(try await server.get("\(address)?\(times)").json))
        }
        return found
    }

    @Test func `a late fact is there on its day by what is known now, and was not known then`() async throws {
        try await Self.lateFacts { server, _ async throws in
            let caseload = try await Self.ask(server, "/api/v1/caseload") { $0["items"][0]["visits"]["total"].int }
            #expect(caseload == [1, 0, 0, 1])
            let talks = try await Self.ask(server, "/api/v1/supervision") { $0["items"][0]["daysSinceTalk"].int }
            #expect(talks == [30, nil, nil, 78])
            let hours = try await Self.ask(server, "/api/v1/locations") {
                $0["items"][0]["coordinationTime"]["weeklyMinutes"].int
            }
            #expect(hours == [300, 600, 600, 300])
            let cases = try await Self.ask(server, "/api/v1/meldcode/cases") { $0["items"].items.count }
            #expect(cases == [1, 0, 0, 1])
            let visits = try await Self.ask(server, "/api/v1/registration/2026") { answer in
                let work = answer["report"]["tables"].items.first { $0["key"].text == "activity" }
                return work?["rows"][0]["cells"]["count"].int
            }
            #expect(visits == [1, 0, 0, 1])
        }
    }

    @Test func `a corrected and a retracted record stay in every history, and say that they count no more`()
        async throws
    {
        try await Self.lateFacts { server, clock async throws in
            let signal = 18
            let text =
                #"{"position":\#(signal),"reason":"typing-error","data":{"facts":"Een blauwe plek op het been."}}"#
            try await server.record([("correct-record", text)])
            try clock.set("2026-11-23T10:00:00.000Z")
            try await server.record([("retract-record", #"{"position":15,"reason":"wrong-person"}"#)])
            let address = "/api/v1/meldcode/cases/\(TestStory.meldcodeCase)"
            let entries = try await server.get(address).json["timeline"].items
            #expect(entries.map { $0["position"].int } == [18, 19])
            #expect(entries.map { $0["counts"].bool } == [false, true])
            #expect(entries[0]["amendedBy"].int == 19 && entries[1]["amends"].int == 18)
            #expect(entries[0]["data"]["facts"].text == "Een blauwe plek op de arm.")
            #expect(entries[1]["data"]["record"]["data"]["facts"].text == "Een blauwe plek op het been.")
            // As it was known before, there is the first alone, and it counts.
            let before = try await server.get("\(address)?asKnownOn=19").json["timeline"].items
            #expect(before.map { $0["position"].int } == [18] && before[0]["counts"].bool == true)
            let page = try await server.get("/meldcode/\(TestStory.meldcodeCase)").text
            #expect(page.contains("Een blauwe plek op de arm.") && page.contains("Een blauwe plek op het been."))
            #expect(page.contains("telt niet meer; zie nr. 19") && page.contains("in plaats van nr. 18"))
            let visits = try await server.get("/api/v1/trajectories/\(TestStory.trajectory)").json["timeline"].items
                .filter { [15, 20].contains($0["position"].int) }
            #expect(visits.map { $0["event"].text } == ["visit-held", "record-retracted"])
            #expect(visits.map { $0["counts"].bool } == [false, true])
        }
    }
}
