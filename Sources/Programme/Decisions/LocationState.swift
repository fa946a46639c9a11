import Wire

/// Whether a location exists and is open.
public struct LocationState: Hashable, Sendable {
    public var openedOn: Day
    public var closedOn: Day?
    /// The latest day of something that needed it to be open, where the scope asks for that.
    public var lastNeededOn: Day?

    mutating func needed(on day: Day) { lastNeededOn = max(lastNeededOn ?? day, day) }
}

extension DecisionState {
    mutating func evolveLocation(_ event: ProgrammeEvent) {
        switch event {
        case .locationOpened(let opened): locations[opened.location] = LocationState(openedOn: opened.on)
        case .locationClosed(let closed): locations[closed.location]?.closedOn = closed.on
        case .locationChanged(let changed): locations[changed.location]?.needed(on: changed.on)
        case .coordinatorAppointed(let appointed): locations[appointed.location]?.needed(on: appointed.on)
        case .volunteerApplied(let applied): locations[applied.location]?.needed(on: applied.on)
        case .volunteerTrained(let trained): locations[trained.location]?.needed(on: trained.on)
        case .groupMeetingHeld(let held): locations[held.location]?.needed(on: held.on)
        case .motherEnrolled(let enrolled): locations[enrolled.location]?.needed(on: enrolled.on)
        default: break
        }
    }

    /// Refuses a location of which nothing is known; whether it is open does not matter.
    func known(_ location: LocationID?) throws(Refusal) {
        if let location, locations[location] == nil { throw .unknown(LocationID.self) }
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
