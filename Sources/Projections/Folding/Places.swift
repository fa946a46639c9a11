import Programme
import Wire

/// What every row shows beside its own facts: the locations with who leads them, and the names of people.
struct Places: Hashable, Sendable {
    /// A location and its coordinators.
    struct Place: Hashable, Sendable {
        fileprivate(set) var names = DayOrdered<Version<String>>()
        fileprivate(set) var openedOn: Day?
        fileprivate(set) var closedOn: Day?
        /// What became of each coordinator's appointment here, by its days.
        fileprivate(set) var appointments: [CoordinatorID: DayOrdered<Version<AppointmentRecord.Change>>] = [:]

        /// The newest name; nil while only others have spoken of the location.
        var name: String? { names.facts.last?.value }

        /// The coordinators on a day, with their minutes a week, in the order of their ids.
        func coordinators(on day: Day) -> [(id: CoordinatorID, minutes: Int)] {
            appointments.keys.compactMap { id in minutes(of: id, on: day).map { (id, $0) } }.sorted { $0.id < $1.id }
        }

        /// A coordinator's minutes a week on a day; nil when she does not lead it. Only an appointment brings her back.
        private func minutes(of coordinator: CoordinatorID, on day: Day) -> Int? {
            var minutes: Int?
            for change in appointments[coordinator]?.through(day) ?? [] {
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
    /// By name, then by id: the order in which rows are shown.
    private(set) var order: [LocationID] = []
    private var coordinatorNames: [CoordinatorID: Version<SealedField>] = [:]
    private var volunteerNames: [VolunteerID: SealedField] = [:]

    mutating func apply(_ recorded: Recorded) {
        switch recorded.event {
        case .locationOpened(let opened):
            places[opened.location, default: Place()].openedOn.earlier(opened.on)
            name(opened.location, opened.details.name, from: opened.on)
        case .locationChanged(let changed): name(changed.location, changed.details.name, from: changed.on)
        case .locationClosed(let closed):
            mention(closed.location)
            places[closed.location, default: Place()].closedOn.earlier(closed.on)
        case .coordinatorAppointed(let appointed):
            change(
                .appointed(weeklyMinutes: appointed.weeklyMinutes), of: appointed.coordinator, at: appointed.location,
                on: appointed.on)
            if let name = SealedField(appointed.name, in: recorded, field: "name"),
                coordinatorNames[appointed.coordinator].map({ $0.on <= appointed.on }) ?? true
            {
                coordinatorNames[appointed.coordinator] = Version(on: appointed.on, value: name)
            }
        case .coordinatorHoursChanged(let changed):
            change(
                .hours(weeklyMinutes: changed.weeklyMinutes), of: changed.coordinator, at: changed.location,
                on: changed.on)
        case .coordinatorLeft(let left): change(.left, of: left.coordinator, at: left.location, on: left.on)
        case .volunteerApplied(let applied):
            volunteerNames[applied.volunteer] = SealedField(applied.name, in: recorded, field: "name")
        default: break
        }
    }

    /// Takes a location into the order as soon as anything is known of it.
    mutating func mention(_ location: LocationID) {
        guard places[location] == nil else { return }
        places[location] = Place()
        insert(location)
    }

    private mutating func name(_ location: LocationID, _ name: String, from day: Day) {
        order.removeAll { $0 == location }
        places[location, default: Place()].names.insert(Version(on: day, value: name))
        insert(location)
    }

    private mutating func insert(_ location: LocationID) {
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(location, order[middle]) { high = middle } else { low = middle + 1 }
        }
        order.insert(location, at: low)
    }

    private mutating func change(
        _ change: AppointmentRecord.Change, of coordinator: CoordinatorID, at location: LocationID, on day: Day
    ) {
        mention(location)
        places[location, default: Place()].appointments[coordinator, default: DayOrdered()]
            .insert(Version(on: day, value: change))
    }

    /// The locations asked for, in the order in which rows are shown: all, one, or those that a coordinator leads.
    func asked(_ location: LocationID?, ledBy coordinator: CoordinatorID?, on day: Day) -> [LocationID] {
        let asked = location.map { places[$0] == nil ? [] : [$0] } ?? order
        guard let coordinator else { return asked }
        return asked.filter { places[$0]?.isLed(by: coordinator, on: day) ?? false }
    }

    /// Known ones by name; those of which the name is not known yet stand last.
    func isBefore(_ left: LocationID, _ right: LocationID) -> Bool {
        switch (places[left]?.name, places[right]?.name) {
        case (let one?, let other?) where one != other: one < other
        case (_?, nil): true
        case (nil, _?): false
        default: left < right
        }
    }

    subscript(_ location: LocationID) -> Place? { places[location] }
    func name(of coordinator: CoordinatorID) -> SealedField? { coordinatorNames[coordinator]?.value }
    func name(of volunteer: VolunteerID) -> SealedField? { volunteerNames[volunteer] }

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
            name: place?.name, coordinators: people(leading: location, on: day),
            closedOn: place?.closedOn.flatMap { $0 <= day ? $0 : nil })
    }
}

/// A coordinator in a row.
public struct NamedCoordinator: Hashable, Sendable {
    public let id: CoordinatorID
    public let name: SealedField?
}
