import EventStore
import Wire

/// When the events of a log were recorded, as far as it takes to tell how many were there at an instant.
///
/// The log writes down what its clock said, and a clock can be set back. So the events are taken in runs in which the
/// clock only went forward: as a rule there is one. An instant is translated to the size that contradicts the fewest
/// clock readings: the most events before it were recorded by then, the most after it later. One wrong reading, early or
/// late, moves the cut by no more than itself.
public struct RecordedTimes: Hashable, Sendable {
    /// Where each run begins.
    private var runs: [LogSize] = []
    private var last: Instant?
    private var end = LogSize.empty

    public init() {}

    /// Notes when the next event was recorded.
    mutating func note(_ time: Instant, at position: Position) {
        if last.map({ time < $0 }) ?? true { runs.append(LogSize(position.index)) }
        last = time
        end = LogSize(through: position)
    }

    /// How many events had been recorded at an instant; the smaller size where two are as good.
    ///
    /// - Parameter time: When the event at a position was recorded.
    public func size(at instant: Instant, time: (Position) throws -> Instant) rethrows -> LogSize {
        var (best, bestGain) = (LogSize.empty, Int64(0))
        var gain = Int64(0)
        for (index, start) in runs.enumerated() {
            let end = index + 1 < runs.count ? runs[index + 1] : self.end
            let cut = try firstLater(than: instant, from: start, to: end, time)
            gain += Int64(cut.count - start.count)
            if gain > bestGain { (best, bestGain) = (cut, gain) }
            gain -= Int64(end.count - cut.count)
        }
        return best
    }

    /// In a run, how far the events go that were recorded by an instant.
    private func firstLater(
        than instant: Instant, from start: LogSize, to end: LogSize, _ time: (Position) throws -> Instant
    ) rethrows -> LogSize {
        var (low, high) = (start.count, end.count)
        while low < high {
            let middle = (low + high) / 2
            if try time(Position(middle)) <= instant { low = middle + 1 } else { high = middle }
        }
        return LogSize(low)
    }
}
