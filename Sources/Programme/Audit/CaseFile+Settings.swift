import Wire

// What the location laid down: which meldcode was in force, and which limits it set.

extension CaseFile {
    /// The meldcode in force on a day; nil before the first.
    func meldcode(on day: Day) -> Noted<MeldcodeAdopted>? { surroundings.meldcodes.last { $0.on <= day } }

    /// The meldcode by whose limits the case is judged: the one in force when it began.
    var meldcodeAtBeginning: Noted<MeldcodeAdopted>? { meldcode(on: openedOn) }

    /// Working days until the coordinator knows what a volunteer saw (MC-07).
    var tellingLimit: Int { limit(\.tellingDays, Norms.timelyTelling) }
    /// Days until something is recorded (MC-08).
    public var recordingLimit: Int { limit(\.recordingDays, Norms.timelyEntry) }
    /// Working days until a report is made (MC-41).
    var reportingLimit: Int { limit(\.reportingDays, Norms.timelyReport) }
    /// Working days until Veilig Thuis lets know that it has the report (MC-45).
    var acknowledgementLimit: Int { limit(\.acknowledgementDays, Norms.acknowledgement) }
    /// Days until Veilig Thuis lets know what came of it (MC-45).
    var outcomeLimit: Int { limit(\.outcomeDays, Norms.outcome) }
    /// Days without anything happening in an open case (MC-49).
    var silenceLimit: Int { limit(\.silentDays, Norms.caseActivity) }
    /// Months for which the training of a coordinator counts (MC-63).
    var trainingLimit: Int { limit(\.trainingMonths, Norms.meldcodeTraining) }
    /// Working days until there is a plan of help (MC-34).
    var helpPlanLimit: Int { limit(\.helpPlanDays, Norms.helpPlan) }
    /// Working days until it is known whether help is accepted (MC-35).
    var acceptanceLimit: Int { limit(\.acceptanceDays, Norms.acceptedHelp) }
    /// Working days until it is decided to report when unsafety goes on (MC-37).
    var unsafetyLimit: Int { limit(\.unsafetyDays, Norms.lastingUnsafety) }
    /// Days until there are agreements after a report (MC-44).
    var agreementLimit: Int { limit(\.agreementDays, Norms.followUpAgreements) }
    /// Days until something more is recorded after a report (MC-46).
    var followingLimit: Int { limit(\.followingDays, Norms.afterReport) }
    /// Days after the closing until a volunteer was looked after (MC-51).
    var aftercareLimit: Int { limit(\.aftercareDays, Norms.aftercare) }
    /// How many attempts at contact are asked (MC-21).
    var attemptLimit: Int { limit(\.attemptCount, Norms.contactAttempts) }

    private func limit(_ own: (CaseLimits) -> Int?, _ norm: Norm) -> Int {
        let laidDown = meldcodeAtBeginning.flatMap { own($0.fact.limits) } ?? norm.range.upperBound
        return min(max(laidDown, CaseLimits.accepted.lowerBound), CaseLimits.accepted.upperBound)
    }
}

extension Noted<MeldcodeAdopted> {
    /// Whether it names a framework in a version, in force on a day.
    func allows(_ framework: String, _ version: String, on day: Day) -> Bool {
        fact.frameworks.contains {
            $0.framework == framework && $0.frameworkVersion == version && ($0.from ?? on) <= day
                && day <= ($0.until ?? day)
        }
    }
}
