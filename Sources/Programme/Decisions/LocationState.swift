import Wire

/// Whether a location exists and is open.
public struct LocationState: Hashable, Sendable {
    public var openedOn: Day
    public var closedOn: Day?
}

extension DecisionState {
    mutating func evolveLocation(_ event: ProgrammeEvent) {
        switch event {
        case .locationOpened(let opened): locations[opened.location] = LocationState(openedOn: opened.on)
        case .locationClosed(let closed): locations[closed.location]?.closedOn = closed.on
        default: break
        }
    }

    /// The location, if it was open on a day.
    ///
    /// - Throws: A refusal when it is unknown, not open yet or closed already.
    func openLocation(_ id: LocationID, on day: Day) throws(Refusal) -> LocationState {
        guard let location = locations[id] else { throw .unknown(LocationID.self) }
        guard location.openedOn <= day else { throw .beforeBeginning(of: .location, began: location.openedOn) }
        if let closedOn = location.closedOn, closedOn < day { throw .afterEnd(of: .location, ended: closedOn) }
        return location
    }
}
