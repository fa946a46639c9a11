import HTTPTypes
import HummingbirdTesting
import Testing

@testable import MIMServer

struct `Many commands at once` {
    private static let lines = (TestStory.preparation + TestStory.match).map { TestStory.line($0.name, $0.body) }

    @Test(arguments: [false, true])
    func `are recorded in order, each line answered with its own`(_ isLive: Bool) async throws {
        try await TestServer.run(isLive ? .live : .router) { server in
            let answer = try await server.postLines(Self.lines)
            #expect(answer.status == 200)
            #expect(answer.lines.map { $0["line"].int } == Array(1...Self.lines.count))
            #expect(answer.lines.map { $0["positions"][0].int } == Array(0..<Self.lines.count))
            #expect(try server.size == Self.lines.count)
            let caseload = try await server.get("/api/v1/caseload")
            #expect(caseload.json["items"][0]["status"].text == "active")
        }
    }

    @Test func `go on past a wrong line, which names itself and writes nothing`() async throws {
        try await TestServer.run { server in
            var lines = Self.lines
            lines.insert(#"{"command":"hold-visit","minutes":"lang"}"#, at: 3)
            lines.insert("", at: 5)
            lines.insert(TestStory.line("open-location", TestStory.openLocation), at: 8)
            lines.append(#"{"command":"fly"}"#)
            let answer = try await server.postLines(lines)
            let problems = answer.lines.filter { $0["problem"].exists }
            #expect(problems.map { $0["line"].int } == [4, 9, lines.count])
            #expect(
                problems.map { $0["problem"]["type"].text } == [
                    "/problems/missing-field", "/problems/location-exists", "/problems/invalid-field",
                ])
            #expect(answer.lines.count == Self.lines.count + 3)
            #expect(try server.size == Self.lines.count)
        }
    }

    @Test func `with a key are not recorded twice`() async throws {
        try await TestServer.run { server in
            let key: HTTPFields = [.idempotencyKey: "import-1"]
            _ = try await server.postLines(Self.lines, key)
            let again = try await server.postLines(Self.lines, key)
            #expect(again.lines.map { $0["line"].int } == Array(1...Self.lines.count))
            #expect(again.lines.allSatisfy { $0["repeated"].bool == true })
            #expect(again.lines.map { $0["positions"][0].int } == Array(0..<Self.lines.count))
            #expect(try server.size == Self.lines.count)
            let other = try await server.postLines([Self.lines[1]], key)
            #expect(other.lines[0]["problem"]["type"].text == "/problems/idempotency-key-reused")
        }
    }

    @Test func `more than fit in one chunk are all recorded`() async throws {
        try await TestServer.run { server in
            let lines = (1...RequestLimits.linesPerChunk * 2 + 7).map { number in
                #"{"command":"open-location","on":"2026-01-05","name":"L\#(number)","municipality":"B","variant":"regular"}"#
            }
            let answer = try await server.postLines(lines)
            #expect(answer.lines.count == lines.count)
            #expect(try server.size == lines.count)
        }
    }

    @Test func `end at a line that is too long, with what came before it recorded`() async throws {
        try await TestServer.run { server in
            let long = String(repeating: "x", count: RequestLimits.bodyBytesMax + 1)
            let many = Array(repeating: #"{"command":"fly"}"#, count: RequestLimits.linesPerChunk - 1)
            let answer = try await server.postLines([Self.lines[0]] + many + [long, Self.lines[1]])
            #expect(answer.lines.last?["problem"]["type"].text == "/problems/line-too-long")
            #expect(try server.size == 1)
        }
    }

    @Test func `are refused as a whole with another type or an If-Match`() async throws {
        try await TestServer.run { server in
            let json = try await server.postLines(Self.lines, [.contentType: "application/json"])
            #expect(json.problem == "unsupported-media-type")
            let matched = try await server.postLines(Self.lines, [.ifMatch: "\"0\""])
            #expect(matched.problem == "invalid-header")
            #expect(try server.size == 0)
        }
    }

    @Test func `and single commands at the same time lose nothing and mix nothing up`() async throws {
        try await TestServer.run(.ahc()) { server in
            func location(_ number: Int) -> String {
                #"{"location":"\#(TestStory.id(number))","on":"2026-01-05","name":"L","municipality":"B","variant":"regular"}"#
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for batch in 0..<4 {
                    group.addTask {
                        let lines = (0..<50).map { TestStory.line("open-location", location(1_000 + batch * 50 + $0)) }
                        let answer = try await server.postLines(lines)
                        #expect(answer.lines.allSatisfy { $0["positions"].items.count == 1 }, "\(answer.text)")
                    }
                }
                for number in 0..<50 {
                    group.addTask {
                        let answer = try await server.post("open-location", location(2_000 + number))
                        #expect(answer.status == 201)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try server.size == 250)
        }
    }
}
