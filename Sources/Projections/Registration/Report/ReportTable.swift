/// A table of a report, before it is text, JSON, CSV or a page.
public struct ReportTable: Hashable, Sendable {
    /// A word of the report: a frozen key, and what people read.
    public struct Label: Hashable, Sendable {
        public let key: String
        public let dutch: String
        public let english: String

        init(_ key: String, _ dutch: String, _ english: String) {
            self.key = key
            self.dutch = dutch
            self.english = english
        }
    }

    /// What stands in a row under a column.
    public enum Cell: Hashable, Sendable {
        case whole(Int)
        /// A number in tenths: 175 is 17.5.
        case tenths(Int)
        /// Nothing that could be worked out, as a ratio to nobody.
        case absent

        init(tenths: Int?) { self = tenths.map(Cell.tenths) ?? .absent }

        /// In digits; nil when absent.
        func digits(point: String) -> String? {
            switch self {
            case .whole(let number): "\(number)"
            case .tenths(let number): "\(number / 10)\(point)\(number % 10)"
            case .absent: nil
            }
        }
    }

    public struct Row: Hashable, Sendable {
        public let label: Label
        /// As many as the table has columns.
        public let cells: [Cell]

        init(_ label: Label, _ cells: Cell...) {
            self.init(label, cells)
        }

        init(_ label: Label, _ cells: [Cell]) {
            self.label = label
            self.cells = cells
        }
    }

    public let title: Label
    public let columns: [Label]
    public let rows: [Row]
    /// How the table was rounded, and why it may not add up.
    public let notes: [Label]

    init(_ title: Label, columns: [Label], rows: [Row], notes: [Label] = []) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }
}
