import Wire

/// Appoint a coordinator at a location; the same person may lead several.
public struct AppointCoordinator: Command {
    public static let name: StaticString = "appoint-coordinator"

    /// Absent makes a new one.
    public var coordinator: CoordinatorID?
    public var location: LocationID
    public var on: Day
    /// Minutes a week for MIM.
    public var weeklyMinutes: Int
    public var name: Personal

    public init(coordinator: CoordinatorID? = nil, location: LocationID, on: Day, weeklyMinutes: Int, name: Personal) {
        self.coordinator = coordinator
        self.location = location
        self.on = on
        self.weeklyMinutes = weeklyMinutes
        self.name = name
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        coordinator = try fields.optionalTag()
        location = try fields.tag()
        on = try fields.value("on")
        weeklyMinutes = try fields.integer("weeklyMinutes", in: WeeklyTime.minutes)
        name = try fields.personal("name", .line)
    }

    public var scope: Scope { .location(location) + (coordinator.map(Scope.coordinator) ?? .nothing) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        let coordinator = context.id(coordinator, or: 0)
        try context.past(on)
        _ = try state.openLocation(location, on: on)
        let appointments = state.coordinators[coordinator]?.appointments[location]
        guard appointments?.canBegin(on: on) ?? true else { throw .alreadyAppointed }
        return [
            .coordinatorAppointed(
                CoordinatorAppointed(
                    coordinator: coordinator, location: location, on: on, weeklyMinutes: weeklyMinutes,
                    name: name.of(.coordinator(coordinator))))
        ]
    }
}

/// Change a coordinator's weekly time.
public struct ChangeCoordinatorHours: Command {
    public static let name: StaticString = "change-coordinator-hours"

    public var coordinator: CoordinatorID
    public var location: LocationID
    public var on: Day
    public var weeklyMinutes: Int

    public init(coordinator: CoordinatorID, location: LocationID, on: Day, weeklyMinutes: Int) {
        self.coordinator = coordinator
        self.location = location
        self.on = on
        self.weeklyMinutes = weeklyMinutes
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        coordinator = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        weeklyMinutes = try fields.integer("weeklyMinutes", in: WeeklyTime.minutes)
    }

    public var scope: Scope { .location(location) + .coordinator(coordinator) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.appointments(of: coordinator, at: location).check(on, of: .coordinator)
        return [
            .coordinatorHoursChanged(
                CoordinatorHoursChanged(
                    coordinator: coordinator, location: location, on: on, weeklyMinutes: weeklyMinutes))
        ]
    }
}

/// A coordinator leaves a location.
public struct LeaveAsCoordinator: Command {
    public static let name: StaticString = "leave-as-coordinator"

    public var coordinator: CoordinatorID
    public var location: LocationID
    public var on: Day

    public init(coordinator: CoordinatorID, location: LocationID, on: Day) {
        self.coordinator = coordinator
        self.location = location
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        coordinator = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
    }

    public var scope: Scope { .location(location) + .coordinator(coordinator) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        try state.appointments(of: coordinator, at: location).checkEnd(on, of: .coordinator)
        if let changed = state.coordinators[coordinator]?.lastHoursChange(at: location, endingOn: on), on < changed {
            throw .leftBeforeHoursChange(changed)
        }
        return [.coordinatorLeft(CoordinatorLeft(coordinator: coordinator, location: location, on: on))]
    }
}
