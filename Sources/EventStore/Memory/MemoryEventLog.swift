import Synchronization
import Wire

/// A log in memory: obviously right rather than fast, so that the durable log can be held against it.
///
/// It finds by looking at every event. "Durable" means here as long as the object lives.
public final class MemoryEventLog: EventLog {
    private struct Entry {
        let event: NewEvent
        let record: RecordedEvent
    }

    private struct State {
        var entries: [Entry] = []
        var requests: [[UInt8]: (fingerprint: UInt64, receipt: AppendReceipt)] = [:]
        var isClosed = false

        var size: LogSize { LogSize(UInt64(entries.count)) }
    }

    private let state = Mutex(State())
    public let accepted = Watermark(.empty)
    public let durable = Watermark(.empty)
    private let ending = EndSignal()
    private let clock: @Sendable () -> Instant

    /// - Parameter clock: Gives the recorded time, asked once for each event.
    public init(clock: @escaping @Sendable () -> Instant) {
        self.clock = clock
    }

    public func size() throws -> LogSize { try open { $0.size } }

    public func append(
        _ events: [NewEvent], if condition: AppendCondition?, requests: [RequestPart]
    ) async throws -> AppendOutcome {
        var prepared = try PreparedAppend(events, condition: condition, requests: requests)
        let (outcome, size) = try open { state in
            if let earlier = try earlierOutcome(of: events, requests: requests, in: state) {
                return (earlier, state.size)
            }
            if let condition, let first = firstMatch(of: condition.query, from: condition.since, in: state) {
                return (.conflict(first), state.size)
            }
            try prepared.fill(from: state.size, clock: clock)
            let receipt = AppendReceipt(first: Position(state.size.count), count: events.count)
            accepted.grow(to: receipt.size)
            for (event, prepared) in zip(events, prepared.events) {
                let record = RecordedEvent(position: Position(state.size.count), bytes: prepared.record)
                state.entries.append(Entry(event: event, record: record))
            }
            for (part, receipt) in receipt.divided(among: requests) {
                state.requests[part.key] = (part.fingerprint, receipt)
            }
            return (AppendOutcome.appended(receipt), state.size)
        }
        durable.grow(to: size)
        return outcome
    }

    /// The answer to a request that is known already; nil for a new one.
    private func earlierOutcome(
        of events: [NewEvent], requests: [RequestPart], in state: State
    ) throws(EventLogFault) -> AppendOutcome? {
        if let known = requests.lazy.compactMap({ self.answer(to: $0.request, in: state) }).first {
            return known.answering(oneOf: requests.count)
        }
        let places = events.map { event in state.entries.firstIndex { $0.event.id == event.id } }
        guard let known = places.compactMap({ $0 }).min() else { return nil }
        guard let first = places[0], places == Array(first..<first + events.count).map(Optional.some) else {
            throw .partlyKnownIDs(Position(UInt64(known)))
        }
        return .alreadyAppended(AppendReceipt(first: Position(UInt64(first)), count: events.count))
    }

    public func answer(to request: RequestKey) throws -> AppendOutcome? {
        try open { answer(to: request, in: $0) }
    }

    private func answer(to request: RequestKey, in state: State) -> AppendOutcome? {
        guard let known = state.requests[request.key] else { return nil }
        return known.fingerprint == request.fingerprint ? .alreadyAppended(known.receipt) : .requestKeyReused
    }

    private func firstMatch(of query: EventQuery, from size: LogSize, in state: State) -> Position? {
        state.entries.dropFirst(Int(clamping: size.count))
            .first { query.matches(type: $0.event.type, tags: $0.event.tags) }?.record.position
    }

    public func read(_ query: EventQuery, from size: LogSize, limit: Int, bytesMax: Int) throws -> EventPage {
        try open { state in
            var page: [RecordedEvent] = []
            var bytes = 0
            let most = min(limit, LogLimits.pageEventsMax)
            for entry in state.entries.dropFirst(Int(clamping: size.count)) {
                guard page.count < most, bytes < bytesMax else {
                    let cursor = page.last.map { LogSize(through: $0.position) } ?? size
                    return EventPage(events: page, cursor: cursor, isCaughtUp: false)
                }
                guard query.matches(type: entry.event.type, tags: entry.event.tags) else { continue }
                page.append(entry.record)
                bytes += entry.record.bytes.count
            }
            return EventPage(events: page, cursor: max(size, state.size), isCaughtUp: true)
        }
    }

    public func scan(from start: LogSize, to end: LogSize, _ body: (RecordView) throws -> Bool) throws {
        let records = try open { $0.entries.prefix(Int(clamping: end.count)).dropFirst(Int(clamping: start.count)) }
        for entry in records where try !entry.record.withView(body) { return }
    }

    public func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        let leaves = try open { $0.entries.map { TreeHash.leaf($0.record.bytes) } }
        let width = (0..<level).reduce(1) { width, _ in width * TreeShape.tileWidth }
        return try indexes.map { index in
            let first = Int(index) * width
            guard first + width <= leaves.count else { throw EventLogFault.unreadable("That subtree is not complete.") }
            return Self.hash(of: leaves[first..<first + width])
        }
    }

    /// The hash of a tree as RFC 6962 section 2.1 defines it, step by step.
    private static func hash(of leaves: ArraySlice<TreeHash>) -> TreeHash {
        guard let first = leaves.first else { return .emptyRoot }
        if leaves.count == 1 { return first }
        var middle = 1
        while 2 * middle < leaves.count { middle *= 2 }
        return .node(hash(of: leaves.prefix(middle)), hash(of: leaves.dropFirst(middle)))
    }

    public func subscribe(to query: EventQuery, from size: LogSize) -> LogSubscription {
        LogSubscription(to: query, of: self, from: size)
    }

    public func close() async {
        state.withLock { $0.isClosed = true }
        accepted.close()
        durable.close()
        ending.give(nil)
    }

    public func waitForEnd() async -> EventLogFault? { await ending.value().map { .fatal($0) } }

    private func open<Result>(_ body: (inout State) throws -> Result) throws -> Result {
        try state.withLock { state in
            guard !state.isClosed else { throw EventLogFault.closed }
            return try body(&state)
        }
    }
}
