import EventStore
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import MIMServer

/// The questions whose answers the scenario looks at.
private let questions = [
    "/api/v1/caseload", "/api/v1/caseload?status=ended", "/api/v1/supervision", "/api/v1/locations",
    "/api/v1/registration/2026", "/api/v1/registration/2026?location=\(TestStory.location)",
    "/api/v1/trajectories/\(TestStory.trajectory)", "/api/v1/volunteers/\(TestStory.volunteer)",
    "/api/v1/meldcode/cases", "/api/v1/meldcode/cases/\(TestStory.meldcodeCase)", "/api/v1/events?limit=1000",
    "/caseload", "/supervision", "/meldcode", "/registration/2026",
]

struct `The five actions that matter most` {
    @Test func `are seen in the caseload, the supervision, the registration and the case`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            func row() async throws -> JSON { try await server.get("/api/v1/caseload").json["items"][0] }
            #expect(try await row()["status"].text == "waiting-for-intake")
            // 1. The intake, and what follows from it.
            try await server.record(Array(TestStory.match.prefix(2)))
            #expect(try await row()["status"].text == "waiting-for-match")
            // 2. The match.
            try await server.record(Array(TestStory.match.dropFirst(2)))
            #expect(try await row()["status"].text == "active")
            // 3. A visit.
            try await server.record([("hold-visit", TestStory.visit(on: "2026-04-01"))])
            #expect(try await row()["visits"]["total"].int == 1)
            #expect(try await row()["lastVisit"].text == "2026-04-01")
            let volunteer = try await server.get("/api/v1/supervision").json["items"][0]
            #expect(volunteer["activeMothers"].items.map(\.text) == [TestStory.trajectory])
            #expect(volunteer["visitsThisYear"].int == 1)
            // 4. A Meldcode signal.
            try await server.record([("record-meldcode-signal", TestStory.signal)])
            #expect(try await row()["signals"].items.contains { $0["signal"].text == "open-case" })
            let meldcodeCase = try await server.get("/api/v1/meldcode/cases/\(TestStory.meldcodeCase)").json
            #expect(meldcodeCase["open"].bool == true)
            #expect(meldcodeCase["stepReached"].text == "signals")
            // 5. The end of the trajectory.
            try await server.record([("end-trajectory", TestStory.end)])
            #expect(try await server.get("/api/v1/caseload").json["items"].items.isEmpty)
            let ended = try await server.get("/api/v1/caseload?status=ended").json["items"][0]
            #expect(ended["endReason"].text == "moved")
            let report = try await server.get("/registration/2026").text
            #expect(report.contains("moeders (trajecten)"))
        }
    }

    @Test func `survive as records alone: indexes and read models made anew give the same answers`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let before = try await answers(in: data) { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try await server.record([
                ("hold-visit", TestStory.visit(on: "2026-04-01")), ("record-meldcode-signal", TestStory.signal),
                ("end-trajectory", TestStory.end),
            ])
        }
        #expect(before.count == questions.count)
        #expect(before.values.allSatisfy { !$0.isEmpty })
        try LMDBEventLog.rebuildIndexes(at: data + "/log")
        let after = try await answers(in: data) { _ in }
        for question in questions { #expect(before[question] == after[question], "\(question)") }
    }

    /// The answers to all questions, after something was done.
    private func answers(
        in data: String, after doing: @Sendable (TestServer) async throws -> Void
    ) async throws -> [String: [UInt8]] {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let app = try await AppContext.open(
            data: data, clock: ProgrammeClock { TestServer.now }, fileBytesMax: TestServer.fileBytesMax, logger: logger)
        let answers = try await ServerApplication.make(app, host: "127.0.0.1", port: 0).test(.router) { client in
            let server = TestServer(app: app, client: client, data: data)
            try await doing(server)
            var answers: [String: [UInt8]] = [:]
            for question in questions {
                let answer = try await server.get(question)
                #expect(answer.status == 200, "\(question)")
                answers[question] = answer.bytes
            }
            return answers
        }
        await app.close()
        return answers
    }
}
