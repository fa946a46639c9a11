import EventStore
import Foundation
import Programme
import Testing
import Wire

@testable import MIMServer

/// The stored form of every kind of event, to the byte: what is hashed, served, and handed to an auditor in twenty
/// years. The events are those of the golden files; ids, clock and boxes are fixed. A record that was written is never
/// written anew, so a line of the file changes only before its kind of event has landed.
@Suite struct `Stored records` {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures")

    private func text(_ path: String) throws -> String {
        try String(contentsOf: Self.fixtures.appending(path: path), encoding: .utf8)
    }

    /// The event with all its fields in the golden file of a kind.
    private func event(_ kind: EventKind) throws -> ProgrammeEvent {
        let line = try text("events/\(kind.word).json").split(separator: "\n")[1]
        let golden = JSON(Array((line.hasSuffix(",") ? line.dropLast() : line).utf8))
        let parts = try #require(line.firstMatch(of: /"data":(\{.*\})\},?$/))
        let type = try #require(golden["type"].text)
        let tags = try #require(golden["tags"].text)
        return try Array(type.utf8).withUnsafeBytes { type in
            try Array(tags.utf8).withUnsafeBytes { tags in
                try Array(parts.output.1.utf8).withUnsafeBytes { data in
                    try ProgrammeEvent(type: type, tags: tags, data: data)
                }
            }
        }
    }

    /// The records of a log that holds one event of every kind.
    func records() async throws -> [String] {
        let instant = try #require(Instant("2026-11-22T08:49:54.123Z"))
        let log = MemoryEventLog(clock: { instant })
        for (number, kind) in EventKind.allCases.enumerated() {
            let wire = try event(kind).encoded { _, _, _ in throw CancellationError() }
            let id = Identifier(high: 0x019A_A5B0_0000_7000, low: 0x8000_0000_0000_0001 + UInt64(number))
            _ = try await log.append([NewEvent(wire, id: id, actor: .local)])
        }
        return try log.read(.all, from: .empty, limit: EventKind.allCases.count).events
            .map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test func `are those of the golden file, one of every kind`() async throws {
        let golden = try text("records.ndjson").split(separator: "\n").map(String.init)
        #expect(try await records() == golden)
        #expect(golden.count == EventKind.allCases.count)
    }
}
