import EventStore
import Programme
import Projections
import Synchronization
import Wire

/// Tells stories to an empty log: through the commands and nothing else, with a clock that follows the story.
///
/// Whoever opens the log for it gives it this clock and these ids; then `recordedtime` is the story's, and everything
/// but the sealed boxes, and the hashes over them, comes out the same at every telling. Each day of a story is one durable
/// append; a report that is published is counted from what was recorded before it, and is an append of its own.
final class StoryTeller: Sendable {
    /// The present of the story. It only ever goes forward.
    private let present: Mutex<Instant>
    private let ids: Mutex<SeededIdentifiers>

    /// An append takes some milliseconds per hundred events; more than this at once shows no progress.
    private static let commandsPerAppendMax = 2_000

    init() {
        present = Mutex(Instant(milliseconds: 0))
        ids = Mutex(SeededIdentifiers(seed: 1))
    }

    /// The clock for the log.
    var clock: ProgrammeClock { ProgrammeClock { self.present.withLock { $0 } } }

    /// The ids for the events.
    var identifiers: IdentifierSource {
        IdentifierSource {
            let now = self.present.withLock { $0 }
            return self.ids.withLock { $0.next(at: now) }
        }
    }

    /// Tells the stories one after the other.
    ///
    /// - Parameters:
    ///   - log: Opened with this teller's clock; must be empty.
    ///   - today: The day before which the story of today ends.
    ///   - progress: Told after each append.
    /// - Throws: `DemoFault`, or what the log and the vault throw. Days told until then stay in the log.
    func tell(
        _ stories: [DemoStory], to log: any EventLog, vault: KeyVault, today: Day,
        progress: (DemoProgress) -> Void = { _ in }
    ) async throws -> DemoProgress {
        guard try log.size() == .empty else { throw DemoFault.logNotEmpty }
        let steps = DemoStory.steps(of: stories, today: today)
        let preparation = EventPreparation(vault: vault, identifiers: identifiers)
        var session = try CommandSession(log: log, preparation: preparation)
        let counting = ReportCounting(log: log, runner: ProjectionRunner(log: log))
        var done = DemoProgress(commandsInAll: steps.count)
        var rest = steps[...]
        while let first = rest.first {
            let day = first.at.utcDay
            var batch = rest.prefix { $0.at.utcDay == day && $0.command.reportToCount == nil }
                .prefix(Self.commandsPerAppendMax)
            var counted: CountedReport?
            if batch.isEmpty {
                batch = rest.prefix(1)
                counted = try first.command.reportToCount.flatMap {
                    try counting.count($0, on: first.at.programmeDay)
                }
            }
            rest = rest.dropFirst(batch.count)
            for step in batch {
                present.withLock { $0 = step.at }
                try await tell(step, counted, in: &session, of: log)
            }
            _ = try await session.commit()
            done.commands += batch.count
            done.events = Int(try log.size().count)
            done.appends += 1
            done.day = day
            progress(done)
        }
        return done
    }

    private func tell(
        _ step: StoryStep, _ counted: CountedReport?, in session: inout CommandSession, of log: any EventLog
    ) async throws {
        do {
            if var command = step.command as? any MendingCommand {
                _ = try await session.commit()
                if let record = step.mends { command.position = try Self.position(of: record, in: log) }
                _ = try await session.mend(command, by: step.actor, today: step.at.programmeDay)
            } else {
                try session.refresh()
                try session.stage(step.command, by: step.actor, today: step.at.programmeDay, counted: counted)
            }
        } catch let refusal as Refusal {
            throw DemoFault.refused(command: "\(type(of: step.command).name)", at: step.at, refusal)
        }
    }

    /// Where a record stands; beyond the log when there is none, which the command then says.
    private static func position(of record: StoryStep.MendedRecord, in log: any EventLog) throws -> Int {
        guard let tag = Tag(record.tag) else { return Int(try log.size().count) }
        let query = EventQuery([.init(types: [record.kind.wireName], tags: [tag])])
        let page = try log.read(query, from: .empty, limit: LogLimits.pageEventsMax)
        let found = try page.events.last { try $0.withView { try Recorded($0, namesOnly: true).event.on } == record.on }
        return Int(try found?.position.index ?? log.size().count)
    }
}

/// How far the telling has come.
struct DemoProgress: Hashable, Sendable {
    var commands = 0
    let commandsInAll: Int
    var events = 0
    /// Durable appends, one for each day of a story.
    var appends = 0
    /// The day that was told last.
    var day: Day?

    init(commandsInAll: Int) {
        self.commandsInAll = commandsInAll
    }
}

/// Why the demo was not told.
enum DemoFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// A story begins with nothing; told into a history it would mix invented people with others.
    case logNotEmpty
    /// A story that cannot have happened: a mistake in the demo.
    case refused(command: String, at: Instant, Refusal)

    /// The sentence for the administrator.
    var description: String {
        switch self {
        case .logNotEmpty:
            "The log is not empty. The demo is only told to an empty log: give a new folder with --data."
        case .refused(let command, let instant, let refusal):
            "The demo's command \(command) at \(instant) was refused (\(refusal.rule), \(refusal.field)): \(refusal.english)"
        }
    }
}
