import HTTPTypes
import HummingbirdTesting
import Testing

@testable import MIMServer

struct `Only this computer` {
    @Test(arguments: ["127.0.0.1", "127.8.9.10", "localhost", "LOCALHOST", "::1"])
    func `may be listened on: yes`(_ host: String) {
        #expect(Loopback.contains(host: host))
    }

    @Test(arguments: ["0.0.0.0", "::", "192.168.1.5", "mim.example", "127.0.0.1.example", "127.0.0", "127.0.0.256", ""])
    func `may be listened on: no`(_ host: String) {
        #expect(!Loopback.contains(host: host))
    }

    @Test(arguments: ["127.0.0.1:8080", "localhost", "[::1]:80", "localhost:1"])
    func `may be named by a browser: yes`(_ authority: String) {
        #expect(Loopback.contains(authority: authority))
    }

    @Test(arguments: [
        "evil.example", "evil.example:8080", "127.0.0.1:8080.evil.example", "localhost.evil.example", "[::2]:80",
        "[::1", "localhost:99999", "localhost:", "", "127.0.0.1@evil.example",
    ])
    func `may be named by a browser: no`(_ authority: String) {
        #expect(!Loopback.contains(authority: authority))
    }

    @Test func `a page of another site can record nothing`() async throws {
        try await TestServer.run { server in
            for origin in ["http://evil.example", "null", "http://localhost:3000", "https://localhost"] {
                let answer = try await server.post("open-location", TestStory.openLocation, [.origin: origin])
                #expect(answer.problem == "foreign-origin", "\(origin)")
            }
            #expect(try server.size == 0)
            let own = try await server.post("open-location", TestStory.openLocation, [.origin: "http://localhost"])
            #expect(own.status == 201)
        }
    }

    @Test(arguments: ["evil.example", "evil.example:80", ""])
    func `a name that points here by a trick shows nothing`(_ host: String) async throws {
        try await TestServer.run(.ahc()) { server in
            try await server.record(TestStory.preparation)
            let port = try #require(server.client.port)
            for address in ["/caseload", "/api/v1/caseload", "/api/v1/events", "/nothing"] {
                let request = "GET \(address) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n"
                let answer = try await RawConnection(port: port, sending: request).receiveAll()
                #expect(answer.hasPrefix("HTTP/1.1 4"), "\(address)")
                #expect(!answer.contains("Zonnebloem") && !answer.contains(TestStory.location), "\(address)")
            }
        }
    }

    @Test func `an answer stays in no cache`() async throws {
        try await TestServer.run { server in
            for address in ["/api/v1/caseload", "/caseload", "/nothing"] {
                let answer = try await server.get(address)
                #expect(answer.headers[.cacheControl] == "no-store")
            }
        }
    }
}
