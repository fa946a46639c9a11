/// The events that match a query, as they come: first those already there, then new ones.
///
/// Each step reads the next page from the log, or waits for the log to grow: nothing is buffered, so a slow reader
/// costs no memory. It ends when the task is cancelled or the log is closed; a later subscription from the last page's
/// cursor goes on without a gap and without a repetition.
public struct LogSubscription: AsyncSequence, Sendable {
    public typealias Element = EventPage

    /// Events per page: enough to make a page's cost small against its events', few enough to be soon on their way.
    static let pageEvents = 1000

    private let log: any EventLog
    private let query: EventQuery
    private let start: LogSize

    /// The matching events of a log from a size on.
    public init(to query: EventQuery, of log: any EventLog, from start: LogSize) {
        self.log = log
        self.query = query
        self.start = start
    }

    public func makeAsyncIterator() -> Iterator { Iterator(log: log, query: query, cursor: start) }

    /// Where one reader stands.
    public struct Iterator: AsyncIteratorProtocol {
        fileprivate let log: any EventLog
        fileprivate let query: EventQuery
        fileprivate var cursor: LogSize

        /// The next page that has events in it; nil when the task is cancelled or the log is closed.
        ///
        /// - Throws: `EventLogFault` when the log cannot be read.
        public mutating func next() async throws -> EventPage? {
            do {
                while !Task.isCancelled {
                    let page = try log.read(query, from: cursor, limit: LogSubscription.pageEvents)
                    cursor = page.cursor
                    if !page.events.isEmpty { return page }
                    if page.isCaughtUp { _ = await log.durable.waitForGrowth(beyond: cursor) }
                }
                return nil
            } catch EventLogFault.closed {
                return nil
            }
        }
    }
}
