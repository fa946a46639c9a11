/// Another table that would be printed alike: the counts, moved within what is printed of each, every sum holding.
struct OtherTable {
    var values: [Int]
    let ranges: [ClosedRange<Int>]
    let sums: [SmallCells.Sum]
    let sumsOf: [[Int]]
    private var moved: Set<Int> = []
    /// Sums that do not hold: the parts less the total.
    private var excess: [Int: Int] = [:]
    private var steps = 0

    /// A search that finds nothing in so many steps is given up: most find something in ten.
    private static let stepsMax = 300
    /// Of a sum so many cells are tried, the likeliest first.
    private static let triesMax = 6

    init(values: [Int], ranges: [ClosedRange<Int>], sums: [SmallCells.Sum], sumsOf: [[Int]]) {
        self.values = values
        self.ranges = ranges
        self.sums = sums
        self.sumsOf = sumsOf
    }

    /// Moves a cell, and others until every sum holds again; if that is not found, nothing is moved.
    mutating func move(_ cell: Int, by step: Int) -> Bool {
        (moved, excess, steps) = ([], [:], 0)
        return shift(cell, by: step)
    }

    /// Applies the first of several changes that moves a cell as asked and stays within what is printed.
    mutating func change(_ changes: [SmallCells.Change], _ cell: Int, _ step: Int) -> Bool {
        for change in changes {
            let by = change.reduce(0) { $0 + ($1.cell == cell ? $1.by : 0) }
            guard by == step else { continue }
            var changed = values
            for (cell, by) in change { changed[cell] += by }
            guard change.allSatisfy({ ranges[$0.cell].contains(changed[$0.cell]) }) else { continue }
            values = changed
            return true
        }
        return false
    }

    private mutating func shift(_ cell: Int, by step: Int) -> Bool {
        guard ranges[cell].contains(values[cell] + step) else { return false }
        apply(cell, step)
        moved.insert(cell)
        if settle() { return true }
        apply(cell, -step)
        moved.remove(cell)
        return false
    }

    private mutating func apply(_ cell: Int, _ step: Int) {
        values[cell] += step
        for sum in sumsOf[cell] {
            let now = (excess[sum] ?? 0) + (sums[sum].total == cell ? -step : step)
            excess[sum] = now == 0 ? nil : now
        }
    }

    private mutating func settle() -> Bool {
        guard !excess.isEmpty else { return true }
        steps += 1
        guard steps <= Self.stepsMax else { return false }
        // The sum that leaves the fewest ways first: a dead end shows early.
        var fewest: [Try]?
        for (sum, surplus) in excess.sorted(by: { $0.key < $1.key }) {
            let tries = tries(sum, surplus)
            if tries.count < fewest?.count ?? .max { fewest = tries }
        }
        let likeliest = (fewest ?? []).sorted { ($0.cost, $0.cell) < ($1.cost, $1.cell) }.prefix(Self.triesMax)
        for attempt in likeliest where shift(attempt.cell, by: attempt.step) { return true }
        return false
    }

    private typealias Try = (cost: Int, cell: Int, step: Int)

    /// The cells by which a sum could be made to hold again.
    private func tries(_ sum: Int, _ surplus: Int) -> [Try] {
        ([sums[sum].total] + sums[sum].parts).compactMap { cell in
            let step = sums[sum].total == cell ? surplus : -surplus
            guard !moved.contains(cell), ranges[cell].contains(values[cell] + step) else { return nil }
            return (cost(cell, step), cell, step)
        }
    }

    /// How many more sums would not hold.
    private func cost(_ cell: Int, _ step: Int) -> Int {
        sumsOf[cell].reduce(0) { cost, sum in
            let before = excess[sum] ?? 0
            let after = before + (sums[sum].total == cell ? -step : step)
            return cost + (after == 0 ? 0 : 1) - (before == 0 ? 0 : 1)
        }
    }
}
