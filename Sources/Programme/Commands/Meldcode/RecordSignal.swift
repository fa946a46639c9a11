import Wire

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
    /// On the signal that opens a case: the version of the meldcode in force; absent, the one that the location adopted.
    public var meldcode: String?
    /// On the signal that opens a case: the closed case of which it is a new round (MC-50).
    public var previousCase: CaseID?
    /// Whether it is the stamp that was given and no other: what was recorded without one is not stamped afterwards.
    var keepsStamp = false

    public init(
        meldcodeCase: CaseID? = nil, opens: Bool? = nil, trajectory: TrajectoryID, volunteer: VolunteerID? = nil,
        signal: Signal, meldcode: String? = nil, previousCase: CaseID? = nil
    ) {
        self.meldcodeCase = meldcodeCase
        self.opens = opens
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.signal = signal
        self.meldcode = meldcode
        self.previousCase = previousCase
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.optionalTag()
        opens = try fields.optional("opens")
        trajectory = try fields.tag()
        volunteer = try fields.optionalTag()
        signal = try Signal(from: &fields)
        meldcode = try fields.optional("meldcode")
        previousCase = try fields.optional("previousCase")
    }

    public var scope: Scope {
        .trajectory(trajectory) + (meldcodeCase.map(Scope.meldcodeCase) ?? .nothing)
            + (previousCase.map(Scope.meldcodeCase) ?? .nothing) + (volunteer.map(Scope.volunteer) ?? .nothing)
            + .meldcodes
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
        let isOpening = try opensCase(id, state)
        if let previousCase { try state.mayPrecede(previousCase, a: signal.on, of: trajectory, opening: isOpening) }
        let stamp =
            isOpening && !keepsStamp ? meldcode ?? state.meldcodes[known.location]?.version(on: signal.on) : meldcode
        return [
            .meldcodeSignalRecorded(
                MeldcodeSignalRecorded(
                    meldcodeCase: id, trajectory: trajectory, location: known.location, volunteer: volunteer,
                    signal: signal.of(.meldcodeCase(id)), meldcode: stamp, previousCase: previousCase))
        ]
    }

    /// Whether the signal is the first of a case.
    private func opensCase(_ id: CaseID, _ state: DecisionState) throws(Refusal) -> Bool {
        guard let earlier = state.cases[id] else {
            if meldcodeCase != nil, opens != true { throw .unknownCase }
            return true
        }
        if opens == true { throw .exists(CaseID.self) }
        guard earlier.trajectory == trajectory else { throw .caseOfAnotherTrajectory }
        if let closedOn = earlier.closedOn, closedOn < signal.on { throw .signalAfterClosure(closedOn) }
        return false
    }
}
