import Synchronization

/// Tells those who wait for it that something has ended, and why. The first reason given is the one that stays.
final class EndSignal: Sendable {
    private struct State {
        var hasEnded = false
        var reason: String?
        var waiters: [CheckedContinuation<String?, Never>] = []
    }

    private let state = Mutex(State())

    /// Ends it.
    ///
    /// - Parameter reason: What went wrong; nil for an end that was asked for.
    func give(_ reason: String?) {
        let waiters: [CheckedContinuation<String?, Never>] = state.withLock { state in
            guard !state.hasEnded else { return [] }
            state.hasEnded = true
            state.reason = reason
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume(returning: reason) }
    }

    /// Waits for the end.
    func value() async -> String? {
        await withCheckedContinuation { continuation in
            let (hasEnded, reason) = state.withLock { state in
                if !state.hasEnded { state.waiters.append(continuation) }
                return (state.hasEnded, state.reason)
            }
            if hasEnded { continuation.resume(returning: reason) }
        }
    }
}
