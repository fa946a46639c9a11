import Foundation
import HTTPTypes
import Programme
import Testing
import Wire

@testable import MIMServer

/// The audit of one case as it is asked for: over HTTP, as a page, on the command line.
@Suite struct `The audit of a case` {
    private static let address = "/api/v1/meldcode/cases/\(TestStory.meldcodeCase)/audit"

    private static func signal(_ server: TestServer) async throws {
        try await server.record(TestStory.preparation + TestStory.match)
        try await server.record([("record-meldcode-signal", TestStory.signal)])
    }

    /// A consultation, with what was recorded of it.
    private static func consult(_ server: TestServer, on day: String) async throws {
        try await server.record([
            (
                "consult-for-meldcode",
                """
                {"meldcode-case":"\(TestStory.meldcodeCase)","on":"\(day)","by":"coordinator","consulted":"veilig-thuis",\
                "question":"Wat nu?","outcome":"Praten.","anonymous":true}
                """
            )
        ])
    }

    private static func result(_ answer: Answer, _ rule: Int) -> String? {
        answer.json["findings"].items.first { $0["rule"].text == (rule < 10 ? "MC-0\(rule)" : "MC-\(rule)") }?["result"]
            .text
    }

    @Test func `gives one finding for each of the 64 rules, with what it rests on and what would mend it`() async throws
    {
        try await TestServer.run { server in
            try await Self.signal(server)
            let answer = try await server.get(Self.address)
            #expect(answer.status == 200)
            let findings = answer.json["findings"].items
            #expect(findings.map { $0["rule"].text } == AuditRules.all.map(\.id))
            let late = try #require(findings.first { $0["rule"].text == "MC-08" })
            #expect(late["result"].text == "fail" && late["severity"].text == "medium")
            #expect(late["restsOn"].items.map(\.int) == [15] && late["late"].items.map(\.int) == [15])
            #expect(late["mend"]["nl"].text != nil && late["mend"]["en"].text != nil)
            let counted = RuleResult.allCases.compactMap { answer.json["counts"][$0.word].int }
            #expect(counted.reduce(0, +) == 64)
            for finding in findings where finding["result"].text == "fail" {
                #expect(finding["mend"]["nl"].text != nil, "\(finding["rule"].text ?? "")")
            }
        }
    }

    @Test func `is the same to the byte at its address, however much is recorded since`() async throws {
        try await TestServer.run { server in
            try await Self.signal(server)
            let first = try await server.get(Self.address)
            let address = try #require(first.headers[.contentLocation])
            #expect(Self.result(first, 13) == "not-yet-due")
            try await Self.consult(server, on: "2026-11-20")
            #expect(try await server.get(address).text == first.text)
            #expect(Self.result(try await server.get(Self.address), 13) == "pass")
        }
    }

    @Test func `goes by what was known and by the day, each by itself`() async throws {
        let clock = try MovedClock("2026-11-18T10:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await Self.signal(server)
            try clock.set("2026-11-22T10:00:00.000Z")
            try await Self.consult(server, on: "2026-11-10")
            func asked(_ question: String) async throws -> String? {
                Self.result(try await server.get("\(Self.address)?\(question)"), 13)
            }
            // It had happened on the 18th, and nobody had written it down.
            #expect(try await asked("on=2026-11-18") == "pass")
            #expect(try await asked("asKnownOn=2026-11-18") == "not-yet-due")
            #expect(try await asked("on=2026-11-09") == "not-yet-due")
        }
    }

    @Test func `names no case that was not known, and none before it began`() async throws {
        try await TestServer.run { server in
            try await Self.signal(server)
            #expect(try await server.get("\(Self.address)?asKnownOn=3").status == 404)
            #expect(try await server.get("\(Self.address)?on=2026-06-01").status == 404)
            #expect(try await server.get("/api/v1/meldcode/cases/\(TestStory.id(99))/audit").status == 404)
        }
    }

    @Test func `shows no text and no name`() async throws {
        try await TestServer.run { server in
            try await Self.signal(server)
            for address in [Self.address, "/meldcode/\(TestStory.meldcodeCase)/toetsing"] {
                let answer = try await server.get(address)
                #expect(answer.status == 200)
                #expect(!answer.text.contains("blauwe plek"))
            }
        }
    }

    @Test func `is a page that shows what is not met first, and every rule`() async throws {
        try await TestServer.run { server in
            try await Self.signal(server)
            let page = try await server.get("/meldcode/\(TestStory.meldcodeCase)/toetsing").text
            for rule in AuditRules.all { #expect(page.contains(">\(rule.id)<"), "\(rule.id)") }
            let (failures, all) = (page.firstRange(of: "Niet voldaan"), page.firstRange(of: "Alle regels"))
            #expect(try #require(failures).lowerBound < #require(all).lowerBound)
            #expect(page.contains("nr. 15 (laat)"))
            let whole = try await server.get("/meldcode/\(TestStory.meldcodeCase)").text
            #expect(whole.contains("href=\"/meldcode/\(TestStory.meldcodeCase)/toetsing\""))
        }
    }

    @Test func `finds a record that was corrected, and says by which`() async throws {
        try await TestServer.run { server in
            try await Self.signal(server)
            try await server.record([
                (
                    "correct-record",
                    #"{"position":15,"reason":"typing-error","data":{"toldCoordinatorOn":"2026-06-03"}}"#
                )
            ])
            let answer = try await server.get(Self.address)
            let finding = try #require(answer.json["findings"].items.first { $0["rule"].text == "MC-53" })
            #expect(finding["result"].text == "pass-with-reason")
            #expect(finding["restsOn"].items.map(\.int) == [15, 16])
        }
    }

    @Test func `says the same on the command line as over HTTP`() async throws {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let lines = (TestStory.preparation + TestStory.match + [("record-meldcode-signal", TestStory.signal)])
            .map { TestStory.line($0.0, $0.1) }
        let file = folder.path + "/commands.ndjson"
        try (lines.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try await MIMProcess.run(["import", file, "--data", data]).code == 0)
        let printed = try await MIMProcess.run([
            "audit", TestStory.meldcodeCase, "--on", "2026-11-22", "--as-known-on", "16", "--data", data,
        ])
        #expect(printed.code == 0)
        try await TestServer.run { server in
            try await Self.signal(server)
            let answer = try await server.get("\(Self.address)?on=2026-11-22&asKnownOn=16")
            for finding in answer.json["findings"].items {
                let (rule, word) = (try #require(finding["rule"].text), try #require(finding["result"].text))
                let result = try #require(RuleResult.allCases.first { $0.word == word })
                #expect(printed.output.contains("\n\(rule) \(result.dutch): "), "\(rule) \(word)")
            }
        }
    }
}
