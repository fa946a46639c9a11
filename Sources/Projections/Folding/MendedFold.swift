import EventStore
import Programme
import Wire

/// A read model folded from the beginning of a log, every record in it as it is mended so far.
///
/// A correction takes out what the record said and puts in, at the same place, what it says now; a retraction only takes
/// out. So it is at every size what it would be had the record been right at once, and a fold that ends before the
/// correction still knows it wrong: what was known at a size is nothing but the fold up to there.
public struct MendedFold<Model: ReadModel>: Hashable, Sendable {
    /// What became of a record.
    private enum Amendment: Hashable, Sendable {
        /// It says what the correction at this position says.
        case corrected(by: Position)
        case retracted
    }

    public private(set) var model = Model()
    /// The first so many events are in it.
    public private(set) var size = LogSize.empty
    /// When they were recorded.
    public private(set) var times = RecordedTimes()
    private var amendments: [Position: Amendment] = [:]

    public init() {}

    /// About how many bytes of memory it takes.
    public var estimatedBytes: Int {
        model.estimatedBytes + amendments.capacity * MemoryLayout<(Position, Amendment)>.stride
    }

    /// Folds what is missing up to a size.
    ///
    /// - Throws: `ProjectionFault` for an event that cannot be decoded or applied, `EventLogFault` when the log cannot be
    ///   read; the events before the one that failed have been folded.
    public mutating func fold(
        _ log: any LogReading & Sendable, to end: LogSize, as version: FoldVersion = .current
    ) throws {
        try fold(log, to: end, as: version, aheadFrom: DecodedAhead.recordsMin)
    }

    /// - Parameter recordsMin: So many are decoded on a thread of their own.
    mutating func fold(
        _ log: any LogReading & Sendable, to end: LogSize, as version: FoldVersion = .current,
        aheadFrom recordsMin: UInt64
    ) throws {
        guard size < end else { return }
        if end.count - size.count >= recordsMin, try foldAhead(log, to: end, as: version) { return }
        while size < end {
            let amendment = try foldUntilAmendment(log, to: end, as: version)
            guard let amendment else { return }
            try take(amendment, log, version)
        }
    }

    /// Folds on this thread what another one decodes.
    ///
    /// - Returns: Whether there was a thread for it.
    private mutating func foldAhead(
        _ log: any LogReading & Sendable, to end: LogSize, as version: FoldVersion
    ) throws -> Bool {
        try DecodedAhead.lend(log, from: size, to: end, as: version) { try take($0, log, version) }
    }

    /// Folds until an amendment comes, which needs another look at the log.
    private mutating func foldUntilAmendment(
        _ log: any LogReading & Sendable, to end: LogSize, as version: FoldVersion
    ) throws -> Recorded? {
        var amendment: Recorded?
        try log.scan(from: size, to: end) { record in
            let recorded = try version.recorded(record)
            guard !recorded.event.isAmendment else {
                amendment = recorded
                return false
            }
            try take(recorded, log, version)
            return true
        }
        return amendment
    }

    /// Takes in the next record. An amendment looks at the log, so it must not come from inside a scan.
    private mutating func take(_ recorded: Recorded, _ log: any LogReading, _ version: FoldVersion) throws {
        if recorded.event.isAmendment {
            try amend(recorded) { try Self.recorded(at: $0, in: log, as: version) }
        } else {
            model.change(recorded, .adding)
        }
        times.note(recorded.recordedAt, at: recorded.position)
        size = LogSize(through: recorded.position)
    }

    /// Takes out what a record said, and puts in what it says now.
    private mutating func amend(_ amendment: Recorded, _ look: (Position) throws -> Recorded) throws {
        switch amendment.event {
        case .recordCorrected(let correction):
            let original = try original(correction.position, correction.record.kind, amendment, look)
            let mended = try Self.mended(original, by: amendment)
            if let known = try effective(original, look) { model.change(known, .removing) }
            model.change(mended, .adding)
            amendments[original.position] = .corrected(by: amendment.position)
        case .recordRetracted(let retraction):
            let original = try original(retraction.position, retraction.event, amendment, look)
            if let known = try effective(original, look) { model.change(known, .removing) }
            amendments[original.position] = .retracted
        default: break
        }
    }

    /// The record that an amendment names.
    ///
    /// - Throws: `ProjectionFault` when it comes later or is of another kind: then the amendment says nothing that holds.
    private func original(
        _ position: Int, _ kind: EventKind, _ amendment: Recorded, _ look: (Position) throws -> Recorded
    ) throws -> Recorded {
        let position = Position(UInt64(position))
        guard position < amendment.position, case let original = try look(position), original.event.kind == kind,
            !original.event.isAmendment
        else { throw ProjectionFault(position: amendment.position, error: FieldError("position", .unknown)) }
        return original
    }

    /// What a record says so far; nil when it was retracted.
    private func effective(_ original: Recorded, _ look: (Position) throws -> Recorded) throws -> Recorded? {
        switch amendments[original.position] {
        case nil: original
        case .corrected(let position): try Self.mended(original, by: try look(position))
        case .retracted: nil
        }
    }

    /// A record with what a correction says instead. It keeps its place, its time and its author; its personal values
    /// are sealed under the id of the correction.
    private static func mended(_ original: Recorded, by correction: Recorded) throws -> Recorded {
        guard case .recordCorrected(let corrected) = correction.event else { return original }
        do {
            return Recorded(
                position: original.position, recordedAt: original.recordedAt, id: correction.id, actor: original.actor,
                event: try corrected.record.event(namesOnly: true))
        } catch {
            throw ProjectionFault(position: correction.position, error: error)
        }
    }

    private static func recorded(
        at position: Position, in log: any LogReading, as version: FoldVersion
    ) throws -> Recorded {
        var found: Recorded?
        try log.scan(from: LogSize(position.index), to: LogSize(through: position)) { record in
            found = try version.recorded(record)
            return false
        }
        guard let found else { throw ProjectionFault(position: position, error: FieldError("sequence", .missing)) }
        return found
    }
}

extension ProgrammeEvent {
    /// Whether it changes what another record says.
    var isAmendment: Bool {
        switch self {
        case .recordCorrected, .recordRetracted: true
        default: false
        }
    }
}
