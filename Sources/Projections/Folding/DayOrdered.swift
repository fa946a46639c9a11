import EventStore
import Wire

/// Something with the day on which it happened.
public protocol Dated: Hashable, Sendable {
    var on: Day { get }
}

/// Whether a fact comes into a read model, or goes out of it again because its record was corrected or retracted.
public enum Change: Sendable {
    case adding, removing
}

/// A fact and the place of the record that it comes from.
struct Placed<Fact: Dated>: Hashable, Sendable {
    let position: Position
    let fact: Fact

    /// Whether it stands before another: by the days on which they happened, of one day as recorded.
    func isBefore(_ other: Placed) -> Bool {
        fact.on == other.fact.on ? position < other.position : fact.on < other.fact.on
    }
}

/// Facts in the order of their days, whatever the order in which they were recorded; of one day, as recorded.
///
/// So a late entry stands where a timely one would have stood, a corrected one where it would have stood had it been
/// right at once, and folding needs no second look. Facts mostly come in the order in which they happened, so an
/// insertion looks at the end first.
struct DayOrdered<Fact: Dated>: Hashable, Sendable {
    private(set) var placed: [Placed<Fact>] = []

    /// The facts without their places.
    struct Facts: RandomAccessCollection {
        fileprivate let placed: ArraySlice<Placed<Fact>>

        var startIndex: Int { placed.startIndex }
        var endIndex: Int { placed.endIndex }
        subscript(_ index: Int) -> Fact { placed[index].fact }
    }

    var isEmpty: Bool { placed.isEmpty }
    var facts: Facts { Facts(placed: placed[...]) }

    mutating func change(_ fact: Fact, at position: Position, _ change: Change) {
        switch change {
        case .adding: insert(Placed(position: position, fact: fact))
        case .removing:
            if let index = placed.lastIndex(where: { $0.position == position }) { placed.remove(at: index) }
        }
    }

    private mutating func insert(_ new: Placed<Fact>) {
        var index = placed.endIndex
        while index > 0, new.isBefore(placed[index - 1]) { index -= 1 }
        if index == placed.endIndex { placed.append(new) } else { placed.insert(new, at: index) }
    }

    /// The facts up to and with a day.
    func through(_ day: Day) -> Facts {
        var end = placed.endIndex
        while end > 0, day < placed[end - 1].fact.on { end -= 1 }
        return Facts(placed: placed[..<end])
    }

    /// The same without what happened after a day.
    func cut(after day: Day) -> Self {
        guard let last = placed.last, day < last.fact.on else { return self }
        var kept = self
        kept.placed.removeAll { day < $0.fact.on }
        return kept
    }

    /// The last fact up to and with a day.
    func last(through day: Day) -> Fact? { placed.last { $0.fact.on <= day }?.fact }

    /// Takes in the facts of another.
    mutating func formUnion(_ other: Self) {
        for new in other.placed { insert(new) }
    }

    /// What it holds on the heap.
    var heldBytes: Int {
        placed.isEmpty ? 0 : HeldBytes.perBuffer + placed.capacity * MemoryLayout<Placed<Fact>>.stride
    }
}

/// The memory of collections, as near as it can be told from outside.
enum HeldBytes {
    /// The head of an array's buffer and what the allocator adds.
    static let perBuffer = 48
}

/// Something that happens once: of several records of it the one with the earliest day counts.
struct Once<Fact: Dated>: Hashable, Sendable {
    private var first: Placed<Fact>?
    /// As a rule none.
    private var others: [Placed<Fact>] = []

    var fact: Fact? { first?.fact }

    mutating func change(_ fact: Fact, at position: Position, _ change: Change) {
        switch change {
        case .adding: insert(Placed(position: position, fact: fact))
        case .removing:
            if first?.position == position {
                first = others.isEmpty ? nil : others.removeFirst()
            } else {
                others.removeAll { $0.position == position }
            }
        }
    }

    private mutating func insert(_ new: Placed<Fact>) {
        guard let known = first else { return first = new }
        if new.isBefore(known) {
            others.insert(known, at: 0)
            first = new
        } else {
            others.insert(new, at: others.firstIndex { new.isBefore($0) } ?? others.endIndex)
        }
    }

    /// Takes in the facts of another.
    mutating func formUnion(_ other: Self) {
        if let first = other.first { insert(first) }
        for new in other.others { insert(new) }
    }
}

extension Day: Dated {
    public var on: Day { self }
}

/// The same thing said anew from a day on: a name, a count of minutes.
struct Version<Value: Hashable & Sendable>: Dated {
    let on: Day
    let value: Value
}

extension Optional where Wrapped == Day {
    /// Whether it has happened by a day.
    func happened(by day: Day) -> Bool { map { $0 <= day } ?? false }
}

/// What is kept of one of many: nothing, in the beginning.
protocol Course: Hashable, Sendable {
    init()
    /// What it holds on the heap, in bytes.
    var heldBytes: Int { get }
}

extension Dictionary where Value: Course {
    /// Changes what is kept of one; when a removal leaves nothing of it, it was never there.
    mutating func change(_ key: Key, _ change: Change, _ body: (inout Value) -> Void) {
        body(&self[key, default: Value()])
        if case .removing = change, self[key] == Value() { self[key] = nil }
    }

    /// What it holds on the heap, with all that is kept of each.
    var heldBytes: Int {
        capacity * (MemoryLayout<Key>.stride + MemoryLayout<Value>.stride) + values.reduce(0) { $0 + $1.heldBytes }
    }
}
