import Wire

/// A Meldcode case: from when to when it ran, and where it belongs.
///
/// Its steps are no states: any order can have happened, and the audit shows what is missing.
public struct CaseState: Hashable, Sendable {
    public let trajectory: TrajectoryID
    public let location: LocationID
    /// The day of the earliest signal, in whatever order the signals were recorded.
    public internal(set) var beganOn: Day
    /// The day of the latest signal or step.
    public internal(set) var latestOn: Day
    public internal(set) var closedOn: Day?

    init(_ recorded: MeldcodeSignalRecorded) {
        trajectory = recorded.trajectory
        location = recorded.location
        beganOn = recorded.on
        latestOn = recorded.on
    }

    mutating func signal(on day: Day) {
        beganOn = min(beganOn, day)
        step(on: day)
    }

    mutating func step(on day: Day) { latestOn = max(latestOn, day) }
}

extension DecisionState {
    mutating func evolveCase(_ event: ProgrammeEvent) {
        switch event {
        case .meldcodeSignalRecorded(let signal):
            cases[signal.meldcodeCase, default: CaseState(signal)].signal(on: signal.on)
        case .meldcodeConsulted(let step): cases[step.meldcodeCase]?.step(on: step.on)
        case .meldcodeFamilySpoken(let step): cases[step.meldcodeCase]?.step(on: step.on)
        case .meldcodeConversationOmitted(let step): cases[step.meldcodeCase]?.step(on: step.on)
        case .meldcodeWeighed(let step): cases[step.meldcodeCase]?.step(on: step.on)
        case .meldcodeDecided(let step): cases[step.meldcodeCase]?.step(on: step.on)
        case .meldcodeReported(let step): cases[step.meldcodeCase]?.step(on: step.on)
        case .meldcodeHelpAgreed(let step): cases[step.meldcodeCase]?.step(on: step.on)
        case .meldcodeContinuationDecided(let step): cases[step.meldcodeCase]?.step(on: step.on)
        case .meldcodeCaseClosed(let closed): cases[closed.meldcodeCase]?.closedOn = closed.on
        default: break
        }
    }

    /// The case, if it ran on a day; the day of its closure belongs to it, and a late entry for it is welcome.
    ///
    /// - Throws: A refusal when it is unknown, not begun yet, or closed by then.
    func runningCase(_ id: CaseID, on day: Day) throws(Refusal) -> CaseState {
        let known = try begunCase(id, on: day)
        if let closedOn = known.closedOn, closedOn < day { throw .afterEnd(of: .meldcodeCase, ended: closedOn) }
        return known
    }

    /// The case, if it had begun by a day; it may be closed.
    ///
    /// - Throws: A refusal when it is unknown or not begun yet.
    func begunCase(_ id: CaseID, on day: Day) throws(Refusal) -> CaseState {
        guard let known = cases[id] else { throw .unknown(CaseID.self) }
        guard known.beganOn <= day else { throw .beforeBeginning(of: .meldcodeCase, began: known.beganOn) }
        return known
    }
}
