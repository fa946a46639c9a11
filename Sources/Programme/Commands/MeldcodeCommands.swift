/// Record a signal of violence or abuse; without a case it opens one.
public struct RecordSignal: Command {
    public static let name: StaticString = "record-meldcode-signal"

    /// Absent opens a new case.
    public var meldcodeCase: CaseID?
    /// Whether it opens a case under the id that is given: else an id that was mistyped would open a second one.
    public var opens: Bool?
    public var trajectory: TrajectoryID
    /// The volunteer who noticed it.
    public var volunteer: VolunteerID?
    public var signal: Signal

    public init(
        meldcodeCase: CaseID? = nil, opens: Bool? = nil, trajectory: TrajectoryID, volunteer: VolunteerID? = nil,
        signal: Signal
    ) {
        self.meldcodeCase = meldcodeCase
        self.opens = opens
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.signal = signal
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.optionalTag()
        opens = try fields.optional("opens")
        trajectory = try fields.tag()
        volunteer = try fields.optionalTag()
        signal = try Signal(from: &fields)
    }

    public var scope: Scope {
        .trajectory(trajectory) + (meldcodeCase.map(Scope.meldcodeCase) ?? .nothing)
            + (volunteer.map(Scope.volunteer) ?? .nothing)
    }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        let id = context.id(meldcodeCase, or: 0)
        try context.past(signal.on)
        guard let known = state.trajectories[trajectory] else { throw .unknown(TrajectoryID.self) }
        try state.known(volunteer)
        if let told = signal.toldCoordinatorOn {
            try context.past(told, field: "toldCoordinatorOn")
            if told < signal.on { throw .toldBeforeObserved(signal.on) }
        }
        if let earlier = state.cases[id] {
            if opens == true { throw .exists(CaseID.self) }
            guard earlier.trajectory == trajectory else { throw .caseOfAnotherTrajectory }
            if let closedOn = earlier.closedOn, closedOn < signal.on { throw .signalAfterClosure(closedOn) }
        } else if meldcodeCase != nil, opens != true {
            throw .unknownCase
        }
        return [
            .meldcodeSignalRecorded(
                MeldcodeSignalRecorded(
                    meldcodeCase: id, trajectory: trajectory, location: known.location, volunteer: volunteer,
                    signal: signal.of(.meldcodeCase(id))))
        ]
    }
}

/// Record a consultation (step 2).
public struct Consult: Command {
    public static let name: StaticString = "consult-for-meldcode"

    public var meldcodeCase: CaseID
    public var consultation: Consultation

    public init(meldcodeCase: CaseID, consultation: Consultation) {
        self.meldcodeCase = meldcodeCase
        self.consultation = consultation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        consultation = try Consultation(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(consultation.on)
        let known = try state.runningCase(meldcodeCase, on: consultation.on)
        return [
            .meldcodeConsulted(
                MeldcodeConsulted(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    consultation: consultation.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}

/// Record the conversation with those involved (step 3).
public struct SpeakWithFamily: Command {
    public static let name: StaticString = "speak-with-family"

    public var meldcodeCase: CaseID
    public var conversation: Conversation

    public init(meldcodeCase: CaseID, conversation: Conversation) {
        self.meldcodeCase = meldcodeCase
        self.conversation = conversation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        conversation = try Conversation(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(conversation.on)
        let known = try state.runningCase(meldcodeCase, on: conversation.on)
        return [
            .meldcodeFamilySpoken(
                MeldcodeFamilySpoken(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    conversation: conversation.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}

/// Record why the conversation is left out (step 3).
public struct OmitConversation: Command {
    public static let name: StaticString = "omit-conversation"

    public var meldcodeCase: CaseID
    public var omission: Omission

    public init(meldcodeCase: CaseID, omission: Omission) {
        self.meldcodeCase = meldcodeCase
        self.omission = omission
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        omission = try Omission(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(omission.on)
        let known = try state.runningCase(meldcodeCase, on: omission.on)
        if let later = omission.laterOn, later < omission.on {
            throw .agreedForEarlier("laterOn", than: omission.on)
        }
        return [
            .meldcodeConversationOmitted(
                MeldcodeConversationOmitted(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    omission: omission.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}
