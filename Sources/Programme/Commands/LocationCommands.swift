import Wire

/// Open a location.
public struct OpenLocation: Command {
    public static let name: StaticString = "open-location"

    /// Absent makes a new one.
    public var location: LocationID?
    public var on: Day
    public var details: LocationDetails

    public init(location: LocationID? = nil, on: Day, details: LocationDetails) {
        self.location = location
        self.on = on
        self.details = details
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        location = try fields.optionalTag()
        on = try fields.value("on")
        details = try LocationDetails(from: &fields)
    }

    public var scope: Scope { location.map(Scope.location) ?? .nothing }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        let location = context.id(location, or: 0)
        try context.past(on)
        guard state.locations[location] == nil else { throw .exists(LocationID.self) }
        return [.locationOpened(LocationOpened(location: location, on: on, details: details))]
    }
}

/// Change a location's name, organisations or variant.
public struct ChangeLocation: Command {
    public static let name: StaticString = "change-location"

    public var location: LocationID
    public var on: Day
    public var details: LocationDetails

    public init(location: LocationID, on: Day, details: LocationDetails) {
        self.location = location
        self.on = on
        self.details = details
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        location = try fields.tag()
        on = try fields.value("on")
        details = try LocationDetails(from: &fields)
    }

    public var scope: Scope { .location(location) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        _ = try state.openLocation(location, on: on)
        return [.locationChanged(LocationChanged(location: location, on: on, details: details))]
    }
}

/// Close a location.
public struct CloseLocation: Command {
    public static let name: StaticString = "close-location"

    public var location: LocationID
    public var on: Day

    public init(location: LocationID, on: Day) {
        self.location = location
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        location = try fields.tag()
        on = try fields.value("on")
    }

    public var scope: Scope { .location(location) + .doings(at: location) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(on)
        if let closedOn = state.locations[location]?.closedOn { throw .alreadyEnded(.location, ended: closedOn) }
        let known = try state.openLocation(location, on: on)
        if let neededOn = known.lastNeededOn, on < neededOn { throw .closedBeforeEvent(neededOn) }
        return [.locationClosed(LocationClosed(location: location, on: on))]
    }
}
