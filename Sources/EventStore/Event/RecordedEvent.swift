/// A fact: an event at its position, as the bytes that are stored, hashed and served.
public struct RecordedEvent: Hashable, Sendable {
    public let position: Position
    /// The CloudEvents JSON object.
    public let bytes: [UInt8]

    public init(position: Position, bytes: [UInt8]) {
        self.position = position
        self.bytes = bytes
    }

    /// Lends the parts of the record.
    ///
    /// - Throws: `EventLogFault.unreadable` when the bytes are not a record, or what `body` throws.
    @inlinable
    public func withView<Result>(_ body: (RecordView) throws -> Result) throws -> Result {
        try bytes.withUnsafeBytes { try body(try RecordView(parsing: $0)) }
    }
}

/// A page of events.
public struct EventPage: Hashable, Sendable {
    public let events: [RecordedEvent]
    /// Where to go on: every event before it has been looked at.
    public let cursor: LogSize
    /// Whether the page reached the end of the log.
    public let isCaughtUp: Bool

    public init(events: [RecordedEvent], cursor: LogSize, isCaughtUp: Bool) {
        self.events = events
        self.cursor = cursor
        self.isCaughtUp = isCaughtUp
    }
}
