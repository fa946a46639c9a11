import Wire

// A mistake is mended by a new event that names the record that was wrong; nothing is ever changed.

/// Where a record stands in the log, as other records name it.
public enum RecordPosition {
    /// As far as every reader of JSON counts whole numbers exactly.
    public static let accepted = 0...1 << 53
}

/// A record was wrong: what it says from now on. Of several corrections of one record the latest counts.
public struct RecordCorrected: Payload {
    public static let kind = EventKind.recordCorrected

    /// Where the record stands that was wrong: always the first one, never another correction.
    public var position: Int
    /// The day on which the mistake was mended.
    public var on: Day
    public var reason: MendingReason
    /// What was wrong, in words.
    public var explanation: Personal?
    /// The record as it should have been, whole: also what was right already.
    public var record: InnerEvent
    /// Ids that the record named until now and names no more; under them the correction is found as well.
    public var former: TagList?

    public init(
        position: Int, on: Day, reason: MendingReason, explanation: Personal? = nil, record: InnerEvent,
        former: TagList? = nil
    ) {
        self.position = position
        self.on = on
        self.reason = reason
        self.explanation = explanation
        self.record = record
        self.former = former
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        position = try fields.integer("position", in: RecordPosition.accepted)
        on = try fields.value("on")
        reason = try fields.value("reason")
        explanation = try fields.optionalPersonal("explanation")
        record = try fields.event("record")
        former = try fields.optional("former")
    }

    public func write(to fields: inout FieldWriter) {
        fields.integer("position", position)
        fields.value("on", on)
        fields.value("reason", reason)
        fields.personal("explanation", explanation)
        fields.event("record", record)
        fields.tags(named: former, "former")
    }
}

/// A record should not be there: it counts no more. A correction of it brings it back.
public struct RecordRetracted: Payload {
    public static let kind = EventKind.recordRetracted

    /// Where the record stands that should not be there.
    public var position: Int
    /// The day on which the mistake was mended.
    public var on: Day
    public var reason: MendingReason
    /// What was wrong, in words.
    public var explanation: Personal?
    /// What kind of event it was: `visit-held`.
    public var event: EventKind
    /// The ids that it named.
    public var former: TagList

    public init(
        position: Int, on: Day, reason: MendingReason, explanation: Personal? = nil, event: EventKind, former: TagList
    ) {
        self.position = position
        self.on = on
        self.reason = reason
        self.explanation = explanation
        self.event = event
        self.former = former
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        position = try fields.integer("position", in: RecordPosition.accepted)
        on = try fields.value("on")
        reason = try fields.value("reason")
        explanation = try fields.optionalPersonal("explanation")
        event = try fields.value("event")
        former = try fields.value("former")
    }

    public func write(to fields: inout FieldWriter) {
        fields.integer("position", position)
        fields.value("on", on)
        fields.value("reason", reason)
        fields.personal("explanation", explanation)
        fields.value("event", event)
        fields.tags(named: former, "former")
    }
}

extension FieldWriter {
    /// Writes tags as a field, and as tags.
    fileprivate mutating func tags(named list: TagList?, _ name: StaticString) {
        guard let list else { return }
        value(name, list)
        tags(list.tags)
    }
}
