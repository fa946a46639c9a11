import Programme
import Wire

extension RandomHistory {
    mutating func addConcern(_ who: Participation, _ volunteer: VolunteerID, on day: Day) {
        let concern = random.id(Concern.self)
        tell(
            .concernRaised(
                ConcernRaised(
                    concern: concern, trajectory: who.trajectory, volunteer: random.chance(80) ? volunteer : nil,
                    location: who.location, on: day, description: sealed(.mother(who.mother)))))
        guard random.chance(70) else { return }
        tell(
            .concernSettled(
                ConcernSettled(
                    concern: concern, trajectory: who.trajectory, location: who.location,
                    on: day.advanced(by: random.number(0...20)), outcome: random.pick(ConcernOutcome.self))))
    }

    /// A Meldcode case that goes on for some steps; any step may be missing and any may be late.
    mutating func addCase(_ who: Participation, _ volunteer: VolunteerID, from first: Day) {
        let id = random.id(MeldcodeCase.self)
        let (trajectory, location) = (who.trajectory, who.location)
        let text = sealed(.meldcodeCase(id))
        var day = first
        func next(_ random: inout SeededGenerator) -> Day {
            day = day.advanced(by: random.number(0...6))
            return day
        }
        for _ in 0..<random.number(1...3) {
            let signal = Signal(
                on: next(&random), source: random.pick(SignalSource.self), observer: random.pick(CaseRole.self),
                specialForms: random.set(SpecialForm.self, 5), acuteDanger: random.chance(10), facts: text,
                noneAgainst: random.chance(50), informant: random.maybe(Informant.self))
            tell(
                .meldcodeSignalRecorded(
                    MeldcodeSignalRecorded(
                        meldcodeCase: id, trajectory: trajectory, location: location,
                        volunteer: random.chance(70) ? volunteer : nil, signal: signal)))
        }
        addBeginnings(id, who, on: day)
        if random.chance(85) {
            let consultation = Consultation(
                on: next(&random), by: .coordinator, consulted: random.pick(Consulted.self), question: text,
                outcome: text)
            tell(
                .meldcodeConsulted(
                    MeldcodeConsulted(
                        meldcodeCase: id, trajectory: trajectory, location: location, fact: consultation)))
        }
        if random.chance(70) {
            let talk = Conversation(on: next(&random), by: random.pick(CaseRole.self), concerns: text, reaction: text)
            tell(
                .meldcodeFamilySpoken(
                    MeldcodeFamilySpoken(
                        meldcodeCase: id, trajectory: trajectory, location: location, fact: talk)))
        } else {
            let omission = Omission(
                on: next(&random), ground: random.pick(OmissionGround.self), by: .coordinator, attemptCount: 2,
                explanation: text)
            tell(
                .meldcodeConversationOmitted(
                    MeldcodeConversationOmitted(
                        meldcodeCase: id, trajectory: trajectory, location: location, fact: omission)))
        }
        if random.chance(85) {
            let weighing = Weighing(
                on: next(&random), by: .coordinator, framework: "Voorbeeldkader", frameworkVersion: "1",
                suspicion: random.pick(Answer.self), unsafety: random.maybe(Answer.self), reasoning: text)
            tell(
                .meldcodeWeighed(
                    MeldcodeWeighed(meldcodeCase: id, trajectory: trajectory, location: location, fact: weighing)))
        }
        addDecisions(id, who, from: day)
        addRemainder(id, who, volunteer, from: day)
    }

    private mutating func tellCase<Fact: CaseFact>(_ fact: Fact, _ id: CaseID, _ who: Participation) {
        tell(
            Fact.event(
                CaseEvent(meldcodeCase: id, trajectory: who.trajectory, location: who.location, fact: fact)))
    }

    /// What is done at once.
    private mutating func addBeginnings(_ id: CaseID, _ who: Participation, on day: Day) {
        let text = sealed(.meldcodeCase(id))
        if random.chance(70) {
            tellCase(
                Kindcheck(
                    on: day, by: .coordinator, childCount: random.number(1...3), care: random.maybe(CareSharing.self),
                    parentsWithAuthority: random.number(0...2), ages: text), id, who)
        }
        if random.chance(60) {
            tellCase(
                EmergencyContact(
                    on: day, by: random.pick(CaseRole.self), service: random.pick(EmergencyService.self), outcome: text),
                id, who)
        }
        if random.chance(30) {
            tellCase(
                ContactAttempt(on: day, by: .coordinator, channel: random.pick(ContactChannel.self)), id, who)
        }
    }

