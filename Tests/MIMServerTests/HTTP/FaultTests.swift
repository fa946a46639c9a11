import EventStore
import HTTPTypes
import Programme
import Testing

@testable import MIMServer

struct `A fault of the machine` {
    @Test(
        arguments: [
            (EventLogFault.full, 507, "log-full"), (EventLogFault.overloaded, 503, "overloaded"),
            (EventLogFault.closed, 503, "stopping"), (CommandFault.contended, 503, "contended"),
            (CommandFault.changedSince(LogSize(1)), 412, "changed-since"),
            (VaultFault.erased("x"), 409, "person-erased"), (VaultFault.full, 507, "log-full"),
        ] as [(any Error & Sendable, Int, String)])
    func `that the asker can do something about has a problem of its own`(
        _ fault: any Error & Sendable, _ status: Int, _ name: String
    ) throws {
        let problem = try #require(Problem(fault))
        #expect(problem.status.code == status)
        #expect(problem.name == name)
        #expect((problem.headers[.retryAfter] != nil) == (status == 503))
    }

    @Test func `is told as a number and nothing else`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            server.app.vault.close()
            let answer = try await server.get("/api/v1/caseload", [.acceptLanguage: "en"])
            #expect(answer.status == 500)
            #expect(answer.problem == "incident")
            #expect(answer.json.names == ["detail", "status", "title", "type"])
            #expect(
                answer.json["detail"].text?.wholeMatch(of: /Tell the administrator this number: [0-9a-z]+\./) != nil)
        }
    }

    @Test func `leaves nothing written when a name cannot be sealed`() async throws {
        try await TestServer.run { server in
            try await server.record(Array(TestStory.preparation.dropLast()))
            let before = try server.size
            server.app.vault.close()
            #expect(try await server.post("enrol-mother", TestStory.enrol).status == 500)
            #expect(try server.size == before)
        }
    }

    @Test func `makes the server not ready, though it lives`() async throws {
        try await TestServer.run { server in
            await server.app.log.close()
            #expect(try await server.get("/health/live").status == 200)
            let ready = try await server.get("/health/ready")
            #expect(ready.problem == "not-ready")
            #expect(try await server.post("open-location", TestStory.openLocation).problem == "stopping")
        }
    }
}
