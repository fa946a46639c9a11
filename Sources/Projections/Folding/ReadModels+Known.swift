import Programme
import Wire

// Whether the log has ever spoken of somebody or something: a filter on an id that it never named is a mistake.
extension ReadModels {
    public func knows(_ location: LocationID) -> Bool { supervision.places[location] != nil }

    public func knows(_ volunteer: VolunteerID) -> Bool { supervision.knows(volunteer) }

    public func knows(_ coordinator: CoordinatorID) -> Bool { supervision.places.knows(coordinator) }
}

extension ReadModels {
    /// The name of a location on a day; nil while only others have spoken of it.
    public func name(of location: LocationID, on day: Day) -> String? { supervision.places[location]?.name(on: day) }

    /// The name of whoever acted, sealed; nil for roles of which the log introduces nobody.
    public func name(of actor: Actor) -> SealedField? {
        guard let id = actor.id else { return nil }
        return switch actor.role {
        case .coordinator: supervision.places.name(of: CoordinatorID(id))
        case .volunteer: supervision.places.name(of: VolunteerID(id))
        case .administrator, .attentionOfficer, .manager, .registrar, .auditor: nil
        }
    }
}
