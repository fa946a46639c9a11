import Dispatch
import EventStore
import Synchronization

/// A log in which something else happens just before a chosen reading: what a race does only now and then, every time.
final class InterleavingLog: EventLog {
    private let log: any EventLog
    private let readings = Mutex(0)
    private let moment: Int
    private let between: @Sendable () async -> Void

    /// - Parameters:
    ///   - moment: Before which reading of records it happens; the first is 0.
    ///   - between: What happens; the reader's thread waits for it, so read on an `ApartExecutor`.
    init(_ log: any EventLog, beforeReading moment: Int, _ between: @escaping @Sendable () async -> Void) {
        (self.log, self.moment, self.between) = (log, moment, between)
    }

    private func interleave() {
        let reading = readings.withLock { count in
            defer { count += 1 }
            return count
        }
        guard reading == moment else { return }
        let done = DispatchSemaphore(value: 0)
        Task.detached { [between] in
            await between()
            done.signal()
        }
        done.wait()
    }

    func read(_ query: EventQuery, from size: LogSize, limit: Int, bytesMax: Int) throws -> EventPage {
        interleave()
        return try log.read(query, from: size, limit: limit, bytesMax: bytesMax)
    }

    func append(
        _ events: [NewEvent], if condition: AppendCondition?, requests: [RequestPart]
    ) async throws -> AppendOutcome {
        try await log.append(events, if: condition, requests: requests)
    }

    func answer(to request: RequestKey) throws -> AppendOutcome? { try log.answer(to: request) }
    func size() throws -> LogSize { try log.size() }
    func scan(from start: LogSize, to end: LogSize, _ body: (RecordView) throws -> Bool) throws {
        try log.scan(from: start, to: end, body)
    }
    func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        try log.treeHashes(level: level, indexes)
    }
    func subscribe(to query: EventQuery, from size: LogSize) -> LogSubscription { log.subscribe(to: query, from: size) }
    var accepted: Watermark { log.accepted }
    var durable: Watermark { log.durable }
    func waitForEnd() async -> EventLogFault? { await log.waitForEnd() }
    func close() async { await log.close() }
}

/// Runs a task on a thread of its own, which may then wait without keeping the other tests waiting.
final class ApartExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "apart")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
