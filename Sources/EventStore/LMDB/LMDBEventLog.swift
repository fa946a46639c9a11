import Wire

/// The durable log: records and indexes in one LMDB file, one writer that commits whatever waits at once.
///
/// Readers take a snapshot of their own and wait for nobody. Close it when done: another opener is refused until then.
public final class LMDBEventLog: EventLog {
    private let reader: LMDBLogReader
    private let recent: RecentPostings
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

    /// - Parameters:
    ///   - mapBytes: How much of the file can be reached at first; more when it has grown so far.
    ///   - recentEventsMax: After so many events their postings are entered into the tables.
    static func open(
        at path: String, fileBytesMax: Int = LogLimits.fileBytesMax, mapBytes: Int = LogLimits.mapBytes,
        recentEventsMax: Int = PostingLoad.eventsMax, clock: @escaping @Sendable () -> Instant
    ) throws(EventLogFault) -> LMDBEventLog {
        let (environment, schema) = try LogSchema.open(
            at: path, fileBytesMax: fileBytesMax, mapBytes: mapBytes, makesIndexes: false)
        let (tree, recent) = try EventLogFault.translating(at: path) {
            try environment.read { try schema.checkCounts(in: $0) }
            let tree = try StoredTree(environment: environment, schema: schema).frontier()
            return (tree, try environment.read { try schema.unindexed(eventsMax: recentEventsMax, in: $0) })
        }
        let writer = LogWriter(environment: environment, schema: schema, tree: tree, recent: recent, clock: clock)
        try writer.start()
        let reader = LMDBLogReader(environment: environment, schema: schema, knownSize: { recent.end })
        return LMDBEventLog(reader: reader, recent: recent, writer: writer)
    }

    private init(reader: LMDBLogReader, recent: RecentPostings, writer: LogWriter) {
        self.reader = reader
        self.recent = recent
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
        return min(end, try reader.size())
    }

    public func append(
        _ events: [NewEvent], if condition: AppendCondition?, requests: [RequestPart]
    ) async throws -> AppendOutcome {
        try await writer.submit(PreparedAppend(events, condition: condition, requests: requests))
    }

    public func answer(to request: RequestKey) throws -> AppendOutcome? {
        try reader.read { try reader.schema.answer(to: request, in: $0) }
    }

    public func read(_ query: EventQuery, from size: LogSize, limit: Int, bytesMax: Int) throws -> EventPage {
        try reader.read(query, from: size, limit: limit, bytesMax: bytesMax, recent: recent.find(query))
    }

    public func visit(
        _ query: EventQuery, from size: LogSize, _ body: (RecordView) throws -> Void
    ) throws -> (cursor: LogSize, isCaughtUp: Bool) {
        try reader.visit(query, from: size, recent: recent.find(query), body)
    }

    public func scan(from start: LogSize, to end: LogSize, _ body: (RecordView) throws -> Bool) throws {
        try reader.scan(from: start, to: end, body)
    }

    public func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        try reader.treeHashes(level: level, indexes)
    }

    public func subscribe(to query: EventQuery, from size: LogSize) -> LogSubscription {
        LogSubscription(to: query, of: self, from: size)
    }

    public var accepted: Watermark { writer.accepted }

    public var durable: Watermark { writer.durable }

    public func close() async {
        writer.stop()
        _ = await writer.waitForEnd()
    }

    public func waitForEnd() async -> EventLogFault? { await writer.waitForEnd() }
}
