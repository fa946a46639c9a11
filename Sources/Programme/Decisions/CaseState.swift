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
    /// The agreements made in it.
    public internal(set) var agreements: Set<AgreementID> = []

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
        case .meldcodeConsulted(let step): take(step)
        case .meldcodeFamilySpoken(let step): take(step)
        case .meldcodeConversationOmitted(let step): take(step)
        case .meldcodeWeighed(let step): take(step)
        case .meldcodeDecided(let step): take(step)
        case .meldcodeReported(let step): take(step)
        case .meldcodeHelpAgreed(let step): take(step)
        case .meldcodeContinuationDecided(let step): take(step)
        case .meldcodeKindcheckAnswered(let step): take(step)
        case .meldcodeEmergencyContacted(let step): take(step)
        case .meldcodeContactAttempted(let step): take(step)
        case .meldcodeHelpReviewed(let step): take(step)
        case .meldcodeVerwijsindexConsidered(let step): take(step)
        case .meldcodeAgreementMade(let step):
            take(step)
            if let agreement = step.fact.agreement { cases[step.meldcodeCase]?.agreements.insert(agreement) }
        case .meldcodeCaseClosed(let closed): cases[closed.meldcodeCase]?.closedOn = closed.on
        case .meldcodeAdopted(let adopted): meldcodes[adopted.location, default: MeldcodeState()].adopt(adopted)
        default: break
        }
    }

    private mutating func take(_ step: CaseEvent<some Any>) { cases[step.meldcodeCase]?.step(on: step.on) }

    /// The case, if a fact of this kind can have happened in it on a day; the day of its closure belongs to it, and a
    /// late entry for it is welcome.
    ///
    /// - Throws: A refusal when it is unknown, not begun yet, or closed by then.
    func admitting<Fact: CaseFact>(_ fact: Fact.Type, on day: Day, in id: CaseID) throws(Refusal) -> CaseState {
        guard let known = cases[id] else { throw .unknown(CaseID.self) }
        if Fact.kind == .meldcodeCaseClosed, let closedOn = known.closedOn { throw .alreadyClosed(on: closedOn) }
        guard known.beganOn <= day else { throw .beforeBeginning(of: .meldcodeCase, began: known.beganOn) }
        if let closedOn = known.closedOn, closedOn < day, !Fact.mayFollowClosure {
            throw .afterEnd(of: .meldcodeCase, ended: closedOn)
        }
        return known
    }

    /// Whether a case can be a new round of an earlier one.
    ///
    /// - Throws: A refusal when it is not the beginning of a case, or the other is unknown, of another trajectory, or was
    ///   not closed by then.
    func mayPrecede(
        _ previous: CaseID, a signal: Day, of trajectory: TrajectoryID, opening isOpening: Bool
    ) throws(Refusal) {
        guard isOpening else { throw .previousOfOpenCase }
        guard let earlier = cases[previous] else { throw .unknownPreviousCase }
        guard earlier.trajectory == trajectory else { throw .previousOfAnotherTrajectory }
        guard let closedOn = earlier.closedOn, closedOn <= signal else { throw .previousNotClosed }
    }
}

/// Which meldcode a location laid down from when on.
public struct MeldcodeState: Hashable, Sendable {
    private var versions: [Day: String] = [:]

    mutating func adopt(_ adopted: MeldcodeAdopted) { versions[adopted.on] = adopted.version }

    /// The version in force on a day; nil before the first.
    func version(on day: Day) -> String? { versions.filter { $0.key <= day }.max { $0.key < $1.key }?.value }
}
