import EventStore
import Foundation
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// How a story gets into the log.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct DemoTellingTests {
    @Test func `two tellings give the same records but for what is sealed`() async throws {
        let (first, second) = (try await DemoTold.caseload.value, try await DemoTold([.today]))
        #expect(first.records.count > 500)
        #expect(first.records.map(Self.masked) == second.records.map(Self.masked))
        #expect(first.records != second.records)
    }

    @Test func `the recorded time follows the story and never goes back`() async throws {
        let told = try await DemoTold.year2008.value
        let times = told.recorded.map(\.recordedAt)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(Set(times.map(\.utcDay)) == Set(Year2008.steps().map(\.at.utcDay)))
    }

    @Test func `each day of a story is one append, or two where it is long`() async throws {
        let told = try await DemoTold.both.value
        let days = Set(told.recorded.map(\.recordedAt.utcDay)).count
        #expect((days...days + 5).contains(told.progress.appends))
        #expect(told.progress.events == told.records.count)
        #expect(told.progress.commands == told.progress.commandsInAll)
    }

    @Test func `the year 2008 told alone is the beginning of both`() {
        let (alone, both) = (
            DemoStory.steps(of: [.year2008], today: DemoTold.today),
            DemoStory.steps(of: DemoStory.allCases, today: DemoTold.today)
        )
        #expect(alone.map { "\($0)" } == both.prefix(alone.count).map { "\($0)" })
        #expect(both.dropFirst(alone.count).allSatisfy { $0.at.utcDay > Year2008.lastDay })
    }

    @Test func `the story of today can be told on every day of a leap year and the year after`() async throws {
        let first = try #require(Day("2028-02-27"))
        for offset in stride(from: 0, to: 700, by: 61) {
            let told = try await DemoTold([.today], today: first.advanced(by: offset))
            #expect(told.progress.commands == told.progress.commandsInAll)
        }
    }

    @Test func `a log that is not empty is left alone`() async throws {
        let (teller, today) = (StoryTeller(), DemoTold.today)
        let log = MemoryEventLog(clock: teller.clock.now)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mim-demo-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (unused, vault) = try DemoTold.open(in: folder, clock: teller.clock)
        _ = try await teller.tell([.today], to: log, vault: vault, today: today)
        let before = try log.size()
        await #expect(throws: DemoFault.logNotEmpty) {
            _ = try await teller.tell([.year2008], to: log, vault: vault, today: today)
        }
        #expect(try log.size() == before)
        #expect(DemoFault.logNotEmpty.description.contains("--data"))
        await unused.close()
        vault.close()
    }

    @Test func `no name stands open in any record`() async throws {
        let told = try await DemoTold.year2008.value
        for record in told.records.prefix(3_000) {
            let text = String(decoding: record.bytes, as: UTF8.self)
            #expect(!text.contains("Testmoeder") && !text.contains("Proefvrijwilliger"))
        }
    }

    /// A record with its boxes emptied: nonces differ at every sealing, and so does all that depends on them.
    private static func masked(_ record: RecordedEvent) -> String {
        String(decoding: record.bytes, as: UTF8.self).replacing(/"box":"[^"]*"/, with: "\"box\":\"\"")
    }
}
