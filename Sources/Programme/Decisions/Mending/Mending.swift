import Wire

/// A record that is to be mended, and what hangs together with it: all that the decision needs to know.
public struct Mending: Hashable, Sendable {
    /// Where the record stands.
    let position: Int
    /// What it says by now, or said before it was retracted.
    let old: ProgrammeEvent
    let isRetracted: Bool
    /// What it is to say; nil when it is to be retracted.
    let new: ProgrammeEvent?
    /// The fields that the command gives, by their names in a request.
    let given: [String]
    /// Everything that was decided on knowing the record, or would have been on knowing the new one, with what those
    /// decisions depend on.
    let history: MendedHistory

    /// What the record counts as until now.
    var standing: ProgrammeEvent? { isRetracted ? nil : old }
}

/// A command that mends a record. What it depends on is known only when the record has been read.
public protocol MendingCommand: Command {
    /// Where the record stands in the log.
    var position: Int { get set }
    /// What is to be otherwise; nil takes the record away.
    var change: RecordChange? { get }
}

extension MendingCommand {
    /// Nothing: see `mending(from:)`.
    public var scope: Scope { .nothing }

    /// Reads what the decision depends on.
    ///
    /// - Returns: The record with its history, and the scope in which nothing may be added before the append.
    /// - Throws: `Refusal` when there is no record to mend or nothing to change, `FieldError` for a field of the change,
    ///   or what the source throws.
    public func mending(from source: some RecordSource) throws -> (mending: Mending, scope: Scope) {
        let version = try RecordVersion(of: position, from: source)
        let old = try version.stored.event()
        var new: ProgrammeEvent?
        var given: [String] = []
        if let change {
            let changed = try version.stored.changed(by: change, source)
            guard changed.old != changed.new || version.isRetracted else { throw Refusal.changesNothing }
            guard old.tags.first == changed.new.tags.first else { throw Refusal.ofAnother(old) }
            (new, given) = (changed.new, changed.given)
        } else if version.isRetracted {
            throw Refusal.alreadyRetracted
        }
        let scope = try Scope.mending(
            at: position, from: old, to: new, isRetracted: version.isRetracted, source)
        let history = try MendedHistory(try source.records(in: scope, from: 0), within: scope)
        return (
            Mending(
                position: position, old: old, isRetracted: version.isRetracted, new: new, given: given,
                history: history),
            scope
        )
    }
}

extension Scope {
    /// What a decision on mending a record depends on.
    fileprivate static func mending(
        at position: Int, from old: ProgrammeEvent, to new: ProgrammeEvent?, isRetracted: Bool,
        _ source: some RecordSource
    ) throws -> Scope {
        var scope = Scope.amendments(of: old)
        for event in [old, new].compactMap(\.self) {
            scope = scope + event.recordingScope + event.leaderScope
            // Whose words an explanation is.
            if let trajectory = event.trajectory { scope = scope + .enrolment(trajectory) }
        }
        let isSeen = isRetracted || new.map { DecisiveFacts($0) != DecisiveFacts(old) } ?? true
        guard isSeen else { return scope.withoutRepetition }
        let near = Scope.neighbours(of: [old, new].compactMap(\.self))
        let later = try MendedHistory(try source.records(in: near, from: position), within: near)
        scope = scope + near
        for entry in later.entries where entry.position > position {
            let recorded = entry.event.recordingScope
            if recorded.matches(old) || new.map(recorded.matches) ?? false { scope = scope + recorded }
        }
        return scope.withoutRepetition
    }

    /// Where the decisions are found that may have been made on knowing one of these events: those about the same.
    private static func neighbours(of events: [ProgrammeEvent]) -> Scope {
        var criteria: [Criterion] = []
        for event in events {
            for tag in event.tags {
                if !tag.hasPrefix("\(Location.kind):") {
                    criteria.append(Criterion(kinds: [], tags: [tag]))
                } else if let kinds = kindsLooking(at: event.kind) {
                    criteria.append(Criterion(kinds: kinds, tags: [tag]))
                }
            }
        }
        return Scope(criteria: criteria).withoutRepetition
    }

    /// The kinds whose commands look at an event of a kind by its location; nil when there are none. Few look at a
    /// location, and most events of a programme carry its tag.
    private static func kindsLooking(at kind: EventKind) -> [EventKind]? {
        if locationKinds.contains(kind) {
            return locationKinds + needingLocationKinds + [.coordinatorHoursChanged, .registrationDelivered]
        }
        return needingLocationKinds.contains(kind) ? [.locationClosed] : nil
    }

    private var withoutRepetition: Scope {
        var seen: Set<Criterion> = []
        return Scope(criteria: criteria.filter { seen.insert($0).inserted })
    }
}

extension ProgrammeEvent {
    /// What the command that would record this one event depends on.
    var recordingScope: Scope { recordingCommand()?.scope ?? .nothing }

    /// What the command depends on that brought this one along with another event: she stopped, and her match ended.
    fileprivate var leaderScope: Scope {
        guard case .matchEnded(let ended) = self else { return .nothing }
        return .volunteer(ended.volunteer) + .doings(of: ended.volunteer)
    }

    /// The trajectory that it is about.
    var trajectory: TrajectoryID? {
        let prefix = "\(Trajectory.kind):"
        return tags.first { $0.hasPrefix(prefix) }.flatMap { Identifier($0.dropFirst(prefix.utf8.count)) }.map {
            ID($0)
        }
    }
}
