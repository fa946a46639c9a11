import Synchronization

/// Tells a stream that its client hung up or that the server stops, also while it waits.
final class StreamEnd: Sendable {
    private struct State {
        var hasCome = false
        var waiting: Task<Bool, Never>?
    }

    private let state = Mutex(State())

    /// Whether the stream should end.
    var hasCome: Bool { state.withLock { $0.hasCome } }

    /// Ends the stream.
    func come() {
        let waiting = state.withLock { state in
            state.hasCome = true
            return state.waiting
        }
        waiting?.cancel()
    }

    /// Runs something that waits; it is cancelled when the end comes or when the task is cancelled.
    func interrupting(_ wait: @escaping @Sendable () async -> Bool) async -> Bool {
        let task = Task { await wait() }
        let hasCome = state.withLock { state in
            state.waiting = task
            return state.hasCome
        }
        if hasCome { task.cancel() }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            come()
        }
    }
}
