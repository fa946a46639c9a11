import EventStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import MIMServer

@Suite(.timeLimit(.minutes(2))) struct `A query with a wait` {
    /// One address of every kind of query.
    private static let addresses = [
        "/api/v1/caseload", "/api/v1/supervision", "/api/v1/registration/2026", "/api/v1/locations",
        "/api/v1/meldcode/cases", "/api/v1/meldcode/overview/2026", "/api/v1/trajectories/\(TestStory.trajectory)",
        "/api/v1/volunteers/\(TestStory.volunteer)", "/api/v1/events", "/api/v1/watermarks",
    ]

    @Test(arguments: addresses)
    func `is answered when the stage has come so far, and shows it`(_ address: String) async throws {
        try await TestServer.run(.ahc()) { server in
            let size = TestStory.preparation.count
            async let answer = server.get("\(address)?wait=projected:\(size)")
            try await until { server.app.log.durable.waiting > 0 }
            try await server.record(TestStory.preparation)
            let shown = try await answer
            #expect(shown.status == 200)
            let found = shown.json["size"].int ?? shown.json["projected"].int ?? shown.json.items.count
            #expect(found == size)
            #expect(shown.headers[.connection] == "close")
        }
    }

    @Test func `that need not wait is answered like any other`() async throws {
        try await TestServer.run(.ahc()) { server in
            try await server.record(TestStory.preparation)
            for address in Self.addresses {
                let answer = try await server.get("\(address)?wait=durable:3")
                #expect(answer.status == 200 && answer.headers[.connection] == nil, "\(address)")
            }
        }
    }

    @Test(arguments: addresses)
    func `that takes too long is a problem and never an answer from before`(_ address: String) async throws {
        try await TestServer.run(.ahc()) { server in
            try await server.record(TestStory.preparation)
            let answer = try await server.get(
                "\(address)?wait=durable:1000&within=0", [.acceptLanguage: "en"])
            #expect(answer.status == 504 && answer.problem == "wait-timeout")
            #expect(answer.json["field"].text == "wait")
            #expect(answer.json["detail"].text?.contains("durable is only at 8") == true)
        }
    }

    @Test func `ends when the server stops`() async throws {
        let (waiter, wait) = try await TestServer.run(.live) { server in
            let port = try #require(server.client.port)
            let waiter = try RawConnection(
                port: port,
                sending: "GET /api/v1/caseload?wait=durable:10 HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
            try await until { server.app.log.durable.waiting > 0 }
            return (waiter, server.app.log.durable)
        }
        let answer = await waiter.receiveAll()
        #expect(answer.hasPrefix("HTTP/1.1 503 ") && answer.contains("/problems/stopping"), "\(answer)")
        #expect(wait.waiting == 0)
    }

    @Test func `ends when its client hangs up`() async throws {
        try await TestServer.run(.live) { server in
            let port = try #require(server.client.port)
            let waiter = try RawConnection(
                port: port,
                sending: "GET /api/v1/caseload?wait=signed:10 HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n")
            try await until { server.app.checkpoints.signed.waiting > 0 }
            waiter.hangUp()
            try await until { server.app.checkpoints.signed.waiting == 0 }
        }
    }

    @Test(arguments: ["projected", "projected:", "projected:x", "seen:1", "1", "projected:1:2", "projected:-1"])
    func `names a stage and a size`(_ wait: String) async throws {
        try await TestServer.run { server in
            for address in Self.addresses {
                let answer = try await server.get("\(address)?wait=\(wait)")
                #expect(answer.problem == "invalid-parameter", "\(address)")
                #expect(answer.json["field"].text == "wait")
            }
        }
    }

    @Test func `says for how long only where it waits, and within what is allowed`() async throws {
        try await TestServer.run { server in
            for (parameters, field) in [
                ("within=5", "within"), ("wait=durable:1&within=26", "within"), ("wait=durable:1&within=-1", "within"),
                ("wait=durable:1&within=x", "within"), ("wait=durable:1&wait=durable:2", "wait"),
            ] {
                let answer = try await server.get("/api/v1/caseload?\(parameters)")
                #expect(answer.problem == "invalid-parameter", "\(parameters)")
                #expect(answer.json["field"].text == field)
            }
        }
    }
}
