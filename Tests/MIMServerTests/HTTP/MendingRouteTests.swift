import EventStore
import HTTPTypes
import HummingbirdTesting
import Programme
import Testing
import Wire

@testable import MIMServer

struct `Mending over HTTP` {
    /// A second volunteer, and a first visit on 11 April.
    private static let story =
        TestStory.preparation + TestStory.match + [
            (
                "apply-as-volunteer",
                """
                {"volunteer":"\(other)","location":"\(TestStory.location)","on":"2026-01-10","route":"word-of-mouth",\
                "name":"Vrijwilliger Klaproos"}
                """
            ),
            ("hold-visit", TestStory.visit(on: "2026-04-11")),
        ]
    private static let other = TestStory.id(20)
    private static let visit = 16
    private static let match = 14

    private static func correct(_ position: Int, _ data: String) -> String {
        #"{"position":\#(position),"reason":"typing-error","explanation":"Verkeerd overgenomen.","data":\#(data)}"#
    }

    private static func retract(_ position: Int) -> String {
        #"{"position":\#(position),"reason":"did-not-happen"}"#
    }

    /// A record as an administrator sees it, with the words of its sealed values.
    private static func opened(_ server: TestServer, _ position: Int) throws -> JSON {
        var json = JSONWriter()
        try server.app.log.scan(from: LogSize(UInt64(position)), to: LogSize(UInt64(position) + 1)) { record in
            try OpenedData(texts: PersonalTexts(vault: server.app.vault), eventID: record.id) { _ in true }
                .write(record.data, to: &json)
            return true
        }
        return JSON(json.bytes)
    }

