import EventStore
import Foundation
import Glibc
import HummingbirdTesting
import Testing

@testable import MIMServer

/// Where there is no room, or no right to write.
@Suite struct `A log that cannot grow` {
    private static func location(_ number: Int) -> String {
        TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(number))
    }

    @Test func `refuses commands and imports with 507, is read all the same, and keeps what it has`() async throws {
        try await TestServer.run(fileBytesMax: 1 << 20) { server in
            var made = 0
            var refused: Answer?
            while refused == nil, made < 20_000 {
                let answer = try await server.post("open-location", Self.location(made))
                if answer.status == 201 { made += 1 } else { refused = answer }
            }
            #expect(refused?.status == 507 && refused?.json["type"].text == "/problems/log-full")
            let size = try server.size
            #expect(size == made && made > 100)
            let lines = (0..<400).map { TestStory.line("open-location", Self.location(50_000 + $0)) }
            let imported = try await server.postLines(lines)
            #expect(imported.lines.last?["problem"]["type"].text == "/problems/log-full")
            #expect(try server.size == size)
            #expect(try await server.get("/api/v1/locations").status == 200)
            #expect(try await server.get("/api/v1/events?from=\(made - 5)").json.items.count == 5)
            #expect(try await server.get("/log/checkpoint").status == 200)
        }
    }

    @Test func `does not grow by more because a client does not take what it asked for`() async throws {
        try await TestServer.run(.live) { server in
            let port = try #require(server.client.port)
            let lines = (0..<400).map { TestStory.line("open-location", Self.location(1_000 + $0)) }
            #expect(try await server.postLines(lines).lines.count == 400)
            let idle = try (0..<20).map { _ in
                try RawConnection(
                    port: port,
                    sending:
                        "GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nAccept: text/event-stream\r\n\r\n")
            }
            let before = try server.fileBytes
            for number in 0..<300 {
                #expect(try await server.post("open-location", Self.location(10_000 + number)).status == 201)
            }
            // Each commit changes some ten pages: held back by a reader, 300 of them would come to more than 10 MB.
            #expect(try server.fileBytes - before < 3 << 20)
            for connection in idle { connection.hangUp() }
        }
    }

    @Test(arguments: ["serve", "verify", "export"])
    func `because its folder is read-only is refused with a sentence`(_ command: String) async throws {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/format-1").path
        let options = command == "serve" ? ["--port", "0"] : []
        if geteuid() == 0 {
            // Who may do everything may write in any folder that is not on a read-only disk.
            guard SmallDisk.isPossible else { return }
            let disk = try SmallDisk(mebibytes: 4)
            let data = disk.path + "/data"
            try FileManager.default.copyItem(atPath: fixture, toPath: data)
            try disk.makeReadOnly()
            try await expectRefused([command, "--data", data] + options)
        } else {
            let folder = try TemporaryFolder()
            let data = folder.path + "/data"
            try FileManager.default.copyItem(atPath: fixture, toPath: data)
            chmod(data + "/log", 0o500)
            try await expectRefused([command, "--data", data] + options)
            chmod(data + "/log", 0o700)
        }
    }

    private func expectRefused(_ arguments: [String]) async throws {
        let outcome = try await MIMProcess.run(arguments)
        #expect(outcome.code == 1)
        #expect(outcome.complaints.contains("cannot be written to"), "\(outcome.complaints)")
    }
}
