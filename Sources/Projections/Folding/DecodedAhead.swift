import EventStore

/// Records that are decoded on a thread of their own while another one folds them: reading a record takes about as long
/// as folding it, and folding must go in order.
///
/// What is decoded ahead is bounded. The order, and what comes before a record that cannot be read, are those of the log.
final class DecodedAhead: @unchecked Sendable {
    // Sendable by hand: everything that changes is guarded by `monitor`.
    private let monitor = Monitor()
    private var batches: [[Recorded]] = []
    /// How it ended: nil while records are still coming.
    private var end: Result<Void, any Error>?
    private var isGivenUp = false

    /// Fewer than that are folded as fast without a second thread: a command's own events always are.
    static let recordsMin: UInt64 = 2_000
    /// Handing over a batch costs some microseconds, and one must fit the caches of the thread that folds it.
    static let batchRecords = 512
    static let batchesMax = 4

    /// Lends the records from one size up to another, decoded, in order.
    ///
    /// - Returns: Whether there was a thread to be had; otherwise nothing has been read.
    /// - Throws: What `body` throws, for a record after which none is lent; or, after all that came before it, the fault
    ///   of the record that cannot be read.
    static func lend(
        _ log: any LogReading & Sendable, from start: LogSize, to end: LogSize, as version: FoldVersion,
        _ body: (Recorded) throws -> Void
    ) throws -> Bool {
        let ahead = DecodedAhead()
        guard DedicatedThread.start({ ahead.decode(log, from: start, to: end, as: version) }) else { return false }
        // Nobody reads in the log any more when this returns.
        defer { ahead.giveUp() }
        while let batch = try ahead.next() {
            for index in batch.indices { try body(batch[index]) }
        }
        return true
    }

    // MARK: The thread that folds

    /// The next batch; nil at the end.
    private func next() throws -> [Recorded]? {
        let batch = monitor.waitLocked {
            !batches.isEmpty || end != nil
        } then: {
            batches.isEmpty ? nil : batches.removeFirst()
        }
        monitor.wakeAll()
        if let batch { return batch }
        try end?.get()
        return nil
    }

    private func giveUp() {
        monitor.withLock { isGivenUp = true }
        monitor.wakeAll()
        monitor.wait { end != nil }
    }

    // MARK: The thread that decodes

    /// A batch is read in a snapshot of its own, and waited for outside of it: the one who folds may want to look at the
    /// log, and the log may want to grow, which both wait for snapshots to end.
    private func decode(
        _ log: any LogReading, from start: LogSize, to end: LogSize, as version: FoldVersion
    ) {
        var next = start
        var outcome: Result<Void, any Error> = .success(())
        var isWanted = true
        while isWanted, next < end {
            var batch: [Recorded] = []
            batch.reserveCapacity(Self.batchRecords)
            let batchEnd = min(end, LogSize(next.count + UInt64(Self.batchRecords)))
            outcome = Result {
                try log.scan(from: next, to: batchEnd) { record in
                    batch.append(try version.recorded(record))
                    return true
                }
            }
            let isWhole = UInt64(batch.count) == batchEnd.count - next.count
            isWanted = put(batch) && isWhole
            next = batchEnd
        }
        monitor.withLock { self.end = outcome }
        monitor.wakeAll()
    }

    /// Hands over a batch once there is room; returns whether more is wanted.
    private func put(_ batch: [Recorded]) -> Bool {
        let isWanted = monitor.waitLocked {
            batches.count < Self.batchesMax || isGivenUp
        } then: {
            if !isGivenUp { batches.append(batch) }
            return !isGivenUp
        }
        monitor.wakeAll()
        return isWanted
    }
}
