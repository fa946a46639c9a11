import Wire

@testable import Programme

/// A Meldcode case for the decision tests: its facts, whose words are anybody's until they are the case's.
extension Story {
    static let suspicion: CaseID = .number(71)

    static func signal(_ on: Day, told: Day? = nil, _ facts: Personal = .spoken("Blauwe plek")) -> Signal {
        Signal(
            on: on, toldCoordinatorOn: told, source: .ownObservation, observer: .volunteer, facts: facts,
            interpretation: .spoken("Gevallen?"), against: .spoken("Geen"))
    }

    static func signalled(
        _ on: Day, in suspicion: CaseID = suspicion, of trajectory: TrajectoryID = trajectory,
        by volunteer: VolunteerID? = vera, told: Day? = nil
    ) -> ProgrammeEvent {
        .meldcodeSignalRecorded(
            MeldcodeSignalRecorded(
                meldcodeCase: suspicion, trajectory: trajectory, location: centrum, volunteer: volunteer,
                signal: signal(on, told: told).of(.meldcodeCase(suspicion))))
    }

    static func closed(_ on: Day) -> ProgrammeEvent {
        .meldcodeCaseClosed(
            MeldcodeCaseClosed(
                meldcodeCase: suspicion, trajectory: trajectory, location: centrum,
                fact: closure(on).of(.meldcodeCase(suspicion))))
    }

    static func followUp(_ on: Day, in suspicion: CaseID = suspicion) -> FollowUpCase {
        FollowUpCase(
            meldcodeCase: suspicion,
            fact: FollowUp(
                on: on, by: .coordinator, contact: .veiligThuis, outcome: .spoken("Veilig"),
                agreements: .spoken("Bellen in mei")))
    }

    static func closure(_ on: Day) -> Closure {
        Closure(on: on, finding: .refuted, by: .coordinator, reason: .spoken("Weerlegd"))
    }

    /// Every step between the first signal and the closure, with the event that it leaves.
    static func steps(_ on: Day, in suspicion: CaseID = suspicion) -> [(command: any Command, event: ProgrammeEvent)] {
        let consultation = Consultation(
            on: on, by: .coordinator, consulted: .veiligThuis, function: .spoken("Vertrouwensarts"),
            question: .spoken("Wat nu?"), outcome: .spoken("Praten"))
        let conversation = Conversation(
            on: on, by: .volunteer, concerns: .spoken("Zorgen"), reaction: .spoken("Schrik"),
            agreements: .spoken("Hulp"))
        let omission = Omission(on: on, ground: .noContact, by: .coordinator, laterOn: on, explanation: .spoken("Weg"))
        let weighing = Weighing(
            on: on, by: .coordinator, framework: "voorbeeld", frameworkVersion: "1", suspicion: .doubt,
            reasoning: .spoken("Twijfel"))
        let decision = Decision(on: on, decision: .report, outcome: true, by: .manager, reasons: .spoken("Onveilig"))
        let report = Report(
            on: on, by: .coordinator, channel: .telephone, region: "Voorbeeld", ownFacts: .spoken("Feiten"),
            thirdPartyFacts: .spoken("De oma zegt"))
        let agreement = HelpAgreement(on: on, by: .coordinator, reviewOn: on, plan: .spoken("Wekelijks"))
        let continuation = ContinuationDecision(on: on, choice: .goOn, by: .coordinator, reason: .spoken("Steun"))
        let review = HelpReview(
            on: on, by: .coordinator, result: .improving, outcome: .spoken("Beter"), nextReviewOn: on)
        let kindcheck = Kindcheck(on: on, by: .coordinator, childCount: 2, ages: .spoken("Een en drie"))
        let called = EmergencyContact(on: on, by: .volunteer, service: .police, outcome: .spoken("Er was gevaar"))
        let tried = ContactAttempt(on: on, by: .coordinator, channel: .visit, outcome: .spoken("Niemand thuis"))
        let index = VerwijsindexConsideration(on: on, by: .coordinator, choice: .notUsed, reason: .spoken("Nee"))
        let owner = Subject.meldcodeCase(suspicion)
        let (id, way, place) = (suspicion, trajectory, centrum)
        return [
            (
                Consult(meldcodeCase: id, fact: consultation),
                .meldcodeConsulted(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: consultation.of(owner)))
            ),
            (
                SpeakWithFamily(meldcodeCase: id, fact: conversation),
                .meldcodeFamilySpoken(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: conversation.of(owner)))
            ),
            (
                OmitConversation(meldcodeCase: id, fact: omission),
                .meldcodeConversationOmitted(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: omission.of(owner)))
            ),
            (
                WeighCase(meldcodeCase: id, fact: weighing),
                .meldcodeWeighed(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: weighing.of(owner)))
            ),
            (
                DecideCase(meldcodeCase: id, fact: decision),
                .meldcodeDecided(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: decision.of(owner)))
            ),
            (
                ReportCase(meldcodeCase: id, fact: report),
                .meldcodeReported(.init(meldcodeCase: id, trajectory: way, location: place, fact: report.of(owner)))
            ),
            (
                AgreeHelp(meldcodeCase: id, fact: agreement),
                .meldcodeHelpAgreed(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: agreement.of(owner)))
            ),
            (
                ReviewHelp(meldcodeCase: id, fact: review),
                .meldcodeHelpReviewed(.init(meldcodeCase: id, trajectory: way, location: place, fact: review.of(owner)))
            ),
            (
                AnswerKindcheck(meldcodeCase: id, fact: kindcheck),
                .meldcodeKindcheckAnswered(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: kindcheck.of(owner)))
            ),
            (
                ContactEmergencyServices(meldcodeCase: id, fact: called),
                .meldcodeEmergencyContacted(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: called.of(owner)))
            ),
            (
                AttemptContact(meldcodeCase: id, fact: tried),
                .meldcodeContactAttempted(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: tried.of(owner)))
            ),
            (
                ConsiderVerwijsindex(meldcodeCase: id, fact: index),
                .meldcodeVerwijsindexConsidered(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: index.of(owner)))
            ),
            (
                DecideContinuation(meldcodeCase: id, fact: continuation),
                .meldcodeContinuationDecided(
                    .init(meldcodeCase: id, trajectory: way, location: place, fact: continuation.of(owner)))
            ),
        ]
    }
}