    /// What may come at any time after that.
    private mutating func addRemainder(
        _ id: CaseID, _ who: Participation, _ volunteer: VolunteerID, from first: Day
    ) {
        let text = sealed(.meldcodeCase(id))
        func later(_ random: inout SeededGenerator) -> Day { first.advanced(by: random.number(0...40)) }
        for about in NoticeSubject.allCases where random.chance(30) {
            tellCase(
                FamilyNotice(
                    on: later(&random), by: .coordinator, about: about, informed: random.chance(70),
                    coordinatorKnew: random.chance(50), reason: text), id, who)
        }
        if random.chance(40) {
            tellCase(
                HelpReview(on: later(&random), by: .coordinator, result: random.pick(HelpResult.self), outcome: text),
                id, who)
        }
        if random.chance(30) {
            tellCase(
                VerwijsindexConsideration(
                    on: later(&random), by: .coordinator, choice: random.pick(VerwijsindexChoice.self), reason: text),
                id, who)
        }
        if random.chance(40) {
            tellCase(Aftercare(on: later(&random), by: .coordinator, volunteer: volunteer, note: text), id, who)
        }
        if random.chance(50) {
            let agreement = random.id(Agreement.self)
            tellCase(
                CaseAgreement(
                    on: first, by: .coordinator, agreement: agreement, owner: random.pick(AgreementOwner.self),
                    dueOn: first.advanced(by: 14), content: text), id, who)
            if random.chance(60) {
                tellCase(
                    AgreementSettlement(
                        on: later(&random), by: .coordinator, agreement: agreement,
                        outcome: random.pick(AgreementOutcome.self)), id, who)
            }
        }
        if random.chance(50) {
            tellCase(
                OmissionExplanation(
                    on: later(&random), by: .coordinator, omitted: random.pick(CaseDuty.self), explanation: text),
                id, who)
        }
    }

    /// What a location lays down for its cases, and shows of itself.
    mutating func addMeldcodeSettings(at location: LocationID, from opened: Day) {
        for (version, day) in [("1", opened), ("2", opened.advanced(by: random.number(100...500)))]
        where random.chance(80) {
            tell(
                .meldcodeAdopted(
                    MeldcodeAdopted(
                        location: location, on: day, version: version,
                        frameworks: [AdoptedFramework(framework: "Voorbeeldkader", frameworkVersion: version)],
                        deciders: random.set(CaseRole.self, 50), usesVerwijsindex: random.chance(50),
                        limits: CaseLimits(silentDays: random.number(10...40)))))
        }
        if random.chance(80) {
            tell(
                .attentionOfficersNamed(
                    AttentionOfficersNamed(
                        location: location, on: opened.advanced(by: random.number(0...90)),
                        officer: sealed(.location(location)))))
        }
        for year in 1...2 where random.chance(60) {
            let day = opened.advanced(by: 365 * year)
            tell(.meldcodeOverviewDrawnUp(MeldcodeOverviewDrawnUp(location: location, on: day, year: day.year - 1)))
        }
    }

    private mutating func addDecisions(_ id: CaseID, _ who: Participation, from first: Day) {
        let (trajectory, location) = (who.trajectory, who.location)
        let text = sealed(.meldcodeCase(id))
        let day = first.advanced(by: random.number(0...3))
        for kind in CaseDecision.allCases where random.chance(85) {
            let decision = Decision(
                on: day, decision: kind, outcome: random.chance(50), by: random.pick(CaseRole.self), reasons: text)
            tell(
                .meldcodeDecided(
                    MeldcodeDecided(meldcodeCase: id, trajectory: trajectory, location: location, fact: decision)))
        }
        if random.chance(50) {
            let report = Report(
                on: day, by: .coordinator, channel: random.pick(ReportChannel.self), region: "Voorbeeldregio",
                ownFacts: text)
            tell(
                .meldcodeReported(
                    MeldcodeReported(meldcodeCase: id, trajectory: trajectory, location: location, fact: report)))
        }
        if random.chance(50) {
            let agreement = HelpAgreement(on: day, by: .coordinator, reviewOn: day.advanced(by: 60), plan: text)
            tell(
                .meldcodeHelpAgreed(
                    MeldcodeHelpAgreed(
                        meldcodeCase: id, trajectory: trajectory, location: location, fact: agreement)))
        }
        if random.chance(60) {
            let continuation = ContinuationDecision(
                on: day.advanced(by: 2), choice: random.pick(Continuation.self), by: .coordinator, reason: text)
            tell(
                .meldcodeContinuationDecided(
                    MeldcodeContinuationDecided(
                        meldcodeCase: id, trajectory: trajectory, location: location, fact: continuation)))
        }
        if random.chance(60) {
            let closure = Closure(
                on: day.advanced(by: random.number(5...90)), finding: random.pick(CaseFinding.self), by: .coordinator,
                reason: text)
            tell(
                .meldcodeCaseClosed(
                    MeldcodeCaseClosed(
                        meldcodeCase: id, trajectory: trajectory, location: location, fact: closure)))
        }
        if random.chance(40) {
            let followUp = FollowUp(
                on: day.advanced(by: random.number(5...120)), by: .coordinator,
                contact: random.pick(FollowUpContact.self), outcome: text)
            tell(
                .meldcodeFollowedUp(
                    MeldcodeFollowedUp(
                        meldcodeCase: id, trajectory: trajectory, location: location, fact: followUp)))
        }
    }
}
