/// The reading half of a log in an LMDB file: short snapshots that wait for nobody.
///
/// It is all that a process has that reads beside the one that writes, such as a copy made while the server goes on.
public struct LMDBLogReader: LogReading, Sendable {
    let environment: LMDBEnvironment
    let schema: LogSchema
    /// What the one who writes knows of the size of the log; nobody does who reads beside.
    private let knownSize: @Sendable () -> LogSize

    /// Opens the log in a directory to read it, while another process may go on writing to it.
    ///
    /// This process must not have it open in any other way. Close it when done.
    ///
    /// - Throws: `EventLogFault.unreadable` when the file is not a log, is of another format or is cut off.
    public static func open(beside path: String) throws(EventLogFault) -> LMDBLogReader {
        try EventLogFault.translating(at: path) {
            let environment = try LMDBEnvironment(readingBeside: path, tables: LogSchema.tableCount)
            let schema = try environment.openTables { try LogSchema(makesIndexes: false, in: $0) }
            return LMDBLogReader(environment: environment, schema: schema)
        }
    }

    init(
        environment: LMDBEnvironment, schema: LogSchema, knownSize: @escaping @Sendable () -> LogSize = { .empty }
    ) {
        self.environment = environment
        self.schema = schema
        self.knownSize = knownSize
    }

    /// Later calls fault with `closed`.
    public func close() { environment.close() }

    public func size() throws -> LogSize {
        // Asked of the file also to notice that it is closed.
        try read { try schema.size(in: $0) }
    }

    /// At most `limit` matching events at or after a size; the page ends with the record that reaches `bytesMax`.
    ///
    /// - Parameter recent: What was found of the query outside the tables before this was called.
    /// - Throws: `EventLogFault` when it is closed or the file is damaged.
    func read(
        _ query: EventQuery, from size: LogSize, limit: Int, bytesMax: Int, recent found: RecentPostings.Found
    ) throws -> EventPage {
        try read { transaction in
            let end = min(found.end, try schema.size(in: transaction))
            let most = min(limit, LogLimits.pageEventsMax)
            guard most > 0, size < end else {
                return EventPage(events: [], cursor: size, isCaughtUp: size >= end)
            }
            var events: [RecordedEvent] = []
            var bytes = 0
            let cursor = try schema.visit(
                query, from: size, recent: found, candidatesMax: LogLimits.eventsPerSnapshot,
                ahead: (environment.readAhead, wanted: most), in: transaction
            ) { view in
                events.append(RecordedEvent(position: view.position, bytes: Array(view.bytes)))
                bytes += view.bytes.count
                return events.count < most && bytes < bytesMax
            }
            return EventPage(events: events, cursor: cursor, isCaughtUp: cursor >= end)
        }
    }

    /// Lends at most `LogLimits.pageEventsMax` matching records at or after a size.
    ///
    /// - Parameter recent: What was found of the query outside the tables before this was called.
    func visit(
        _ query: EventQuery, from size: LogSize, recent found: RecentPostings.Found,
        _ body: (RecordView) throws -> Void
    ) throws -> (cursor: LogSize, isCaughtUp: Bool) {
        try read { transaction in
            let end = min(found.end, try schema.size(in: transaction))
            guard size < end else { return (size, true) }
            var count = 0
            let cursor = try schema.visit(
                query, from: size, recent: found, candidatesMax: LogLimits.eventsPerSnapshot,
                ahead: (environment.readAhead, wanted: LogLimits.pageEventsMax), in: transaction
            ) { view in
                try body(view)
                count += 1
                return count < LogLimits.pageEventsMax
            }
            return (cursor, cursor >= end)
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

    /// Lends a snapshot; errors say what they mean for whoever uses the log.
    func read<Result>(_ body: (borrowing LMDBTransaction) throws -> Result) throws -> Result {
        do {
            // Asked before the snapshot is taken, which is never behind it.
            let known = knownSize()
            return try environment.read { transaction in
                // LMDB says of a table that it cannot reach that it is empty.
                try schema.check(size: known, in: transaction)
                return try body(transaction)
            }
        } catch let error as LMDBError {
            throw EventLogFault(error, at: nil)
        }
    }
}
