import Foundation
import Testing

@testable import MIMServer

/// `docs/time.md` explains the two times with an example. It is carried out here as it stands there.
struct `The example of the two times` {
    private static let document = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/time.md")

    /// A line of the story: when it is recorded, and the command.
    private func story(_ text: String) throws -> [(at: String, name: String, body: String)] {
        let block = try #require(text.firstMatch(of: /```\n((?:\d{4}-.*\n)+)```/)).output.1
        return try block.split(separator: "\n").map { line in
            let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
            try #require(parts.count == 3)
            return (parts[0], parts[1], parts[2])
        }
    }

    /// A line of the table: the question, how many visits, and the day of the last.
    private func questions(_ text: String) -> [(asked: String, visits: Int, last: String)] {
        text.matches(of: /\| `([^`]+)` \| (\d+) \| (\d{4}-\d\d-\d\d) \|/).compactMap { match in
            Int(match.output.2).map { (String(match.output.1), $0, String(match.output.3)) }
        }
    }

    @Test func `gives the answers that it says it gives`() async throws {
        let text = try String(contentsOf: Self.document, encoding: .utf8)
        let (story, questions) = (try story(text), questions(text))
        #expect(story.count == 5 && questions.count == 10)
        let clock = try MovedClock("2026-03-11T18:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await server.record(TestStory.preparation + TestStory.match)
            #expect(try server.size == 15)
            for line in story {
                try clock.set(line.at)
                try await server.record([(line.name, line.body)])
            }
            try clock.set("2026-11-22T10:00:00.000Z")
            for question in questions {
                let row = try await server.get("/api/v1/caseload?\(question.asked)").json["items"][0]
                #expect(row["visits"]["total"].int == question.visits, "\(question.asked)")
                #expect(row["lastVisit"].text == question.last, "\(question.asked)")
            }
        }
    }
}
