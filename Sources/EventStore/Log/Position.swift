/// The index of an event in the log; the first is 0.
public struct Position: Hashable, Comparable, Sendable {
    public let index: UInt64

    @inlinable
    public init(_ index: UInt64) { self.index = index }

    @inlinable
    public static func < (left: Position, right: Position) -> Bool { left.index < right.index }
}

/// A count of events, "the first N": the form of everything that can be resumed.
public struct LogSize: Hashable, Comparable, Sendable {
    public let count: UInt64

    public static let empty = LogSize(0)

    @inlinable
    public init(_ count: UInt64) { self.count = count }

    /// The size of a log whose last event stands at this position.
    @inlinable
    public init(through position: Position) { count = position.index + 1 }

    @inlinable
    public static func < (left: LogSize, right: LogSize) -> Bool { left.count < right.count }
}
