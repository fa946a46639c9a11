import Synchronization

/// Knows how large the log is and wakes those who wait for it to grow.
///
/// It carries a number and no events: the log itself is the buffer, so a slow reader costs no memory.
final class GrowthSignal: Sendable {
    private struct Waiter {
        let size: LogSize
        let continuation: CheckedContinuation<LogSize, Never>
    }

    private struct State {
        var size: LogSize
        var isClosed = false
        var nextWaiter = 0
        var waiters: [Int: Waiter] = [:]
        /// Waiters cancelled before they had begun to wait.
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    init(size: LogSize) {
        state = Mutex(State(size: size))
    }

    /// Tells that the log has this size now.
    func grow(to size: LogSize) {
        let ready = state.withLock { state in
            state.size = max(state.size, size)
            let ready = state.waiters.filter { $0.value.size < size }
            for key in ready.keys { state.waiters[key] = nil }
            return ready.values.map(\.continuation)
        }
        for continuation in ready { continuation.resume(returning: size) }
    }

    /// Wakes everyone; nobody waits any more.
    func close() {
        let (size, waiters) = state.withLock { state in
            state.isClosed = true
            defer { state.waiters = [:] }
            return (state.size, state.waiters.values.map(\.continuation))
        }
        for waiter in waiters { waiter.resume(returning: size) }
    }

    /// Waits until the log is larger than a size, or is closed, or the task is cancelled; returns the size then.
    func waitForGrowth(beyond size: LogSize) async -> LogSize {
        let key = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        defer { state.withLock { _ = $0.cancelled.remove(key) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let now: LogSize? = state.withLock { state in
                    if state.cancelled.contains(key) || state.isClosed || size < state.size { return state.size }
                    state.waiters[key] = Waiter(size: size, continuation: continuation)
                    return nil
                }
                if let now { continuation.resume(returning: now) }
            }
        } onCancel: {
            let (waiter, now) = state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: key)
                if waiter == nil { state.cancelled.insert(key) }
                return (waiter, state.size)
            }
            waiter?.continuation.resume(returning: now)
        }
    }
}
