import Wire

// From the weighing to the end of a Meldcode case as events; their facts stand in the files beside this one.

/// Nature, severity and risk were weighed.
public struct MeldcodeWeighed: Payload {
    public static let kind = EventKind.meldcodeWeighed

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var weighing: Weighing
    public var on: Day { weighing.on }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, weighing: Weighing) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.weighing = weighing
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        weighing = try Weighing(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        weighing.write(to: &fields)
    }
}

/// Decision A (report) or decision B (help) was taken.
public struct MeldcodeDecided: Payload {
    public static let kind = EventKind.meldcodeDecided

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var decision: Decision
    public var on: Day { decision.on }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, decision: Decision) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.decision = decision
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        decision = try Decision(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        decision.write(to: &fields)
    }
}

/// Veilig Thuis took a report.
public struct MeldcodeReported: Payload {
    public static let kind = EventKind.meldcodeReported

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var report: Report
    public var on: Day { report.on }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, report: Report) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.report = report
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        report = try Report(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        report.write(to: &fields)
    }
}

/// Help was agreed.
public struct MeldcodeHelpAgreed: Payload {
    public static let kind = EventKind.meldcodeHelpAgreed

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var agreement: HelpAgreement
    public var on: Day { agreement.on }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, agreement: HelpAgreement) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.agreement = agreement
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        agreement = try HelpAgreement(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        agreement.write(to: &fields)
    }
}

/// A case was followed up; this can be after it was closed.
public struct MeldcodeFollowedUp: Payload {
    public static let kind = EventKind.meldcodeFollowedUp

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var followUp: FollowUp
    public var on: Day { followUp.on }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, followUp: FollowUp) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.followUp = followUp
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        followUp = try FollowUp(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        followUp.write(to: &fields)
    }
}

/// It was decided whether MIM goes on with this mother.
public struct MeldcodeContinuationDecided: Payload {
    public static let kind = EventKind.meldcodeContinuationDecided

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var continuation: ContinuationDecision
    public var on: Day { continuation.on }

    public init(
        meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, continuation: ContinuationDecision
    ) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.continuation = continuation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        continuation = try ContinuationDecision(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        continuation.write(to: &fields)
    }
}

/// The case was closed.
public struct MeldcodeCaseClosed: Payload {
    public static let kind = EventKind.meldcodeCaseClosed

    public var meldcodeCase: CaseID
    public var trajectory: TrajectoryID
    public var location: LocationID
    public var closure: Closure
    public var on: Day { closure.on }

    public init(meldcodeCase: CaseID, trajectory: TrajectoryID, location: LocationID, closure: Closure) {
        self.meldcodeCase = meldcodeCase
        self.trajectory = trajectory
        self.location = location
        self.closure = closure
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        trajectory = try fields.tag()
        location = try fields.tag()
        closure = try Closure(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(meldcodeCase)
        fields.tag(trajectory)
        fields.tag(location)
        closure.write(to: &fields)
    }
}
