/// Record a step in a Meldcode case.
///
/// The steps are alike: the case must have begun by then and not be closed, no order is asked for, and what is left out is
/// for the audit to show. What a step refuses beyond that, its fact says (`CaseFact.admitted`).
public struct RecordCaseFact<Fact: CaseFact>: Command {
    public static var name: StaticString { Fact.command }

    public var meldcodeCase: CaseID
    public var fact: Fact

    public init(meldcodeCase: CaseID, fact: Fact) {
        self.meldcodeCase = meldcodeCase
        self.fact = fact
    }

    public init(from fields: inout some FieldReader) throws(FieldError) {
        meldcodeCase = try fields.tag()
        fact = try Fact(from: &fields)
    }

    public var scope: Scope { .meldcodeCase(meldcodeCase) }

    public func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent] {
        try context.past(fact.on)
        let known = try state.admitting(Fact.self, on: fact.on, in: meldcodeCase)
        let admitted = try fact.admitted(to: known, context).of(.meldcodeCase(meldcodeCase))
        return [
            Fact.event(
                CaseEvent(
                    meldcodeCase: meldcodeCase, trajectory: known.trajectory, location: known.location, fact: admitted))
        ]
    }
}

/// Record a consultation (step 2).
public typealias Consult = RecordCaseFact<Consultation>
/// Record the conversation with those involved (step 3).
public typealias SpeakWithFamily = RecordCaseFact<Conversation>
/// Record why the conversation is left out (step 3).
public typealias OmitConversation = RecordCaseFact<Omission>
/// Record the weighing (step 4).
public typealias WeighCase = RecordCaseFact<Weighing>
/// Record decision A (report) or decision B (help) (step 5).
public typealias DecideCase = RecordCaseFact<Decision>
/// Record a report to Veilig Thuis.
public typealias ReportCase = RecordCaseFact<Report>
/// Record the help agreed.
public typealias AgreeHelp = RecordCaseFact<HelpAgreement>
/// Record what was heard or agreed afterwards.
public typealias FollowUpCase = RecordCaseFact<FollowUp>
/// Record whether MIM goes on with this mother.
public typealias DecideContinuation = RecordCaseFact<ContinuationDecision>
/// Close the case.
public typealias CloseCase = RecordCaseFact<Closure>
/// Record which children and others depend on the mother.
public typealias AnswerKindcheck = RecordCaseFact<Kindcheck>
/// Record who was called in acute danger.
public typealias ContactEmergencyServices = RecordCaseFact<EmergencyContact>
/// Record an attempt to reach the family.
public typealias AttemptContact = RecordCaseFact<ContactAttempt>
/// Record what those involved were told, or why not.
public typealias InformFamily = RecordCaseFact<FamilyNotice>
/// Record how the help goes.
public typealias ReviewHelp = RecordCaseFact<HelpReview>
/// Record whether the case is signalled in the Verwijsindex.
public typealias ConsiderVerwijsindex = RecordCaseFact<VerwijsindexConsideration>
/// Record that the volunteer was looked after.
public typealias GiveAftercare = RecordCaseFact<Aftercare>
/// Record something agreed, with its owner.
public typealias MakeCaseAgreement = RecordCaseFact<CaseAgreement>
/// Record that an agreement was kept or dropped.
public typealias SettleCaseAgreement = RecordCaseFact<AgreementSettlement>
/// Record why something was left out, came late or was done otherwise.
public typealias ExplainOmission = RecordCaseFact<OmissionExplanation>
