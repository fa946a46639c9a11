import EventStore
import Programme
import Projections

extension DecisionState {
    /// The state after the first events of a log, each as it is mended by then.
    ///
    /// - Throws: `EventLogFault` when the log cannot be read, or `FieldError` for a record that this version does not
    ///   know; nothing is decided on half a history.
    init(_ log: some EventLog, upTo end: LogSize) throws {
        self.init()
        let amended = try log.amended(from: .empty, upTo: end)
        try log.scan(from: .empty, to: end) { record in
            if let now = amended[record.position.index] {
                if let now { evolve(now) }
            } else {
                evolve(try Recorded(record, namesOnly: true).event)
            }
            return true
        }
    }

    /// Takes the events of a log from one size up to another into account. When some of them mend others, earlier
    /// decisions were made on what was wrong: then everything is folded anew.
    mutating func evolve(_ log: some EventLog, from start: LogSize, to end: LogSize) throws {
        guard try log.amended(from: start, upTo: end).isEmpty else {
            self = try DecisionState(log, upTo: end)
            return
        }
        try log.scan(from: start, to: end) { record in
            evolve(try Recorded(record, namesOnly: true).event)
            return true
        }
    }
}

extension EventLog {
    /// What the corrections and retractions between two sizes say of records, by their positions: nil of a retracted one.
    fileprivate func amended(from start: LogSize, upTo end: LogSize) throws -> [UInt64: ProgrammeEvent?] {
        let query = EventQuery([.init(types: [EventKind.recordCorrected.wireName, EventKind.recordRetracted.wireName])])
        var amended: [UInt64: ProgrammeEvent?] = [:]
        var size = start
        while size < end {
            let page = try read(query, from: size, limit: LogLimits.pageEventsMax)
            for record in page.events where record.position.index < end.count {
                switch try record.withView({ try Recorded($0).event }) {
                case .recordCorrected(let corrected):
                    amended[UInt64(corrected.position)] = .some(try corrected.record.event())
                case .recordRetracted(let retracted): amended[UInt64(retracted.position)] = .some(nil)
                default: break
                }
            }
            size = page.cursor
            if page.isCaughtUp { break }
        }
        return amended
    }
}
