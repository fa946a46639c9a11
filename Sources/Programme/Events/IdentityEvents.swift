import Wire

// One person who was recorded as two. Both records stay as they are; what is counted and listed sees one.

/// Two records of a mother are of one woman.
public struct MothersJoined: Payload {
    public static let kind = EventKind.mothersJoined

    /// Under which she goes on.
    public var kept: MotherID
    public var duplicate: MotherID
    /// The day on which it was found.
    public var on: Day
    /// The child under its two ids, where her trajectories are with the same child.
    public var child: ChildID?
    public var duplicateChild: ChildID?
    /// How it was found.
    public var explanation: Personal?

    public init(
        kept: MotherID, duplicate: MotherID, on: Day, child: ChildID? = nil, duplicateChild: ChildID? = nil,
        explanation: Personal? = nil
    ) {
        self.kept = kept
        self.duplicate = duplicate
        self.on = on
        self.child = child
        self.duplicateChild = duplicateChild
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        kept = try fields.value("kept")
        duplicate = try fields.value("duplicate")
        on = try fields.value("on")
        child = try fields.optional("child")
        duplicateChild = try fields.optional("duplicateChild")
        explanation = try fields.optionalPersonal("explanation")
    }

    public func write(to fields: inout FieldWriter) {
        fields.named("kept", kept)
        fields.named("duplicate", duplicate)
        fields.value("on", on)
        fields.named("child", child)
        fields.named("duplicateChild", duplicateChild)
        fields.personal("explanation", explanation)
    }
}

/// Two records of a mother that were joined are of two women after all; their children are two as well.
public struct MothersParted: Payload {
    public static let kind = EventKind.mothersParted

    public var kept: MotherID
    public var duplicate: MotherID
    /// The day on which it was found.
    public var on: Day
    public var explanation: Personal?

    public init(kept: MotherID, duplicate: MotherID, on: Day, explanation: Personal? = nil) {
        self.kept = kept
        self.duplicate = duplicate
        self.on = on
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        kept = try fields.value("kept")
        duplicate = try fields.value("duplicate")
        on = try fields.value("on")
        explanation = try fields.optionalPersonal("explanation")
    }

    public func write(to fields: inout FieldWriter) {
        fields.named("kept", kept)
        fields.named("duplicate", duplicate)
        fields.value("on", on)
        fields.personal("explanation", explanation)
    }
}

/// Two records of a volunteer are of one woman.
public struct VolunteersJoined: Payload {
    public static let kind = EventKind.volunteersJoined

    /// Under which she goes on.
    public var kept: VolunteerID
    public var duplicate: VolunteerID
    /// The day on which it was found.
    public var on: Day
    /// How it was found.
    public var explanation: Personal?

    public init(kept: VolunteerID, duplicate: VolunteerID, on: Day, explanation: Personal? = nil) {
        self.kept = kept
        self.duplicate = duplicate
        self.on = on
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        kept = try fields.value("kept")
        duplicate = try fields.value("duplicate")
        on = try fields.value("on")
        explanation = try fields.optionalPersonal("explanation")
    }

    public func write(to fields: inout FieldWriter) {
        fields.named("kept", kept)
        fields.named("duplicate", duplicate)
        fields.value("on", on)
        fields.personal("explanation", explanation)
    }
}

/// Two records of a volunteer that were joined are of two women after all.
public struct VolunteersParted: Payload {
    public static let kind = EventKind.volunteersParted

    public var kept: VolunteerID
    public var duplicate: VolunteerID
    /// The day on which it was found.
    public var on: Day
    public var explanation: Personal?

    public init(kept: VolunteerID, duplicate: VolunteerID, on: Day, explanation: Personal? = nil) {
        self.kept = kept
        self.duplicate = duplicate
        self.on = on
        self.explanation = explanation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        kept = try fields.value("kept")
        duplicate = try fields.value("duplicate")
        on = try fields.value("on")
        explanation = try fields.optionalPersonal("explanation")
    }

    public func write(to fields: inout FieldWriter) {
        fields.named("kept", kept)
        fields.named("duplicate", duplicate)
        fields.value("on", on)
        fields.personal("explanation", explanation)
    }
}
