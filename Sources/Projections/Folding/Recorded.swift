import EventStore
import Programme
import Wire

/// An event of the programme with what the log says of it: decoded once, handed to every read model.
public struct Recorded: Hashable, Sendable {
    public let position: Position
    /// When the log took it; `event.on` is the day on which it happened.
    public let recordedAt: Instant
    /// The id of the event, under which its personal values are sealed.
    public let id: Identifier
    public let actor: Actor
    public let event: ProgrammeEvent

    public init(position: Position, recordedAt: Instant, id: Identifier, actor: Actor, event: ProgrammeEvent) {
        self.position = position
        self.recordedAt = recordedAt
        self.id = id
        self.actor = actor
        self.event = event
    }
}

extension Recorded {
    /// Decodes a record.
    ///
    /// - Parameter namesOnly: Whether personal values are read only where somebody is introduced, as read models need.
    /// - Throws: `FieldError` with the field that this version does not know; the caller stops, it never skips.
    public init(_ record: RecordView, namesOnly: Bool = false) throws(FieldError) {
        guard let actor = Actor(utf8: record.actor) else { throw FieldError("actor", .unknown) }
        self.init(
            position: record.position, recordedAt: record.recordedAt, id: record.id, actor: actor,
            event: try ProgrammeEvent(type: record.type, tags: record.tags, data: record.data, namesOnly: namesOnly))
    }
}

/// A personal value where it stands: what is needed to open it when somebody who may see it asks.
public struct SealedField: Hashable, Sendable {
    public let sealed: Sealed
    public let eventID: Identifier
    public let field: String

    /// Nil when the event does not hold the value, or not sealed (it never left the log that way).
    public init?(_ personal: Personal?, in recorded: Recorded, field: String) {
        guard case .sealed(let sealed) = personal else { return nil }
        self.sealed = sealed
        eventID = recorded.id
        self.field = field
    }

    /// What it holds on the heap: its texts.
    var heldBytes: Int { sealed.subject.utf8.count + sealed.box.utf8.count + 2 * HeldBytes.perBuffer }
}
