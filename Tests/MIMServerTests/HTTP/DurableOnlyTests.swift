import EventStore
import Testing
import Wire

@testable import MIMServer

/// What is accepted and not yet on the disk is shown to nobody: a real server, whose disk is made to hesitate and fail.
@Suite(.timeLimit(.minutes(5))) struct `What is not durable` {
    @Test func `is seen by no follower and no query, before the flush and after one that failed`() async throws {
        let folder = try TemporaryFolder()
        let shim = try await FlushShim()
        let server = try await ServerProcess(data: folder.path + "/data", environment: shim.environment)
        for command in TestStory.preparation.prefix(4) {
            #expect(try await server.post(command.name, command.body).status == 201)
        }
        // Nothing else is to be flushed any more.
        #expect(try await server.get("/api/v1/watermarks?wait=signed:4").status == 200)
        let followers = try EventClient.Form.allCases.map {
            try EventClient(port: server.port, address: "/api/v1/events", as: $0)
        }
        for follower in followers { #expect(try await follower.next(4).count == 4) }

        try shim.stall()
        let command = TestStory.preparation[4]
        async let made = server.post(command.name, command.body)
        let marks = try await server.get("/api/v1/watermarks?wait=accepted:5").json
        #expect(marks["accepted"].int == 5)
        for stage in ["durable", "projected", "signed"] { #expect(marks[stage].int == 4, "\(stage)") }
        #expect(try await server.get("/api/v1/events").json.items.count == 4)
        #expect(try await server.get("/api/v1/caseload").json["size"].int == 4)
        #expect(try await server.get("/api/v1/caseload?wait=durable:5&within=0").status == 504)
        for follower in followers { #expect(await follower.nextHeartbeat() == 4) }

        try shim.goOn()
        #expect(try await made.status == 201)
        for follower in followers { #expect(try await follower.next(1).map(\.id) == ["4"]) }
        #expect(try await server.get("/api/v1/watermarks?wait=signed:5").json["durable"].int == 5)

        try shim.fail()
        let refused = TestStory.preparation[6]
        #expect(try await server.post(refused.name, refused.body).status >= 500)
        for follower in followers { #expect(try await follower.next(1).isEmpty) }
        #expect(await server.waitForEnd() == 1)
        let log = try LMDBEventLog.open(at: folder.path + "/data/log") { Instant(milliseconds: 0) }
        #expect(try log.size() == LogSize(5))
        await log.close()
    }
}
