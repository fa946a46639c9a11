import Wire

/// Something with the day on which it happened.
public protocol Dated: Hashable, Sendable {
    var on: Day { get }
}

/// Facts in the order of their days, whatever the order in which they were recorded; of one day, as recorded.
///
/// So a late entry stands where a timely one would have stood, and folding needs no second look. Facts mostly come in
/// the order in which they happened, so an insertion looks at the end first.
struct DayOrdered<Fact: Dated>: Hashable, Sendable {
    private(set) var facts: [Fact] = []

    var isEmpty: Bool { facts.isEmpty }

    mutating func insert(_ fact: Fact) {
        var index = facts.endIndex
        while index > 0, fact.on < facts[index - 1].on { index -= 1 }
        if index == facts.endIndex { facts.append(fact) } else { facts.insert(fact, at: index) }
    }

    /// The facts up to and with a day.
    func through(_ day: Day) -> ArraySlice<Fact> {
        var end = facts.endIndex
        while end > 0, day < facts[end - 1].on { end -= 1 }
        return facts[..<end]
    }

    /// The last fact up to and with a day.
    func last(through day: Day) -> Fact? { through(day).last }
}

extension Day: Dated {
    public var on: Day { self }
}

/// The same thing said anew from a day on: a name, a count of minutes.
struct Version<Value: Hashable & Sendable>: Dated {
    let on: Day
    let value: Value
}

/// When a fact that happens once happened: of two records of it the earlier day, so that their order does not matter.
extension Optional where Wrapped == Day {
    mutating func earlier(_ day: Day) { self = map { Swift.min($0, day) } ?? day }

    /// Whether it has happened by a day.
    func happened(by day: Day) -> Bool { map { $0 <= day } ?? false }
}
