import EventStore
import Programme

extension ReadModel {
    /// The state after the first events of a log: as it was known when the log had that size.
    ///
    /// - Throws: `ProjectionFault` for an event that cannot be decoded, `EventLogFault` when the log cannot be read.
    public init(folding log: any EventLog, to end: LogSize) throws {
        self.init()
        try fold(log, from: .empty, to: end)
    }

    /// Applies the events of a log from one size up to another.
    ///
    /// - Parameter applied: Told the size after every event.
    /// - Throws: As `init(folding:to:)`; the events before the one that failed have been applied.
    mutating func fold(
        _ log: any EventLog, from start: LogSize, to end: LogSize, applied: (LogSize) -> Void = { _ in }
    ) throws {
        try log.scan(from: start, to: end) { record in
            let recorded: Recorded
            do throws(FieldError) {
                recorded = try Recorded(record, namesOnly: true)
            } catch {
                throw ProjectionFault(position: record.position, error: error)
            }
            apply(recorded)
            applied(LogSize(through: record.position))
            return true
        }
    }
}
