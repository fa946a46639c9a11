import EventStore
import Foundation
import Testing
import Wire

@testable import MIMServer

/// What the administrator is told, and what happens when a stored record is no longer what it was.
@Suite struct `The state of health` {
    @Test func `is one page that says how far everything is`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            _ = try server.app.checkpoints.sign()
            try await ScrubService(app: server.app, pace: 1_000_000).pass()
            let answer = try await server.get("/health")
            let size = TestStory.preparation.count
            #expect(answer.status == 200)
            #expect(answer.json["status"].text == "ok")
            #expect(answer.json["problems"].items.isEmpty)
            #expect(answer.json["log"]["size"].int == size)
            #expect(answer.json["log"]["signed"].int == size)
            #expect(answer.json["log"]["accepting"].bool == true)
            #expect(answer.json["projection"]["size"].int == size)
            #expect(answer.json["scrub"]["last"]["checked"].int == size)
            #expect(answer.json["scrub"]["last"]["ended"].text == TestServer.now.description)
            #expect(!answer.json["scrub"]["last"]["fault"].exists)
            #expect(answer.json["vault"]["keys"].int ?? 0 > 0)
        }
    }

    @Test func `says what is wrong with the log or the vault, with a status that needs no reading`() async throws {
        try await TestServer.run { server in
            server.app.vault.close()
            let vault = try await server.get("/health")
            #expect(vault.status == 503)
            #expect(vault.json["problems"][0].text?.hasPrefix("The vault cannot be read") == true)
            await server.app.log.close()
            let both = try await server.get("/health")
            #expect(both.json["problems"].items.count == 2)
        }
    }

    /// A data folder with a record that is not what it was.
    private func withDamage(_ test: (_ data: String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let lines = TestStory.preparation.map { TestStory.line($0.name, $0.body) }.joined(separator: "\n")
        #expect(try await MIMProcess.run(["import", "-", "--data", data], input: lines).code == 0)
        try LogFile.bend("Duindorp", in: data)
        try await test(data)
    }

    /// Asks until a scrub has ended.
    private func scrubbed(_ server: ServerProcess) async throws -> (status: Int, json: JSON) {
        while true {
            let health = try await server.get("/health")
            if health.json["scrub"]["last"].exists { return health }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test func `with a damaged record is found by the scrub, and nothing is recorded until it is mended and verified`()
        async throws
    {
        try await withDamage { data in
            let server = try await ServerProcess(data: data)
            let health = try await scrubbed(server)
            #expect(health.status == 503)
            #expect(health.json["scrub"]["last"]["fault"].text?.hasPrefix("Position 0: the record is not") == true)
            let other = TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(90))
            let refused = try await server.post("open-location", other)
            #expect(refused.status == 503)
            #expect(refused.json["type"].text == "/problems/log-damaged")
            #expect(try await server.get("/api/v1/locations").status == 200)
            server.terminate()
            #expect(await server.waitForEnd() == 0)
            // It is not forgotten by a new start, and not by another command.
            let line = TestStory.line("open-location", other)
            let imported = try await MIMProcess.run(["import", "-", "--data", data], input: line)
            #expect(imported.code == 1)
            #expect(try await MIMProcess.run(["verify", "--data", data]).code == 1)
            // Mended: the bit is turned back.
            try LogFile.bend("Euindorp", in: data)
            let still = try await MIMProcess.run(["import", "-", "--data", data], input: line)
            #expect(still.code == 1)
            #expect(try await MIMProcess.run(["verify", "--data", data]).code == 0)
            let goesOn = try await MIMProcess.run(["import", "-", "--data", data], input: line)
            #expect(goesOn.code == 0, "\(goesOn.complaints)")
        }
    }

    @Test func `is not looked after when the scrub is switched off`() async throws {
        try await withDamage { data in
            let server = try await ServerProcess(data: data, arguments: ["--scrub-pace", "0"])
            let health = try await server.get("/health")
            #expect(!health.json["scrub"]["last"].exists)
            #expect(!health.json["scrub"]["present"].exists)
            server.terminate()
            #expect(await server.waitForEnd() == 0)
        }
    }
}
