import Wire

/// An event of the programme in the form in which the log takes it.
public struct WireEvent: Hashable, Sendable {
    /// The CloudEvents `type`.
    public let type: String
    /// The tag of what it is chiefly about: the first id that it writes.
    public let subject: String
    public let tags: [String]
    /// The JSON object `data`.
    public let data: [UInt8]
}

extension ProgrammeEvent {
    /// Writes the event; every personal value in it is closed by `seal`.
    ///
    /// - Throws: What `seal` throws, or `UnownedPersonalValue` for one of which nobody said whose it is.
    public func encoded(seal: @escaping FieldWriter.Seal) throws -> WireEvent {
        let payload = payload
        var fields = FieldWriter(seal: seal)
        payload.write(to: &fields)
        let data = try fields.finish()
        return WireEvent(
            type: type(of: payload).kind.wireName, subject: fields.tags.first ?? "", tags: fields.tags, data: data)
    }

    /// Reads an event from the parts of a record.
    ///
    /// - Parameter namesOnly: Whether personal values are read only where whoever folds looks at them
    ///   (`EventKind.needsPersonalValues`); in all others they are `unread`.
    /// - Throws: `FieldError` with the field that is not as this version knows it; an unknown type is field `type`.
    public init(
        type: UnsafeRawBufferPointer, tags: UnsafeRawBufferPointer, data: UnsafeRawBufferPointer,
        namesOnly: Bool = false
    ) throws(FieldError) {
        guard let kind = EventKind(wireName: type) else { throw FieldError("type", .unknown) }
        try self.init(kind, data: data, tags: tags, namesOnly: namesOnly)
    }

    /// Reads an event of a kind.
    init(
        _ kind: EventKind, data: UnsafeRawBufferPointer, tags: UnsafeRawBufferPointer, namesOnly: Bool
    ) throws(FieldError) {
        var fields = try RecordReader(
            data: data, tags: tags, passesOverTexts: namesOnly && !kind.needsPersonalValues)
        try self.init(kind, from: &fields)
        try fields.finish()
    }

    /// The tags under which the log files the event; the first is its subject.
    public var tags: [String] {
        // No value leaves this writer, so none is sealed.
        var fields = FieldWriter { _, _, subject in Sealed(subject: subject.text, key: 0, box: "") }
        payload.write(to: &fields)
        return fields.tags
    }

    public var kind: EventKind { type(of: payload).kind }
    /// The day on which it happened.
    public var on: Day { payload.on }
}
