import EventStore
import Foundation
import HummingbirdTesting
import Testing

@testable import MIMServer

/// Followers that hardly read: what they cost the server, and what they cost the others.
@Suite(.serialized, .timeLimit(.minutes(5))) struct `Slow followers` {
    /// The followers, and the files beside them that a process has open.
    private static let crowd = 1_000
    private static let filesNeeded = 1_500

    /// More than what is kept ready for one, its connection and its tasks; without the bound it would be the whole log.
    private static let bytesEachMax = 128 << 10

    @Test(.enabled(if: OpenFiles.raiseLimit() >= filesNeeded, "a process may not have so many files open here"))
    func `are a thousand, cost little memory, and keep nobody waiting`() async throws {
        let folder = try TemporaryFolder()
        // It has to see for itself that it may have as many files as it needs.
        let server = try await ServerProcess(data: folder.path + "/data", openFiles: 256)
        try await importLocations(0..<1_500, to: server)
        // Somebody has read everything once, so that what this needs is there already.
        let eager = try EventClient(port: server.port, address: "/api/v1/events")
        #expect(try await eager.next(1_500).count == 1_500)
        let before = try server.memory()
        let port = server.port
        // Connecting blocks its thread as well, when there are more at once than the server has accepted.
        let crowd = try await waiting {
            Result<[EventClient], any Error> {
                try (0..<Self.crowd).map { number in
                    try EventClient(
                        port: port, address: "/api/v1/events", as: EventClient.Form.allCases[number % 2],
                        receiveBytes: 4096)
                }
            }
        }.get()
        for client in crowd { await client.waitForAnswer() }
        // Others record, and others follow, as if the thousand were not there.
        try await importLocations(1_500..<2_500, to: server)
        #expect(try await eager.next(1_000).map(\.id) == (1_500..<2_500).map { "\($0)" })
        let each = (try server.memory() - before) / Self.crowd
        #expect(each <= Self.bytesEachMax, "\(each) bytes each")
        print("a slow follower costs \(each) bytes")
        // And who was slow has missed nothing.
        for client in [crowd[0], crowd[501], crowd[999]] {
            let got = try await client.next(2_500)
            #expect(got.map(\.id) == (0..<got.count).map { "\($0)" })
            // A slow machine may have cut it off; then it takes up where it was.
            guard got.count < 2_500 else { continue }
            let again = try EventClient(
                port: server.port, address: "/api/v1/events", lastEventID: got.last?.id)
            #expect(try await again.next(2_500 - got.count).map(\.id) == (got.count..<2_500).map { "\($0)" })
        }
    }

    @Test func `that read nothing are cut off, and the server goes on`() async throws {
        try await TestServer.run(.live, patience: .milliseconds(20)) { server in
            for chunk in 0..<20 {
                let lines = (0..<100).map { location(chunk * 100 + $0) }
                #expect(try await server.postLines(lines).status == 200)
            }
            let silent = try EventClient.Form.allCases.map {
                try server.follow("/api/v1/events", as: $0, receiveBytes: 4096)
            }
            for client in silent { await client.waitForCut() }
            let eager = try server.follow("/api/v1/events")
            #expect(try await eager.next(2_000).count == 2_000)
            await eager.end()
        }
    }

    private func importLocations(_ numbers: Range<Int>, to server: ServerProcess) async throws {
        #expect(try await server.postLines(numbers.map { location($0) }).count == numbers.count)
        #expect(try await server.get("/api/v1/watermarks").json["durable"].int == numbers.upperBound)
    }

    /// A line of an import.
    private func location(_ number: Int) -> String {
        TestStory.line(
            "open-location", TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(100_000 + number)))
    }
}

extension ServerProcess {
    /// The bytes of memory that it has for itself (`RssAnon` of proc(5)); pages of the log's file are the system's.
    fileprivate func memory() throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)
        let kibibytes = status.firstMatch(of: /RssAnon:\s+([0-9]+) kB/).flatMap { Int($0.1) }
        return try #require(kibibytes) << 10
    }
}
