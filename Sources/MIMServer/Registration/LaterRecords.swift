import EventStore
import Programme
import Projections
import Wire

/// What was recorded after a size of the log and has to do with something: to say why an answer has changed.
struct LaterRecords: Sendable {
    /// One of them, as it is shown.
    struct Item: Hashable, Sendable {
        let position: Position
        let kind: EventKind
        /// The day on which it happened; of an amendment, on which it was made.
        let on: Day
        let recordedAt: Instant
        /// The record that it corrects or retracts.
        let amends: Position?
    }

    /// The first of them.
    private(set) var items: [Item] = []
    /// How many there are beside those listed.
    private(set) var more = 0

    /// Nobody reads a longer list; the rest is counted.
    static let itemsMax = 50

    /// Nothing.
    init() {}

    /// Looks through a part of the log, on a thread of its own: after years it can be long.
    ///
    /// - Parameter concerns: Whether an event, with what it says, is one of them. An amendment is asked for by all that
    ///   its record has ever said.
    /// - Throws: `EventLogFault` or `FieldError` when the log cannot be read.
    init(
        in log: any EventLog, from start: LogSize, to end: LogSize,
        where concerns: @escaping @Sendable (Recorded) -> Bool
    ) async throws {
        self = try await withCheckedThrowingContinuation { continuation in
            let isStarted = DedicatedThread.start {
                continuation.resume(with: Result { try Self.found(in: log, from: start, to: end, where: concerns) })
            }
            if !isStarted { continuation.resume(throwing: EventLogFault.overloaded) }
        }
    }

    private static func found(
        in log: any EventLog, from start: LogSize, to end: LogSize, where concerns: (Recorded) -> Bool
    ) throws -> LaterRecords {
        var found = LaterRecords()
        var amendments: [Recorded] = []
        try log.scan(from: start, to: end) { record in
            let recorded = try Recorded(record, namesOnly: true)
            if recorded.amends != nil {
                amendments.append(recorded)
            } else if concerns(recorded) {
                found.add(recorded)
            }
            return true
        }
        guard !amendments.isEmpty else { return found }
        let corrections = try Self.corrections(in: log, to: end)
        for amendment in amendments {
            guard let position = amendment.amends else { continue }
            let versions = [try log.record(at: position)] + (corrections[position] ?? [])
            if versions.contains(where: concerns) { found.add(amendment) }
        }
        found.items.sort { $0.position < $1.position }
        found.more += max(0, found.items.count - itemsMax)
        found.items = Array(found.items.prefix(itemsMax))
        return found
    }

    /// Those of the amendments come last, and may push others out of the list.
    private mutating func add(_ recorded: Recorded) {
        let item = Item(
            position: recorded.position, kind: recorded.event.kind, on: recorded.event.on,
            recordedAt: recorded.recordedAt, amends: recorded.amends)
        if items.count < Self.itemsMax || item.amends != nil { items.append(item) } else { more += 1 }
    }

    /// By the record that was corrected: all that it says since, in the order of recording.
    private static func corrections(in log: any EventLog, to end: LogSize) throws -> [Position: [Recorded]] {
        let query = EventQuery([.init(types: [EventKind.recordCorrected.wireName])])
        var found: [Position: [Recorded]] = [:]
        var cursor = LogSize.empty
        while cursor < end {
            let page = try log.read(query, from: cursor, limit: LogLimits.pageEventsMax)
            for event in page.events where event.position.index < end.count {
                let recorded = try event.withView { try Recorded($0, namesOnly: true) }
                guard let position = recorded.amends, case .recordCorrected(let correction) = recorded.event else {
                    continue
                }
                found[position, default: []].append(
                    Recorded(
                        position: position, recordedAt: recorded.recordedAt, id: recorded.id, actor: recorded.actor,
                        event: try correction.record.event(namesOnly: true)))
            }
            cursor = page.cursor
            if page.isCaughtUp { break }
        }
        return found
    }
}

extension Recorded {
    /// The record that it corrects or retracts.
    fileprivate var amends: Position? {
        switch event {
        case .recordCorrected(let correction): Position(UInt64(correction.position))
        case .recordRetracted(let retraction): Position(UInt64(retraction.position))
        default: nil
        }
    }
}

extension LogReading {
    /// The record at a position.
    fileprivate func record(at position: Position) throws -> Recorded {
        var found: Recorded?
        try scan(from: LogSize(position.index), to: LogSize(through: position)) { record in
            found = try Recorded(record, namesOnly: true)
            return false
        }
        guard let found else { throw EventLogFault.unreadable("There is no record at \(position.index).") }
        return found
    }
}
