import Wire

/// Where the records come from that mending one depends on: the log and the vault.
///
/// Which records these are is known only while they are read, so reading is part of the programme here; how, is not.
public protocol RecordSource {
    /// A record as it was recorded; nil when there is none at this position.
    func record(at position: Int) throws -> StoredEvent?
    /// What a scope finds, at or after a position, in the order of the log, with the corrections and retractions.
    func records(in scope: Scope, from position: Int) throws -> [MendedHistory.Entry]
    /// A sealed value with its words, for its owner; sealed as it was when nobody can open it any more.
    func opened(_ sealed: Sealed, field: String, of event: Identifier) throws -> Personal
}

/// An event as it stands in the log.
public struct StoredEvent: Hashable, Sendable {
    /// The id of the record, under which its personal values are sealed.
    public let id: Identifier
    public let kind: EventKind
    public let tags: [String]
    public let data: [UInt8]

    public init(id: Identifier, kind: EventKind, tags: [String], data: [UInt8]) {
        self.id = id
        self.kind = kind
        self.tags = tags
        self.data = data
    }

    /// The event, its personal values sealed.
    ///
    /// - Throws: `FieldError` with the field that is not as this version knows it.
    func event() throws(FieldError) -> ProgrammeEvent {
        try InnerEvent.stored(kind: kind, tags: tags, data: data).event()
    }

    /// The event with its words, and the same with some fields otherwise.
    ///
    /// - Returns: Both, and the names of the fields that the change gives.
    /// - Throws: `FieldError` with the field that is wrong or that the event does not have, as `data.field`; or what the
    ///   source throws.
    func changed(
        by change: RecordChange, _ source: some RecordSource
    ) throws -> (old: ProgrammeEvent, new: ProgrammeEvent, given: [String]) {
        let failure = Failure()
        let reopen: RecordReader.Reopen = { field, sealed in
            do {
                return try source.opened(sealed, field: field, of: id)
            } catch {
                failure.error = error
                return .sealed(sealed)
            }
        }
        let read = try data.withUnsafeBytes { data in
            try Array(tags.joined(separator: " ").utf8).withUnsafeBytes { tags in
                try change.bytes.withUnsafeBytes { change in
                    var old = try RecordReader(data: data, tags: tags, reopen: reopen)
                    var new = try ChangeReader(change, of: old)
                    let events = (
                        old: try ProgrammeEvent(kind, from: &old), new: try ProgrammeEvent(kind, from: &new),
                        given: new.given
                    )
                    try new.finish()
                    return events
                }
            }
        }
        if let error = failure.error { throw error }
        return read
    }

    /// What went wrong while a value was opened, in the middle of reading fields.
    private final class Failure {
        var error: (any Error)?
    }
}
