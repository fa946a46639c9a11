import EventStore
import Programme
import Projections
import Wire

extension RandomHistory {
    /// The history as a log holds it, each event recorded at noon of its day.
    func recorded() -> [Recorded] { Self.record(events) }

    /// The same facts in another order of recording, some months late; facts of one day keep their order.
    func recordedLate(shuffle: UInt64) -> [Recorded] {
        var random = SeededGenerator(seed: shuffle)
        var delays: [Day: Int] = [:]
        for event in events where delays[event.on] == nil { delays[event.on] = random.number(0...400) }
        func recordedOn(_ event: ProgrammeEvent) -> Day { event.on.advanced(by: delays[event.on] ?? 0) }
        let ordered = events.enumerated().sorted {
            (recordedOn($0.element), $0.offset) < (recordedOn($1.element), $1.offset)
        }
        return Self.record(ordered.map(\.element))
    }

    /// Gives events their positions, ids and times in the order in which they stand.
    static func record(_ events: [ProgrammeEvent]) -> [Recorded] {
        events.enumerated().map { index, event in
            Recorded(
                position: Position(UInt64(index)),
                recordedAt: Instant(milliseconds: Int64(event.on.number) * Instant.dayLength + 43_200_000),
                id: Identifier(high: 7, low: UInt64(index)), actor: .local, event: event)
        }
    }

    /// The history as the events that a log takes.
    func newEvents() throws -> [NewEvent] { try events.enumerated().map { try Self.newEvent($1, number: $0) } }

    /// One event as a log takes it.
    static func newEvent(_ event: ProgrammeEvent, number: Int) throws -> NewEvent {
        let wire = try event.encoded { _, _, _ in throw FieldError("personal", .missing) }
        return NewEvent(
            id: Identifier(high: 7, low: UInt64(number)), type: wire.type, subject: try tag(wire.subject),
            actor: try tag(Actor.local.description), tags: Set(try wire.tags.map(tag)), data: wire.data)
    }

    private static func tag(_ text: String) throws -> Tag {
        guard let tag = Tag(text) else { throw FieldError("tags", .unknown) }
        return tag
    }
}
