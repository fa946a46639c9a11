import EventStore
import Programme
import Synchronization
import Wire

/// Keeps the read models current with a log: folds every event once, in order, and skips none.
///
/// Who appends calls `catchUp(to:)` with the size of her receipt before she answers, and so reads her own write. An event
/// that cannot be decoded or applied stops the runner for good: every later call throws the same `ProjectionFault`, for a
/// read model that left something out would be wrong without saying so.
public final class ProjectionRunner: Sendable {
    private struct State {
        var fold = MendedFold<ReadModels>()
        var version = FoldVersion.current
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
    public var size: LogSize { state.withLock { $0.fold.size } }

    /// What stopped the runner; nil while it runs.
    public var fault: ProjectionFault? { state.withLock { $0.fault } }

    /// The version whose read models are served.
    public var version: String { state.withLock { $0.version.name } }

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
            guard state.fold.size < end else { return state.fold.size }
            do {
                try state.fold.fold(log, to: Self.turnEnd(after: state.fold.size, end), as: state.version)
            } catch let fault as ProjectionFault {
                state.fault = fault
                throw fault
            }
            return state.fold.size
        }
    }

    private static func turnEnd(after size: LogSize, _ end: LogSize) -> LogSize {
        min(end, LogSize(size.count + eventsPerTurn))
    }

    /// Lends the read models and the log size that they were folded from; keep it short, for nothing is folded meanwhile.
    ///
    /// - Throws: `ProjectionFault` when the runner has stopped, or what `body` throws.
    public func read<Result>(_ body: (ReadModels, LogSize) throws -> Result) throws -> Result {
        try state.withLock { state in
            if let fault = state.fault { throw fault }
            return try body(state.fold.model, state.fold.size)
        }
    }

    /// The fold as it is now, for who goes on from it apart; nil when it is beyond a size, or has stopped.
    public func fold(upTo size: LogSize) -> MendedFold<ReadModels>? {
        state.withLock { state in
            state.fault == nil && state.version.name == FoldVersion.current.name && state.fold.size <= size
                ? state.fold : nil
        }
    }

    /// How many events had been recorded at an instant, of those that are in the read models.
    ///
    /// - Throws: `EventLogFault` when the log cannot be read.
    public func size(at instant: Instant) throws -> LogSize {
        let times = state.withLock { $0.fold.times }
        return try times.size(at: instant) { try log.recordedTime(at: $0) }
    }

    /// Builds read models anew beside those that serve, and puts them in their place once they are as far: at one moment,
    /// so that every answer comes from the one or from the other.
    ///
    /// - Parameters:
    ///   - version: How the records are read from now on.
    ///   - progress: Told after every turn how far it is, and how far it goes.
    /// - Returns: Whether what was built is what was there, at the size at which it took its place.
    /// - Throws: `ProjectionFault` for an event that the new version cannot decode or apply: the old ones go on serving.
    public func rebuild(
        as version: FoldVersion = .current, progress: ((LogSize, LogSize) -> Void)? = nil
    ) throws -> (size: LogSize, isSame: Bool) {
        var new = MendedFold<ReadModels>()
        while true {
            let end = try log.size()
            while new.size < end {
                try new.fold(log, to: Self.turnEnd(after: new.size, end), as: version)
                progress?(new.size, end)
            }
            // What came since is little; the last of it is folded while nobody else folds.
            let outcome = try state.withLock { state -> Bool? in
                guard new.size.count + Self.eventsPerTurn >= state.fold.size.count else { return nil }
                try new.fold(log, to: max(new.size, state.fold.size), as: version)
                if state.fault == nil, state.fold.size < new.size {
                    try state.fold.fold(log, to: new.size, as: state.version)
                }
                let isSame = state.fault == nil && state.fold == new
                state = State(fold: new, version: version, fault: nil)
                return isSame
            }
            if let outcome { return (new.size, outcome) }
        }
    }
}

extension LogReading {
    /// When the event at a position was recorded.
    ///
    /// - Throws: `EventLogFault` when the log cannot be read.
    public func recordedTime(at position: Position) throws -> Instant {
        var time: Instant?
        try scan(from: LogSize(position.index), to: LogSize(through: position)) { record in
            time = record.recordedAt
            return false
        }
        guard let time else { throw EventLogFault.unreadable("There is no record at \(position.index).") }
        return time
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
