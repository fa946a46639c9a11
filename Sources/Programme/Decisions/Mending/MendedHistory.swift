/// What happened, as it is known by now: every record where it stands, as its latest correction has it, and without
/// those that were retracted. Every decision is made on it.
///
/// It is made of what a scope finds. A correction carries the tags of both versions of a record, so where the scope finds
/// the one or the other it finds the correction as well.
public struct MendedHistory: Hashable, Sendable {
    /// A record that counts.
    public struct Entry: Hashable, Sendable {
        public let position: Int
        /// What it says by now.
        public let event: ProgrammeEvent
    }

    /// In the order of their positions.
    public private(set) var entries: [Entry] = []

    public init() {}

    /// What the records that a scope found come to.
    ///
    /// - Parameter records: In the order of the log, corrections and retractions among them.
    /// - Throws: `FieldError` for a correction whose record this version does not know.
    public init(_ records: some Sequence<Entry>, within scope: Scope) throws(FieldError) {
        for record in records { try take(record, within: scope) }
    }

    private mutating func take(_ record: Entry, within scope: Scope) throws(FieldError) {
        switch record.event {
        case .recordCorrected(let corrected):
            let event = try corrected.record.event()
            put(scope.matches(event) ? event : nil, at: corrected.position)
        case .recordRetracted(let retracted): put(nil, at: retracted.position)
        default: entries.append(record)
        }
    }

    /// Puts an event in the place of the one at a position; nil takes that one away.
    mutating func put(_ event: ProgrammeEvent?, at position: Int) {
        let index = index(of: position)
        let isThere = index < entries.count && entries[index].position == position
        let entry = event.map { Entry(position: position, event: $0) }
        entries.replaceSubrange(index..<(isThere ? index + 1 : index), with: entry.map { [$0] } ?? [])
    }

    /// The index of the first entry at or after a position.
    func index(of position: Int) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].position < position { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension MendedHistory.Entry {
    public init(_ event: ProgrammeEvent, at position: Int) {
        self.init(position: position, event: event)
    }
}

extension DecisionState {
    /// The state after a mended history.
    public init(after history: MendedHistory) {
        self.init(after: history.entries.lazy.map(\.event))
    }
}
