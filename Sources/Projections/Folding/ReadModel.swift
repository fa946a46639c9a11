/// A view of the history: a pure fold, keyed per entity, with queries that are functions of the state, a day and a filter.
///
/// The laws, each tested with seeded random histories:
/// 1. Folding in one go equals folding in any two parts.
/// 2. A late entry gives the state that a timely one would have given.
/// 3. What is removed leaves no trace: a corrected history gives the state of the one that had been right at once.
/// 4. What happened after a day changes no answer about that day.
/// 5. No event, in any order that a log can hold, makes it trap.
///
/// It holds no clock, no randomness, no I/O; *overdue* and *age* are worked out when asked, never kept.
public protocol ReadModel: Hashable, Sendable {
    init()
    /// Takes in what an event says, or takes out again what it said before it was corrected or retracted.
    mutating func change(_ recorded: Recorded, _ change: Change)
    /// About how many bytes of memory it takes; what shares memory with another is counted in both.
    var estimatedBytes: Int { get }
}

extension ReadModel {
    /// Takes in what an event says.
    public mutating func apply(_ recorded: Recorded) { change(recorded, .adding) }
}
