import HTTPTypes
import HummingbirdTesting
import Testing

@testable import MIMServer

struct `A command over HTTP` {
    @Test func `is answered with where its events stand and under which ids they are found`() async throws {
        try await TestServer.run { server in
            try await server.record(Array(TestStory.preparation.dropLast()))
            let answer = try await server.post("enrol-mother", TestStory.enrol)
            #expect(answer.status == 201)
            #expect(answer.json["positions"].items.map(\.int) == [7])
            #expect(answer.json["size"].int == 8)
            #expect(answer.json["subject"].text == "trajectory:\(TestStory.trajectory)")
            #expect(answer.json["ids"]["mother"].text == TestStory.mother)
            #expect(answer.json["ids"].names == ["child", "location", "mother", "trajectory"])
            #expect(answer.headers[.eTag] == "\"8\"")
            #expect(answer.headers[.location] == "/api/v1/trajectories/\(TestStory.trajectory)")
        }
    }

    @Test func `that leaves out the id of what it begins is told the new one`() async throws {
        try await TestServer.run { server in
            let answer = try await server.post(
                "open-location", #"{"on":"2026-01-05","name":"A","municipality":"B","variant":"regular"}"#)
            let id = try #require(answer.json["ids"]["location"].text)
            let closed = try await server.post("close-location", #"{"location":"\#(id)","on":"2026-02-01"}"#)
            #expect(closed.status == 201)
        }
    }

    @Test func `is seen by the query that follows`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let caseload = try await server.get("/api/v1/caseload")
            #expect(caseload.json["size"].int == TestStory.preparation.count)
            #expect(caseload.json["items"][0]["trajectory"].text == TestStory.trajectory)
        }
    }

    @Test func `that settles a concern finds whose words it is about`() async throws {
        try await TestServer.run { server in
            let concern = TestStory.id(40)
            try await server.record(
                TestStory.preparation + [
                    (
                        "raise-concern",
                        """
                        {"concern":"\(concern)","trajectory":"\(TestStory.trajectory)","on":"2026-03-10",\
                        "description":"Zij slaapt slecht."}
                        """
                    )
                ])
            let answer = try await server.post(
                "settle-concern",
                #"{"concern":"\#(concern)","on":"2026-03-12","outcome":"settled","note":"Het gaat beter."}"#)
            #expect(answer.status == 201, "\(answer.text)")
            let events = try await server.get("/api/v1/events")
            let sealed = events.json[TestStory.preparation.count + 1]["data"]["note"]["sealed"].text
            #expect(sealed == "mother:\(TestStory.mother)")
        }
    }

    @Test func `carries its actor into the record`() async throws {
        try await TestServer.run { server in
            let actor = "coordinator:\(TestStory.coordinator)"
            _ = try await server.post("open-location", TestStory.openLocation, [.actor: actor])
            let events = try await server.get("/api/v1/events")
            #expect(events.json[0]["actor"].text == actor)
        }
    }

    @Test func `that happened in the future is refused, with the rule and the field`() async throws {
        try await TestServer.run { server in
            let answer = try await server.post(
                "open-location", #"{"on":"2026-11-23","name":"A","municipality":"B","variant":"regular"}"#)
            #expect(answer.status == 409)
            #expect(answer.problem == "date-in-future")
            #expect(answer.json["field"].text == "on")
            #expect(try server.size == 0)
        }
    }

    @Test func `is refused in the asker's language`() async throws {
        try await TestServer.run { server in
            let body = #"{"location":"\#(TestStory.location)","on":"2026-02-01"}"#
            let dutch = try await server.post("close-location", body)
            let english = try await server.post("close-location", body, [.acceptLanguage: "en-GB, nl;q=0.5"])
            #expect(dutch.json["detail"].text?.hasPrefix("Er is niets bekend") == true)
            #expect(dutch.headers[.contentLanguage] == "nl")
            #expect(english.json["detail"].text?.hasPrefix("Nothing is known") == true)
            #expect(english.problem == "unknown-location")
        }
    }
}

struct `An idempotency key` {
    @Test func `makes a second sending answer with the first receipt`() async throws {
        try await TestServer.run { server in
            let key: HTTPFields = [.idempotencyKey: "abc-1"]
            let first = try await server.post("open-location", TestStory.openLocation, key)
            let second = try await server.post("open-location", TestStory.openLocation, key)
            #expect((first.status, second.status) == (201, 200))
            #expect(second.json["repeated"].bool == true)
            #expect(second.json["ids"]["location"].text == TestStory.location)
            #expect(second.json["positions"].items.map(\.int) == [0])
            #expect(try server.size == 1)
        }
    }

    @Test func `answers also when what was asked would be refused by now`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let key: HTTPFields = [.idempotencyKey: "\"end\""]
            let first = try await server.post("end-trajectory", TestStory.end, key)
            let again = try await server.post("end-trajectory", TestStory.end, key)
            #expect((first.status, again.status) == (201, 200))
            #expect(try await server.post("end-trajectory", TestStory.end).status == 409)
        }
    }

