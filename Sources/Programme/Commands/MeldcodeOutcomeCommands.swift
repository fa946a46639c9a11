/// Record the weighing (step 4).
public struct WeighCase: Command {
    public static let name: StaticString = "weigh-meldcode-case"

    public var meldcodeCase: CaseID
    public var weighing: Weighing

    public init(meldcodeCase: CaseID, weighing: Weighing) {
        self.meldcodeCase = meldcodeCase
        self.weighing = weighing
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        weighing = try Weighing(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(weighing.on)
        let known = try state.runningCase(meldcodeCase, on: weighing.on)
        return [
            .meldcodeWeighed(
                MeldcodeWeighed(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    weighing: weighing.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}

/// Record decision A (report) or decision B (help) (step 5).
public struct DecideCase: Command {
    public static let name: StaticString = "decide-meldcode-case"

    public var meldcodeCase: CaseID
    public var decision: Decision

    public init(meldcodeCase: CaseID, decision: Decision) {
        self.meldcodeCase = meldcodeCase
        self.decision = decision
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        decision = try Decision(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(decision.on)
        let known = try state.runningCase(meldcodeCase, on: decision.on)
        return [
            .meldcodeDecided(
                MeldcodeDecided(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    decision: decision.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}

/// Record a report to Veilig Thuis.
public struct ReportCase: Command {
    public static let name: StaticString = "report-meldcode-case"

    public var meldcodeCase: CaseID
    public var report: Report

    public init(meldcodeCase: CaseID, report: Report) {
        self.meldcodeCase = meldcodeCase
        self.report = report
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        report = try Report(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(report.on)
        let known = try state.runningCase(meldcodeCase, on: report.on)
        return [
            .meldcodeReported(
                MeldcodeReported(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    report: report.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}

/// Record the help agreed.
public struct AgreeHelp: Command {
    public static let name: StaticString = "agree-help"

    public var meldcodeCase: CaseID
    public var agreement: HelpAgreement

    public init(meldcodeCase: CaseID, agreement: HelpAgreement) {
        self.meldcodeCase = meldcodeCase
        self.agreement = agreement
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        agreement = try HelpAgreement(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(agreement.on)
        let known = try state.runningCase(meldcodeCase, on: agreement.on)
        if let review = agreement.reviewOn, review < agreement.on {
            throw .agreedForEarlier("reviewOn", than: agreement.on)
        }
        return [
            .meldcodeHelpAgreed(
                MeldcodeHelpAgreed(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    agreement: agreement.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}

/// Record what was heard or agreed afterwards; this can be after the case was closed, which stays closed.
public struct FollowUpCase: Command {
    public static let name: StaticString = "follow-up-meldcode-case"

    public var meldcodeCase: CaseID
    public var followUp: FollowUp

    public init(meldcodeCase: CaseID, followUp: FollowUp) {
        self.meldcodeCase = meldcodeCase
        self.followUp = followUp
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        followUp = try FollowUp(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(followUp.on)
        let known = try state.begunCase(meldcodeCase, on: followUp.on)
        return [
            .meldcodeFollowedUp(
                MeldcodeFollowedUp(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    followUp: followUp.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}

/// Record whether MIM goes on with this mother.
public struct DecideContinuation: Command {
    public static let name: StaticString = "decide-continuation"

    public var meldcodeCase: CaseID
    public var continuation: ContinuationDecision

    public init(meldcodeCase: CaseID, continuation: ContinuationDecision) {
        self.meldcodeCase = meldcodeCase
        self.continuation = continuation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        continuation = try ContinuationDecision(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(continuation.on)
        let known = try state.runningCase(meldcodeCase, on: continuation.on)
        return [
            .meldcodeContinuationDecided(
                MeldcodeContinuationDecided(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    continuation: continuation.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}

/// Close the case.
public struct CloseCase: Command {
    public static let name: StaticString = "close-meldcode-case"

    public var meldcodeCase: CaseID
    public var closure: Closure

    public init(meldcodeCase: CaseID, closure: Closure) {
        self.meldcodeCase = meldcodeCase
        self.closure = closure
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        closure = try Closure(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(closure.on)
        guard let known = state.cases[meldcodeCase] else { throw .unknown(CaseID.self) }
        if let closedOn = known.closedOn { throw .alreadyClosed(on: closedOn) }
        guard known.beganOn <= closure.on else { throw .beforeBeginning(of: .meldcodeCase, began: known.beganOn) }
        guard known.latestOn <= closure.on else { throw .closedBeforeStep(known.latestOn) }
        return [
            .meldcodeCaseClosed(
                MeldcodeCaseClosed(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location,
                    closure: closure.of(.meldcodeCase(meldcodeCase))))
        ]
    }
}
