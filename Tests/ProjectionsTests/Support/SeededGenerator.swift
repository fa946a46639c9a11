import Programme
import Wire

/// Random numbers that a seed repeats exactly (SplitMix64, public domain).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

extension SeededGenerator {
    /// True in so many of a hundred cases.
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func pick<C: Code>(_ codes: C.Type) -> C { C.allCases[number(0...C.allCases.count - 1)] }

    /// Each answer of a list in so many of a hundred cases.
    mutating func set<C: Code>(_ codes: C.Type, _ percent: Int = 30) -> CodeSet<C> {
        CodeSet(C.allCases.filter { _ in chance(percent) })
    }

    /// A code, or nothing in one of five cases: answers are voluntary.
    mutating func maybe<C: Code>(_ codes: C.Type) -> C? { chance(80) ? pick(codes) : nil }

    mutating func id<E: Entity>(_ kind: E.Type = E.self) -> ID<E> { ID(Identifier(high: next(), low: next())) }
}
