import EventStore
import Programme

/// Records commands that come a line each: over HTTP and from a file the same way.
///
/// Lines are taken in chunks. A line that is wrong or refused writes nothing for itself and says so; what the others of
/// its chunk bring is appended at once. With a request key a chunk that was recorded before is not recorded again.
struct CommandImport: Sendable {
    /// What came of a line.
    enum Outcome: Sendable {
        /// Its events stand here.
        case recorded(line: Int, positions: Range<UInt64>)
        /// Nothing was written for it.
        case refused(line: Int, Problem)
        /// These lines belong to a chunk that an earlier sending of the same request recorded.
        case repeated(lines: ClosedRange<Int>, positions: Range<UInt64>)
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
    /// - Parameter request: Recognises the chunk when it is sent again.
    /// - Throws: `CommandFault`, `EventLogFault` or `VaultFault`; nothing of the chunk was written.
    mutating func record(_ lines: [Line], request: RequestKey?) async throws -> [Outcome] {
        guard let first = lines.first, let last = lines.last else { return [] }
        let numbers = first.number...last.number
        for _ in 0..<CommandHandler.attemptsMax {
            // Asked in each round: what overtook the last one may have been another sending of this chunk.
            if let request, let known = try log.answer(to: request) { return [try repeated(known, numbers)] }
            let (outcomes, counts) = stage(lines)
            do {
                guard let receipt = try await session.commit(request: request) else { return outcomes }
                guard receipt.count == counts.reduce(0, +) else {
                    return [.repeated(lines: numbers, positions: receipt.positions)]
                }
                return Self.placed(outcomes, counts, from: receipt.first.index)
            } catch CommandFault.overtaken {
                continue
            }
        }
        throw CommandFault.contended
    }

    /// Decides on each line; where the events of those that are taken begin is known only after the append.
    private mutating func stage(_ lines: [Line]) -> (outcomes: [Outcome], counts: [Int]) {
        var counts: [Int] = []
        let outcomes = lines.map { line -> Outcome in
            let staged = stage(line)
            switch staged {
            case .success(let count):
                counts.append(count)
                return .recorded(line: line.number, positions: 0..<0)
            case .failure(let problem):
                counts.append(0)
                return .refused(line: line.number, problem)
            }
        }
        return (outcomes, counts)
    }

    private mutating func stage(_ line: Line) -> Result<Int, Problem> {
        let command: any Command
        do {
            command = try CommandParsing.command(fromLine: line.bytes)
        } catch {
            return .failure(Problem(error))
        }
        do {
            return .success(try session.stage(command, by: actor, today: clock.today).count)
        } catch {
            return .failure(Problem(error))
        }
    }

    private static func placed(_ outcomes: [Outcome], _ counts: [Int], from first: UInt64) -> [Outcome] {
        var next = first
        return zip(outcomes, counts).map { outcome, count in
            guard case .recorded(let line, _) = outcome else { return outcome }
            defer { next += UInt64(count) }
            return .recorded(line: line, positions: next..<next + UInt64(count))
        }
    }

    private func repeated(_ outcome: AppendOutcome, _ lines: ClosedRange<Int>) throws -> Outcome {
        guard case .alreadyAppended(let receipt) = outcome else { throw CommandFault.requestKeyReused }
        return .repeated(lines: lines, positions: receipt.positions)
    }
}
