@testable import Programme

extension Scope {
    /// Whether the log's query made from this scope would find the event: any criterion, each with any of its kinds
    /// (every kind if it names none) and all of its tags.
    func matches(_ event: ProgrammeEvent) -> Bool { matches(event.kind, tags: event.tags) }

    func matches(_ kind: EventKind, tags: [String]) -> Bool {
        criteria.contains { criterion in
            (criterion.kinds.isEmpty || criterion.kinds.contains(kind)) && criterion.tags.allSatisfy(tags.contains)
        }
    }
}

extension ProgrammeEvent {
    /// The tags under which the log files the event.
    var tags: [String] {
        var fields = FieldWriter { _, _, subject in Sealed(subject: subject.text, key: 1, box: "") }
        payload.write(to: &fields)
        return fields.tags
    }
}
