import EventStore
import Projections
import Synchronization

/// The read models as they were known at earlier sizes of the log, kept for who asks again.
///
/// A replay folds the log from its beginning, or from the nearest earlier size that is there, on a thread of its own and
/// one after the other: it must not keep from their work those who ask about today. Who asks for a size that is being
/// replayed already waits for that one.
final class Replays: Sendable {
    typealias Fold = MendedFold<ReadModels>

    private struct Kept {
        let fold: Fold
        let bytes: Int
        var lastAsked: UInt64
    }

    private struct State {
        var kept: [LogSize: Kept] = [:]
        var bytes = 0
        var underway: [LogSize: Task<Fold, any Error>] = [:]
        /// The replay after which the next one begins.
        var last: Task<Fold, any Error>?
        var questions: UInt64 = 0
        var replays = 0
    }

    private let log: any EventLog
    /// What is kept at most, in bytes as the folds estimate themselves; one that is larger is given and not kept.
    let bytesMax: Int
    /// The fold that is kept current, if it is not beyond a size: who asks for the present has it at once.
    private let present: @Sendable (LogSize) -> Fold?
    private let state = Mutex(State())

    /// Three or four states of a million events, or some dozens of the demo.
    static let bytesMaxDefault = 512 << 20

    init(
        log: any EventLog, bytesMax: Int = bytesMaxDefault,
        present: @escaping @Sendable (LogSize) -> Fold? = { _ in nil }
    ) {
        self.log = log
        self.bytesMax = bytesMax
        self.present = present
    }

    /// How many bytes are kept, and how many replays there were.
    var usage: (bytes: Int, replays: Int) { state.withLock { ($0.bytes, $0.replays) } }

    /// The read models as they were known when the log had a size.
    ///
    /// - Throws: `ProjectionFault` or `EventLogFault` when the log cannot be folded up to there.
    func models(at size: LogSize) async throws -> ReadModels {
        let task = state.withLock { state -> Task<Fold, any Error>? in
            state.questions += 1
            guard state.kept[size] == nil else { return nil }
            return state.underway[size] ?? begin(size, &state)
        }
        if let task { return try await task.value.model }
        if let kept = take(size) { return kept.model }
        // It was forgotten in between, for others that were asked for.
        return try await models(at: size)
    }

    private func take(_ size: LogSize) -> Fold? {
        state.withLock { state in
            state.kept[size]?.lastAsked = state.questions
            return state.kept[size]?.fold
        }
    }

    private func begin(_ size: LogSize, _ state: inout State) -> Task<Fold, any Error> {
        let previous = state.last
        let task = Task.detached { [self] in
            _ = await previous?.result
            do {
                let fold = try await replay(to: size)
                keep(fold, at: size)
                return fold
            } catch {
                self.state.withLock { $0.underway[size] = nil }
                throw error
            }
        }
        state.underway[size] = task
        state.last = task
        state.replays += 1
        return task
    }

    private func replay(to size: LogSize) async throws -> Fold {
        let kept = state.withLock { state in
            state.kept.filter { $0.key <= size }.max { $0.key < $1.key }?.value.fold
        }
        let start = [kept, present(size)].compactMap(\.self).max { $0.size < $1.size } ?? Fold()
        let log = log
        return try await withCheckedThrowingContinuation { continuation in
            let isStarted = DedicatedThread.start {
                continuation.resume(
                    with: Result {
                        var fold = start
                        try fold.fold(log, to: size)
                        return fold
                    })
            }
            if !isStarted { continuation.resume(throwing: EventLogFault.overloaded) }
        }
    }

    /// Keeps a replay, and forgets those that were not asked for longest when there are too many bytes.
    private func keep(_ fold: Fold, at size: LogSize) {
        let bytes = fold.estimatedBytes
        state.withLock { state in
            state.underway[size] = nil
            guard bytes <= bytesMax else { return }
            while state.bytes + bytes > bytesMax,
                let oldest = state.kept.min(by: { $0.value.lastAsked < $1.value.lastAsked })
            {
                state.kept[oldest.key] = nil
                state.bytes -= oldest.value.bytes
            }
            state.kept[size] = Kept(fold: fold, bytes: bytes, lastAsked: state.questions)
            state.bytes += bytes
        }
    }
}
