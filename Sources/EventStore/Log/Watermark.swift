import Synchronization

/// How far something has come with the log: a size that only grows, and that can be waited for.
///
/// It carries a number and no events: the log itself is the buffer, so whoever waits costs a continuation and no more.
public final class Watermark: Sendable {
    private struct Waiter {
        let size: LogSize
        let deadline: ContinuousClock.Instant?
        let continuation: CheckedContinuation<LogSize, Never>
    }

    private struct State {
        var size: LogSize
        var isClosed = false
        var nextWaiter = 0
        var waiters: [Int: Waiter] = [:]
        /// No waiter waits for more than growth beyond this.
        var farthest = LogSize.empty
        /// Waiters cancelled before they had begun to wait.
        var cancelled: Set<Int> = []
        /// Whether a task is on its way to wake those who have waited long enough.
        var isWaking = false
        /// Whether a task looks at the deadlines.
        var isWatched = false

        mutating func add(_ waiter: Waiter, under key: Int) {
            waiters[key] = waiter
            farthest = max(farthest, waiter.size)
        }

        /// Takes out those who wait for no more than there is. As a rule that is everyone, and then none is looked at.
        mutating func takeReached() -> [Int: Waiter] {
            let size = size
            return farthest < size ? takeAll() : take { $0.size < size }
        }

        mutating func takeAll() -> [Int: Waiter] {
            defer { (waiters, farthest) = ([:], .empty) }
            return waiters
        }

        mutating func take(_ isReady: (Waiter) -> Bool) -> [Int: Waiter] {
            let ready = waiters.filter { isReady($0.value) }
            for key in ready.keys { waiters[key] = nil }
            return ready
        }
    }

    private let state: Mutex<State>

    /// How often the deadlines are looked at, all of them by one task: a timer for each would outlive its waiter, and
    /// those who wait for seconds do not mind.
    private static let pace = Duration.milliseconds(500)

    public init(_ size: LogSize) {
        state = Mutex(State(size: size))
    }

    /// How far it has come.
    public var size: LogSize { state.withLock { $0.size } }

    /// How many wait for it.
    public var waiting: Int { state.withLock { $0.waiters.count } }

    /// Notes that it has come so far, if it had not, and has those woken who wait for it.
    ///
    /// By a task apart, for whoever makes it grow is as a rule the log's writer, and there may be thousands of them.
    public func grow(to size: LogSize) {
        let mustWake = state.withLock { state in
            state.size = max(state.size, size)
            guard !state.waiters.isEmpty, !state.isWaking else { return false }
            state.isWaking = true
            return true
        }
        if mustWake { Task.detached { self.wakeReached() } }
    }

    /// Wakes everyone; nobody waits any more.
    public func close() {
        let (waiters, now) = state.withLock { state in
            state.isClosed = true
            return (state.takeAll(), state.size)
        }
        Self.wake(waiters, now)
    }

    private func wakeReached() {
        let (waiters, now) = state.withLock { state in
            state.isWaking = false
            return (state.takeReached(), state.size)
        }
        Self.wake(waiters, now)
    }

    private static func wake(_ waiters: [Int: Waiter], _ size: LogSize) {
        for waiter in waiters.values { waiter.continuation.resume(returning: size) }
    }

    /// Waits until it is larger than a size, or is closed, or the task is cancelled, or the deadline has passed (a moment
    /// later than said); returns the size then.
    public func waitForGrowth(
        beyond size: LogSize, until deadline: ContinuousClock.Instant? = nil
    ) async -> LogSize {
        let key = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        defer { state.withLock { _ = $0.cancelled.remove(key) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let (now, mustWatch) = state.withLock { state -> (LogSize?, Bool) in
                    if state.cancelled.contains(key) || state.isClosed || size < state.size {
                        return (state.size, false)
                    }
                    state.add(Waiter(size: size, deadline: deadline, continuation: continuation), under: key)
                    let mustWatch = deadline != nil && !state.isWatched
                    if mustWatch { state.isWatched = true }
                    return (nil, mustWatch)
                }
                if let now { continuation.resume(returning: now) }
                if mustWatch { Task.detached { await self.watchDeadlines() } }
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

    /// Wakes those whose deadline has passed, until nobody has one.
    private func watchDeadlines() async {
        var isWanted = true
        while isWanted {
            try? await Task.sleep(for: Self.pace)  // Nobody cancels this task.
            let now = ContinuousClock.now
            let (late, size) = state.withLock { state in
                let late = state.take { waiter in waiter.deadline.map { $0 <= now } ?? false }
                state.isWatched = state.waiters.contains { $0.value.deadline != nil }
                isWanted = state.isWatched
                return (late, state.size)
            }
            Self.wake(late, size)
        }
    }
}
