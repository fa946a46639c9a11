import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// How a story gets into the log.
struct DemoTellingTests {
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

    @Test func `each day of a story is one append, and every event of it is told of`() async throws {
        let told = try await DemoTold.year2008.value
        #expect(told.progress.events == told.records.count)
        #expect(told.progress.commands == told.progress.commandsInAll)
        #expect((300...700).contains(told.progress.appends))
    }

    @Test func `the story of today can be told on every day of a leap year and the year after`() async throws {
        let first = try #require(Day("2028-02-27"))
        for offset in stride(from: 0, to: 700, by: 61) {
            let told = try await DemoTold([.today], today: first.advanced(by: offset))
            #expect(told.progress.commands == told.progress.commandsInAll)
        }
    }

    @Test func `a log that is not empty is left alone`() async throws {
        let told = try await DemoTold([.today])
        let before = try told.log.size()
        await #expect(throws: DemoFault.logNotEmpty) {
            try await DemoTold.tellAgain(told.log)
        }
        #expect(try told.log.size() == before)
        #expect(DemoFault.logNotEmpty.description.contains("--data"))
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
