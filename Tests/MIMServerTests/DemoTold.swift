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
    /// What each record says in the end, in the order of the log; without those that were retracted.
    let mended: [ProgrammeEvent]
    var registrations: RegistrationBook { models.registration }
    /// As they were at the end of 2008.
    private let modelsOf2008: ReadModels

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
        var fold = MendedFold<ReadModels>()
        try fold.fold(log, to: log.size())
        var before = MendedFold<ReadModels>()
        let recorded = try records.map { try $0.withView { try Recorded($0) } }
        try before.fold(log, to: LogSize(UInt64(recorded.prefix { $0.recordedAt.utcDay <= Year2008.lastDay }.count)))
        await log.close()
        vault.close()
        try self.init(progress, records, recorded, fold.model, before.model)
    }

    /// What was recorded up to the end of 2008.
    private init(_ told: DemoTold, to day: Day) throws {
        let recorded = Array(told.recorded.prefix { $0.recordedAt.utcDay <= day })
        try self.init(
            told.progress, Array(told.records.prefix(recorded.count)), recorded, told.modelsOf2008, told.modelsOf2008)
    }

    private init(
        _ progress: DemoProgress, _ records: [RecordedEvent], _ recorded: [Recorded], _ models: ReadModels,
        _ modelsOf2008: ReadModels
    ) throws {
        (self.progress, self.records, self.recorded) = (progress, records, recorded)
        (self.models, self.modelsOf2008) = (models, modelsOf2008)
        var mended: [ProgrammeEvent?] = recorded.map(\.event)
        for record in recorded {
            switch record.event {
            case .recordCorrected(let correction): mended[correction.position] = try correction.record.event()
            case .recordRetracted(let retraction): mended[retraction.position] = nil
            default: break
            }
        }
        self.mended = mended.compactMap(\.self)
    }

    /// A new log and a new vault.
    static func open(in folder: URL, clock: ProgrammeClock) throws -> (LMDBEventLog, KeyVault) {
        let parts = ["log", "vault"].map { folder.appendingPathComponent($0) }
        for part in parts { try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true) }
        let log = try LMDBEventLog.open(at: parts[0].path, clock: clock.now)
        let key = folder.appendingPathComponent("key").path
        return (log, try KeyVault.open(at: parts[1].path, masterKey: .file(key)))
    }

    /// The events of one kind, as they are mended.
    func events<Payload>(_ kind: (ProgrammeEvent) -> Payload?) -> [Payload] { mended.compactMap(kind) }
}
