import Wire

/// A fact as the log has it: what happened on which day, and when, where and by whom that was recorded.
public struct Noted<Fact: Sendable & Hashable>: Hashable, Sendable {
    public let fact: Fact
    /// The day on which it happened.
    public let on: Day
    /// Its place in the log.
    public let position: Int
    public let recordedAt: Instant
    /// Who recorded it.
    public let actor: Actor

    public init(_ fact: Fact, on: Day, position: Int, recordedAt: Instant, actor: Actor) {
        self.fact = fact
        self.on = on
        self.position = position
        self.recordedAt = recordedAt
        self.actor = actor
    }

    /// Days from the day on which it happened to that on which it was recorded.
    public var lateDays: Int { max(0, on.days(until: recordedAt.programmeDay)) }

    /// The same place and times with something else of the same record.
    func with<Other>(_ other: Other) -> Noted<Other> {
        Noted<Other>(other, on: on, position: position, recordedAt: recordedAt, actor: actor)
    }
}
