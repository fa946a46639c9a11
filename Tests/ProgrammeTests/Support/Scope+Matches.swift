@testable import Programme

extension Scope {
    /// Whether the log's query made from this scope would find the event: any criterion, each with any of the kinds that
    /// it asks the log for (every kind if it names none) and all of its tags.
    func finds(_ event: ProgrammeEvent) -> Bool { finds(event.kind, tags: event.tags) }

    func finds(_ kind: EventKind, tags: [String]) -> Bool {
        criteria.contains { criterion in
            (criterion.kinds.isEmpty || criterion.queriedKinds.contains(kind))
                && criterion.tags.allSatisfy(tags.contains)
        }
    }
}
