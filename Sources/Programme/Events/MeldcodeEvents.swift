import Wire

// The first three steps of the Meldcode as events; their facts stand in `MeldcodeFacts`.

/// A signal was recorded; the first one opens the case.
public struct MeldcodeSignalRecorded: Payload {
    public static let kind = EventKind.meldcodeSignalRecorded

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    /// The volunteer who noticed it.
    public var volunteer: VolunteerID?
    public var signal: Signal
    public var on: Day { signal.on }

    public init(
        meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, volunteer: VolunteerID? = nil,
        signal: Signal
    ) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.volunteer = volunteer
        self.signal = signal
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        volunteer = try fields.optionalTag()
        signal = try Signal(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        fields.tag(volunteer)
        signal.write(to: &fields)
    }
}

/// Somebody was consulted.
public struct MeldcodeConsulted: Payload {
    public static let kind = EventKind.meldcodeConsulted

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var consultation: Consultation
    public var on: Day { consultation.on }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, consultation: Consultation) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.consultation = consultation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        consultation = try Consultation(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        consultation.write(to: &fields)
    }
}

/// Those involved were spoken with.
public struct MeldcodeFamilySpoken: Payload {
    public static let kind = EventKind.meldcodeFamilySpoken

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var conversation: Conversation
    public var on: Day { conversation.on }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, conversation: Conversation) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.conversation = conversation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        conversation = try Conversation(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        conversation.write(to: &fields)
    }
}

/// The conversation was left out.
public struct MeldcodeConversationOmitted: Payload {
    public static let kind = EventKind.meldcodeConversationOmitted

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var omission: Omission
    public var on: Day { omission.on }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, omission: Omission) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.omission = omission
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        omission = try Omission(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        omission.write(to: &fields)
    }
}
