import EventStore
import Foundation
import Programme
import Projections
import Wire

@testable import MIMServer

/// A story that was told through the commands to a log in memory, with the read models folded from its records.
///
/// Told once per run of the tests and shared, because the year 2008 takes its time.
struct DemoTold: Sendable {
    let log: MemoryEventLog
    let progress: DemoProgress
    let records: [RecordedEvent]
    let recorded: [Recorded]
    let models: ReadModels
    let registrations: RegistrationBook

    /// Monday 23 November 2026, so that yesterday was a Sunday.
    static let today = Day(number: 20_780)

    static let year2008 = Task { try await DemoTold([.year2008]) }
    static let caseload = Task { try await DemoTold([.today]) }
    static let both = Task { try await DemoTold([.year2008, .today]) }

    init(_ stories: [DemoStory], today: Day = today) async throws {
        let teller = StoryTeller()
        log = MemoryEventLog(clock: teller.clock.now)
        progress = try await Self.tell(stories, with: teller, to: log, today: today)
        var records: [RecordedEvent] = []
        var cursor = LogSize.empty
        repeat {
            let page = try log.read(EventQuery([]), from: cursor, limit: 10_000)
            records += page.events
            cursor = page.cursor
        } while try cursor < log.size()
        let recorded = try records.map { try $0.withView { try Recorded($0) } }
        var (models, registrations) = (ReadModels(), RegistrationBook())
        for record in recorded {
            models.apply(record)
            registrations.apply(record)
        }
        (self.records, self.recorded, self.models, self.registrations) = (records, recorded, models, registrations)
    }

    /// Tells a story to a log that has one already.
    static func tellAgain(_ log: MemoryEventLog) async throws {
        _ = try await tell([.today], with: StoryTeller(), to: log, today: today)
    }

    private static func tell(
        _ stories: [DemoStory], with teller: StoryTeller, to log: MemoryEventLog, today: Day
    ) async throws -> DemoProgress {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mim-demo-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let vaultFolder = folder.appendingPathComponent("vault")
        try FileManager.default.createDirectory(at: vaultFolder, withIntermediateDirectories: true)
        let vault = try KeyVault.open(at: vaultFolder.path, masterKey: .file(folder.appendingPathComponent("key").path))
        defer { vault.close() }
        return try await teller.tell(stories, to: log, vault: vault, today: today)
    }

    /// The events of one kind, as they were decided.
    func events<Payload>(_ kind: (ProgrammeEvent) -> Payload?) -> [Payload] { recorded.compactMap { kind($0.event) } }
}
