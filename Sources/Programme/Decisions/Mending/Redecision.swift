import Wire

/// Decides anew on what is recorded in a history.
struct Redecision {
    let history: MendedHistory
    let context: DecisionContext

    init(_ history: MendedHistory, _ context: DecisionContext) {
        self.history = history
        self.context = context
    }

    /// The state after everything before a position.
    func state(before position: Int) -> DecisionState {
        DecisionState(after: history.entries[..<history.index(of: position)].lazy.map(\.event))
    }

    /// What is recorded at a position.
    private func event(at position: Int) -> ProgrammeEvent? {
        let index = history.index(of: position)
        guard index < history.entries.count, history.entries[index].position == position else { return nil }
        return history.entries[index].event
    }

    /// The position of the record that a command brought this one along with, one after the other; its own if none did.
    func leader(of position: Int) -> Int {
        guard case .matchEnded(let ended) = event(at: position) else { return position }
        if pairLeader(of: ended, at: position) != nil { return position - 1 }
        var leader = position - 1
        while case .matchEnded = event(at: leader) { leader -= 1 }
        if case .volunteerStopped = event(at: leader) { return leader }
        return position
    }

    /// The match right before its end: they came together, or may as well have.
    private func pairLeader(of end: MatchEnded, at position: Int) -> ProgrammeEvent? {
        guard let made = event(at: position - 1), made.endsMatch(end) else { return nil }
        return made
    }

    /// The event at a position as its command would record it.
    ///
    /// - Throws: The refusal, of the command or because something else would have to be recorded with it.
    func decide(_ position: Int) throws(Refusal) -> ProgrammeEvent {
        guard let event = event(at: position) else { throw .unknownRecord(position) }
        if case .matchEnded(let end) = event, let made = pairLeader(of: end, at: position) {
            let pair = try decide(made, at: position - 1, on: state(before: position - 1))
            guard pair.count == 2 else { throw .wouldBeOtherwise }
            return pair[1]
        }
        return try decide(event, at: position, on: state(before: position))[0]
    }

    /// Whether an event could be recorded after all the others, as it cannot be in its place.
    func couldComeLast(_ position: Int) -> Bool {
        guard let event = event(at: position) else { return false }
        let state = DecisionState(after: history.entries.lazy.filter { $0.position != position }.map(\.event))
        let decided = (try? event.recordingCommand(after: state)?.decide(state, context)) ?? []
        return decided.contains { $0.kind == event.kind && Set($0.tags) == Set(event.tags) }
    }

    /// Why a record could not have been made on a state; nil when it could.
    func objection(to entry: MendedHistory.Entry, on state: DecisionState) -> Refusal? {
        if case .matchEnded(let end) = entry.event, pairLeader(of: end, at: entry.position) != nil { return nil }
        do throws(Refusal) {
            return try decide(entry.event, at: entry.position, on: state).first == entry.event ? nil : .wouldBeOtherwise
        } catch {
            return error
        }
    }

    /// What the command of an event comes to: this event first, then what it brings along, which has to be there.
    private func decide(
        _ event: ProgrammeEvent, at position: Int, on state: DecisionState
    ) throws(Refusal) -> [ProgrammeEvent] {
        guard let command = event.recordingCommand(after: state, before: self.event(at: position + 1)) else {
            try context.past(event.on)
            return [event]
        }
        let decided = try command.decide(state, context)
        guard let first = decided.first, first.kind == event.kind else {
            throw .goesWithAnother(decided.first ?? event)
        }
        let ends = endsOfMatches(after: position)
        for along in decided.dropFirst() {
            let isThere = ends.contains { Set($0.tags) == Set(along.tags) && $0.on <= along.on }
            guard isThere else { throw .goesWithAnother(along) }
        }
        return decided
    }

    /// The ends of matches that stand right after a position: nothing else is brought along.
    private func endsOfMatches(after position: Int) -> [ProgrammeEvent] {
        var ends: [ProgrammeEvent] = []
        while let event = event(at: position + ends.count + 1), event.kind == .matchEnded { ends.append(event) }
        return ends
    }
}
