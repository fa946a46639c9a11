import Foundation
import Programme
import Testing
import Wire

@testable import MIMServer

/// A case history of `Tests/Fixtures/meldcode`: what is recorded when and by whom, and what the audit must say of it. The
/// form of the files stands in their README.
struct CaseHistory {
    /// A command as it was given.
    struct Line {
        let day: String
        let label: String?
        let actor: Actor
        let name: String
        let body: String
    }

    /// What must be found, standing on a day and knowing what was recorded by another.
    struct Expectation {
        let on: String
        let knownOn: String
        var results: [Int: String] = [:]
    }

    struct Malformed: Error {
        let line: String
    }

    private(set) var lines: [Line] = []
    private(set) var expectations: [Expectation] = []

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/meldcode")

    /// The names of the histories.
    static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (files ?? []).filter { $0.hasSuffix(".case") }.map { String($0.dropLast(5)) }.sorted()
    }()

    init(named name: String) throws { try read("\(name).case") }

    private mutating func read(_ file: String) throws {
        let text = try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
        for line in text.split(separator: "\n").map(String.init) where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            switch words.first {
            case "include": try read("\(words[1]).part")
            case "audit": try expect(words, line)
            case let result? where expectations.last != nil:
                guard RuleResult.allCases.contains(where: { $0.word == result }) else { throw Malformed(line: line) }
                for number in words.dropFirst() {
                    guard let rule = Int(number), expectations[expectations.count - 1].results[rule] == nil else {
                        throw Malformed(line: line)
                    }
                    expectations[expectations.count - 1].results[rule] = result
                }
            default: try add(line)
            }
        }
    }

    private mutating func expect(_ words: [String], _ line: String) throws {
        guard words.count == 5, words[1] == "on", words[3] == "as-known-on" else { throw Malformed(line: line) }
        expectations.append(Expectation(on: words[2], knownOn: words[4]))
    }

    private mutating func add(_ line: String) throws {
        let pattern =
            /(?<day>\d{4}-\d\d-\d\d) (?:(?<label>[a-z0-9-]+): )?(?<who>[a-z0-9-]+) (?<name>[a-z-]+) (?<body>\{.*\})/
        guard let match = try pattern.wholeMatch(in: line), let actor = Self.actor(String(match.who)) else {
            throw Malformed(line: line)
        }
        lines.append(
            Line(
                day: String(match.day), label: match.label.map(String.init), actor: actor, name: String(match.name),
                body: String(match.body)))
    }

    private static func actor(_ who: String) -> Actor? {
        switch who {
        case "coordinator", "coordinator-2": Actor(role: .coordinator, id: id(who))
        case "attention-officer": Actor(role: .attentionOfficer, id: id(who))
        case "manager": Actor(role: .manager, id: id(who))
        case "administrator": .local
        default: nil
        }
    }

    /// The id that stands behind a name, the same in every file.
    static func id(_ name: String) -> Identifier {
        let hash = name.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
        return Identifier(high: 0x0192_F0C1_0000_7000, low: 0x8000_0000_0000_0000 | hash >> 2)
    }

    /// Gives every command to a server, each on its day.
    func tell(_ server: TestServer, _ clock: MovedClock) async throws {
        var labels: [String: UInt64] = [:]
        var minute = 0
        for line in lines {
            // A second command of a day comes after the first; noon is the same day everywhere it matters.
            minute += 1
            try clock.set(
                "\(line.day)T10:\(minute / 60 % 60 < 10 ? "0" : "")\(minute / 60 % 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60).000Z"
            )
            let body = line.body.replacing(/"@#([a-z0-9-]+)"/) { "\(labels[String($0.output.1)] ?? 0)" }
                .replacing(/"@([a-z0-9-]+)"/) { "\"\(Self.id(String($0.output.1)))\"" }
            let type = try #require(CommandCatalogue.command(named: line.name), "\(line.name)")
            let command = try CommandParsing.command(type, from: Array(body.utf8))
            let receipt = try await server.app.handler.handle(CommandOrder(command: command, actor: line.actor))
            if let label = line.label { labels[label] = receipt.positions.lowerBound }
        }
    }
}
