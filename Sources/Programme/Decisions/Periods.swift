import Wire

/// The times during which something held: an appointment, a pause, a match. A late entry falls into its own place.
///
/// Begins and ends may be recorded in any order of their days; an end closes the open period that began last before
/// it. The last day still belongs to a period: what happened on it happened before the end.
public struct Periods: Hashable, Sendable {
    /// One time, from its first day to its last; without a last day it goes on.
    public struct Period: Hashable, Sendable {
        public let first: Day
        public internal(set) var last: Day?

        /// The last day of it that is known.
        var lastDay: Day { max(first, last ?? first) }
    }

    /// In the order in which their beginnings were recorded.
    public private(set) var all: [Period] = []

    public init() {}

    /// Notes that it began.
    mutating func begin(on day: Day) { all.append(Period(first: day)) }

    /// Notes that it ended; nothing if no open period had begun by then.
    mutating func end(on day: Day) {
        if let index = indexOfPeriod(endingOn: day) { all[index].last = day }
    }

    private func indexOfPeriod(endingOn day: Day) -> Int? {
        all.indices.filter { all[$0].last == nil && all[$0].first <= day }
            .max { all[$0].first < all[$1].first }
    }

    /// The open period that an end on a day would close.
    func period(endingOn day: Day) -> Period? { indexOfPeriod(endingOn: day).map { all[$0] } }

    /// Whether a period has not ended.
    public var isOpen: Bool { all.contains { $0.last == nil } }

    /// Whether it held on a day.
    public func hold(on day: Day) -> Bool { all.contains { $0.first <= day && day <= $0.last ?? day } }

    /// Whether it can begin on a day: not while it holds, but again on the day on which it ended.
    func canBegin(on day: Day) -> Bool { !all.contains { $0.first <= day && $0.last.map { day < $0 } ?? true } }

    /// Whether it can end on a day: a period that had begun by then is open.
    func canEnd(on day: Day) -> Bool { all.contains { $0.last == nil && $0.first <= day } }

    /// Refuses a day on which it did not hold.
    func check(_ day: Day, of thing: Thing) throws(Refusal) {
        if hold(on: day) { return }
        if let ended = all.compactMap(\.last).filter({ $0 < day }).max() { throw .afterEnd(of: thing, ended: ended) }
        if let began = all.map(\.first).min() { throw .beforeBeginning(of: thing, began: began) }
    }

    /// Refuses a day on which it cannot end.
    func checkEnd(_ day: Day, of thing: Thing) throws(Refusal) {
        if canEnd(on: day) { return }
        if let began = all.filter({ $0.last == nil }).map(\.first).min() {
            throw .beforeBeginning(of: thing, began: began)
        }
        if let ended = all.compactMap(\.last).max() { throw .alreadyEnded(thing, ended: ended) }
    }
}
