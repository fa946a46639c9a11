import EventStore
import Programme
import Projections

extension DecisionState {
    /// Takes a record into account. No decision looks into a personal text, so none is read.
    ///
    /// - Throws: `FieldError` for a record that this version does not know; nothing is decided on half a history.
    mutating func evolve(_ record: RecordView) throws(FieldError) {
        evolve(try Recorded(record, namesOnly: true).event)
    }

    /// Takes the events of a log from one size up to another into account.
    mutating func evolve(_ log: some EventLog, from start: LogSize, to end: LogSize) throws {
        try log.scan(from: start, to: end) { record in
            try evolve(record)
            return true
        }
    }
}
