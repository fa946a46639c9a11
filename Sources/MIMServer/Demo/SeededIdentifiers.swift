import Programme
import Wire

/// Makes the ids of a story: version 7, in time order, and the same at every telling.
struct SeededIdentifiers: Sendable {
    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    mutating func next(at instant: Instant) -> Identifier {
        Identifier(version7At: instant, random: (random.next(), random.next()))
    }

    /// An id for what comes into being on a day.
    mutating func id<Of: Entity>(_ kind: ID<Of>.Type = ID<Of>.self, on day: Day) -> ID<Of> {
        ID(next(at: Instant(milliseconds: Int64(day.number) * Instant.dayLength)))
    }
}
