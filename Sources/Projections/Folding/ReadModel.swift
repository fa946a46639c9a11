/// A view of the history: a pure fold, keyed per entity, with queries that are functions of the state, today and a filter.
///
/// The laws, each tested with seeded random histories:
/// 1. Folding in one go equals folding in any two parts.
/// 2. A late entry gives the state that a timely one would have given.
/// 3. No event, in any order that a log can hold, makes it trap.
///
/// It holds no clock, no randomness, no I/O; *overdue* and *age* are worked out when asked, never kept.
public protocol ReadModel: Hashable, Sendable {
    init()
    mutating func apply(_ recorded: Recorded)
}
