/// A log that does not agree with what it has signed: it can be read by whoever has to find out why, and takes nothing.
public struct GuardedLog: EventLog {
    private let log: any EventLog
    private let divergence: String

    /// - Parameter divergence: Why it takes nothing.
    public init(_ log: any EventLog, divergence: String) {
        self.log = log
        self.divergence = divergence
    }

    public func append(
        _ events: [NewEvent], if condition: AppendCondition?, requests: [RequestPart]
    ) async throws -> AppendOutcome {
        throw EventLogFault.diverged(divergence)
    }

    public func size() throws -> LogSize { try log.size() }

    public func answer(to request: RequestKey) throws -> AppendOutcome? { try log.answer(to: request) }

    public func read(_ query: EventQuery, from size: LogSize, limit: Int, bytesMax: Int) throws -> EventPage {
        try log.read(query, from: size, limit: limit, bytesMax: bytesMax)
    }

    public func scan(from start: LogSize, to end: LogSize, _ body: (RecordView) throws -> Bool) throws {
        try log.scan(from: start, to: end, body)
    }

    public func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        try log.treeHashes(level: level, indexes)
    }

    public func subscribe(to query: EventQuery, from size: LogSize) -> LogSubscription {
        log.subscribe(to: query, from: size)
    }

    public var accepted: Watermark { log.accepted }

    public var durable: Watermark { log.durable }

    public func waitForEnd() async -> EventLogFault? { await log.waitForEnd() }

    public func close() async { await log.close() }
}
