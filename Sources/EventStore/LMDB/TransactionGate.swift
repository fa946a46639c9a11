/// Counts who is inside an environment, so that its map is moved and its file closed only while nobody is.
final class TransactionGate: @unchecked Sendable {
    // Sendable by hand: everything is guarded by `monitor`.
    private let monitor = Monitor()
    private var isClosed = false
    /// Whether somebody waits to be alone, or is.
    private var isReserved = false
    private var inside = 0
    /// Goes on by one each time that somebody waited in vain to be alone.
    private var round = 0
    /// How many are inside who were waited for in vain.
    private var overdue = 0

    /// Says who came in when.
    struct Ticket {
        fileprivate let round: Int
    }

    /// Comes in; waits while somebody is to be alone.
    ///
    /// - Throws: `LMDBError.closed`.
    func enter() throws(LMDBError) -> Ticket {
        let ticket: Ticket? = monitor.waitLocked {
            isClosed || !isReserved
        } then: {
            guard !isClosed else { return nil }
            inside += 1
            return Ticket(round: round)
        }
        guard let ticket else { throw .closed }
        return ticket
    }

    func leave(_ ticket: Ticket) {
        monitor.withLock {
            inside -= 1
            if ticket.round < round { overdue -= 1 }
            if inside == 0, isClosed || isReserved { monitor.wakeAll() }
        }
    }

    /// Runs `body` while nobody is inside: waits for those who are, and keeps others waiting. The caller must be outside.
    ///
    /// Who was waited for in vain is not waited for again, or each of many callers would wait as long.
    ///
    /// - Returns: Whether it ran; not when somebody stayed for longer than `nanoseconds`, or it is closed.
    func alone(within nanoseconds: UInt64, _ body: () throws(LMDBError) -> Void) throws(LMDBError) -> Bool {
        let isReservedHere: Bool = monitor.waitLocked {
            !isReserved
        } then: {
            guard !isClosed, overdue == 0 else { return false }
            isReserved = true
            return true
        }
        guard isReservedHere else { return false }
        defer {
            monitor.withLock {
                isReserved = false
                monitor.wakeAll()
            }
        }
        monitor.wait(nanoseconds: nanoseconds) { inside == 0 }
        let isAlone = monitor.withLock {
            if inside > 0 {
                round += 1
                overdue = inside
            }
            return inside == 0
        }
        if isAlone { try body() }
        return isAlone
    }

    /// Lets nobody in any more and waits until all have left.
    ///
    /// - Returns: Whether it was open.
    func close() -> Bool {
        let wasOpen = monitor.withLock {
            defer { isClosed = true }
            monitor.wakeAll()
            return !isClosed
        }
        monitor.wait { inside == 0 && !isReserved }
        return wasOpen
    }
}