    @Test func `a visit's minutes and its volunteer are corrected, and its words can still be read`() async throws {
        try await TestServer.run { server in
            try await server.record(Self.story)
            let minutes = try await server.post("correct-record", Self.correct(Self.visit, #"{"minutes":60}"#))
            #expect(minutes.status == 201)
            #expect(minutes.json["positions"].items.map(\.int) == [17])
            #expect(minutes.json["subject"].text == "trajectory:\(TestStory.trajectory)")
            #expect(minutes.headers[.location] == "/api/v1/trajectories/\(TestStory.trajectory)")
            let volunteer = try await server.post(
                "correct-record", Self.correct(Self.visit, #"{"volunteer":"\#(Self.other)"}"#))
            #expect(volunteer.status == 201)
            let corrected = try Self.opened(server, 18)
            #expect(corrected["position"].int == Self.visit)
            #expect(corrected["explanation"].text == "Verkeerd overgenomen.")
            #expect(corrected["record"]["event"].text == "visit-held")
            #expect(corrected["record"]["data"]["minutes"].int == 60)
            #expect(corrected["record"]["data"]["note"].text == "Zij lachte veel.")
            #expect(corrected["record"]["tags"].text?.contains("volunteer:\(Self.other)") == true)
            #expect(corrected["former"].text == "volunteer:\(TestStory.volunteer)")
            // What was recorded first is untouched.
            #expect(try Self.opened(server, Self.visit)["minutes"].int == 75)
        }
    }

    @Test func `a visit is retracted, and what it stood in the way of goes through`() async throws {
        try await TestServer.run { server in
            try await server.record(Self.story)
            let early = #"{"trajectory":"\#(TestStory.trajectory)","on":"2026-04-01","reason":"moved"}"#
            #expect(try await server.post("end-trajectory", early).problem == "end-before-visit")
            let under = try await server.post("retract-record", Self.retract(Self.match))
            #expect(under.status == 409)
            #expect(under.problem == "stands-in-the-way")
            #expect(under.json["detail"].text?.contains("huisbezoek van 2026-04-11 (plaats 16).") == true)
            #expect(try await server.post("retract-record", Self.retract(Self.visit)).status == 201)
            #expect(try await server.post("end-trajectory", early).status == 201)
        }
    }

    @Test func `what cannot be mended is a problem that names the field`() async throws {
        try await TestServer.run { server in
            try await server.record(Self.story)
            let before = try server.size
            let unknown = try await server.post("correct-record", Self.correct(Self.visit, #"{"minuten":60}"#))
            #expect((unknown.status, unknown.problem) == (422, "unknown-field"))
            #expect(unknown.json["field"].text == "data.minuten")
            let list = try await server.post("correct-record", Self.correct(Self.visit, "[]"))
            #expect((list.status, list.problem) == (422, "invalid-field"))
            let nowhere = try await server.post("retract-record", Self.retract(99))
            #expect((nowhere.status, nowhere.problem) == (409, "unknown-record"))
            let negative = try await server.post("retract-record", Self.retract(-1))
            #expect((negative.status, negative.json["field"].text) == (422, "position"))
            #expect(try server.size == before)
        }
    }

    @Test func `an idempotency key answers a second sending, which would be refused by now`() async throws {
        try await TestServer.run { server in
            try await server.record(Self.story)
            let key: HTTPFields = [.idempotencyKey: "retract-16"]
            let first = try await server.post("retract-record", Self.retract(Self.visit), key)
            let second = try await server.post("retract-record", Self.retract(Self.visit), key)
            #expect((first.status, second.status) == (201, 200))
            #expect(second.json["positions"].items.map(\.int) == [17])
            #expect(try await server.post("retract-record", Self.retract(Self.visit)).problem == "already-retracted")
        }
    }

    @Test func `If-Match refuses a correction of what has changed since`() async throws {
        try await TestServer.run { server in
            try await server.record(Self.story)
            let seen: HTTPFields = [.ifMatch: "\"17\""]
            let first = try await server.post("correct-record", Self.correct(Self.visit, #"{"minutes":60}"#), seen)
            #expect(first.status == 201)
            let late = try await server.post("correct-record", Self.correct(Self.visit, #"{"minutes":70}"#), seen)
            #expect(late.status == 412)
        }
    }

    /// The readings of a retraction: what was said of the record before, what was decided on it, and all it depends on.
    @Test(arguments: [0, 1, 2])
    func `a visit recorded between the reading and the append is met`(_ reading: Int) async throws {
        try await TestServer.run { server in
            try await server.record(Array(Self.story.prefix(15)))
            let app = server.app
            let log = InterleavingLog(app.log, beforeReading: reading) {
                _ = try? await server.post("hold-visit", TestStory.visit(on: "2026-04-11"))
            }
            let execution = CommandExecution(log: log, preparation: app.handler.preparation)
            let command = RetractRecord(position: Self.match, reason: .didNotHappen)
            let refusal = await #expect(throws: Refusal.self) {
                try await withTaskExecutorPreference(ApartExecutor()) {
                    try await execution.carryOut(CommandOrder(command: command)) { app.clock.today }
                }
            }
            #expect(refusal?.rule == "stands-in-the-way")
            #expect(try server.size == 16)
        }
    }

    /// Between the last reading and the append nothing more is read, so the race is lost at the append itself.
    @Test func `two corrections of one record at once come one after the other`() async throws {
        try await TestServer.run(.ahc()) { server in
            try await server.record(Self.story)
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for minutes in 61...64 {
                    group.addTask {
                        try await server.post(
                            "correct-record", Self.correct(Self.visit, #"{"minutes":\#(minutes)}"#)
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses == [201, 201, 201, 201])
            #expect(try server.size == 21)
        }
    }

    @Test func `an import mends between what comes before it and what comes after`() async throws {
        try await TestServer.run { server in
            let lines =
                Self.story.map { TestStory.line($0.name, $0.body) } + [
                    TestStory.line("retract-record", Self.retract(Self.visit)),
                    TestStory.line("retract-record", Self.retract(99)),
                    TestStory.line("correct-record", Self.correct(Self.visit, #"{"on":"2026-04-12"}"#)),
                    TestStory.line("retract-record", Self.retract(Self.match)),
                    TestStory.line("correct-record", Self.correct(3, #"{"moon":1}"#)),
                    TestStory.line("end-trajectory", TestStory.end.replacing("2026-11-20", with: "2026-04-11")),
                    TestStory.line("end-trajectory", TestStory.end.replacing("2026-11-20", with: "2026-04-12")),
                ]
            let key: HTTPFields = [.idempotencyKey: "import"]
            let answers = try await server.postLines(lines, key).lines
            #expect(answers.count == lines.count)
            let types = answers.suffix(7).map { $0["problem"]["type"].text }
            #expect(
                types == [
                    nil, "/problems/unknown-record", nil, "/problems/stands-in-the-way", "/problems/unknown-field",
                    "/problems/end-before-visit", nil,
                ])
            #expect(
                answers.suffix(7).map { $0["positions"].items.compactMap(\.int) } == [
                    [17], [], [18], [], [], [], [19, 20],
                ])
            let size = try server.size
            let again = try await server.postLines(lines, key).lines
            #expect(again.suffix(7).map { $0["repeated"].bool } == [true, nil, true, nil, nil, nil, true])
            #expect(try server.size == size)
        }
    }

    @Test func `two records of a mother are joined and parted`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let duplicate = TestStory.id(30)
            let again = TestStory.enrol.replacing(TestStory.mother, with: duplicate)
                .replacing(TestStory.trajectory, with: TestStory.id(31)).replacing(
                    TestStory.child, with: TestStory.id(32))
            try await server.record([("enrol-mother", again)])
            let ids = #""kept":"\#(TestStory.mother)","duplicate":"\#(duplicate)","on":"2026-04-01""#
            let join =
                #"{\#(ids),"child":"\#(TestStory.child)","duplicateChild":"\#(TestStory.id(32))","explanation":"Zus."}"#
            let joined = try await server.post("join-mothers", join)
            #expect(joined.status == 201)
            #expect(joined.json["subject"].text == "mother:\(TestStory.mother)")
            #expect(try await server.post("join-mothers", join).problem == "already-joined")
            let position = try server.size - 1
            #expect(try await server.post("retract-record", Self.retract(position)).problem == "cannot-be-mended")
            #expect(try await server.post("part-mothers", "{\(ids)}").status == 201)
        }
    }
}
