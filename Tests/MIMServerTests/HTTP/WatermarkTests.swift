import HTTPTypes
import HummingbirdTesting
import Testing

@testable import MIMServer

@Suite(.timeLimit(.minutes(2))) struct `The watermarks` {
    /// The stages of a log that nobody else cosigns.
    private static let withoutWitnesses = Watermarks.Stage.allCases.filter { $0 != .witnessed }

    @Test func `follow on each other`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let marks = try await server.get("/api/v1/watermarks").json
            #expect(marks.names == ["accepted", "durable", "projected", "signed"])
            for stage in ["accepted", "durable", "projected"] {
                #expect(marks[stage].int == TestStory.preparation.count)
            }
            #expect(try #require(marks["signed"].int) <= TestStory.preparation.count)
            #expect(try server.app.watermarks.sizes().map(\.stage) == Self.withoutWitnesses)
        }
    }

    @Test(arguments: withoutWitnesses)
    func `can be waited for, and are there when it is answered`(_ stage: Watermarks.Stage) async throws {
        try await TestServer.run(.ahc()) { server in
            let signing = Task {
                try await CheckpointService(
                    log: server.app.log, checkpoints: server.app.checkpoints, logger: server.app.logger
                ).run()
            }
            async let answer = server.get("/api/v1/watermarks?wait=\(stage.rawValue):\(TestStory.preparation.count)")
            try await server.record(TestStory.preparation)
            let marks = try await answer.json
            #expect(try #require(marks[stage.rawValue].int) >= TestStory.preparation.count)
            signing.cancel()
            _ = await signing.result
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
}
