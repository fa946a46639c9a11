import Glibc

/// A lock with a condition to wait for: what `Mutex` lacks, for the few places where a thread (never a task) waits.
package final class Monitor: @unchecked Sendable {
    // Sendable by hand: pthread mutexes and conditions are made for use from many threads, and their addresses are
    // fixed because they are allocated.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    package init() {
        pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        // A wait with a limit must not depend on someone setting the clock of the machine.
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Runs `body` alone.
    package func withLock<Result>(_ body: () throws -> Result) rethrows -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Waits until the condition holds. Asked under the lock, each time that someone calls `wakeAll`.
    package func wait(until isMet: () -> Bool) {
        waitLocked(until: isMet) {}
    }

    /// Waits until the condition holds and runs `body` while it does.
    package func waitLocked<Result>(until isMet: () -> Bool, then body: () -> Result) -> Result {
        withLock {
            while !isMet() { pthread_cond_wait(condition, mutex) }
            return body()
        }
    }

    /// Waits until the condition holds or so many nanoseconds have passed.
    func wait(nanoseconds: UInt64, until isMet: () -> Bool) {
        let deadline = Self.now + nanoseconds
        var time = timespec(tv_sec: Int(deadline / 1_000_000_000), tv_nsec: Int(deadline % 1_000_000_000))
        withLock {
            while !isMet() {
                if pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT { return }
            }
        }
    }

    /// Lets those who wait look at their conditions again.
    package func wakeAll() {
        pthread_cond_broadcast(condition)
    }

    /// Nanoseconds of a clock that only goes forward.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
