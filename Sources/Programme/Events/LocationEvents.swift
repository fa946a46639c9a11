import Wire

// What a location goes through, from opening to closing.

/// An organisation that runs a location, with its part in it.
public struct Provider: FieldObject {
    /// The organisation's name.
    public var name: String
    public var kind: ProviderKind
    public var role: ProviderRole

    public init(name: String, kind: ProviderKind, role: ProviderRole) {
        self.name = name
        self.kind = kind
        self.role = role
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        name = try fields.value("name")
        kind = try fields.value("kind")
        role = try fields.value("role")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("name", name)
        fields.value("kind", kind)
        fields.value("role", role)
    }
}

/// What is known of a location and may change.
public struct LocationDetails: FieldObject {
    public var name: String
    /// The municipality that it lies in; a location is not one (R08-23).
    public var municipality: String
    public var providers: [Provider]
    public var variant: ProgrammeVariant

    public init(name: String, municipality: String, providers: [Provider] = [], variant: ProgrammeVariant) {
        self.name = name
        self.municipality = municipality
        self.providers = providers
        self.variant = variant
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        name = try fields.value("name")
        municipality = try fields.value("municipality")
        providers = try fields.objects("providers")
        variant = try fields.value("variant")
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("name", name)
        fields.value("municipality", municipality)
        fields.objects("providers", providers)
        fields.value("variant", variant)
    }
}

/// The programme began at a location.
public struct LocationOpened: Payload {
    public static let kind = EventKind.locationOpened

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

    public func write(to fields: inout FieldWriter) {
        fields.tag(location)
        fields.value("on", on)
        details.write(to: &fields)
    }
}

/// A location's name, organisations or variant became these.
public struct LocationChanged: Payload {
    public static let kind = EventKind.locationChanged

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

    public func write(to fields: inout FieldWriter) {
        fields.tag(location)
        fields.value("on", on)
        details.write(to: &fields)
    }
}

/// The programme ended at a location.
public struct LocationClosed: Payload {
    public static let kind = EventKind.locationClosed

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

    public func write(to fields: inout FieldWriter) {
        fields.tag(location)
        fields.value("on", on)
    }
}
