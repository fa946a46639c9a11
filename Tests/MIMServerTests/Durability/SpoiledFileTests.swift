import Foundation
import Glibc
import Testing

@testable import MIMServer

/// A real server whose file is cut off by somebody else, or by a disk that has lost the end of it.
@Suite struct `A server whose file is cut off while it runs` {
    private func withServer(
        _ test: (_ server: ServerProcess, _ data: String) async throws -> Void,
        whenItHasEnded: (_ log: String) -> Void = { _ in }
    ) async throws {
        let folder = try TemporaryFolder()
        let complaints = try folder.file("complaints", "")
        let log = try #require(FileHandle(forWritingAtPath: complaints))
        let data = folder.path + "/data"
        let locations = (0..<200).map {
            TestStory.line(
                "open-location", TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(1_000 + $0)))
        }
        let lines = TestStory.preparation.map { TestStory.line($0.name, $0.body) } + locations
        #expect(
            try await MIMProcess.run(["import", "-", "--data", data], input: lines.joined(separator: "\n")).code == 0)
        let server = try await ServerProcess(data: data, arguments: ["--scrub-pace", "0"], complaints: log)
        #expect(try await server.get("/health").status == 200)
        try await test(server, data)
        // No signal has ended it.
        server.terminate()
        #expect(await server.waitForEnd() == 0)
        whenItHasEnded(try String(contentsOfFile: complaints, encoding: .utf8))
    }

    private static func critical(in log: String) -> [Substring] {
        log.split(separator: "\n").filter { $0.contains(" critical ") && $0.contains("put a copy in its place") }
    }

    @Test func `says so once in its log, whether or not anybody asks`() async throws {
        try await withServer { _, data in
            truncate(data + "/log/data.mdb", 8192)
            truncate(data + "/vault/data.mdb", 8192)
            let complaints = URL(fileURLWithPath: data).deletingLastPathComponent().appending(path: "complaints")
            try await until {
                Self.critical(in: try String(contentsOf: complaints, encoding: .utf8)).count == 2
            }
        } whenItHasEnded: { log in
            #expect(Self.critical(in: log).count == 2, "\(log)")
        }
    }

    @Test func `answers 503 to everything, says what is to be done, and leaves a file that is found to be cut off`()
        async throws
    {
        try await withServer { server, data in
            truncate(data + "/log/data.mdb", 8192)
            let events = try await server.get("/api/v1/events?limit=1000")
            #expect(events.status == 503 && events.json["type"].text == "/problems/file-gone")
            let refused = try await server.post(
                "open-location", TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(5_000)))
            #expect(refused.status == 503 && refused.json["type"].text == "/problems/file-gone")
            #expect(try await server.get("/log/checkpoint").status == 503)
            let health = try await server.get("/health")
            #expect(health.status == 503)
            #expect(health.json["problems"][0].text?.contains("put a copy in its place") == true)
            #expect(health.json["log"]["accepting"].bool == false)
        }
    }

    @Test func `and that of the vault too`() async throws {
        try await withServer { server, data in
            truncate(data + "/vault/data.mdb", 8192)
            let health = try await server.get("/health")
            #expect(health.status == 503)
            #expect(health.json["problems"][0].text?.contains("put a copy in its place") == true)
            #expect(try await server.get("/log/checkpoint").status == 200)
        }
    }
}
