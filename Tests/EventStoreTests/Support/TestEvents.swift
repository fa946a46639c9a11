import EventStore
import Wire

/// The id with this number.
func id(_ number: UInt64) -> Identifier { Identifier(high: 0x0192_F0C1_0000_7000, low: 0x8000_0000_0000_0000 | number) }

/// A tag from a literal that is one.
func tag(_ text: String) -> EventStore.Tag {
    guard let tag = EventStore.Tag(text) else { preconditionFailure("\(text) is no tag") }
    return tag
}

/// An event with this id and nothing about it that a test does not ask for.
func event(
    _ number: UInt64, type: String = "test.happened", tags: Set<String> = [], time: Instant? = nil, data: String = "{}"
) -> NewEvent {
    NewEvent(
        id: id(number), type: type, subject: tag("thing:1"), actor: tag("tester:1"), time: time,
        tags: Set(tags.map(tag)), data: Array(data.utf8))
}

/// The query for any of these types and all of these tags.
func query(types: Set<String> = [], tags: Set<String> = []) -> EventQuery {
    EventQuery([criterion(types: types, tags: tags)])
}

func criterion(types: Set<String> = [], tags: Set<String> = []) -> EventQuery.Criterion {
    EventQuery.Criterion(types: types, tags: Set(tags.map(tag)))
}

extension EventLog {
    /// All matching events, page by page.
    func all(_ query: EventQuery = .all, from start: LogSize = .empty, limit: Int = 1000) throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var cursor = start
        while true {
            let page = try read(query, from: cursor, limit: limit)
            events += page.events
            cursor = page.cursor
            if page.isCaughtUp { return events }
        }
    }

    /// The ids of the matching events, in order.
    func ids(_ query: EventQuery = .all, from start: LogSize = .empty) throws -> [Identifier] {
        try all(query, from: start).map { try $0.withView { $0.id } }
    }
}

extension AppendOutcome {
    /// Appended from this position on.
    static func appended(at first: UInt64, count: Int = 1) -> AppendOutcome {
        .appended(AppendReceipt(first: Position(first), count: count))
    }

    /// Found from this position on.
    static func alreadyAppended(at first: UInt64, count: Int = 1) -> AppendOutcome {
        .alreadyAppended(AppendReceipt(first: Position(first), count: count))
    }
}
