import Synchronization
import Wire

/// How many commits the writer has made, and of how much: the mean group is `requests / commits`.
public struct WriterStatistics: Hashable, Sendable {
    /// Commits that reached the disk with something in them.
    public var commits = 0
    /// Appends that were made in them.
    public var requests = 0
    /// Events of those appends.
    public var events = 0
}

/// The one writer of a log: takes what waits, judges each append, commits once, and answers.
///
/// It runs on a thread of its own, because LMDB's write lock belongs to the thread that began the transaction.
final class LogWriter: Sendable {
    private let environment: LMDBEnvironment
    private let schema: LogSchema
    private let growth: GrowthSignal
    private let clock: @Sendable () -> Instant
    /// The right edge of the tree when the log was opened.
    private let firstTree: TreeFrontier
    private let queue = AppendQueue()
    private let counts = Mutex(WriterStatistics())
    private let ending = Mutex(Ending())

    private struct Ending {
        var hasEnded = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    init(
        environment: LMDBEnvironment, schema: LogSchema, tree: TreeFrontier, growth: GrowthSignal,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.environment = environment
        self.schema = schema
        firstTree = tree
        self.growth = growth
        self.clock = clock
    }

    var statistics: WriterStatistics { counts.withLock { $0 } }

    /// - Throws: `EventLogFault.fatal` when the system gives no thread.
    func start() throws(EventLogFault) {
        guard DedicatedThread.start({ self.run() }) else { throw .fatal("The system gives no thread for the writer.") }
    }

    /// Waits until the append has been judged and, if it was made, is durable.
    func submit(_ append: PreparedAppend) async throws -> AppendOutcome {
        try await withCheckedThrowingContinuation { continuation in
            queue.submit(AppendRequest(append: append, continuation: continuation))
        }
    }

    /// Takes nothing more on. What was accepted is still committed and answered, then the log is closed.
    func stop() {
        queue.refuse(with: .closed)
    }

    /// Waits until everything is answered and closed.
    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let hasEnded = ending.withLock { ending in
                if !ending.hasEnded { ending.waiters.append(continuation) }
                return ending.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }

    private func run() {
        var lastFlush: UInt64 = 0
        var tree = firstTree
        var fatal: EventLogFault?
        while let group = queue.takeGroup(lastFlush: lastFlush) {
            let start = Monitor.now
            let results = answers(to: group, growing: &tree, fatal: &fatal)
            lastFlush = Monitor.now - start
            if let fatal { queue.refuse(with: fatal) }
            for (request, result) in zip(group, results) { request.continuation.resume(with: result) }
            queue.noteAnswered(group.count)
        }
        // Closed before the signal, so that whoever is woken finds the log closed.
        environment.close()
        growth.close()
        let waiters = ending.withLock { ending in
            ending.hasEnded = true
            return ending.waiters
        }
        for waiter in waiters { waiter.resume() }
    }

    private typealias Answer = Result<AppendOutcome, any Error>

    private func answers(
        to group: [AppendRequest], growing tree: inout TreeFrontier, fatal: inout EventLogFault?
    ) -> [Answer] {
        if let fatal { return group.map { _ in .failure(fatal) } }
        do {
            return try commit(group, growing: &tree)
        } catch let error as LMDBError where error.isFull {
            // Alone, some of them may still fit.
            if group.count > 1 { return group.flatMap { answers(to: [$0], growing: &tree, fatal: &fatal) } }
            return [.failure(EventLogFault.full)]
        } catch {
            // After a failed flush the system may take unwritten pages for written: only a restart can tell.
            let fault = EventLogFault.fatal("A commit failed. \((error as? LMDBError)?.sentence ?? "\(error)")")
            fatal = fault
            return group.map { _ in .failure(fault) }
        }
    }

    /// Judges each append of a group on its own and makes all that may be made durable at once.
    ///
    /// - Throws: `LMDBError` when the commit failed: then none of them was made.
    private func commit(_ group: [AppendRequest], growing tree: inout TreeFrontier) throws -> [Answer] {
        var answers: [Answer] = []
        var made = WriterStatistics()
        var grown = tree
        let size = try environment.write { transaction -> LogSize? in
            for request in group {
                var append = request.append
                do {
                    let outcome = try schema.append(&append, growing: &grown, clock: clock, in: transaction)
                    if case .appended(let receipt) = outcome {
                        made.requests += 1
                        made.events += receipt.count
                    }
                    answers.append(.success(outcome))
                } catch let fault as EventLogFault {
                    answers.append(.failure(fault))
                }
            }
            guard made.requests > 0 else { return nil }
            try schema.noteTagEntries(in: transaction)
            return try schema.size(in: transaction.reading)
        }
        if let size {
            tree = grown
            counts.withLock { counts in
                counts.commits += 1
                counts.requests += made.requests
                counts.events += made.events
            }
            growth.grow(to: size)
        }
        return answers
    }
}
