import Synchronization
import Wire

/// A clock that goes on by one millisecond each time that it is asked.
final class TickingClock: Sendable {
    private let next: Atomic<Int64>

    /// 2008-01-01T00:00:00.000Z.
    static let start: Int64 = 1_199_145_600_000

    init() { next = Atomic(Self.start) }

    var now: @Sendable () -> Instant {
        { Instant(milliseconds: self.next.wrappingAdd(1, ordering: .relaxed).oldValue) }
    }
}
