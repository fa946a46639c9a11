import Programme
import Wire

extension Supervision {
    /// The locations on a day with their hours against the norm, by name; those that have closed are left out.
    public func locations(
        _ filter: SupervisionFilter = SupervisionFilter(), today: Day
    ) -> [LocationSupervisionRow] {
        places.asked(filter.location, ledBy: filter.coordinator, on: today).compactMap { location in
            guard let place = places[location], place.isOpen(on: today) else { return nil }
            let time = time(of: [location], on: today)
            return LocationSupervisionRow(
                location: location, locationName: place.name(on: today),
                coordinators: places.people(leading: location, on: today), time: time, signals: signals(time))
        }
    }

    /// The coordinators who lead a location on a day, by their ids.
    ///
    /// - Parameters:
    ///   - after: The last row of the page before.
    ///   - limit: At most so many rows, one at least.
    public func coordinators(
        _ filter: SupervisionFilter = SupervisionFilter(), today: Day, after: CoordinatorID? = nil, limit: Int = .max
    ) -> QueryPage<CoordinatorRow, CoordinatorID> {
        let asked = places.asked(filter.location, ledBy: filter.coordinator, on: today)
        let leading = Set(asked.flatMap { places[$0]?.coordinators(on: today).map(\.id) ?? [] })
        let chosen = filter.coordinator.map { leading.contains($0) ? [$0] : [] } ?? leading.sorted()
        let rest = chosen.filter { id in after.map { $0 < id } ?? true }
        var page = QueryPage<CoordinatorRow, CoordinatorID>()
        page.rows = rest.prefix(max(1, limit)).map { row($0, today: today) }
        page.next = rest.count > page.rows.count ? page.rows.last?.coordinator : nil
        return page
    }

    /// One coordinator on a day; nil when she leads no location then.
    public func coordinator(_ coordinator: CoordinatorID, today: Day) -> CoordinatorRow? {
        let row = row(coordinator, today: today)
        return row.locations.isEmpty ? nil : row
    }

    private func row(_ coordinator: CoordinatorID, today: Day) -> CoordinatorRow {
        let led = places.asked(nil, ledBy: coordinator, on: today)
        let posts = led.map { location in
            CoordinatorRow.Post(
                location: location, locationName: places[location]?.name(on: today),
                weeklyMinutes: places[location]?.coordinators(on: today).first { $0.id == coordinator }?.minutes ?? 0)
        }
        let time = time(of: led, on: today)
        let mothers = led.flatMap { byLocation[$0] ?? [] }
            .reduce(into: Set<TrajectoryID>()) { $0.formUnion(activeMothers(of: $1.volunteer, today: today)) }
        return CoordinatorRow(
            coordinator: coordinator, name: places.name(of: coordinator), locations: posts,
            weeklyMinutes: posts.reduce(0) { $0 + $1.weeklyMinutes }, activeVolunteers: time.activeVolunteers,
            activeMothers: mothers.count, time: time, signals: signals(time))
    }

    private func time(of locations: [LocationID], on day: Day) -> CoordinationTime {
        CoordinationTime(
            weeklyMinutes: locations.reduce(0) { sum, location in
                sum + (places[location]?.coordinators(on: day).reduce(0) { $0 + $1.minutes } ?? 0)
            },
            activeVolunteers: locations.reduce(0) { $0 + activeVolunteers(of: $1, on: day) })
    }

    private func signals(_ time: CoordinationTime) -> [ShownSignal] {
        time.verdict == .under ? [ShownSignal(.hoursShort, number: time.minutesPerVolunteer)] : []
    }
}
