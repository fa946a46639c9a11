/// Dice of our own, so that a story comes out the same on every machine and with every release of Swift.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
struct SeededRandom: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// Dice that no longer depend on what this one throws: what one person lives through leaves the others alone.
    mutating func split() -> SeededRandom { SeededRandom(seed: next()) }

    /// A whole number out of a range, its ends included.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        let width = UInt64(range.upperBound - range.lowerBound + 1)
        return range.lowerBound + Int(next().multipliedFullWidth(by: width).high)
    }

    /// True in so many cases out of a hundred.
    mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

    /// One of several, each as likely. The list must not be empty.
    mutating func one<Element>(of elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    /// One of several, each as likely as its weight is heavy. The list must not be empty.
    mutating func one<Element>(weighted elements: [(Element, Int)]) -> Element {
        var rest = number(1...elements.reduce(0) { $0 + $1.1 })
        for (element, weight) in elements {
            rest -= weight
            if rest <= 0 { return element }
        }
        return elements[elements.count - 1].0
    }

    /// So many different ones of several, in no order; all of them when there are fewer.
    mutating func some<Element>(_ count: Int, of elements: [Element]) -> [Element] {
        Array(shuffled(elements).prefix(count))
    }

    /// The same elements in another order.
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var shuffled = elements
        for index in shuffled.indices.dropFirst().reversed() {
            shuffled.swapAt(index, number(0...index))
        }
        return shuffled
    }
}
