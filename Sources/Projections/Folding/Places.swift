import EventStore
import Programme
import Wire

/// What every row shows beside its own facts: the locations with who leads them, and the names of people.
struct Places: Hashable, Sendable {
    /// A location and its coordinators.
    struct Place: Course {
        fileprivate(set) var names = DayOrdered<Version<String>>()
        fileprivate var openings = Once<Day>()
        fileprivate var closings = Once<Day>()
        /// What became of each coordinator's appointment here, by its days.
        fileprivate(set) var appointments: [CoordinatorID: AppointmentRecord] = [:]
        /// How many records speak of it.
        fileprivate var mentions = 0

        var heldBytes: Int { names.heldBytes + appointments.heldBytes }

        var openedOn: Day? { openings.fact }
        var closedOn: Day? { closings.fact }

        /// The name on a day; before the first is known, the first; nil while only others have spoken of the location.
        func name(on day: Day) -> String? { names.known(on: day) }

        /// The coordinators on a day, with their minutes a week, in the order of their ids.
        func coordinators(on day: Day) -> [(id: CoordinatorID, minutes: Int)] {
            appointments.keys.compactMap { id in minutes(of: id, on: day).map { (id, $0) } }.sorted { $0.id < $1.id }
        }

        /// A coordinator's minutes a week on a day; nil when she does not lead it. Only an appointment brings her back.
        private func minutes(of coordinator: CoordinatorID, on day: Day) -> Int? {
            var minutes: Int?
            guard let changes = appointments[coordinator]?.changes.through(day) else { return nil }
            for change in changes {
                switch change.value {
                case .appointed(let weekly): minutes = weekly
                case .hours(let weekly): if minutes != nil { minutes = weekly }
                case .left: minutes = nil
                }
            }
            return minutes
        }

        /// Open on a day; a location of which the opening is not known counts as open.
        func isOpen(on day: Day) -> Bool { openedOn.map { $0 <= day } ?? true && !closedOn.happened(by: day) }

        func isLed(by coordinator: CoordinatorID, on day: Day) -> Bool {
            minutes(of: coordinator, on: day) != nil
        }
    }

    private(set) var places: [LocationID: Place] = [:]
    private var coordinatorNames: [CoordinatorID: SealedNames] = [:]
    private var volunteerNames: [VolunteerID: SealedNames] = [:]

    /// The names under which somebody was introduced.
    private struct SealedNames: Course {
        var names = DayOrdered<Version<SealedField>>()

        /// With the texts of the boxes, which are most of it.
        var heldBytes: Int { names.heldBytes + names.facts.reduce(0) { $0 + $1.value.heldBytes } }
    }

    var heldBytes: Int { places.heldBytes + coordinatorNames.heldBytes + volunteerNames.heldBytes }

    mutating func change(_ recorded: Recorded, _ change: Change) {
        let position = recorded.position
        switch recorded.event {
        case .locationOpened(let opened):
            places.change(opened.location, change) { place in
                place.openings.change(opened.on, at: position, change)
                place.names.change(Version(on: opened.on, value: opened.details.name), at: position, change)
            }
        case .locationChanged(let changed):
            places.change(changed.location, change) {
                $0.names.change(Version(on: changed.on, value: changed.details.name), at: position, change)
            }
        case .locationClosed(let closed):
            places.change(closed.location, change) { $0.closings.change(closed.on, at: position, change) }
        case .coordinatorAppointed(let appointed):
            appoint(
                .appointed(weeklyMinutes: appointed.weeklyMinutes), appointed.coordinator, at: appointed.location,
                on: appointed.on, position, change)
            guard let name = SealedField(appointed.name, in: recorded, field: "name") else { return }
            coordinatorNames.change(appointed.coordinator, change) {
                $0.names.change(Version(on: appointed.on, value: name), at: position, change)
            }
        case .coordinatorHoursChanged(let changed):
            appoint(
                .hours(weeklyMinutes: changed.weeklyMinutes), changed.coordinator, at: changed.location,
                on: changed.on, position, change)
        case .coordinatorLeft(let left):
            appoint(.left, left.coordinator, at: left.location, on: left.on, position, change)
        case .volunteerApplied(let applied):
            guard let name = SealedField(applied.name, in: recorded, field: "name") else { return }
            volunteerNames.change(applied.volunteer, change) {
                $0.names.change(Version(on: applied.on, value: name), at: position, change)
            }
        default: break
        }
    }

    /// Notes that a record speaks of a location, so that it is listed though nothing else may be known of it.
    mutating func mention(_ location: LocationID, _ change: Change) {
        places.change(location, change) { $0.mentions += change == .adding ? 1 : -1 }
    }

    private mutating func appoint(
        _ appointment: AppointmentRecord.Change, _ coordinator: CoordinatorID, at location: LocationID, on day: Day,
        _ position: Position, _ change: Change
    ) {
        places.change(location, change) { place in
            place.appointments.change(coordinator, change) {
                $0.changes.change(Version(on: day, value: appointment), at: position, change)
            }
        }
    }

    /// The locations asked for, in the order in which rows are shown: all, one, or those that a coordinator leads.
    func asked(_ location: LocationID?, ledBy coordinator: CoordinatorID?, on day: Day) -> [LocationID] {
        let asked =
            location.map { places[$0] == nil ? [] : [$0] } ?? places.keys.sorted { isBefore($0, $1, on: day) }
        guard let coordinator else { return asked }
        return asked.filter { places[$0]?.isLed(by: coordinator, on: day) ?? false }
    }

    /// Known ones by their names on a day; those of which the name is not known yet stand last.
    func isBefore(_ left: LocationID, _ right: LocationID, on day: Day) -> Bool {
        switch (places[left]?.name(on: day), places[right]?.name(on: day)) {
        case (let one?, let other?) where one != other: one < other
        case (_?, nil): true
        case (nil, _?): false
        default: left < right
        }
    }

    subscript(_ location: LocationID) -> Place? { places[location] }
    /// Her newest name.
    func name(of coordinator: CoordinatorID) -> SealedField? { coordinatorNames[coordinator]?.names.facts.last?.value }
    func name(of volunteer: VolunteerID) -> SealedField? { volunteerNames[volunteer]?.names.facts.last?.value }

    /// Whether she was ever appointed anywhere.
    func knows(_ coordinator: CoordinatorID) -> Bool { places.values.contains { $0.appointments[coordinator] != nil } }

    /// Who leads a location on a day.
    func people(leading location: LocationID, on day: Day) -> [NamedCoordinator] {
        places[location]?.coordinators(on: day).map { NamedCoordinator(id: $0.id, name: name(of: $0.id)) } ?? []
    }

    /// What all rows of a location have in common on a day, worked out once for them.
    struct Common {
        let name: String?
        let coordinators: [NamedCoordinator]
        /// When it closed, if that has come.
        let closedOn: Day?
    }

    func common(of location: LocationID, on day: Day) -> Common {
        let place = places[location]
        return Common(
            name: place?.name(on: day), coordinators: people(leading: location, on: day),
            closedOn: place?.closedOn.flatMap { $0 <= day ? $0 : nil })
    }
}

/// A coordinator in a row.
public struct NamedCoordinator: Hashable, Sendable {
    public let id: CoordinatorID
    public let name: SealedField?
}
