import Wire

/// What must not have happened for an append to be made: an event that matches, at or after a size.
public struct AppendCondition: Hashable, Sendable {
    public var query: EventQuery
    /// What the asker has seen: the first N events.
    public var since: LogSize

    /// *Nothing matching this query since the log had this size.*
    public init(nothingMatching query: EventQuery, since: LogSize) {
        self.query = query
        self.since = since
    }
}

/// A caller's name for a request, so that a repetition is recognised even when its event ids differ.
public struct RequestKey: Hashable, Sendable {
    /// 1 to `LogLimits.requestKeyBytesMax` bytes, as a rule a hash of the `Idempotency-Key`.
    public var key: [UInt8]
    /// A hash of what was asked; the same key with another fingerprint is a mistake of the caller.
    public var fingerprint: UInt64

    public init(key: [UInt8], fingerprint: UInt64) {
        self.key = key
        self.fingerprint = fingerprint
    }
}

/// One of several requests that are appended together, and how many of the events are for it.
///
/// The events of the first come first, then those of the second, and so on.
public struct RequestPart: Hashable, Sendable {
    public var request: RequestKey
    public var eventCount: Int

    public init(_ request: RequestKey, eventCount: Int) {
        self.request = request
        self.eventCount = eventCount
    }
}

/// Where the events of an append stand.
public struct AppendReceipt: Hashable, Sendable {
    public let first: Position
    public let count: Int

    public init(first: Position, count: Int) {
        self.first = first
        self.count = count
    }

    /// The size of the log up to and with the last of these events.
    public var size: LogSize { LogSize(first.index + UInt64(count)) }
    /// The positions of the events, in order.
    public var positions: Range<UInt64> { first.index..<first.index + UInt64(count) }

    /// The receipt of each request of this append.
    func divided(among parts: [RequestPart]) -> [(request: RequestKey, receipt: AppendReceipt)] {
        var next = first.index
        return parts.map { part in
            defer { next += UInt64(part.eventCount) }
            return (part.request, AppendReceipt(first: Position(next), count: part.eventCount))
        }
    }
}

/// The answer to an append.
public enum AppendOutcome: Hashable, Sendable {
    /// The events are in the log and durable.
    case appended(AppendReceipt)
    /// They were there already: the same request, sent again.
    case alreadyAppended(AppendReceipt)
    /// Nothing was written: this event matches the condition. Read again and decide again.
    case conflict(Position)
    /// Nothing was written: the request key was used before for something else.
    case requestKeyReused
}

extension AppendOutcome {
    /// The answer to an append of which one of so many requests is known: others with it are to be decided again.
    func answering(oneOf requestCount: Int) -> AppendOutcome {
        guard case .alreadyAppended(let receipt) = self, requestCount > 1 else { return self }
        return .conflict(receipt.first)
    }
}
