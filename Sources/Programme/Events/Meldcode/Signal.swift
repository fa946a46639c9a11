import Wire

// Step 1 of the Meldcode (domain 1.2): a signal, and with the first one the case.

/// A signal of step 1.
public struct Signal: FieldObject {
    /// The day of the observation.
    public var on: Day
    /// The day on which the coordinator heard of it (MC-07).
    public var toldCoordinatorOn: Day?
    public var source: SignalSource
    /// Who observed it.
    public var observer: CaseRole
    public var specialForms: CodeSet<SpecialForm>
    /// Absent when nobody was asked.
    public var acuteDanger: Bool?
    /// What was seen or heard, apart from what it may mean (MC-02).
    public var facts: Personal
    public var interpretation: Personal?
    /// Signals against the suspicion (MC-04).
    public var against: Personal?
    /// Whether signals against it were looked for, and there were none.
    public var noneAgainst: Bool?
    /// Whose interpretation it is (MC-02).
    public var interpretationBy: CaseRole?
    /// Who told it, where it is the information of somebody else (MC-03).
    public var informant: Informant?
    public var informantName: Personal?

    public init(
        on: Day, toldCoordinatorOn: Day? = nil, source: SignalSource, observer: CaseRole,
        specialForms: CodeSet<SpecialForm> = [], acuteDanger: Bool? = nil, facts: Personal,
        interpretation: Personal? = nil, against: Personal? = nil, noneAgainst: Bool? = nil,
        interpretationBy: CaseRole? = nil, informant: Informant? = nil, informantName: Personal? = nil
    ) {
        self.on = on
        self.toldCoordinatorOn = toldCoordinatorOn
        self.source = source
        self.observer = observer
        self.specialForms = specialForms
        self.acuteDanger = acuteDanger
        self.facts = facts
        self.interpretation = interpretation
        self.against = against
        self.noneAgainst = noneAgainst
        self.interpretationBy = interpretationBy
        self.informant = informant
        self.informantName = informantName
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        on = try fields.value("on")
        toldCoordinatorOn = try fields.optional("toldCoordinatorOn")
        source = try fields.value("source")
        observer = try fields.value("observer")
        specialForms = try fields.set("specialForms")
        acuteDanger = try fields.optional("acuteDanger")
        facts = try fields.personal("facts")
        interpretation = try fields.optionalPersonal("interpretation")
        against = try fields.optionalPersonal("against")
        noneAgainst = try fields.optional("noneAgainst")
        interpretationBy = try fields.optional("interpretationBy")
        informant = try fields.optional("informant")
        informantName = try fields.optionalPersonal("informantName", .line)
    }

    public func write(to fields: inout FieldWriter) {
        fields.value("on", on)
        fields.optional("toldCoordinatorOn", toldCoordinatorOn)
        fields.value("source", source)
        fields.value("observer", observer)
        fields.set("specialForms", specialForms)
        fields.optional("acuteDanger", acuteDanger)
        fields.personal("facts", facts)
        fields.personal("interpretation", interpretation)
        fields.personal("against", against)
        fields.optional("noneAgainst", noneAgainst)
        fields.optional("interpretationBy", interpretationBy)
        fields.optional("informant", informant)
        fields.personal("informantName", informantName)
    }

    /// The same with every personal value changed.
    func mapTexts(_ change: (Personal) -> Personal) -> Signal {
        var changed = self
        changed.facts = change(facts)
        changed.interpretation = interpretation.map(change)
        changed.against = against.map(change)
        changed.informantName = informantName.map(change)
        return changed
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Signal { mapTexts { $0.of(subject) } }
}

/// A signal was recorded; the first one opens the case.
public struct MeldcodeSignalRecorded: CasePayload {
    public static let kind = EventKind.meldcodeSignalRecorded

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    /// The volunteer who noticed it.
    public var volunteer: VolunteerID?
    public var signal: Signal
    /// On the signal that opens a case: the version of the organisation's meldcode that was in force (MC-60).
    public var meldcode: String?
    /// On the signal that opens a case: the closed case of which it is a new round (MC-50).
    public var previousCase: CaseID?
    public var on: Day { signal.on }
    public var by: CaseRole { signal.observer }

    public var withoutTexts: ProgrammeEvent {
        var event = self
        event.signal = signal.mapTexts { _ in .unread }
        return .meldcodeSignalRecorded(event)
    }

    public init(
        meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, volunteer: VolunteerID? = nil,
        signal: Signal, meldcode: String? = nil, previousCase: CaseID? = nil
    ) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.volunteer = volunteer
        self.signal = signal
        self.meldcode = meldcode
        self.previousCase = previousCase
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        volunteer = try fields.optionalTag()
        signal = try Signal(from: &fields)
        meldcode = try fields.optional("meldcode")
        previousCase = try fields.optional("previousCase")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        fields.tag(volunteer)
        signal.write(to: &fields)
        fields.optional("meldcode", meldcode)
        fields.optional("previousCase", previousCase)
    }
}
