import HTTPTypes
import HummingbirdTesting
import Testing

@testable import MIMServer

struct `The watermarks` {
    @Test func `follow on each other`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let marks = try await server.get("/api/v1/watermarks").json
            #expect(marks.names == ["durable", "projected", "signed"])
            #expect(marks["durable"].int == TestStory.preparation.count)
            #expect(marks["projected"].int == TestStory.preparation.count)
            #expect(try #require(marks["signed"].int) <= TestStory.preparation.count)
        }
    }

    @Test(arguments: ["durable", "projected", "signed"])
    func `can be waited for, and are there when it is answered`(_ stage: String) async throws {
        try await TestServer.run(.ahc()) { server in
            async let answer = server.get("/api/v1/watermarks?wait=\(stage):\(TestStory.preparation.count)")
            try await server.record(TestStory.preparation)
            let marks = try await answer.json
            #expect(try #require(marks[stage].int) >= TestStory.preparation.count)
        }
    }

    @Test func `that are there already are not waited for`() async throws {
        try await TestServer.run { server in
            #expect(try await server.get("/api/v1/watermarks?wait=signed:0").json["durable"].int == 0)
            try await server.record([TestStory.preparation[0]])
            #expect(try await server.get("/api/v1/watermarks?wait=durable:1").json["durable"].int == 1)
        }
    }

    @Test func `have none of witnesses when there are none, and say so to whoever waits for them`() async throws {
        try await TestServer.run { server in
            try await server.record([TestStory.preparation[0]])
            let answer = try await server.get("/api/v1/watermarks?wait=witnessed:1")
            #expect(answer.problem == "invalid-parameter")
            #expect(answer.json["detail"].text?.contains("witnesses") == true)
        }
    }

    @Test(arguments: ["projected", "projected:", "projected:x", "seen:1", "1", "projected:1:2", "projected:-1"])
    func `are asked for by the name of a stage and a size`(_ wait: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.get("/api/v1/watermarks?wait=\(wait)")
            #expect(answer.problem == "invalid-parameter")
            #expect(answer.json["field"].text == "wait")
        }
    }
}
