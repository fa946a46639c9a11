import Foundation
import Testing

@testable import MIMServer

@Suite struct `The README` {
    private let text: String

    init() throws {
        let root = URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardized
        text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    }

    /// The commands of the first shell block under a heading.
    private func block(under heading: String) -> String? {
        guard let start = text.range(of: "## \(heading)\n"),
            let open = text.range(of: "```sh\n", range: start.upperBound..<text.endIndex),
            let close = text.range(of: "```", range: open.upperBound..<text.endIndex)
        else { return nil }
        return String(text[open.upperBound..<close.lowerBound])
    }

    @Test func `has five actions that curl can send as they stand, and that are seen in every read model`() async throws
    {
        let commands = try #require(block(under: "Try it"))
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(data: folder.path)
        let script = commands.replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
            .replacing("curl -s \"$api/", with: "echo; curl -s --fail-with-body \"$api/")
        let outcome = try await MIMProcess.run(
            ["-euc", script], of: URL(fileURLWithPath: "/usr/bin/bash"))
        server.terminate()
        let answers = outcome.output.split(separator: "\n").map { JSON(Array($0.utf8)) }
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.complaints)")
        try #require(answers.count == 13)
        #expect(answers[..<9].allSatisfy { !$0["positions"].items.isEmpty })
        let (caseload, supervision, registration, meldcode) = (answers[9], answers[10], answers[11], answers[12])
        #expect(caseload["items"][0]["mother"]["name"].text == "Mira Voorbeeld")
        #expect(caseload["items"][0]["visits"]["total"].int == 1)
        #expect(caseload["items"][0]["endReason"].text == "moved")
        #expect(supervision["items"][0]["volunteer"]["name"].text == "Vera Voorbeeld")
        #expect(supervision["items"][0]["lastVisit"].text == "2026-03-02")
        #expect(registration["report"]["title"]["english"].text == "MIM registration 2026: Proefstad")
        #expect(meldcode["timeline"][0]["data"]["facts"].text == "Blauwe plek op de arm.")
    }

    @Test func `has commands that check a record of a running log as they stand`() async throws {
        let commands = try #require(block(under: "Check it"))
        let folder = try TemporaryFolder()
        let server = try await ServerProcess(data: folder.path + "/data")
        #expect(try await server.post("open-location", TestStory.openLocation).status == 201)
        let script = commands.replacing("127.0.0.1:8080", with: "127.0.0.1:\(server.port)")
            .replacing(".build/release/mim", with: MIMProcess.program.path)
        let outcome = try await MIMProcess.run(
            ["-euc", "cd \(folder.path); " + script], of: URL(fileURLWithPath: "/usr/bin/bash"))
        server.terminate()
        #expect(outcome.code == 0, "\(outcome.complaints)")
        #expect(outcome.output.contains("0.tlog-proof: holds: nl.mim.location-opened"))
    }

    @Test func `fills a log that is empty and leaves one that is not`() async throws {
        let folder = try TemporaryFolder()
        let first = try await MIMProcess.run(["demo", "--story", "today", "--if-empty", "--data", folder.path])
        #expect(first.code == 0)
        #expect(first.output.contains("commands told"))
        let second = try await MIMProcess.run(["demo", "--story", "today", "--if-empty", "--data", folder.path])
        #expect(second.code == 0)
        #expect(second.output == "")
        let refused = try await MIMProcess.run(["demo", "--story", "today", "--data", folder.path])
        #expect(refused.code == 1)
    }
}
