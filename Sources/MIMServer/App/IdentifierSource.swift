import Synchronization
import Wire

/// Where new ids come from: those of events, and of what comes into being.
struct IdentifierSource: Sendable {
    /// An id never given before.
    let next: @Sendable () -> Identifier

    init(next: @escaping @Sendable () -> Identifier) {
        self.next = next
    }

    /// Version 7 ids from a clock and the system's random numbers, each larger than the one before, so that the pages of
    /// an index fill in order however many are made in a millisecond.
    static func random(_ clock: ProgrammeClock) -> IdentifierSource {
        let order = IdentifierOrder()
        return IdentifierSource {
            var generator = SystemRandomNumberGenerator()
            let (instant, count) = order.next(at: clock.now(), start: generator.next() & 0xFF)
            return Identifier(version7At: instant, random: (count, generator.next()))
        }
    }

    /// Several at once.
    func next(_ count: Int) -> [Identifier] { (0..<count).map { _ in next() } }
}

/// Counts within a millisecond in the twelve bits that stand after the time (RFC 9562 section 6.2, method 1).
private final class IdentifierOrder: Sendable {
    private static let countBits: Int64 = 12
    /// The millisecond and the count of the last id, as one number.
    private let last = Mutex<Int64>(0)

    /// - Parameter start: Where the count of a new millisecond begins.
    func next(at instant: Instant, start: UInt64) -> (Instant, count: UInt64) {
        let value = last.withLock { last in
            // A full millisecond runs over into the next one; a clock that goes back is not followed.
            last = max(instant.milliseconds << Self.countBits | Int64(start), last + 1)
            return last
        }
        let count = UInt64(value & (1 << Self.countBits - 1))
        return (Instant(milliseconds: value >> Self.countBits), count)
    }
}
