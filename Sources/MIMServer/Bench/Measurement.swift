/// How long something took, and how that compares: the bench prints ratios, since absolute times wander.
enum Measurement {
    /// Seconds that a piece of work takes.
    static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try work()
        return seconds(clock.now - start)
    }

    /// Seconds that a piece of work takes which waits for others.
    static func seconds(_ work: () async throws -> Void) async rethrows -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        try await work()
        return seconds(clock.now - start)
    }

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    /// The middle of several runs; the mean of the two middle ones for an even count.
    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard !sorted.isEmpty else { return .nan }
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

/// The times that half, 99 % and 99.9 % of the answers did not exceed.
struct Percentiles {
    private let sorted: [Double]

    init(_ seconds: [Double]) {
        sorted = seconds.sorted()
    }

    /// - Parameter share: Of the answers, from 0 to 1.
    func callAsFunction(_ share: Double) -> Double {
        guard !sorted.isEmpty else { return .nan }
        return sorted[min(sorted.count - 1, Int((share * Double(sorted.count)).rounded(.up)) - 1)]
    }

    /// In milliseconds.
    var text: String { [0.5, 0.99, 0.999].map { BenchRow.number(self($0) * 1e3) }.joined(separator: " / ") }
}

/// One line of the bench: what was measured, the ratio, the bar that it must hold, and the figures behind it.
struct BenchRow {
    /// The side of the bar on which the ratio must be.
    enum Bar {
        case atMost(Double)
        case atLeast(Double)

        func holds(_ ratio: Double) -> Bool {
            switch self {
            case .atMost(let bar): ratio <= bar
            case .atLeast(let bar): ratio >= bar
            }
        }

        var text: String {
            switch self {
            case .atMost(let bar): "≤ \(BenchRow.number(bar))"
            case .atLeast(let bar): "≥ \(BenchRow.number(bar))"
            }
        }
    }

    let name: String
    let ratio: Double
    /// What the ratio must be; nil where nothing was promised.
    var bar: Bar?
    /// Better than the bar, and worth working for.
    var goal: Bar?
    let detail: String

    var text: String {
        let marks = [
            bar.map { "bar \($0.text) ×: \($0.holds(ratio) ? "holds" : "MISSED")" },
            goal.map { "goal \($0.text) ×: \($0.holds(ratio) ? "reached" : "not reached")" },
        ].compactMap { $0 }
        let promise = marks.isEmpty ? "" : "  (\(marks.joined(separator: ", ")))"
        return "\(name)\n    \(Self.number(ratio)) ×\(promise)   \(detail)"
    }

    /// A number with as many decimals as its size deserves.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return "–" }
        let scale = value.magnitude < 10 ? 100.0 : value.magnitude < 1000 ? 10 : 1
        let rounded = (value * scale).rounded() / scale
        return scale == 1 ? "\(Int(rounded))" : "\(rounded)"
    }
}
