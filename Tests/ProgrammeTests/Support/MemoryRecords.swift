import Wire

@testable import Programme

/// A log and a vault in memory: records are written and read as the shell does, so that what a correction carries over
/// is sealed, opened and sealed again. A box holds its text as it is; only the record that it was sealed in opens it.
struct MemoryRecords: RecordSource {
    /// As they stand in the log.
    private(set) var stored: [StoredEvent] = []
    /// As they are read, their texts sealed.
    private(set) var events: [ProgrammeEvent] = []
    private var tags: [[String]] = []
    /// Whose words nobody can read any more.
    var erased: Set<String> = []

    init(_ events: [ProgrammeEvent] = []) {
        for event in events { append(event) }
    }

    /// Writes an event and reads it back.
    mutating func append(_ event: ProgrammeEvent) {
        let id = Identifier(high: 0xE, low: UInt64(stored.count))
        do {
            let wire = try event.encoded { field, text, subject in
                Sealed(subject: subject.text, key: 1, box: "\(id)/\(field)/\(text)")
            }
            // As the log files them.
            let sorted = Array(Set(wire.tags)).sorted()
            let record = StoredEvent(id: id, kind: event.kind, tags: sorted, data: wire.data)
            events.append(try record.event())
            stored.append(record)
            tags.append(sorted)
        } catch {
            preconditionFailure("\(event.kind.word) cannot be written and read: \(error)")
        }
    }

    /// The whole history, as it is mended by now.
    var mended: MendedHistory {
        let everything = Scope(criteria: [Scope.Criterion(kinds: [], tags: [])])
        do {
            return try MendedHistory(entries, within: everything)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    private var entries: [MendedHistory.Entry] { events.enumerated().map { MendedHistory.Entry($1, at: $0) } }

    func record(at position: Int) -> StoredEvent? { stored.indices.contains(position) ? stored[position] : nil }

    func records(in scope: Scope, from position: Int) -> [MendedHistory.Entry] {
        entries.dropFirst(position).filter { scope.finds($0.event.kind, tags: tags[$0.position]) }
    }

    func opened(_ sealed: Sealed, field: String, of event: Identifier) throws -> Personal {
        guard !erased.contains(sealed.subject) else { return .sealed(sealed) }
        let start = "\(event)/\(field)/"
        guard sealed.box.hasPrefix(start), let subject = Subject(sealed.subject) else { throw WrongPlace(field: field) }
        return .open(String(sealed.box.dropFirst(start.count)), of: subject)
    }

    /// A box was opened in another record or field than the one that it was sealed in.
    struct WrongPlace: Error { let field: String }
}

/// What became of a command that mends.
enum MendingOutcome {
    case accepted([ProgrammeEvent])
    case refused(Refusal)
    case invalid(FieldError)

    var events: [ProgrammeEvent] { if case .accepted(let events) = self { events } else { [] } }
    var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
    /// The field that is wrong.
    var invalid: FieldError? { if case .invalid(let error) = self { error } else { nil } }
    /// The rule and the field of a refusal: `already-retracted position`.
    var rule: String? { refusal.map { "\($0.rule) \($0.field)" } }
    var correction: RecordCorrected? { if case .recordCorrected(let it) = events.first { it } else { nil } }
    var retraction: RecordRetracted? { if case .recordRetracted(let it) = events.first { it } else { nil } }
    /// What a correction says the record to be.
    var corrected: ProgrammeEvent? { try? correction?.record.event() }
}

extension MemoryRecords {
    /// Decides on a command as the shell does.
    func outcome(of command: any MendingCommand, _ context: DecisionContext) -> MendingOutcome {
        do {
            var state = DecisionState()
            state.mending = try command.mending(from: self).mending
            return .accepted(try command.decide(state, context))
        } catch let refusal as Refusal {
            return .refused(refusal)
        } catch let error as FieldError {
            return .invalid(error)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    /// Decides on a command and records what it comes to.
    mutating func record(_ command: any MendingCommand, today: Day = Given.today) -> MendingOutcome {
        let outcome = outcome(of: command, DecisionContext(today: today, newIDs: Given.newIDs))
        for event in outcome.events { append(event) }
        return outcome
    }

    /// Decides on an ordinary command, on what its scope finds.
    func outcome(of command: some Command, today: Day = Given.today) throws -> Outcome {
        let found = records(in: command.scope, from: 0)
        return Outcome(
            of: command, on: DecisionState(after: try MendedHistory(found, within: command.scope)), today: today)
    }
}

extension RecordChange {
    /// A change as it stands in a command.
    static func reading(_ json: String) throws -> RecordChange {
        try json.withContiguousUTF8 { bytes in
            var reader = JSONReader(bytes)
            return try RecordChange.read(&reader)
        }
    }
}
