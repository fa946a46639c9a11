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
    /// How long these commits took in all, from the first judging to the disk's answer.
    public var nanoseconds: UInt64 = 0
}

/// The one writer of a log: takes what waits, judges each append, commits once, and answers.
///
/// It runs on a thread of its own, because LMDB's write lock belongs to the thread that began the transaction.
final class LogWriter: Sendable {
    private let environment: LMDBEnvironment
    private let schema: LogSchema
    private let recent: RecentPostings
    private let clock: @Sendable () -> Instant
    /// The right edge of the tree when the log was opened.
    private let firstTree: TreeFrontier
    /// What is judged and will be in the next commit.
    let accepted: Watermark
    /// What is on the disk.
    let durable: Watermark
    private let queue = AppendQueue()
    private let counts = Mutex(WriterStatistics())
    private let ending = EndSignal()

    init(
        environment: LMDBEnvironment, schema: LogSchema, tree: TreeFrontier, recent: RecentPostings,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.environment = environment
        self.schema = schema
        firstTree = tree
        accepted = Watermark(tree.size)
        durable = Watermark(tree.size)
        self.recent = recent
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

    /// Waits until everything is answered and closed; gives what went wrong, if that is why.
    func waitForEnd() async -> EventLogFault? { await ending.value().map { .fatal($0) } }

    private func run() {
        // What is there already may take a while: nobody is to wait for that.
        _ = DedicatedThread.start { [environment] in environment.populate() }
        var lastFlush: UInt64 = 0
        var tree = firstTree
        var fatal: EventLogFault?
        while let group = queue.takeGroup(lastFlush: lastFlush) {
            let start = Monitor.now
            let results = answers(to: group, growing: &tree, fatal: &fatal)
            lastFlush = Monitor.now - start
            if let fatal { queue.refuse(with: fatal) }
            // Noted before they can come back, or a lone client would count as two and be waited for.
            queue.noteAnswered(group.count)
            for (request, result) in zip(group, results) { request.continuation.resume(with: result) }
            environment.populate()
        }
        if fatal == nil { enterWhatWaits() }
        // Closed before the signal, so that whoever is woken finds the log closed.
        environment.close()
        accepted.close()
        durable.close()
        if case .fatal(let sentence) = fatal { ending.give(sentence) } else { ending.give(nil) }
    }

    private typealias Answer = Result<AppendOutcome, any Error>

    private func answers(
        to group: [AppendRequest], growing tree: inout TreeFrontier, fatal: inout EventLogFault?
    ) -> [Answer] {
        if let fatal { return group.map { _ in .failure(fatal) } }
        do {
            return try environment.growing { try commit(group, growing: &tree) }
        } catch let error as LMDBError where error.isFull {
            // Alone, some of them may still fit.
            if group.count > 1 { return group.flatMap { answers(to: [$0], growing: &tree, fatal: &fatal) } }
            return [.failure(EventLogFault.full)]
        } catch LMDBError.spoiled {
            // Whether it is on the disk nobody can tell before the file is read anew. Readers are told the same.
            return group.map { _ in .failure(EventLogFault(.spoiled, at: nil)) }
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
        var indexed: LogSize?
        let start = Monitor.now
        do {
            let size = try environment.writeInPresentMap { transaction -> LogSize? in
                indexed = try enterIfDue(before: group, in: transaction)
                for request in group {
                    var append = request.append
                    do {
                        let outcome = try schema.append(
                            &append, growing: &grown, recent: recent, clock: clock, in: transaction)
                        if case .appended(let receipt) = outcome {
                            made.requests += 1
                            made.events += receipt.count
                        }
                        answers.append(.success(outcome))
                    } catch let fault as EventLogFault {
                        answers.append(.failure(fault))
                    } catch LMDBError.malformed {
                        // Met in judging, before anything of this append was written: its neighbours go on.
                        answers.append(.failure(EventLogFault(.malformed, at: nil)))
                    }
                }
                guard made.requests > 0 else { return nil }
                let size = try schema.size(in: transaction.reading)
                accepted.grow(to: size)
                return size
            }
            guard let size else { return answers }
            recent.commit(to: size, indexed: indexed)
            tree = grown
            counts.withLock { counts in
                counts.commits += 1
                counts.requests += made.requests
                counts.events += made.events
                counts.nanoseconds += Monitor.now - start
            }
            durable.grow(to: size)
            return answers
        } catch {
            recent.rollBack()
            throw error
        }
    }

    /// Enters the postings that wait when there are many, before a group adds its own.
    ///
    /// - Returns: The size up to which the tables are complete, when they were entered.
    private func enterIfDue(
        before group: [AppendRequest], in transaction: borrowing LMDBWriteTransaction
    ) throws(LMDBError) -> LogSize? {
        try schema.allowUnindexed(in: transaction)
        guard recent.isDue(before: group.reduce(0) { $0 + $1.append.tagCount }) else { return nil }
        let size = recent.end
        try schema.enter(recent.all(), indexing: size, in: transaction)
        return size
    }

    /// Leaves a file whose tables are complete. Without room it stays as it is: the records have it all.
    private func enterWhatWaits() {
        guard !recent.isEmpty else { return }
        _ = try? environment.write { try schema.enter(recent.all(), indexing: recent.end, in: $0) }
    }
}
