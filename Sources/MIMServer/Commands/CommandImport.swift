import EventStore
import Programme

/// Records commands that come a line each: over HTTP and from a file the same way.
///
/// Lines are taken in chunks. A line that is wrong or refused writes nothing for itself and says so; what the others of
/// its chunk bring is appended at once. A line with a request key that was recorded before is not recorded again.
struct CommandImport: Sendable {
    /// What came of a line.
    enum Outcome: Sendable {
        /// Its events stand here; none when there was nothing to record.
        case recorded(line: Int, positions: Range<UInt64>)
        /// Nothing was written for it.
        case refused(line: Int, Problem)
        /// An earlier sending was recorded here.
        case repeated(line: Int, positions: Range<UInt64>)
    }

    private var session: CommandSession
    private let log: any EventLog
    private let clock: ProgrammeClock
    private let actor: Actor

    /// Folds what is in the log.
    init(session: CommandSession, log: any EventLog, clock: ProgrammeClock, actor: Actor) {
        self.session = session
        self.log = log
        self.clock = clock
        self.actor = actor
    }

    /// Records a chunk; when it returns, what it recorded is durable.
    ///
    /// - Parameter request: Recognises a line when it is sent again; gives a key for each line, or for none.
    /// - Throws: `CommandFault`, `EventLogFault` or `VaultFault`; nothing of the chunk was written.
    mutating func record(_ lines: [Line], request: (Line) -> RequestKey?) async throws -> [Outcome] {
        for _ in 0..<CommandHandler.attemptsMax {
            let staged = try lines.map { line in try stage(line, request(line)) }
            do {
                let receipt = try await session.commit()
                return Self.placed(zip(lines, staged), from: receipt?.first.index ?? 0)
            } catch CommandFault.overtaken {
                continue
            }
        }
        throw CommandFault.contended
    }

    /// A line that has been decided on. Where its events will stand is known only after the append.
    private enum Staged {
        case new(eventCount: Int)
        case known(AppendReceipt)
        case refused(Problem)
    }

    private mutating func stage(_ line: Line, _ request: RequestKey?) throws -> Staged {
        // Asked in each round: what overtook the last one may have been another sending of this line.
        if let request, let known = try log.answer(to: request) {
            guard case .alreadyAppended(let receipt) = known else {
                return .refused(.requestKeyReused)
            }
            return .known(receipt)
        }
        do {
            let command = try CommandParsing.command(fromLine: line.bytes)
            return .new(
                eventCount: try session.stage(command, by: actor, today: clock.today, request: request).count)
        } catch let error as FieldError {
            return .refused(Problem(error))
        } catch let refusal as Refusal {
            return .refused(Problem(refusal))
        }
    }

    private static func placed(_ lines: some Sequence<(Line, Staged)>, from first: UInt64) -> [Outcome] {
        var next = first
        return lines.map { line, staged in
            switch staged {
            case .known(let receipt): return .repeated(line: line.number, positions: receipt.positions)
            case .refused(let problem): return .refused(line: line.number, problem)
            case .new(let count):
                defer { next += UInt64(count) }
                return .recorded(line: line.number, positions: next..<next + UInt64(count))
            }
        }
    }
}
