import EventStore
import Foundation
import Programme
import Testing
import Wire

@testable import MIMServer

/// What an operator decides about the log is in the log, whenever the deciding was cut off, and once.
@Suite struct `A decision about the log` {
    /// A data folder with a Meldcode case, whose log lacks the last of its signed events.
    private func withOldCopy(_ test: (_ data: String) async throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let story = TestStory.preparation + TestStory.match + [("record-meldcode-signal", TestStory.signal)]
        let lines = story.map { TestStory.line($0.0, $0.1) }
        let late = TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(90))
        for text in [lines.joined(separator: "\n"), TestStory.line("open-location", late)] {
            #expect(try await MIMProcess.run(["import", "-", "--data", data], input: text).code == 0)
            if !FileManager.default.fileExists(atPath: folder.path + "/copy") {
                try FileManager.default.copyItem(atPath: data + "/log", toPath: folder.path + "/copy")
            }
        }
        try FileManager.default.removeItem(atPath: data + "/log")
        try FileManager.default.moveItem(atPath: folder.path + "/copy", toPath: data + "/log")
        try await test(data)
    }

    private func accept(_ data: String) async throws {
        let accepted = try await MIMProcess.run(
            ["accept-log", "--by", "Bea Beheerder", "--why", "Schijf van Kees kapot", "--data", data])
        #expect(accepted.code == 0, "\(accepted.complaints)")
    }

    /// The decisions in the log, as records.
    private func recorded(_ data: String) async throws -> [JSON] {
        let export = try await MIMProcess.run(["export", "--data", data])
        #expect(export.code == 0, "\(export.complaints)")
        return export.output.split(separator: "\n").map { JSON(Array($0.utf8)) }
            .filter { $0["type"].text == "nl.mim.log-accepted" }
    }

    @Test func `is an event with what was given up, and the name and the reason sealed`() async throws {
        try await withOldCopy { data in
            try await accept(data)
            let export = try await MIMProcess.run(["export", "--data", data]).output
            let size = export.split(separator: "\n").count - 1
            let events = try await recorded(data)
            #expect(events.count == 1)
            let event = try #require(events.first)["data"]
            #expect(event["discrepancy"].text == "shorter")
            #expect(event["size"].int == size)
            #expect(event["givenUpSize"].int == size + 1)
            #expect(event["root"].text?.count == 44 && event["givenUpRoot"].text?.count == 44)
            #expect(event["decidedBy"]["sealed"].text?.hasPrefix("log:") == true)
            #expect(!export.contains("Beheerder") && !export.contains("Kees"))
            #expect(try await MIMProcess.run(["verify", "--data", data]).code == 0)
        }
    }

    @Test func `is seen by whoever audits a case, with the name and the reason when texts are asked for`() async throws
    {
        try await withOldCopy { data in
            try await accept(data)
            let audit = try await MIMProcess.run(["audit", TestStory.meldcodeCase, "--data", data])
            #expect(audit.output.contains("Over het logboek zelf"), "\(audit.output)\(audit.complaints)")
            #expect(audit.output.contains("besloten dat het logboek verdergaat"))
            #expect(audit.output.contains("wat eraan schortte: het einde ontbrak"))
            #expect(!audit.output.contains("Bea Beheerder"))
            let texts = try await MIMProcess.run(["audit", TestStory.meldcodeCase, "--texts", "--data", data])
            #expect(texts.output.contains("besloten door: Bea Beheerder"))
            #expect(texts.output.contains("reden: Schijf van Kees kapot"))
            let server = try await ServerProcess(data: data)
            let json = try await server.get("/api/v1/meldcode/cases/\(TestStory.meldcodeCase)").json
            #expect(json["logDecisions"][0]["data"]["reason"].text == "Schijf van Kees kapot")
            let page = String(decoding: try await server.bytes("/meldcode/\(TestStory.meldcodeCase)"), as: UTF8.self)
            #expect(page.contains("Over het logboek zelf"))
            server.terminate()
            #expect(await server.waitForEnd() == 0)
        }
    }

    @Test func `is not shown where there was none`() async throws {
        try await TestServer.run { server in
            try await server.record(
                TestStory.preparation + TestStory.match + [("record-meldcode-signal", TestStory.signal)])
            let answer = try await server.get("/api/v1/meldcode/cases/\(TestStory.meldcodeCase)")
            #expect(answer.status == 200)
            #expect(!answer.json["logDecisions"].exists)
        }
    }

    @Test func `is waited for by the scrub, which takes a log that was put back for what it is and not for damage`()
        async throws
    {
        try await withOldCopy { data in
            let server = try await ServerProcess(data: data)
            while try await !server.get("/health").json["scrub"]["last"].exists {
                try await Task.sleep(for: .milliseconds(20))
            }
            let health = try await server.get("/health")
            #expect(health.status == 503)
            #expect(health.json["log"]["diverged"].bool == true)
            #expect(!health.json["scrub"]["last"]["fault"].exists)
            server.terminate()
            #expect(await server.waitForEnd() == 0)
            try await accept(data)
            let again = try await ServerProcess(data: data)
            #expect(try await again.get("/health").status == 200)
            again.terminate()
            #expect(await again.waitForEnd() == 0)
        }
    }

    /// Where the deciding was cut off: after the line of the file, and after the checkpoint.
    @Test(arguments: [false, true])
    func `cut off before it was an event becomes one at a later start, and only once`(_ wasSigned: Bool) async throws {
        try await withOldCopy { data in
            let before = try Data(contentsOf: URL(fileURLWithPath: data + "/checkpoint"))
            let log = try LMDBEventLog.open(at: data + "/log", clock: ProgrammeClock.system.now)
            let keeper = try CheckpointKeeper(
                of: log, keys: try LogKeys.open(at: data + "/log.key", origin: nil), lastAt: data + "/checkpoint")
            #expect(keeper.divergence != nil)
            _ = try keeper.accept(by: "Bea Beheerder", because: "Schijf kapot", at: ProgrammeClock.system.now())
            await log.close()
            if !wasSigned {
                try before.write(to: URL(fileURLWithPath: data + "/checkpoint"))
                // Nothing is accepted yet, so nothing is recorded either; deciding again is possible.
                #expect(try await recorded(data).isEmpty)
                try await accept(data)
            }
            let wanted = wasSigned ? 1 : 2
            #expect(try await recorded(data).count == wanted)
            #expect(try await recorded(data).count == wanted)
        }
    }

    @Test func `that cannot be read from its file does not keep MIM from starting`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let line = TestStory.line("open-location", TestStory.openLocation)
        #expect(try await MIMProcess.run(["import", "-", "--data", data], input: line).code == 0)
        try Data("rubbish\n".utf8).write(to: URL(fileURLWithPath: data + "/checkpoint.decisions"))
        let export = try await MIMProcess.run(["export", "--data", data])
        #expect(export.code == 0)
        #expect(export.complaints.contains("is not in the log yet"), "\(export.complaints)")
    }
}
