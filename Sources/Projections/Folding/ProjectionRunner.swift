import EventStore
import Programme
import Synchronization
import Wire

/// Keeps the read models current with a log: folds every event once, in order, and skips none.
///
/// Who appends calls `catchUp(to:)` with the size of her receipt before she answers, and so reads her own write. An event
/// that cannot be decoded stops the runner for good: every later call throws the same `ProjectionFault`, for a read model
/// that left something out would be wrong without saying so.
public final class ProjectionRunner: Sendable {
    private struct State {
        var models = ReadModels()
        var size = LogSize.empty
        var fault: ProjectionFault?
    }

    private let log: any EventLog
    private let state = Mutex(State())

    /// So many events are folded before others get a turn to read.
    private static let eventsPerTurn: UInt64 = 10_000

    /// - Parameter log: What it folds, from its first event on.
    public init(log: any EventLog) {
        self.log = log
    }

    /// The first so many events are in the read models.
    public var size: LogSize { state.withLock { $0.size } }

    /// What stopped the runner; nil while it runs.
    public var fault: ProjectionFault? { state.withLock { $0.fault } }

    /// Folds what is missing up to a size; returns at once when it is there already.
    ///
    /// - Parameters:
    ///   - end: Nil for all that the log has now.
    ///   - progress: Told after every turn how far it is, and how far it goes.
    /// - Throws: `ProjectionFault`, or `EventLogFault` when the log cannot be read.
    public func catchUp(to end: LogSize? = nil, progress: ((LogSize, LogSize) -> Void)? = nil) throws {
        let end = try end ?? log.size()
        var done = LogSize.empty
        repeat {
            let before = done
            done = try turn(to: end)
            progress?(done, end)
            if done <= before { break }
        } while done < end
    }

    private func turn(to end: LogSize) throws -> LogSize {
        try state.withLock { state in
            if let fault = state.fault { throw fault }
            guard state.size < end else { return state.size }
            let turnEnd = min(end, LogSize(state.size.count + Self.eventsPerTurn))
            do {
                try state.models.fold(log, from: state.size, to: turnEnd) { state.size = $0 }
            } catch let fault as ProjectionFault {
                state.fault = fault
                throw fault
            }
            return state.size
        }
    }

    /// Lends the read models and the log size that they were folded from; keep it short, for nothing is folded meanwhile.
    ///
    /// - Throws: `ProjectionFault` when the runner has stopped, or what `body` throws.
    public func read<Result>(_ body: (ReadModels, LogSize) throws -> Result) throws -> Result {
        try state.withLock { state in
            if let fault = state.fault { throw fault }
            return try body(state.models, state.size)
        }
    }
}

/// An event that the read models cannot take: where it stands, and what of it is not as this version knows it.
public struct ProjectionFault: Error, Hashable, Sendable {
    public let position: Position
    public let error: FieldError

    public init(position: Position, error: FieldError) {
        self.position = position
        self.error = error
    }
}
