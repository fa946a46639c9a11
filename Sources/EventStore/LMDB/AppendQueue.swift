import Synchronization

/// An append that waits for its answer.
struct AppendRequest: Sendable {
    let append: PreparedAppend
    let continuation: CheckedContinuation<AppendOutcome, any Error>
}

/// What waits for the writer. Bounded: beyond its limits it says so at once instead of growing.
final class AppendQueue: @unchecked Sendable {
    // Sendable by hand: `waiting`, `waitingBytes`, `refusal` and `wanted` are guarded by `monitor`, `arrivals` is atomic, and
    // `taken` and `clients` are read and written by the one writer alone.
    private let monitor = Monitor()
    private var waiting: [AppendRequest] = []
    private var waitingBytes = 0
    private var refusal: EventLogFault?
    /// How many have been put in line so far, for a writer that looks without taking the lock.
    private let arrivals = Atomic(0)
    /// How many of them the writer has taken.
    private var taken = 0
    /// How many appends the writer wants to see before it starts; it is woken when they are there.
    private var wanted = 1
    /// How many clients seem to be at work: those answered last and those who waited meanwhile.
    private var clients = 1

    /// Far more than the clients of any one server; each waiting one costs a task and its events.
    static let requestsMax = 16_384
    /// Bounds the memory of what waits.
    static let bytesMax = 64 << 20
    /// Bounds how long the first of a group waits for the work of the others.
    static let groupRequestsMax = 2048
    /// A gather window of at most 0.3 ms, and at most a tenth of the last flush: unnoticed beside the flush itself.
    static let gatherNanosecondsMax: UInt64 = 300_000
    static let gatherShareOfFlush: UInt64 = 10
    /// How long the writer looks for more before it sleeps. Waking a thread costs some 50 microseconds; a client that
    /// was just answered and comes back at once is spared them.
    static let watchNanoseconds: UInt64 = 60_000

    /// Puts an append in line. Its continuation is resumed exactly once, whatever happens.
    func submit(_ request: AppendRequest) {
        let refusal: EventLogFault? = monitor.withLock {
            if let refusal = self.refusal { return refusal }
            guard waiting.count < Self.requestsMax, waitingBytes < Self.bytesMax else { return .overloaded }
            waiting.append(request)
            waitingBytes += request.append.bytes
            arrivals.add(1, ordering: .releasing)
            if waiting.count == 1 || waiting.count == wanted { monitor.wakeAll() }
            return nil
        }
        if let refusal { request.continuation.resume(throwing: refusal) }
    }

    /// Waits for work and takes the next group of it; nil when the queue is closed and empty.
    ///
    /// A writer that starts at once catches only half of the clients that it has just answered, and two half-sized
    /// groups alternate from then on. So it waits a moment until they are back; a lone client is never waited for.
    ///
    /// - Parameter lastFlush: How long the last commit took, in nanoseconds.
    func takeGroup(lastFlush: UInt64) -> [AppendRequest]? {
        watch()
        monitor.wait { !waiting.isEmpty || refusal != nil }
        if clients > 1 {
            let window = min(Self.gatherNanosecondsMax, lastFlush / Self.gatherShareOfFlush)
            let target = clients
            monitor.withLock { wanted = target }
            monitor.wait(nanoseconds: window) { waiting.count >= target || refusal != nil }
        }
        return monitor.withLock {
            wanted = 1
            let group = Array(waiting.prefix(groupCount))
            waiting.removeFirst(group.count)
            taken += group.count
            waitingBytes -= group.reduce(0) { $0 + $1.append.bytes }
            return group.isEmpty ? nil : group
        }
    }

    /// Looks for a moment whether something comes. Only the writer takes, so `taken` is its own to read.
    private func watch() {
        let end = Monitor.now + Self.watchNanoseconds
        while arrivals.load(ordering: .acquiring) == taken, Monitor.now < end {}
    }

    /// How many of those that wait fit into one group; at least one.
    private var groupCount: Int {
        var (events, bytes, tags) = (0, 0, 0)
        let count = waiting.prefix(Self.groupRequestsMax).prefix { request in
            events += request.append.events.count
            bytes += request.append.bytes
            tags += request.append.tagCount
            return events <= LogLimits.eventsPerAppendMax && bytes <= LogLimits.appendBytesMax
                && tags <= LogLimits.tagsPerAppendMax
        }.count
        return waiting.isEmpty ? 0 : max(1, count)
    }

    /// Tells that so many have been answered and may come back.
    func noteAnswered(_ count: Int) {
        monitor.withLock { clients = count + waiting.count }
    }

    /// Takes nothing more on; later ones are refused with this fault. What waits already stays to be done.
    func refuse(with fault: EventLogFault) {
        monitor.withLock {
            if refusal == nil { refusal = fault }
            monitor.wakeAll()
        }
    }
}
