import EventStore
import Foundation
import Programme
import Projections
import Wire

@testable import MIMServer

/// A story that was told through the commands to a log on disk, with the read models folded from its records.
///
/// Told once per run of the tests and shared, because the year 2008 takes its time.
struct DemoTold: Sendable {
    let progress: DemoProgress
    let records: [RecordedEvent]
    let recorded: [Recorded]
    let models: ReadModels
    let registrations: RegistrationBook

    /// Monday 23 November 2026, so that yesterday was a Sunday.
    static let today = Day(number: 20_780)

    /// Both stories, as `mim demo` tells them.
    static let both = Task { try await DemoTold([.year2008, .today]) }
    /// The same up to the end of the first: told alone it ends there.
    static let year2008 = Task { try await DemoTold(both.value, to: Year2008.lastDay) }
    static let caseload = Task { try await DemoTold([.today]) }

    init(_ stories: [DemoStory], today: Day = today) async throws {
        let teller = StoryTeller()
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mim-demo-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (log, vault) = try Self.open(in: folder, clock: teller.clock)
        let progress = try await teller.tell(stories, to: log, vault: vault, today: today)
        var records: [RecordedEvent] = []
        var cursor = LogSize.empty
        while try cursor < log.size() {
            let page = try log.read(EventQuery([]), from: cursor, limit: LogLimits.pageEventsMax)
            records += page.events
            cursor = page.cursor
        }
        await log.close()
        vault.close()
        self.init(progress, records, try records.map { try $0.withView { try Recorded($0) } })
    }

    /// What was recorded up to and with a day.
    private init(_ told: DemoTold, to day: Day) {
        let recorded = Array(told.recorded.prefix { $0.recordedAt.utcDay <= day })
        self.init(told.progress, Array(told.records.prefix(recorded.count)), recorded)
    }

    private init(_ progress: DemoProgress, _ records: [RecordedEvent], _ recorded: [Recorded]) {
        (self.progress, self.records, self.recorded) = (progress, records, recorded)
        var (models, registrations) = (ReadModels(), RegistrationBook())
        for record in recorded {
            models.apply(record)
            registrations.apply(record)
        }
        (self.models, self.registrations) = (models, registrations)
    }

    /// A new log and a new vault.
    static func open(in folder: URL, clock: ProgrammeClock) throws -> (LMDBEventLog, KeyVault) {
        let parts = ["log", "vault"].map { folder.appendingPathComponent($0) }
        for part in parts { try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true) }
        let log = try LMDBEventLog.open(at: parts[0].path, clock: clock.now)
        let key = folder.appendingPathComponent("key").path
        return (log, try KeyVault.open(at: parts[1].path, masterKey: .file(key)))
    }

    /// The events of one kind, as they were decided.
    func events<Payload>(_ kind: (ProgrammeEvent) -> Payload?) -> [Payload] { recorded.compactMap { kind($0.event) } }
}
