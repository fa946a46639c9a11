import Wire

/// The durable log: records and indexes in one LMDB file, one writer that commits whatever waits at once.
///
/// Readers take a snapshot of their own and wait for nobody. Close it when done: another opener is refused until then.
public final class LMDBEventLog: EventLog {
    private let environment: LMDBEnvironment
    private let schema: LogSchema
    private let recent: RecentPostings
    private let growth: GrowthSignal
    private let writer: LogWriter

    /// Opens the log in a directory; both are made when they are missing.
    ///
    /// - Parameters:
    ///   - path: A directory on a local disk.
    ///   - fileBytesMax: The most that the file can grow to: address space, not disk. Smaller for hosts that limit it.
    ///   - clock: Gives the recorded time, asked once for each event on the writer's thread.
    /// - Throws: `EventLogFault.alreadyOpen` for a second opener; `unreadable` when the file is not a log, is of another
    ///   format, is cut off, or its indexes do not agree with its records; `full` when there is no room to make it.
    public static func open(
        at path: String, fileBytesMax: Int = LogLimits.fileBytesMax, clock: @escaping @Sendable () -> Instant
    ) throws(EventLogFault) -> LMDBEventLog {
        try open(at: path, fileBytesMax: fileBytesMax, recentEventsMax: PostingLoad.eventsMax, clock: clock)
    }

    /// - Parameter recentEventsMax: After so many events their postings are entered into the tables.
    static func open(
        at path: String, fileBytesMax: Int = LogLimits.fileBytesMax, recentEventsMax: Int,
        clock: @escaping @Sendable () -> Instant
    ) throws(EventLogFault) -> LMDBEventLog {
        let (environment, schema) = try LogSchema.open(at: path, fileBytesMax: fileBytesMax, makesIndexes: false)
        let (tree, recent) = try EventLogFault.translating(at: path) {
            try environment.read { try schema.checkCounts(in: $0) }
            let tree = try StoredTree(environment: environment, schema: schema).frontier()
            return (tree, try environment.read { try schema.unindexed(eventsMax: recentEventsMax, in: $0) })
        }
        let growth = GrowthSignal(size: tree.size)
        let writer = LogWriter(
            environment: environment, schema: schema, tree: tree, recent: recent, growth: growth, clock: clock)
        try writer.start()
        return LMDBEventLog(
            environment: environment, schema: schema, recent: recent, growth: growth, writer: writer)
    }

    private init(
        environment: LMDBEnvironment, schema: LogSchema, recent: RecentPostings, growth: GrowthSignal,
        writer: LogWriter
    ) {
        self.environment = environment
        self.schema = schema
        self.recent = recent
        self.growth = growth
        self.writer = writer
    }

    deinit {
        writer.stop()
    }

    /// What the writer has done since the log was opened.
    public var statistics: WriterStatistics { writer.statistics }

    public func size() throws -> LogSize {
        // The file may be a moment ahead of what can be found in it.
        let end = recent.end
        return try read { min(end, try schema.size(in: $0)) }
    }

    public func append(
        _ events: [NewEvent], if condition: AppendCondition?, requests: [RequestPart]
    ) async throws -> AppendOutcome {
        try await writer.submit(PreparedAppend(events, condition: condition, requests: requests))
    }

    public func answer(to request: RequestKey) throws -> AppendOutcome? {
        try read { try schema.answer(to: request, in: $0) }
    }

    public func read(_ query: EventQuery, from size: LogSize, limit: Int) throws -> EventPage {
        let found = recent.find(query)
        return try read { transaction in
            let end = min(found.end, try schema.size(in: transaction))
            let most = min(limit, LogLimits.pageEventsMax)
            guard most > 0, size < end else {
                return EventPage(events: [], cursor: size, isCaughtUp: size >= end)
            }
            var events: [RecordedEvent] = []
            var bytes = 0
            let cursor = try schema.visit(
                query, from: size, recent: found, candidatesMax: LogLimits.eventsPerSnapshot, in: transaction
            ) { view in
                events.append(RecordedEvent(position: view.position, bytes: Array(view.bytes)))
                bytes += view.bytes.count
                return events.count < most && bytes < LogLimits.pageBytesMax
            }
            return EventPage(events: events, cursor: cursor, isCaughtUp: cursor >= end)
        }
    }

    public func scan(from start: LogSize, to end: LogSize, _ body: (RecordView) throws -> Bool) throws {
        var next = start
        var goesOn = true
        while goesOn, next < end {
            let page = next
            next = try read { transaction in
                let end = min(end, try schema.size(in: transaction))
                return try schema.visitAll(
                    from: page, to: end, recordsMax: LogLimits.eventsPerSnapshot, in: transaction
                ) { view in
                    goesOn = try body(view)
                    return goesOn
                }
            }
            if next <= page { return }
        }
    }

    public func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        try read { try schema.treeHashes(level: level, indexes, in: $0) }
    }

    public func subscribe(to query: EventQuery, from size: LogSize) -> LogSubscription {
        LogSubscription(to: query, of: self, from: size)
    }

    public func waitForGrowth(beyond size: LogSize) async throws -> LogSize {
        await growth.waitForGrowth(beyond: size)
    }

    public func close() async {
        writer.stop()
        _ = await writer.waitForEnd()
    }

    public func waitForEnd() async -> EventLogFault? { await writer.waitForEnd() }

    private func read<Result>(_ body: (borrowing LMDBTransaction) throws -> Result) throws -> Result {
        do {
            return try environment.read(body)
        } catch let error as LMDBError {
            throw EventLogFault(error, at: nil)
        }
    }
}
