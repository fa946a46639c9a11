import Wire

@testable import Programme

/// The people and places of the decision tests, and the events that set the stage.
enum Story {
    static let centrum: LocationID = .number(1)
    static let noord: LocationID = .number(2)
    static let carla: CoordinatorID = .number(11)
    static let vera: VolunteerID = .number(21)
    static let wil: VolunteerID = .number(22)

    static let details = LocationDetails(
        name: "Centrum", municipality: "Voorbeeldstad",
        providers: [Provider(name: "Thuiszorg Voorbeeld", kind: .homeCare, role: .lead)], variant: .regular)

    static let locationOpened = ProgrammeEvent.locationOpened(
        LocationOpened(location: centrum, on: "2007-01-01", details: details))

    static let otherLocationOpened = ProgrammeEvent.locationOpened(
        LocationOpened(location: noord, on: "2007-01-01", details: details))

    static func locationClosed(_ on: Day) -> ProgrammeEvent {
        .locationClosed(LocationClosed(location: centrum, on: on))
    }

    static func appointed(_ on: Day, at location: LocationID = centrum) -> ProgrammeEvent {
        .coordinatorAppointed(
            CoordinatorAppointed(
                coordinator: carla, location: location, on: on, weeklyMinutes: 960,
                name: .open("Carla", of: .coordinator(carla))))
    }

    static func left(_ on: Day) -> ProgrammeEvent {
        .coordinatorLeft(CoordinatorLeft(coordinator: carla, location: centrum, on: on))
    }

    static func applied(
        _ volunteer: VolunteerID = vera, _ on: Day = "2008-01-10", at location: LocationID = centrum
    ) -> ProgrammeEvent {
        .volunteerApplied(
            VolunteerApplied(
                volunteer: volunteer, location: location, on: on, route: .wordOfMouth,
                name: .open("Vera", of: .volunteer(volunteer))))
    }

    static func paused(_ on: Day) -> ProgrammeEvent {
        .volunteerPaused(VolunteerPaused(volunteer: vera, location: centrum, on: on))
    }

    static func resumed(_ on: Day) -> ProgrammeEvent {
        .volunteerResumed(VolunteerResumed(volunteer: vera, location: centrum, on: on))
    }

    static func stopped(_ on: Day) -> ProgrammeEvent {
        .volunteerStopped(VolunteerStopped(volunteer: vera, location: centrum, on: on, reason: .foundJob))
    }

    static func matched(_ trajectory: TrajectoryID, _ on: Day) -> ProgrammeEvent {
        .matchMade(MatchMade(trajectory: trajectory, volunteer: vera, location: centrum, on: on))
    }

    static func unmatched(
        _ trajectory: TrajectoryID, _ on: Day, _ reason: MatchEndReason = .noClick
    ) -> ProgrammeEvent {
        .matchEnded(MatchEnded(trajectory: trajectory, volunteer: vera, location: centrum, on: on, reason: reason))
    }

    static func visited(_ trajectory: TrajectoryID, _ on: Day) -> ProgrammeEvent {
        .visitHeld(
            VisitHeld(
                trajectory: trajectory, volunteer: vera, location: centrum,
                visit: Visit(on: on, minutes: 75, place: .home)))
    }
}
