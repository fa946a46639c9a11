import Synchronization

/// Whether a log takes events. Once it is shut it stays shut: what was found does not go away by itself.
public final class LogGuard: Sendable {
    private let reason: Mutex<EventLogFault?>

    /// - Parameter fault: Why it takes nothing from the beginning; nil when it does.
    public init(_ fault: EventLogFault? = nil) {
        reason = Mutex(fault)
    }

    /// Why the log takes nothing; nil when it does.
    public var fault: EventLogFault? { reason.withLock { $0 } }

    /// Lets nothing in any more. The first reason is the one that stays.
    public func shut(_ fault: EventLogFault) { reason.withLock { $0 = $0 ?? fault } }
}
