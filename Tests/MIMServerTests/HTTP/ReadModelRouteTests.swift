import HTTPTypes
import Testing

@testable import MIMServer

struct `The read models over HTTP` {
    @Test func `are built anew beside those that answer, and are the same`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let before = try await server.get("/api/v1/caseload")
            let rebuilt = try await server.send(.post, "/api/v1/read-models/rebuild", [:], nil)
            #expect(rebuilt.status == 200)
            #expect(rebuilt.json["same"].bool == true && rebuilt.json["size"].int == 15)
            #expect(try await server.get("/api/v1/caseload").bytes == before.bytes)
            try await server.record([("hold-visit", TestStory.visit(on: "2026-05-20"))])
            let after = try await server.get("/api/v1/caseload").json["items"][0]
            #expect(after["visits"]["total"].int == 1)
        }
    }

    @Test func `say how far they are and what is kept of earlier ones`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            _ = try await server.get("/api/v1/caseload?asKnownOn=3")
            let answer = try await server.get("/api/v1/read-models").json
            #expect(answer["size"].int == 8 && answer["version"].text == "1")
            #expect(answer["replays"]["bytes"].int.map { $0 > 0 && $0 < 1 << 20 } == true)
            #expect(answer["replays"]["bytesMax"].int == 512 << 20)
        }
    }
}
