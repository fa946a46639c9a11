import Wire

/// An event inside another one: what a record says since it was corrected.
///
/// In a record it stands as `{"event":"visit-held","data":{…},"tags":"location:… trajectory:…"}`, in the same form as in
/// a record of its own, so that whoever reads the one can read the other.
public indirect enum InnerEvent: Hashable, Sendable {
    /// As a decision puts it; its personal values are sealed with those of the event around it.
    case decided(ProgrammeEvent)
    /// As it stands in the log.
    case stored(kind: EventKind, tags: [String], data: [UInt8])

    public var kind: EventKind {
        switch self {
        case .decided(let event): event.kind
        case .stored(let kind, _, _): kind
        }
    }

    /// The event itself.
    ///
    /// - Parameter namesOnly: As in reading an event from a record.
    /// - Throws: `FieldError` with the field that is not as this version knows it.
    public func event(namesOnly: Bool = false) throws(FieldError) -> ProgrammeEvent {
        switch self {
        case .decided(let event): return event
        case .stored(let kind, let tags, let data):
            let read = data.withUnsafeBytes { data in
                Array(tags.joined(separator: " ").utf8).withUnsafeBytes { tags in
                    Result { () throws(FieldError) in
                        try ProgrammeEvent(kind, data: data, tags: tags, namesOnly: namesOnly)
                    }
                }
            }
            return try read.get()
        }
    }
}

extension InnerEvent {
    /// Reads one from a record.
    static func read(_ json: inout JSONReader) throws(FieldProblem) -> InnerEvent {
        do throws(JSONError) {
            try json.expect(UInt8(ascii: "{"))
            guard json.takeKey("event"), let kind = EventKind(word: try json.string()), json.take(UInt8(ascii: ",")),
                json.takeKey("data")
            else { throw JSONError(.unexpected, at: json.offset) }
            let start = json.offset
            try json.skipValue()
            let data = Array(json.bytes[start..<json.offset])
            guard json.take(UInt8(ascii: ",")), json.takeKey("tags") else {
                throw JSONError(.unexpected, at: json.offset)
            }
            let tags = try json.string().split(separator: " ").map(String.init)
            try json.expect(UInt8(ascii: "}"))
            return .stored(kind: kind, tags: tags, data: data)
        } catch {
            throw .notJSON(offset: error.offset)
        }
    }
}

extension FieldWriter {
    /// Writes an event inside this one. Its tags become tags of this one too, so that it is found by them.
    public mutating func event(_ name: StaticString, _ inner: InnerEvent) {
        object(name) { fields in
            fields.value("event", inner.kind)
            let outer = fields.takeTags()
            switch inner {
            case .decided(let event): fields.object("data") { event.payload.write(to: &$0) }
            case .stored(_, let tags, let data):
                fields.raw("data", data)
                fields.tags(tags)
            }
            let own = fields.takeTags()
            fields.value("tags", TagList(own))
            fields.tags(outer + own)
        }
    }
}
