import Wire

// Pause, evaluation and end of a trajectory.

/// The evaluation at the last visit (domain 4.12): how far each subgoal was reached, 1 to 5.
public struct Evaluation: FieldObject {
    /// Everyday questions answered.
    public var questions: Int?
    /// Self-confidence.
    public var confidence: Int?
    /// Self-reliance through knowledge and skills.
    public var selfReliance: Int?
    /// Perceived support.
    public var support: Int?
    /// Satisfaction with the programme.
    public var satisfaction: Int?
    public var remark: Personal?

    public init(
        questions: Int? = nil, confidence: Int? = nil, selfReliance: Int? = nil, support: Int? = nil,
        satisfaction: Int? = nil, remark: Personal? = nil
    ) {
        self.questions = questions
        self.confidence = confidence
        self.selfReliance = selfReliance
        self.support = support
        self.satisfaction = satisfaction
        self.remark = remark
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        questions = try fields.optionalInteger("questions", in: Score.subgoal)
        confidence = try fields.optionalInteger("confidence", in: Score.subgoal)
        selfReliance = try fields.optionalInteger("selfReliance", in: Score.subgoal)
        support = try fields.optionalInteger("support", in: Score.subgoal)
        satisfaction = try fields.optionalInteger("satisfaction", in: Score.satisfaction)
        remark = try fields.optionalPersonal("remark")
    }

    public func write(to fields: inout FieldWriter) {
        fields.integer("questions", questions)
        fields.integer("confidence", confidence)
        fields.integer("selfReliance", selfReliance)
        fields.integer("support", support)
        fields.integer("satisfaction", satisfaction)
        fields.personal("remark", remark)
    }

    /// The same, its personal values belonging to a subject.
    public func of(_ subject: Subject) -> Evaluation {
        var owned = self
        owned.remark = remark?.of(subject)
        return owned
    }
}

/// The visits rest for a time.
public struct TrajectoryPaused: Payload {
    public static let kind = EventKind.trajectoryPaused

    public var trajectory: TrajectoryID
    public var location: LocationID
    public var on: Day

    public init(trajectory: TrajectoryID, location: LocationID, on: Day) {
        self.trajectory = trajectory
        self.location = location
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(location)
        fields.value("on", on)
    }
}

/// The visits go on.
public struct TrajectoryResumed: Payload {
    public static let kind = EventKind.trajectoryResumed

    public var trajectory: TrajectoryID
    public var location: LocationID
    public var on: Day

    public init(trajectory: TrajectoryID, location: LocationID, on: Day) {
        self.trajectory = trajectory
        self.location = location
        self.on = on
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(location)
        fields.value("on", on)
    }
}

/// The mother evaluated the programme (N24: at the last visit).
public struct EvaluationHeld: Payload {
    public static let kind = EventKind.evaluationHeld

    public var trajectory: TrajectoryID
    public var location: LocationID
    public var on: Day
    public var evaluation: Evaluation

    public init(trajectory: TrajectoryID, location: LocationID, on: Day, evaluation: Evaluation = Evaluation()) {
        self.trajectory = trajectory
        self.location = location
        self.on = on
        self.evaluation = evaluation
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        location = try fields.tag()
        on = try fields.value("on")
        evaluation = try Evaluation(from: &fields)
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(location)
        fields.value("on", on)
        evaluation.write(to: &fields)
    }
}

/// Her participation ended.
public struct TrajectoryEnded: Payload {
    public static let kind = EventKind.trajectoryEnded

    public var trajectory: TrajectoryID
    public var location: LocationID
    public var child: ChildID
    public var on: Day
    public var reason: TrajectoryEndReason
    public var remark: Personal?

    public init(
        trajectory: TrajectoryID, location: LocationID, child: ChildID, on: Day, reason: TrajectoryEndReason,
        remark: Personal? = nil
    ) {
        self.trajectory = trajectory
        self.location = location
        self.child = child
        self.on = on
        self.reason = reason
        self.remark = remark
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        trajectory = try fields.tag()
        location = try fields.tag()
        child = try fields.tag()
        on = try fields.value("on")
        reason = try fields.value("reason")
        remark = try fields.optionalPersonal("remark")
    }

    public func write(to fields: inout FieldWriter) {
        fields.tag(trajectory)
        fields.tag(location)
        fields.tag(child)
        fields.value("on", on)
        fields.value("reason", reason)
        fields.personal("remark", remark)
    }
}
