import Wire

/// Where a coordinator was appointed, and when.
public struct CoordinatorState: Hashable, Sendable {
    public internal(set) var appointments: [LocationID: Periods] = [:]
}

extension DecisionState {
    mutating func evolveCoordinator(_ event: ProgrammeEvent) {
        switch event {
        case .coordinatorAppointed(let appointed):
            coordinators[appointed.coordinator, default: CoordinatorState()]
                .appointments[appointed.location, default: Periods()].begin(on: appointed.on)
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
