import Wire

/// Reads an event anew: what is to be otherwise from a change, all else from the record as it stands.
///
/// So the one listing of an event's fields serves a correction too. In the change a field has the name that it has in a
/// request; null takes an optional one out (as RFC 7396 has it). The record is read along in any case: it is read in
/// order.
struct ChangeReader: FieldReader {
    private var change: RequestReader
    private var record: RecordReader

    /// Where the change stands in the command, for messages.
    static let path = "data."

    init(_ change: UnsafeRawBufferPointer, of record: RecordReader) throws(FieldError) {
        self.change = try RequestReader(change, path: Self.path)
        self.record = record
    }

    /// The fields that the change has.
    var given: [String] { change.names }

    /// Refuses a field that the event does not have, and a record that is not of the form that was read.
    mutating func finish() throws(FieldError) {
        try change.finish()
        try record.finish()
    }

    private func changes(_ name: StaticString) -> Bool { change.has("\(name)") }

    mutating func value<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V {
        let old: V = try record.value(name)
        return changes(name) ? try change.value(name) : old
    }

    mutating func optional<V: FieldValue>(_ name: StaticString) throws(FieldError) -> V? {
        let old: V? = try record.optional(name)
        return changes(name) ? try change.optional(name) : old
    }

    mutating func integer(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldError) -> Int {
        let old = try record.integer(name, in: range)
        return changes(name) ? try change.integer(name, in: range) : old
    }

    mutating func optionalInteger(_ name: StaticString, in range: ClosedRange<Int>) throws(FieldError) -> Int? {
        let old = try record.optionalInteger(name, in: range)
        return changes(name) ? try change.optionalInteger(name, in: range) : old
    }

    mutating func personal(_ name: StaticString, _ form: Personal.Form) throws(FieldError) -> Personal {
        let old = try record.personal(name, form)
        return changes(name) ? try change.personal(name, form).unless(itIs: old) : old
    }

    mutating func optionalPersonal(_ name: StaticString, _ form: Personal.Form) throws(FieldError) -> Personal? {
        let old = try record.optionalPersonal(name, form)
        return changes(name) ? try change.optionalPersonal(name, form)?.unless(itIs: old) : old
    }

    mutating func objects<O: FieldObject>(_ name: StaticString) throws(FieldError) -> [O] {
        let old: [O] = try record.objects(name)
        return changes(name) ? try change.objects(name) : old
    }

    mutating func event(_ name: StaticString) throws(FieldError) -> InnerEvent {
        let old = try record.event(name)
        return changes(name) ? try change.event(name) : old
    }

    mutating func tag<E: Entity>() throws(FieldError) -> ID<E> {
        changes(E.kind) ? try change.tag() : try record.tag()
    }

    mutating func optionalTag<E: Entity>() throws(FieldError) -> ID<E>? {
        changes(E.kind) ? try change.optionalTag() : try record.optionalTag()
    }

    mutating func tags<E: Entity>() throws(FieldError) -> [ID<E>] {
        change.has("\(E.kind)s") ? try change.tags() : try record.tags()
    }
}

extension Personal {
    /// The old value when the new one says the same words.
    fileprivate func unless(itIs old: Personal?) -> Personal {
        guard case .spoken(let text) = self, case .open(text, _) = old, let old else { return self }
        return old
    }
}
