import EventStore
import Projections

/// How far each stage has come that an event goes through, as sizes of the log: the one place that knows the stages.
///
/// A further stage is a case, its watermark, and what brings it about for whoever waits for it.
struct Watermarks: Sendable {
    /// A stage, in the order in which an event goes through them.
    enum Stage: String, CaseIterable, Sendable {
        /// It was judged and is being made durable; it may still fail, and is shown to nobody.
        case accepted
        /// It is on the disk, and was acknowledged.
        case durable
        /// The read models have it: every query shows it.
        case projected
        /// It is covered by a signed checkpoint.
        case signed
        /// It is covered by a checkpoint of every witness; there is no such stage when none is configured.
        case witnessed
    }

    let log: any EventLog
    let runner: ProjectionRunner
    let checkpoints: CheckpointKeeper
    let cosignatures: CosignatureKeeper

    /// How far one stage has come; nil when there is no such stage here.
    ///
    /// - Throws: `EventLogFault` when the log is closed.
    func size(of stage: Stage) throws -> LogSize? {
        switch stage {
        case .accepted: log.accepted.size
        case .durable: try log.size()
        case .projected: runner.size
        case .signed: checkpoints.signed.size
        case .witnessed: cosignatures.witnessedSize
        }
    }

    /// How far all have come, from the first to the last; none is ever ahead of one that it follows.
    ///
    /// Projecting and signing both follow *durable*, and not each other.
    ///
    /// - Throws: `EventLogFault` when the log is closed.
    func sizes() throws -> [(stage: Stage, size: LogSize)] {
        // Asked from the last to the first: what a stage has, those that it follows had by then, and they never go back.
        try Stage.allCases.reversed().compactMap { stage in try size(of: stage).map { (stage, $0) } }.reversed()
    }

    /// Waits until a stage has come so far, or the deadline has passed, or the end comes.
    ///
    /// - Returns: Whether it has come so far.
    /// - Throws: `EventLogFault` when the log is closed; `ProjectionFault` when the read models have stopped.
    func wait(
        for stage: Stage, toReach size: LogSize, until deadline: ContinuousClock.Instant, or end: CallEnd
    ) async throws -> Bool {
        if let now = try self.size(of: stage), now >= size { return true }
        let mark =
            switch stage {
            case .accepted: log.accepted
            // The read models are folded by whoever asks them, as soon as there is something to fold.
            case .durable, .projected: log.durable
            case .signed: checkpoints.signed
            case .witnessed: cosignatures.witnessed
            }
        guard await end.growth(of: mark, beyond: LogSize(size.count - 1), until: deadline) >= size else { return false }
        if stage == .projected { try runner.catchUp(to: size) }
        // Witnesses may have found out that the log is another one: then nothing of it is witnessed any more.
        return try self.size(of: stage).map { $0 >= size } ?? false
    }
}
