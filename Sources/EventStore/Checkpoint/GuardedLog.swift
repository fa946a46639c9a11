/// A log that takes nothing while its guard is shut, because it is not what was signed or recorded. It can be read by
/// whoever has to find out why.
public struct GuardedLog: EventLog {
    private let log: any EventLog
    private let guardian: LogGuard

    public init(_ log: any EventLog, by guardian: LogGuard) {
        self.log = log
        self.guardian = guardian
    }

    public func append(
        _ events: [NewEvent], if condition: AppendCondition?, requests: [RequestPart]
    ) async throws -> AppendOutcome {
        if let fault = guardian.fault { throw fault }
        return try await log.append(events, if: condition, requests: requests)
    }

    public func size() throws -> LogSize { try log.size() }

    public func answer(to request: RequestKey) throws -> AppendOutcome? { try log.answer(to: request) }

    public func read(_ query: EventQuery, from size: LogSize, limit: Int, bytesMax: Int) throws -> EventPage {
        try log.read(query, from: size, limit: limit, bytesMax: bytesMax)
    }

    public func visit(
        _ query: EventQuery, from size: LogSize, _ body: (RecordView) throws -> Void
    ) throws -> (cursor: LogSize, isCaughtUp: Bool) {
        try log.visit(query, from: size, body)
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
