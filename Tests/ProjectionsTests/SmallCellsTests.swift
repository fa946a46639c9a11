import Testing

@testable import Projections

/// Random small tables, and a reader who knows everything that is printed and how it is hidden.
struct `A hidden small count` {
    /// A country of some places, each with one distribution.
    struct Tables: CustomTestStringConvertible {
        let seed: UInt64
        let places: Int
        let parts: Int
        let cells: SmallCells

        init(seed: UInt64) {
            self.seed = seed
            var random = SeededGenerator(seed: seed)
            let (places, parts) = (random.number(1...2), random.number(2...3))
            let counts = (0..<places).map { _ in
                (0..<parts).map { _ in random.chance(30) ? 0 : random.number(0...(random.chance(50) ? 4 : 14)) }
            }
            let country = (0..<parts).map { part in counts.reduce(0) { $0 + $1[part] } }
            let kind: SmallCells.Kind = random.chance(50) ? .ofPersons : .ofWork
            let width = parts + 1
            cells = SmallCells(
                ([country] + counts).enumerated().flatMap { place, counts in
                    ([counts.reduce(0, +)] + counts).map {
                        SmallCells.Cell(
                            value: $0, threshold: MeldcodeOverview.threshold(place == 0), isPrinted: true, place: place)
                    }
                },
                (0...places).map { place in
                    SmallCells.Sum(
                        total: place * width, parts: (1...parts).map { place * width + $0 }, kind: kind)
                }
                    + (0..<width).map { cell in
                        SmallCells.Sum(
                            total: cell, parts: (1...places).map { $0 * width + cell }, kind: .ofTables)
                    })
            (self.places, self.parts) = (places, parts)
        }

        var testDescription: String { "seed \(seed)" }
        var marks: [SmallCells.Mark] { cells.cells.map(\.mark) }

        /// Whether some tables that would be printed alike have each of these many values of a cell.
        func possible(_ cell: Int, atLeast least: Int) -> Bool {
            var found: Set<Int> = []
            // Tables near the true one are enough to show what is possible.
            let near = 3
            let ranges = cells.cells.map(\.range)
            let width = parts + 1
            var values = [Int](repeating: 0, count: ranges.count)
            /// Every way to fill the parts of the places, one after the other.
            func fill(_ place: Int, _ part: Int) -> Bool {
                if part > parts {
                    let total = (1...parts).reduce(0) { $0 + values[place * width + $1] }
                    guard ranges[place * width].contains(total) else { return false }
                    values[place * width] = total
                    guard place == places else { return fill(place + 1, 1) }
                    for column in 0..<width {
                        values[column] = (1...places).reduce(0) { $0 + values[$1 * width + column] }
                        guard ranges[column].contains(values[column]) else { return false }
                    }
                    found.insert(values[cell])
                    return found.count >= least
                }
                let here = place * width + part
                let count = cells.cells[here].value
                for value in ranges[here].clamped(to: max(0, count - near)...(count + near)) {
                    values[here] = value
                    if fill(place, part + 1) { return true }
                }
                return false
            }
            return fill(1, 1)
        }
    }

    private static let tables = (1...80).map { Tables(seed: $0) }

    @Test(arguments: tables)
    func `stays one of three for who knows every printed count and every sum`(_ tables: Tables) {
        for (index, cell) in tables.cells.cells.enumerated() where cell.isSmall {
            #expect(
                tables.possible(index, atLeast: SmallCells.possibleValuesMin), "seed \(tables.seed), cell \(index)")
        }
    }

    @Test(arguments: tables)
    func `is never printed, and a printed zero is one`(_ tables: Tables) {
        for cell in tables.cells.cells {
            #expect(!cell.isSmall || cell.mark == .below || cell.mark == .withheld)
            #expect((cell.mark != .zero || cell.value == 0) && (cell.mark != .rounded || cell.value >= cell.threshold))
            #expect(cell.range.contains(cell.value))
        }
    }

    @Test func `hides a zero only with the distribution of few, or of people who are all alike`() {
        var hidden = 0
        for tables in Self.tables {
            let width = tables.parts + 1
            for (index, cell) in tables.cells.cells.enumerated() where cell.value == 0 && cell.mark != .zero {
                let total = tables.cells.cells[index / width * width]
                let isAlike = (1...tables.parts).contains {
                    tables.cells.cells[index / width * width + $0].value == total.value
                }
                #expect(total.isSmall || total.mark == .withheld || isAlike, "seed \(tables.seed), cell \(index)")
                hidden += 1
            }
        }
        #expect(hidden > 0)
    }

    @Test func `is hidden the same way each time`() {
        for seed in 1...20 as ClosedRange<UInt64> { #expect(Tables(seed: seed).marks == Tables(seed: seed).marks) }
    }

    private func distribution(
        _ counts: [Int], _ kind: SmallCells.Kind = .ofPersons, threshold: Int = 5
    ) -> [SmallCells.Mark] {
        let cells = ([counts.reduce(0, +)] + counts).map {
            SmallCells.Cell(value: $0, threshold: threshold, isPrinted: true)
        }
        return SmallCells(cells, [SmallCells.Sum(total: 0, parts: Array(1...counts.count), kind: kind)]).cells.map(
            \.mark)
    }

    @Test func `leaves what tells nobody anything as it is`() {
        #expect(distribution([20, 30, 0]) == [.rounded, .rounded, .rounded, .zero])
        #expect(distribution([20, 3, 12, 0]) == [.rounded, .rounded, .below, .rounded, .zero])
    }

    @Test func `takes the whole distribution of few with it, its zeros too`() {
        #expect(distribution([3, 0]) == [.below, .withheld, .withheld])
        #expect(distribution([9, 0, 0], .ofWork, threshold: 10) == [.below, .withheld, .withheld, .withheld])
    }

    @Test func `is not needed for people who are all alike to be hidden, but what was done for all may be known`() {
        #expect(distribution([20, 0]) == [.rounded, .withheld, .withheld])
        #expect(distribution([20, 0], .ofWork) == [.rounded, .rounded, .zero])
    }
}
