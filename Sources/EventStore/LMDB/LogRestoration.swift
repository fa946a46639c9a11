import CLMDB

/// Makes a log out of records, byte for byte, and everything else that a log has out of them.
///
/// Until it is finished the log does not open: half a log must not be taken for one.
public final class LogRestoration {
    private let path: String
    private let environment: LMDBEnvironment
    private let schema: LogSchema
    private var size = LogSize.empty
    private var waiting: [[UInt8]] = []
    private var waitingBytes = 0

    /// - Parameter path: A directory without a log.
    /// - Throws: `EventLogFault.unreadable` when there is a log with something in it; `full`; `alreadyOpen`.
    public init(at path: String) throws(EventLogFault) {
        self.path = path
        (environment, schema) = try LogSchema.open(
            at: path, fileBytesMax: LogLimits.fileBytesMax, makesIndexes: true)
        let (environment, schema) = (self.environment, self.schema)
        try EventLogFault.translating(at: path) {
            guard try environment.read({ try schema.size(in: $0) }) == .empty else {
                throw EventLogFault.unreadable("There are records in it already.")
            }
            _ = try environment.write { try schema.noteRebuilding(true, in: $0) }
        }
    }

    deinit {
        environment.close()
    }

    /// Adds the next record.
    ///
    /// - Throws: `EventLogFault.unreadable` when the bytes are not the record of this position; `full`.
    public func add(_ record: UnsafeRawBufferPointer) throws(EventLogFault) {
        let position = size.count + UInt64(waiting.count)
        guard try RecordView(parsing: record).position.index == position else {
            throw .unreadable("The record at position \(position) says that it is at another.")
        }
        waiting.append(Array(record))
        waitingBytes += record.count
        if waiting.count >= LogLimits.eventsPerAppendMax || waitingBytes >= LogLimits.appendBytesMax { try flush() }
    }

    /// Makes the indexes and the tree, and lets the log be opened.
    ///
    /// - Returns: How many records it has.
    /// - Throws: `EventLogFault` as `rebuildIndexes`.
    public func finish(progress: (LogSize, LogSize) -> Void = { _, _ in }) throws(EventLogFault) -> LogSize {
        try flush()
        environment.close()
        return try LMDBEventLog.rebuildIndexes(at: path, progress: progress)
    }

    private func flush() throws(EventLogFault) {
        let (records, first) = (waiting, size.count)
        _ = try EventLogFault.translating(at: path) {
            try environment.write { transaction in
                for (offset, record) in records.enumerated() {
                    try schema.records.put(
                        record, under: first + UInt64(offset), flags: MDB_APPEND, in: transaction)
                }
            }
        }
        size = LogSize(first + UInt64(records.count))
        waiting = []
        waitingBytes = 0
    }
}
