import Wire

// The decision to mend a record: as if it had been recorded right at once, everything after it is decided anew.

extension Mending {
    /// Decides whether the record can be mended.
    ///
    /// - Returns: What the record says from now on; nil when it is retracted.
    /// - Throws: The refusal of the new event itself, its field as `data.field`; or that of the first later record that
    ///   could not have been recorded. Those that could not have been in any case are not held against it.
    func decide(_ context: DecisionContext) throws(Refusal) -> ProgrammeEvent? {
        var was = history
        was.put(standing, at: position)
        var will = history
        var result: ProgrammeEvent?
        if let new {
            will.put(new, at: position)
            result = try decide(new, in: Redecision(will, context))
            will.put(result, at: position)
        } else {
            will.put(nil, at: position)
        }
        try check(Redecision(was, context), Redecision(will, context), result)
        return result
    }

    /// The new event as its own command would have recorded it in its place.
    private func decide(_ new: ProgrammeEvent, in will: Redecision) throws(Refusal) -> ProgrammeEvent {
        let decided: ProgrammeEvent
        do throws(Refusal) {
            decided = try will.decide(position)
        } catch {
            let field = "data.\(error.field)"
            throw will.couldComeLast(position) ? .knownOnlyLater(field, position) : error.concerning(field)
        }
        // What follows from other records follows from them here too, unless the command says otherwise.
        let followed = Set(decided.tags).symmetricDifference(new.tags)
        for name in given
        where followed.contains(where: { $0.hasPrefix("\(name):") || $0.hasPrefix("\(name.dropLast()):") }) {
            throw .followsFromOthers("data.\(name)")
        }
        return decided
    }

    /// Refuses what would take the ground from under later records.
    private func check(_ was: Redecision, _ will: Redecision, _ result: ProgrammeEvent?) throws(Refusal) {
        let first = min(was.leader(of: position), will.leader(of: position))
        var (before, after) = (was.state(before: first), will.state(before: first))
        var objections: [(entry: MendedHistory.Entry, refusal: Refusal)] = []
        for entry in will.history.entries[will.history.index(of: first)...] where entry.position < position {
            note(&objections, entry, was, before, will, after)
            before.evolve(entry.event)
            after.evolve(entry.event)
        }
        if let standing { before.evolve(standing) }
        if let result { after.evolve(result) }
        if before == after { return try report(objections) }
        for entry in will.history.entries[will.history.index(of: position + 1)...] {
            note(&objections, entry, was, before, will, after)
            before.evolve(entry.event)
            after.evolve(entry.event)
        }
        try report(objections)
    }

    /// Notes a record that could have been made until now, and could not have been on the mended history.
    private func note(
        _ objections: inout [(entry: MendedHistory.Entry, refusal: Refusal)], _ entry: MendedHistory.Entry,
        _ was: Redecision, _ before: DecisionState, _ will: Redecision, _ after: DecisionState
    ) {
        guard depends(entry), let refusal = will.objection(to: entry, on: after),
            was.objection(to: entry, on: before) == nil
        else { return }
        objections.append((entry, refusal))
    }

    private func report(_ objections: [(entry: MendedHistory.Entry, refusal: Refusal)]) throws(Refusal) {
        guard let first = objections.first else { return }
        throw .standsInTheWay(
            first.entry, others: objections.count - 1, because: first.refusal, field: new == nil ? "position" : "data")
    }

    /// Whether a record was decided on knowing this one, or brings it along.
    private func depends(_ entry: MendedHistory.Entry) -> Bool {
        if entry.position < position { return true }
        let scope = entry.event.recordingScope
        return scope.matches(old) || new.map(scope.matches) ?? false
    }
}
