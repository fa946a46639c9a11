/// A page of the rows of a query.
public struct QueryPage<Row: Sendable, Key: Sendable>: Sendable {
    public var rows: [Row]
    /// What to ask on from; nil at the end.
    public var next: Key?

    public init(rows: [Row] = [], next: Key? = nil) {
        self.rows = rows
        self.next = next
    }
}

extension QueryPage: Equatable where Row: Equatable, Key: Equatable {}
