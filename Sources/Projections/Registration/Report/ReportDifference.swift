/// A cell of a report that says one thing in one report and another in a second one.
public struct ReportDifference: Hashable, Sendable {
    public let table: ReportTable.Label
    public let row: ReportTable.Label
    public let column: ReportTable.Label
    /// What it says in the first report; nil where that has no such cell or nothing in it.
    public let then: String?
    /// What it says in the second one.
    public let now: String?

    /// Every cell that differs, in the order of the second report, then those that only the first one has.
    public static func between(_ then: RegistrationReport, _ now: RegistrationReport) -> [ReportDifference] {
        let (first, second) = (cells(then), cells(now))
        let known = Dictionary(first.map { ($0.place, $0.digits) }, uniquingKeysWith: { one, _ in one })
        let present = Set(second.map(\.place))
        return
            (second.map { ReportDifference($0, then: known[$0.place] ?? nil, now: $0.digits) }
            + first.filter { !present.contains($0.place) }.map { ReportDifference($0, then: $0.digits, now: nil) })
            .filter { $0.then != $0.now }
    }

    private init(_ cell: Cell, then: String?, now: String?) {
        (table, row, column) = (cell.table, cell.row, cell.column)
        self.then = then
        self.now = now
    }

    private struct Cell {
        let table: ReportTable.Label
        let row: ReportTable.Label
        let column: ReportTable.Label
        let digits: String?

        /// A cell is the same one by its keys, whatever is written beside it.
        var place: [String] { [table.key, row.key, column.key] }
    }

    private static func cells(_ report: RegistrationReport) -> [Cell] {
        report.tables.flatMap { table in
            table.rows.flatMap { row in
                zip(table.columns, row.cells).map { column, cell in
                    Cell(table: table.title, row: row.label, column: column, digits: cell.digits(point: "."))
                }
            }
        }
    }
}
