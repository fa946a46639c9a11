import Wire

/// Where a coordinator was appointed, and when.
public struct CoordinatorState: Hashable, Sendable {
    public internal(set) var appointments: [LocationID: Periods] = [:]
    /// The days on which her hours at a location changed.
    public internal(set) var hoursChanges: [LocationID: [Day]] = [:]

    /// The latest change of her hours in the appointment that would end on a day.
    func lastHoursChange(at location: LocationID, endingOn day: Day) -> Day? {
        guard let ending = appointments[location]?.period(endingOn: day) else { return nil }
        let next = appointments[location]?.all.map(\.first).filter { ending.first < $0 }.min()
        return hoursChanges[location]?.filter { change in ending.first <= change && next.map { change < $0 } ?? true }
            .max()
    }
}

extension DecisionState {
    mutating func evolveCoordinator(_ event: ProgrammeEvent) {
        switch event {
        case .coordinatorAppointed(let appointed):
            coordinators[appointed.coordinator, default: CoordinatorState()]
                .appointments[appointed.location, default: Periods()].begin(on: appointed.on)
        case .coordinatorHoursChanged(let changed):
            coordinators[changed.coordinator]?.hoursChanges[changed.location, default: []].append(changed.on)
        case .coordinatorLeft(let left):
            coordinators[left.coordinator]?.appointments[left.location]?.end(on: left.on)
        default: break
        }
    }

    /// The times during which a coordinator led a location.
    ///
    /// - Throws: A refusal when one of the two is unknown, or she never led it.
    func appointments(of coordinator: CoordinatorID, at location: LocationID) throws(Refusal) -> Periods {
        guard locations[location] != nil else { throw .unknown(LocationID.self) }
        guard let known = coordinators[coordinator] else { throw .unknown(CoordinatorID.self) }
        guard let appointments = known.appointments[location] else { throw .notAppointed }
        return appointments
    }
}
