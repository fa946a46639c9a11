import EventStore
import Programme
import Projections
import Wire

/// What a command is decided on, and how much of the log that was.
struct DecisionBasis: Sendable {
    let state: DecisionState
    /// What was read: when the answer is appended, nothing of it may be newer than `size`.
    let criteria: [EventQuery.Criterion]
    let size: LogSize
}

/// Reads what commands depend on: the history as it is mended by now.
struct HistoryReader: Sendable {
    let log: any EventLog
    let vault: KeyVault

    /// Reads what a command depends on.
    ///
    /// - Throws: `Refusal` and `FieldError` for a record that cannot be mended or not in this way; `CommandFault`,
    ///   `EventLogFault` or `VaultFault` when it cannot be read.
    func basis(of command: any Command) throws -> DecisionBasis {
        guard let mending = command as? any MendingCommand else {
            let (records, size) = try read(command.scope, from: .empty)
            let history = try MendedHistory(records, within: command.scope)
            return DecisionBasis(
                state: DecisionState(after: history), criteria: command.scope.query?.criteria ?? [], size: size)
        }
        // It takes several readings; what comes after the first of them is for the condition of the append to find.
        let size = try log.size()
        let (found, scope) = try mending.mending(from: self)
        var state = DecisionState()
        state.mending = found
        return DecisionBasis(state: state, criteria: scope.query?.criteria ?? [], size: size)
    }

    /// The records that a scope finds, and the size up to which they were read.
    private func read(
        _ scope: Scope, from start: LogSize
    ) throws -> (records: [MendedHistory.Entry], size: LogSize) {
        guard let query = scope.query else { return ([], try log.size()) }
        var records: [MendedHistory.Entry] = []
        var size = start
        while true {
            let page = try log.visit(query, from: size) { record in
                let event = try Recorded(record, namesOnly: true).event
                records.append(MendedHistory.Entry(event, at: Int(record.position.index)))
            }
            size = page.cursor
            guard records.count <= CommandHandler.historyEventsMax else { throw CommandFault.historyTooLong }
            if page.isCaughtUp { return (records, size) }
        }
    }
}

extension HistoryReader: RecordSource {
    func record(at position: Int) throws -> StoredEvent? {
        guard let index = UInt64(exactly: position), index < (try log.size().count) else { return nil }
        var stored: StoredEvent?
        try log.scan(from: LogSize(index), to: LogSize(index + 1)) { record in
            guard let kind = EventKind(wireName: record.type) else { throw FieldError("type", .unknown) }
            var tags: [String] = []
            record.forEachTag { tags.append(String(decoding: $0, as: UTF8.self)) }
            stored = StoredEvent(id: record.id, kind: kind, tags: tags, data: Array(record.data))
            return true
        }
        return stored
    }

    func records(in scope: Scope, from position: Int) throws -> [MendedHistory.Entry] {
        try read(scope, from: LogSize(UInt64(position))).records
    }

    func opened(_ sealed: Sealed, field: String, of event: Identifier) throws -> Personal {
        guard let subject = Subject(sealed.subject),
            case .text(let text) = try PersonalTexts(vault: vault).shown(sealed, eventID: event, field: field)
        else { return .sealed(sealed) }
        return .open(text, of: subject)
    }
}
