import Wire

// Who leads a location, and for how many hours a week.

/// A coordinator began at a location.
public struct CoordinatorAppointed: Payload {
    public static let kind = EventKind.coordinatorAppointed

    public var coordinator: CoordinatorID
    public var location: LocationID
    public var on: Day
    /// Minutes a week for MIM alone (R08-25: hours per programme, not per person).
    public var weeklyMinutes: Int
    public var name: Personal

    public init(coordinator: CoordinatorID, location: LocationID, on: Day, weeklyMinutes: Int, name: Personal) {
        self.coordinator = coordinator
        self.location = location
        self.on = on
        self.weeklyMinutes = weeklyMinutes
        self.name = name
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        coordinator = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        weeklyMinutes = try fields.integer("weeklyMinutes", in: WeeklyTime.minutes)
        name = try fields.personal("name", .line)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(coordinator)
        fields.tag(location)
        fields.value("on", on)
        fields.integer("weeklyMinutes", weeklyMinutes)
        fields.personal("name", name)
    }
}

/// A coordinator's weekly time at a location became this.
public struct CoordinatorHoursChanged: Payload {
    public static let kind = EventKind.coordinatorHoursChanged

    public var coordinator: CoordinatorID
    public var location: LocationID
    public var on: Day
    /// Minutes a week.
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

    public func write(to fields: inout FieldWriter) {
        fields.tag(coordinator)
        fields.tag(location)
        fields.value("on", on)
        fields.integer("weeklyMinutes", weeklyMinutes)
    }
}

/// A coordinator left a location.
public struct CoordinatorLeft: Payload {
    public static let kind = EventKind.coordinatorLeft

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

    public func write(to fields: inout FieldWriter) {
        fields.tag(coordinator)
        fields.tag(location)
        fields.value("on", on)
    }
}
