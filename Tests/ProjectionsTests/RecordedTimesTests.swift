import EventStore
import Testing
import Wire

@testable import Projections

/// An instant as a size of the log, also where the clock was set back or ran ahead for a while.
struct `The size of the log at an instant` {
    /// The size at an instant in a log whose events were recorded at these times.
    private func size(at instant: Int64, _ times: [Int64]) -> UInt64 {
        var recorded = RecordedTimes()
        for (index, time) in times.enumerated() {
            recorded.note(Instant(milliseconds: time), at: Position(UInt64(index)))
        }
        return recorded.size(at: Instant(milliseconds: instant)) { position in
            Instant(milliseconds: times[Int(position.index)])
        }.count
    }

    @Test func `counts the events that were recorded by then, those of the instant itself too`() {
        let times: [Int64] = [10, 20, 20, 30]
        #expect([9, 10, 19, 20, 29, 30, 99].map { size(at: $0, times) } == [0, 1, 1, 3, 3, 4, 4])
        #expect(size(at: 10, []) == 0)
    }

    @Test func `is not moved by one reading that was too early`() {
        let times: [Int64] = [10, 20, 30, 1, 40, 50]
        #expect([5, 15, 25, 35, 45, 55].map { size(at: $0, times) } == [0, 1, 2, 4, 5, 6])
    }

    @Test func `is not moved by a clock that ran ahead for a while`() {
        let times: [Int64] = [10, 20, 9000, 9001, 30, 40, 50, 60, 70]
        #expect([15, 25, 35, 45, 75, 9500].map { size(at: $0, times) } == [1, 2, 2, 2, 9, 9])
        #expect(size(at: 55, times) == 7)
    }

    @Test(arguments: UInt64(1)...8)
    func `contradicts as few clock readings as any size does`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let times = (0..<60).map { index in Int64(random.chance(20) ? random.number(0...600) : index * 10) }
        for instant in stride(from: Int64(-5), through: 605, by: 7) {
            func contradicted(_ size: Int) -> Int {
                times[..<size].count { $0 > instant } + times[size...].count { $0 <= instant }
            }
            let found = Int(size(at: instant, times))
            let best = (0...times.count).map(contradicted).min()
            #expect(contradicted(found) == best, "seed \(seed), instant \(instant)")
            #expect(!(0..<found).contains { contradicted($0) == best }, "the smaller one: seed \(seed), \(instant)")
        }
    }
}
