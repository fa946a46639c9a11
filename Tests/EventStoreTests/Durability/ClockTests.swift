import EventStore
import Synchronization
import Testing
import Wire

/// A clock that is set back (`docs/decisions/0009`).
@Suite struct `A log whose clock goes back` {
    @Test func `writes down what the clock said, in the order of the positions, and holds`() async throws {
        try await withDirectory { path async throws in
            let day: Int64 = 86_400_000
            let times = [0, 1, -3 * day, 2, 2, -1].map { TickingClock.start + $0 }
            let next = Atomic(0)
            let clock: @Sendable () -> Instant = {
                Instant(milliseconds: times[next.wrappingAdd(1, ordering: .relaxed).oldValue])
            }
            var log = try LMDBEventLog.open(at: path, clock: clock)
            for number in UInt64(0)..<3 { _ = try await log.append([event(number)]) }
            await log.close()
            log = try LMDBEventLog.open(at: path, clock: clock)
            _ = try await log.append((3..<6).map { event($0) })
            #expect(try log.all().map { try $0.withView { $0.recordedAt.milliseconds } } == times)
            #expect(try log.ids() == (0..<6).map { id($0) })
            await log.close()
            #expect(try LMDBEventLog.verify(at: path).findings.isEmpty)
        }
    }
}
