import Wire

/// An append-only log of events with one total order. Nothing in it is ever changed or removed.
///
/// The contract; `EventLogContract` in the tests has one test per sentence and runs on every implementation:
/// 1. Positions are dense and start at 0, in the order of the appends.
/// 2. An append is all or nothing, and no read ever sees part of one.
/// 3. The answer `appended` means durable: the events survive the death of the process.
/// 4. An append is refused, with the first event that stands in the way, when an event matches its condition's
///    query at or after its condition's size. Otherwise it is made.
/// 5. The same event ids in the same order once more are the same request: the answer is the first receipt, whatever
///    the condition. Some ids known and others not is a fault, and nothing is written.
/// 6. The same request key with the same fingerprint answers with the first receipt; with another fingerprint it is
///    refused, and nothing is written. That answer can be asked for beforehand. Of several requests in one append each
///    is remembered with its own events; when one of them is known already, that is a conflict.
/// 7. A read returns the matching events in order, from the size it is given on, at most `limit` of them; its cursor
///    is where to go on, also past events that did not match. A page may end early, even empty: go on until caught up.
///    What is missing or is not what its index says is a fault, never a shorter answer.
/// 8. What is read is byte for byte what was written; the log never looks into `data`.
/// 9. A subscription delivers every matching event once and in order, waits for more, and ends when it is cancelled or
///    the log is closed. Resuming at a batch's cursor loses nothing and repeats nothing.
/// 10. The records are the leaves of an RFC 6962 Merkle tree, in the order of their positions; its hashes are there as
///    soon as the records are.
/// 11. Limits (`LogLimits`) are checked before anything is written.
/// 12. `accepted` is never behind `size()` and `durable` never ahead of it; neither goes back. Who has the answer to an
///     append finds `durable` to be there. No read gives anything at or above `size()`.
public protocol EventLog: LogReading, Sendable {
    /// Appends events in this order if the condition holds; returns when they are durable.
    ///
    /// - Parameters:
    ///   - events: One to `LogLimits.eventsPerAppendMax` events.
    ///   - condition: What must not have happened; nil appends in any case.
    ///   - requests: Recognise what is repeated even when its event ids differ; none at all goes by the event ids
    ///     alone, otherwise each event belongs to one of them.
    /// - Returns: The receipt, the earlier receipt, or the conflict: never an error for a lost race.
    /// - Throws: `EventLogFault` when the events break a limit or the log cannot take them; nothing was written.
    func append(
        _ events: [NewEvent], if condition: AppendCondition?, requests: [RequestPart]
    ) async throws -> AppendOutcome

    /// The answer that an append with this request key is sure to get: the first receipt, or `requestKeyReused`.
    ///
    /// For a caller that must know before it decides, because the first request has changed what it would decide on.
    ///
    /// - Returns: Nil when the key has not been used.
    /// - Throws: `EventLogFault` when the log is closed or its file is damaged.
    func answer(to request: RequestKey) throws -> AppendOutcome?

    /// Reads at most `limit` matching events at or after a size; the page ends with the record that reaches `bytesMax`.
    ///
    /// - Throws: `EventLogFault` when the log is closed or its file is damaged.
    func read(_ query: EventQuery, from size: LogSize, limit: Int, bytesMax: Int) throws -> EventPage

    /// Lends the matching records at or after a size, in order and without copying: at most `LogLimits.pageEventsMax`.
    ///
    /// The view is valid only inside `body`.
    ///
    /// - Returns: As the cursor and the end of a page.
    /// - Throws: `EventLogFault` when the log is closed or its file is damaged; what `body` throws.
    func visit(
        _ query: EventQuery, from size: LogSize, _ body: (RecordView) throws -> Void
    ) throws -> (cursor: LogSize, isCaughtUp: Bool)

    /// The events as they come: first those from a size on, then new ones.
    func subscribe(to query: EventQuery, from size: LogSize) -> LogSubscription

    /// How far the writer has judged appends that it is about to make durable. A promise of nothing: after a commit that
    /// found no room it stays ahead until others have taken those positions.
    var accepted: Watermark { get }

    /// How far the log has grown, for those who wait for it; closed with the log.
    var durable: Watermark { get }

    /// Waits until the log takes nothing more; gives the fault when that is why, and nil when it was closed.
    func waitForEnd() async -> EventLogFault?

    /// Commits what was accepted, answers it, and ends every subscription. Later calls fault with `closed`.
    func close() async
}

extension EventLog {
    /// Reads at most `limit` matching events at or after a size.
    ///
    /// - Throws: `EventLogFault` when the log is closed or its file is damaged.
    public func read(_ query: EventQuery, from size: LogSize, limit: Int) throws -> EventPage {
        try read(query, from: size, limit: limit, bytesMax: LogLimits.pageBytesMax)
    }

    public func visit(
        _ query: EventQuery, from size: LogSize, _ body: (RecordView) throws -> Void
    ) throws -> (cursor: LogSize, isCaughtUp: Bool) {
        let page = try read(query, from: size, limit: LogLimits.pageEventsMax)
        for event in page.events { try event.withView(body) }
        return (page.cursor, page.isCaughtUp)
    }

    /// Appends the events of one request; without a key it is recognised by the event ids alone.
    public func append(
        _ events: [NewEvent], if condition: AppendCondition? = nil, request: RequestKey? = nil
    ) async throws -> AppendOutcome {
        let parts = request.map { [RequestPart($0, eventCount: events.count)] } ?? []
        return try await append(events, if: condition, requests: parts)
    }
}