    @Test func `used for another command is refused`() async throws {
        try await TestServer.run { server in
            let key: HTTPFields = [.idempotencyKey: "abc-1"]
            _ = try await server.post("open-location", TestStory.openLocation, key)
            let other = try await server.post(
                "open-location", #"{"on":"2026-01-05","name":"X","municipality":"B","variant":"regular"}"#, key)
            #expect(other.status == 422)
            #expect(other.problem == "idempotency-key-reused")
            #expect(try server.size == 1)
        }
    }

    @Test func `of one actor is not that of another`() async throws {
        try await TestServer.run { server in
            let body = #"{"on":"2026-01-05","name":"A","municipality":"B","variant":"regular"}"#
            for number in [1, 2] {
                let answer = try await server.post(
                    "open-location", body,
                    [.idempotencyKey: "same", .actor: "coordinator:\(TestStory.id(number))"])
                #expect(answer.status == 201)
            }
        }
    }

    @Test func `sent by many at once makes one record`() async throws {
        try await TestServer.run(.ahc()) { server in
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await server.post(
                            "open-location", TestStory.openLocation, [.idempotencyKey: "storm"]
                        ).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.sorted() == Array(repeating: 200, count: 19) + [201])
            #expect(try server.size == 1)
        }
    }
}

struct `If-Match` {
    @Test func `lets a command through when nothing has changed about it`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let seen = try await server.get("/api/v1/trajectories/\(TestStory.trajectory)")
            let tag = try #require(seen.headers[.eTag])
            // Something else altogether happens in between.
            _ = try await server.post(
                "open-location", #"{"on":"2026-01-05","name":"A","municipality":"B","variant":"regular"}"#)
            let answer = try await server.post(TestStory.match[0].name, TestStory.match[0].body, [.ifMatch: tag])
            #expect(answer.status == 201)
        }
    }

    @Test func `refuses when somebody else was first`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let tag = try #require(
                try await server.get("/api/v1/trajectories/\(TestStory.trajectory)").headers[.eTag])
            try await server.record([TestStory.match[0]])
            let before = try server.size
            let answer = try await server.post(TestStory.match[1].name, TestStory.match[1].body, [.ifMatch: tag])
            #expect(answer.status == 412)
            #expect(answer.problem == "changed-since")
            #expect(try server.size == before)
        }
    }
}

struct `Commands at the same time` {
    @Test func `about one child let only one trajectory begin`() async throws {
        try await TestServer.run(.ahc()) { server in
            try await server.record([TestStory.preparation[0]])
            let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        let body = TestStory.enrol.replacing(TestStory.trajectory, with: TestStory.id(100 + number))
                        return try await server.post("enrol-mother", body).status
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(statuses.count { $0 == 201 } == 1)
            #expect(statuses.count { $0 == 409 } == 11)
            #expect(try server.size == 2)
        }
    }
}
