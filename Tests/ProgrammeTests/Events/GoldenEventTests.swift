import Foundation
import Testing
import Wire

@testable import Programme

/// The storage format of every kind of event: a file holds an event with all its fields and one with only the required
/// ones. When a test fails because an optional field was added at the end, the file changes with it; any other change
/// would make records unreadable that are kept for twenty years.
@Suite struct `The wire form of events` {
    /// Nothing is open in a sample, so nothing is sealed.
    private struct SealedTwice: Error {}

    private func encoded(_ event: ProgrammeEvent) throws -> GoldenEvent {
        GoldenEvent(try event.encoded { _, _, _ in throw SealedTwice() })
    }

    private func goldenLines(_ kind: EventKind) throws -> [String] { try lines(of: "events/\(kind.word).json") }

    private func lines(of file: String) throws -> [String] {
        try Fixtures.text(file).split(separator: "\n").filter { $0.hasPrefix("{") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
    }

    @Test(arguments: EventKind.allCases)
    func `an event is written exactly as its golden file shows`(kind: EventKind) throws {
        let full = try encoded(.sample(kind, .full)).line
        let minimal = try encoded(.sample(kind, .minimal)).line
        #expect(try Fixtures.text("events/\(kind.word).json") == "[\n\(full),\n\(minimal)\n]\n")
    }

    @Test(arguments: EventKind.allCases)
    func `a golden file is read back as the event that it was written from`(kind: EventKind) throws {
        let events = try goldenLines(kind).map { try GoldenEvent(line: $0).decoded() }
        #expect(events == [try .sample(kind, .full), try .sample(kind, .minimal)])
    }

    @Test func `what was written before a kind got more fields is read, and is written as it was`() throws {
        let folder = "events-before"
        let files = try FileManager.default.contentsOfDirectory(atPath: Fixtures.folder.appending(path: folder).path)
        #expect(!files.isEmpty)
        for line in try files.flatMap({ try lines(of: "\(folder)/\($0)") }) {
            #expect(try encoded(GoldenEvent(line: line).decoded()).line == line)
        }
    }

    @Test func `there is a golden file for every kind of event and no other`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Fixtures.folder.appending(path: "events").path)
        #expect(Set(files) == Set(EventKind.allCases.map { "\($0.word).json" }))
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a random event is read back as it was written`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let event = try ProgrammeEvent.random(using: &generator)
            #expect(try encoded(event).decoded() == event, "seed \(seed)")
        }
    }

    @Test(arguments: EventKind.allCases)
    func `the subject of an event is the first id that it writes`(kind: EventKind) throws {
        let event = try ProgrammeEvent.sample(kind, .full)
        #expect(try encoded(event).subject == event.tags.first)
    }

    /// Whose key closes the values of an event: the kind of subject by the name of the field.
    private func owners(_ event: ProgrammeEvent) throws -> [String: String] {
        let data = String(decoding: try event.encoded { _, _, _ in throw SealedTwice() }.data, as: UTF8.self)
        return data.matches(of: /"([A-Za-z]+)":\{"sealed":"([a-z-]+):/).reduce(into: [:]) { owners, match in
            owners[String(match.output.1)] = String(match.output.2)
        }
    }

    @Test func `a golden file seals its values under the key under which decisions put them`() throws {
        var decided: [EventKind: [String: String]] = [:]
        for seed in 1...8 as ClosedRange<UInt64> {
            for event in try RandomHistory.told(seed: seed).events {
                _ = try event.encoded { field, _, subject in
                    decided[event.kind, default: [:]][field] = String(subject.text.prefix { $0 != ":" })
                    return Sealed(subject: subject.text, key: 1, box: "")
                }
            }
        }
        for (kind, owners) in decided {
            let golden = try self.owners(.sample(kind, .full))
            for (field, owner) in owners { #expect(golden[field] == owner, "\(kind.word) \(field)") }
        }
        #expect(decided.count > 20)
    }

    @Test func `an event of an unknown type is not read`() throws {
        let line = #"{"type":"nl.mim.moon-landed","subject":"","tags":"","data":{}}"#
        #expect(throws: FieldError("type", .unknown)) { try GoldenEvent(line: line).decoded() }
    }

    @Test func `an event with a field that this version does not know is not read`() throws {
        let line = try goldenLines(.locationClosed)[0].replacing(#""}}"#, with: #"","moon":1}}"#)
        #expect(throws: FieldError.self) { try GoldenEvent(line: line).decoded() }
    }

    @Test func `an event without a required field is not read`() throws {
        let line = try goldenLines(.locationClosed)[0].replacing(/"data":.*/, with: #""data":{}}"#)
        #expect(throws: FieldError("on", .missing)) { try GoldenEvent(line: line).decoded() }
    }

    @Test func `an event without its id is not read`() throws {
        let line = try goldenLines(.locationClosed)[0].replacing(/"tags":"[^"]*"/, with: #""tags":"volunteer:x""#)
        #expect(throws: FieldError("location", .missing)) { try GoldenEvent(line: line).decoded() }
    }
}
