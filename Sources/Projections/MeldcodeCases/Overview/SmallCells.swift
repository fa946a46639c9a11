/// Which counts of linked tables can be printed so that no small one can be worked out (domain 2.4).
///
/// A count that is small is not printed. That is not enough: a reader subtracts the others from the total, and the other
/// locations from the country. So for every count that must stay hidden another table has to exist that would be printed
/// alike and in which it is another number. It is looked for by moving persons between cells until every sum holds again;
/// while none is found, one more cell is withheld. What is found is a proof; what is not found costs a cell too many.
struct SmallCells: Sendable {
    enum Mark: Hashable, Sendable {
        /// Nobody, and that is printed.
        case zero
        /// Printed to the nearest five.
        case rounded
        /// At least one and below the threshold, and that is printed.
        case below
        /// Nothing is printed.
        case withheld
    }

    struct Cell: Sendable {
        let value: Int
        /// Counts from one up to this, itself not included, are small.
        let threshold: Int
        /// False for what no table shows, and what follows from others all the same.
        let isPrinted: Bool
        /// Where it counts; 0 is the country, which is withheld after the places.
        var place = 0
        var mark: Mark = .withheld

        var isSmall: Bool { (1..<threshold).contains(value) }

        /// As it is printed where it is rounded.
        var rounded: Int { (value + SmallCells.roundingBase / 2) / SmallCells.roundingBase * SmallCells.roundingBase }

        /// What a reader of this cell alone holds possible.
        var range: ClosedRange<Int> {
            let slack = SmallCells.roundingBase / 2
            return switch mark {
            case .zero: 0...0
            case .below: 1...(threshold - 1)
            case .rounded: max(threshold, rounded - slack)...(rounded + slack)
            case .withheld: 0...SmallCells.countsMax
            }
        }
    }

    /// A count that is the sum of others.
    struct Sum: Sendable {
        let total: Int
        let parts: [Int]
        let kind: Kind
    }

    /// What the parts of a sum are to its total.
    enum Kind: Sendable {
        /// They say something of each person of the total: then it may not be the same of all.
        case ofPersons
        /// They say what was done about each: that it was done for all, everybody may know.
        case ofWork
        /// They stand in different tables, places or years.
        case ofTables
    }

    /// Counts of special categories end in 0 or 5 (domain 2.4, as S64).
    static let roundingBase = 5
    /// So many values must stay possible for a count that is hidden: the true one and two others [own]. Of the four that
    /// the lowest threshold hides that is the most that also a table with a single neighbour can promise.
    static let possibleValuesMin = 3
    /// Above every count of a year; it bounds what is withheld.
    static let countsMax = 1_000_000

    /// What changes when somebody is taken into a table, out of it or is somebody else: cells with by how much.
    typealias Change = [(cell: Int, by: Int)]

    private(set) var cells: [Cell]
    let sums: [Sum]
    private let sumsOf: [[Int]]

    private let changes: @Sendable (Int) -> [Change]

    /// - Parameter changes: Changes of a cell by one that leave every sum true; more are found without.
    init(_ counted: [Cell], _ sums: [Sum], changes: @escaping @Sendable (Int) -> [Change] = { _ in [] }) {
        cells = counted
        self.sums = sums
        self.changes = changes
        var sumsOf = [[Int]](repeating: [], count: counted.count)
        for (index, sum) in sums.enumerated() { for cell in [sum.total] + sum.parts { sumsOf[cell].append(index) } }
        self.sumsOf = sumsOf
        let hidden = markByThemselves()
        for cell in cells.indices where cells[cell].isSmall || hidden.contains(cell) { protect(cell) }
    }

    /// The marks that follow from a cell and its distribution alone.
    ///
    /// - Returns: The cells that are hidden because everybody is in one of them.
    private mutating func markByThemselves() -> Set<Int> {
        for index in cells.indices where cells[index].isPrinted {
            let cell = cells[index]
            cells[index].mark = cell.value == 0 ? .zero : cell.isSmall ? .below : .rounded
        }
        var hidden: Set<Int> = []
        var isDone = false
        while !isDone {
            isDone = true
            for sum in sums where sum.kind != .ofTables {
                let total = cells[sum.total]
                // Only of a category that is printed: that nobody was reported says less than that all were.
                let alike = sum.parts.filter { cells[$0].isPrinted && cells[$0].value == total.value }
                let all = sum.kind == .ofPersons && total.value > 0 ? alike : []
                let isOfFew = total.isSmall || total.isPrinted && total.mark == .withheld
                guard isOfFew || !all.isEmpty else { continue }
                hidden.formUnion(all)
                for part in sum.parts where cells[part].isPrinted && cells[part].mark != .withheld {
                    cells[part].mark = .withheld
                    isDone = false
                }
            }
        }
        return hidden
    }

    /// Withholds cells until enough values stay possible for one.
    private mutating func protect(_ cell: Int) {
        var known: [Change]?
        while possibleValues(of: cell, &known) < Self.possibleValuesMin, let next = nextToWithhold(for: cell) {
            cells[next].mark = .withheld
        }
    }

    /// How many values of a cell other tables prove possible, counted up to as many as are asked for.
    private func possibleValues(of cell: Int, _ known: inout [Change]?) -> Int {
        var count = 1
        for step in [1, -1] {
            var table = OtherTable(values: cells.map(\.value), ranges: cells.map(\.range), sums: sums, sumsOf: sumsOf)
            while count < Self.possibleValuesMin {
                var isMoved = table.move(cell, by: step)
                if !isMoved {
                    let changes = known ?? changes(cell)
                    known = changes
                    isMoved = table.change(changes, cell, step)
                }
                guard isMoved else { break }
                count += 1
            }
        }
        return count
    }

    /// What is withheld next to protect a cell: a zero last; of its own place first, of the country last; that a count is
    /// small before a number, a near one before a far one, then the smallest.
    private func nextToWithhold(for cell: Int) -> Int? {
        var distance = [Int?](repeating: nil, count: cells.count)
        distance[cell] = 0
        var queue = [cell]
        var next = 0
        while next < queue.count {
            let here = queue[next]
            next += 1
            for sum in sumsOf[here] {
                for other in [sums[sum].total] + sums[sum].parts where distance[other] == nil {
                    distance[other] = (distance[here] ?? 0) + 1
                    queue.append(other)
                }
            }
        }
        func cost(_ index: Int) -> [Int] {
            let other = cells[index]
            let isElsewhere = other.place == cells[cell].place ? 0 : other.place == 0 ? 2 : 1
            return [
                other.mark == .zero ? 1 : 0, isElsewhere, other.mark == .below ? 0 : 1, distance[index] ?? 0,
                other.value,
                index,
            ]
        }
        return queue.filter { cells[$0].isPrinted && cells[$0].mark != .withheld }
            .min { cost($0).lexicographicallyPrecedes(cost($1)) }
    }
}
