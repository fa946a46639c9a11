/// The time limits of a meldcode; absent, the default of `Norms` counts.
public struct CaseLimits: FieldObject {
    /// Working days until the coordinator knows what a volunteer saw (MC-07).
    public var tellingDays: Int?
    /// Days until something is recorded (MC-08).
    public var recordingDays: Int?
    /// Working days until a report is made (MC-41).
    public var reportingDays: Int?
    /// Working days until Veilig Thuis lets know that it has the report (MC-45).
    public var acknowledgementDays: Int?
    /// Days until Veilig Thuis lets know what came of it (MC-45).
    public var outcomeDays: Int?
    /// Days without anything happening in an open case (MC-49).
    public var silentDays: Int?
    /// Months for which the meldcode training of a coordinator counts (MC-63).
    public var trainingMonths: Int?
    /// Working days until there is a plan of help (MC-34).
    public var helpPlanDays: Int?
    /// Working days until it is known whether help is accepted (MC-35).
    public var acceptanceDays: Int?
    /// Working days until it is decided to report when unsafety goes on (MC-37).
    public var unsafetyDays: Int?
    /// Days until there are agreements after a report (MC-44).
    public var agreementDays: Int?
    /// Days until something more is recorded after a report (MC-46).
    public var followingDays: Int?
    /// Days after the closing until a volunteer was looked after (MC-51).
    public var aftercareDays: Int?
    /// How many attempts at contact are asked (MC-21).
    public var attemptCount: Int?

    public init(
        tellingDays: Int? = nil, recordingDays: Int? = nil, reportingDays: Int? = nil, acknowledgementDays: Int? = nil,
        outcomeDays: Int? = nil, silentDays: Int? = nil, trainingMonths: Int? = nil, helpPlanDays: Int? = nil,
        acceptanceDays: Int? = nil, unsafetyDays: Int? = nil, agreementDays: Int? = nil, followingDays: Int? = nil,
        aftercareDays: Int? = nil, attemptCount: Int? = nil
    ) {
        self.tellingDays = tellingDays
        self.recordingDays = recordingDays
        self.reportingDays = reportingDays
        self.acknowledgementDays = acknowledgementDays
        self.outcomeDays = outcomeDays
        self.silentDays = silentDays
        self.trainingMonths = trainingMonths
        self.helpPlanDays = helpPlanDays
        self.acceptanceDays = acceptanceDays
        self.unsafetyDays = unsafetyDays
        self.agreementDays = agreementDays
        self.followingDays = followingDays
        self.aftercareDays = aftercareDays
        self.attemptCount = attemptCount
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        tellingDays = try fields.optionalInteger("tellingDays", in: Self.accepted)
        recordingDays = try fields.optionalInteger("recordingDays", in: Self.accepted)
        reportingDays = try fields.optionalInteger("reportingDays", in: Self.accepted)
        acknowledgementDays = try fields.optionalInteger("acknowledgementDays", in: Self.accepted)
        outcomeDays = try fields.optionalInteger("outcomeDays", in: Self.accepted)
        silentDays = try fields.optionalInteger("silentDays", in: Self.accepted)
        trainingMonths = try fields.optionalInteger("trainingMonths", in: Self.accepted)
        helpPlanDays = try fields.optionalInteger("helpPlanDays", in: Self.accepted)
        acceptanceDays = try fields.optionalInteger("acceptanceDays", in: Self.accepted)
        unsafetyDays = try fields.optionalInteger("unsafetyDays", in: Self.accepted)
        agreementDays = try fields.optionalInteger("agreementDays", in: Self.accepted)
        followingDays = try fields.optionalInteger("followingDays", in: Self.accepted)
        aftercareDays = try fields.optionalInteger("aftercareDays", in: Self.accepted)
        attemptCount = try fields.optionalInteger("attemptCount", in: Self.accepted)
    }

    public func write(to fields: inout FieldWriter) {
        fields.integer("tellingDays", tellingDays)
        fields.integer("recordingDays", recordingDays)
        fields.integer("reportingDays", reportingDays)
        fields.integer("acknowledgementDays", acknowledgementDays)
        fields.integer("outcomeDays", outcomeDays)
        fields.integer("silentDays", silentDays)
        fields.integer("trainingMonths", trainingMonths)
        fields.integer("helpPlanDays", helpPlanDays)
        fields.integer("acceptanceDays", acceptanceDays)
        fields.integer("unsafetyDays", unsafetyDays)
        fields.integer("agreementDays", agreementDays)
        fields.integer("followingDays", followingDays)
        fields.integer("aftercareDays", aftercareDays)
        fields.integer("attemptCount", attemptCount)
    }

    /// A year at the most: a limit that is longer than that limits nothing.
    public static let accepted = 0...366
}
