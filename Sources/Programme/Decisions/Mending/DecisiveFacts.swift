import Wire

/// What decisions see of an event. Where a correction leaves it as it is, nothing that was decided since is touched, and
/// none of it has to be read.
struct DecisiveFacts: Hashable {
    private let kind: EventKind
    private let tags: Set<String>
    private let on: Day
    private let childBorn: Month?

    init(_ event: ProgrammeEvent) {
        kind = event.kind
        tags = Set(event.tags)
        on = event.on
        if case .motherEnrolled(let enrolled) = event { childBorn = enrolled.childBorn } else { childBorn = nil }
    }
}
