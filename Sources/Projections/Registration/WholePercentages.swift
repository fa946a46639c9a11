/// Whole percentages that add to 100: the method of the largest remainder.
///
/// Every count gets its share rounded down; the points that are then missing go one each to the counts with the largest
/// remainders, the earlier row first where remainders are equal. So each stays within one point of its exact share, and
/// a larger count never prints a smaller percentage. Rounding each half up instead would print tables of 99 or 101.
enum WholePercentages {
    /// The percentage of each count; all nought when there is nothing to share.
    static func adding(to counts: [Int]) -> [Int] {
        let total = counts.reduce(0, +)
        guard total > 0 else { return counts.map { _ in 0 } }
        var percentages = counts.map { $0 * 100 / total }
        let missing = 100 - percentages.reduce(0, +)
        let byRemainder = counts.indices.sorted { left, right in
            let (leftRest, rightRest) = (counts[left] * 100 % total, counts[right] * 100 % total)
            return leftRest == rightRest ? left < right : leftRest > rightRest
        }
        for index in byRemainder.prefix(missing) { percentages[index] += 1 }
        return percentages
    }

    /// One percentage on its own, rounded half up; nought of nothing.
    static func halfUp(_ count: Int, of base: Int) -> Int {
        base > 0 ? (count * 200 + base) / (base * 2) : 0
    }
}

/// A number of people or hours per something, kept exact until it is printed.
public struct Ratio: Hashable, Sendable {
    public let numerator: Int
    public let denominator: Int

    public init(_ numerator: Int, per denominator: Int) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// In tenths, rounded half up from the exact value; nil when there is nothing to divide by.
    public var tenths: Int? { rounded(unitsPerWhole: 10) }

    /// As a percentage in tenths of a point, rounded half up; nil when there is nothing to divide by.
    public var percentTenths: Int? { rounded(unitsPerWhole: 1000) }

    private func rounded(unitsPerWhole units: Int) -> Int? {
        denominator > 0 ? (numerator * units * 2 + denominator) / (denominator * 2) : nil
    }
}
