import Glibc
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
        let random = RandomNumbers()
        return IdentifierSource {
            let (start, rest) = random.next()
            let (instant, count) = order.next(at: clock.now(), start: start & 0xFF)
            return Identifier(version7At: instant, random: (count, rest))
        }
    }

    /// Several at once.
    func next(_ count: Int) -> [Identifier] { (0..<count).map { _ in next() } }
}

/// Random numbers of the system, asked for many at a time: each asking is a call of the kernel, and a command takes five
/// ids. None is given twice.
private final class RandomNumbers: Sendable {
    /// As many as `getentropy` gives at once: 256 bytes.
    private static let count = 32
    private let ready = Mutex<[UInt64]>([])

    func next() -> (UInt64, UInt64) {
        ready.withLock { ready in
            if ready.count < 2 {
                ready = [UInt64](unsafeUninitializedCapacity: Self.count) { numbers, count in
                    guard getentropy(numbers.baseAddress, Self.count * MemoryLayout<UInt64>.size) == 0 else {
                        preconditionFailure("The system gives no random numbers.")
                    }
                    count = Self.count
                }
            }
            return (ready.removeLast(), ready.removeLast())
        }
    }
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
