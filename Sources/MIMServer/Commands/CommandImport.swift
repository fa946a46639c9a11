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
    /// - Throws: `CommandFault`, `EventLogFault` or `VaultFault`; what was recorded before it is durable all the same,
    ///   and is recognised when it is sent again with its key.
    mutating func record(_ lines: [Line], request: (Line) -> RequestKey?) async throws -> [Outcome] {
        let orders = lines.map { Order(line: $0, request: request($0)) }
        var outcomes: [Outcome] = []
        // What mends a record is carried out by itself, after what came before it and before what comes after.
        for part in orders.split(around: \.mending) {
            if let order = part.first, let command = order.mending {
                outcomes.append(try await mend(order, command))
            } else {
                outcomes += try await record(Array(part))
            }
        }
        return outcomes
    }

    /// A line, read.
    private struct Order {
        let line: Line
        let request: RequestKey?
        let command: Result<any Command, FieldError>

        init(line: Line, request: RequestKey?) {
            self.line = line
            self.request = request
            command = Result { () throws(FieldError) in try CommandParsing.command(fromLine: line.bytes) }
        }

        var mending: (any MendingCommand)? { (try? command.get()) as? any MendingCommand }
    }

    private mutating func mend(_ order: Order, _ command: any MendingCommand) async throws -> Outcome {
        do {
            let receipt = try await session.mend(command, by: actor, today: clock.today, request: order.request)
            return receipt.isRepeated
                ? .repeated(line: order.line.number, positions: receipt.positions)
                : .recorded(line: order.line.number, positions: receipt.positions)
        } catch let error as FieldError {
            return .refused(line: order.line.number, Problem(error))
        } catch let refusal as Refusal {
            return .refused(line: order.line.number, Problem(refusal))
        } catch CommandFault.requestKeyReused {
            return .refused(line: order.line.number, .requestKeyReused)
        }
    }

    private mutating func record(_ orders: [Order]) async throws -> [Outcome] {
        try session.refresh()
        for _ in 0..<CommandExecution.attemptsMax {
            let staged = try orders.map { order in try stage(order) }
            do {
                let receipt = try await session.commit()
                return Self.placed(zip(orders.map(\.line), staged), from: receipt?.first.index ?? 0)
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

    private mutating func stage(_ order: Order) throws -> Staged {
        // Asked in each round: what overtook the last one may have been another sending of this line.
        if let request = order.request, let known = try log.answer(to: request) {
            guard case .alreadyAppended(let receipt) = known else {
                return .refused(.requestKeyReused)
            }
            return .known(receipt)
        }
        do {
            let command = try order.command.get()
            return .new(
                eventCount: try session.stage(command, by: actor, today: clock.today, request: order.request).count)
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

extension Array {
    /// The elements in parts: each one that has something by itself, and what lies between them.
    fileprivate func split<Something>(around something: (Element) -> Something?) -> [ArraySlice<Element>] {
        var parts: [ArraySlice<Element>] = []
        var start = startIndex
        for (index, element) in enumerated() where something(element) != nil {
            if start < index { parts.append(self[start..<index]) }
            parts.append(self[index...index])
            start = index + 1
        }
        if start < endIndex { parts.append(self[start...]) }
        return parts
    }
}
