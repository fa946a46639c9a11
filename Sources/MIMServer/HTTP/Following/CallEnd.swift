import EventStore
import Hummingbird
import HummingbirdCore
import NIOCore
import ServiceLifecycle
import Synchronization

/// Tells whoever takes long to answer that the client has hung up or that the server stops, also while it waits.
final class CallEnd: Sendable {
    private struct State {
        var hasCome = false
        var waiting: Task<LogSize, Never>?
    }

    private let state = Mutex(State())

    /// Whether there is no use in going on.
    var hasCome: Bool { state.withLock { $0.hasCome } }

    /// Ends it.
    func come() {
        let waiting = state.withLock { state in
            state.hasCome = true
            return state.waiting
        }
        waiting?.cancel()
    }

    /// Waits until a watermark is beyond a size, the deadline has passed, or the end comes; gives how far it is then.
    ///
    /// One at a time.
    func growth(
        of watermark: Watermark, beyond size: LogSize, until deadline: ContinuousClock.Instant
    ) async -> LogSize {
        let now = watermark.size
        if now > size { return now }
        // Cancelling the task that answers would take from it what it needs to say goodbye.
        let task = Task { await watermark.waitForGrowth(beyond: size, until: deadline) }
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

extension Request {
    /// Does what may take long, and tells it when the client has hung up or the server stops.
    ///
    /// To notice that, the connection is read from; so it serves no further request, and is closed after the answer.
    func answeredAtLength<Result: Sendable>(_ body: (CallEnd) async throws -> Result) async throws -> Result {
        let end = CallEnd()
        return try await self.body.consumeWithInboundCloseHandler { _ in
            try await withGracefulShutdownHandler {
                try await body(end)
            } onGracefulShutdown: {
                end.come()
            }
        } onInboundClosed: {
            end.come()
        }
    }
}
