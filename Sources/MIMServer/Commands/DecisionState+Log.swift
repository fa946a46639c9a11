import EventStore
import Programme
import Projections

extension DecisionState {
    /// Takes the events of a page into account.
    ///
    /// - Throws: `FieldError` for a record that this version does not know; nothing is decided on half a history.
    mutating func evolve(_ records: [RecordedEvent]) throws {
        for record in records { evolve(try record.withView { try Recorded($0) }.event) }
    }

    /// Takes the events of a log from one size up to another into account.
    mutating func evolve(_ log: some EventLog, from start: LogSize, to end: LogSize) throws {
        try log.scan(from: start, to: end) { record in
            evolve(try Recorded(record).event)
            return true
        }
    }
}
