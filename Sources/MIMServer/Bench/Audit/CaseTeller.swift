import Programme
import Wire

/// Tells one Meldcode case of `CaseHistory` from its first signal on.
struct CaseTeller {
    let id: CaseID
    let trajectory: TrajectoryID
    let location: LocationID
    let volunteer: VolunteerID
    let actor: Actor
    let framework: (name: String, version: String)
    var day: Day
    var random: SeededRandom
    private(set) var told: [CaseHistory.Told] = []

    init(
        id: CaseID, trajectory: TrajectoryID, location: LocationID, volunteer: VolunteerID, actor: Actor,
        framework: (name: String, version: String), day: Day, random: SeededRandom
    ) {
        self.id = id
        self.trajectory = trajectory
        self.location = location
        self.volunteer = volunteer
        self.actor = actor
        self.framework = framework
        self.day = day
        self.random = random
    }

    private var text: Personal { .open("Voorbeeld", of: .meldcodeCase(id)) }

    private mutating func maybe(_ percent: Int) -> Personal? { random.chance(percent) ? text : nil }

    private mutating func pass(_ days: ClosedRange<Int>) { day = day.advanced(by: random.number(days)) }

    private mutating func tell(_ event: ProgrammeEvent) {
        let late = random.chance(90) ? random.number(0...2) : random.number(4...20)
        told.append(CaseHistory.Told(event: event, actor: actor, recordedOn: event.on.advanced(by: late)))
    }

    private mutating func tell<Fact: CaseFact>(_ fact: Fact) {
        tell(Fact.event(CaseEvent(meldcodeCase: id, trajectory: trajectory, location: location, fact: fact)))
    }

    private mutating func answer(yes percent: Int) -> Answer {
        random.chance(percent) ? .yes : random.chance(90) ? .no : .doubt
    }

    mutating func tell() {
        let isAcute = random.chance(8)
        for number in 0...random.number(0...2) {
            addSignal(isAcute: isAcute, isFirst: number == 0)
            pass(0...3)
        }
        if isAcute { tell(EmergencyContact(on: day, by: .coordinator, service: .police, outcome: text)) }
        if random.chance(90) {
            tell(
                Kindcheck(
                    on: day, by: .coordinator, childCount: random.number(1...3), otherCount: random.number(0...1),
                    care: .alone, parentsWithAuthority: random.number(1...2), ages: maybe(90)))
        }
        addConsultations()
        addTalk()
        let decidesToReport = addWeighing(isAcute: isAcute)
        addDecisions(decidesToReport)
        if decidesToReport { addReport() } else { addHelp() }
        addRest(decidesToReport)
    }

    private mutating func addSignal(isAcute: Bool, isFirst: Bool) {
        let isTold = random.chance(20)
        let signal = Signal(
            on: day, toldCoordinatorOn: random.chance(80) ? day.advanced(by: random.number(0...2)) : nil,
            source: isTold ? .toldByThirdParty : .ownObservation, observer: .volunteer,
            specialForms: random.chance(4) ? [.honour] : [], acuteDanger: isAcute, facts: text,
            interpretation: maybe(50), against: maybe(30), noneAgainst: random.chance(60) ? true : nil,
            interpretationBy: random.chance(80) ? .volunteer : nil, informant: isTold ? .neighbour : nil)
        tell(
            .meldcodeSignalRecorded(
                MeldcodeSignalRecorded(
                    meldcodeCase: id, trajectory: trajectory, location: location, volunteer: volunteer, signal: signal,
                    meldcode: isFirst ? "1" : nil)))
    }

    private mutating func addConsultations() {
        for consulted in Consulted.allCases where random.chance(consulted == .colleague ? 90 : 40) {
            pass(0...3)
            tell(
                Consultation(
                    on: day, by: .coordinator, consulted: consulted, function: maybe(90), question: text, outcome: text,
                    anonymous: consulted == .veiligThuis ? random.chance(90) : nil, otherChildren: random.chance(60)))
        }
    }

    private mutating func addTalk() {
        if random.chance(60) {
            tell(FamilyNotice(on: day, by: .coordinator, about: .suspicion, informed: true, coordinatorKnew: true))
        }
        pass(1...8)
        guard random.chance(75) else {
            for _ in 0..<random.number(1...3) {
                tell(ContactAttempt(on: day, by: .coordinator, channel: .telephone))
                pass(1...3)
            }
            return tell(
                Omission(
                    on: day, ground: .noContact, by: .coordinator, attemptCount: 2,
                    laterOn: day.advanced(by: random.number(10...40)), explanation: text))
        }
        for _ in 0...random.number(0...1) {
            tell(
                Conversation(
                    on: day, by: random.chance(80) ? .coordinator : .volunteer, concerns: text, reaction: text,
                    agreements: maybe(90), present: random.chance(70) ? [.mother, .otherParent] : [.mother],
                    acceptsHelp: answer(yes: 70), suspicionRemoved: random.chance(10), goal: maybe(60)))
            pass(1...6)
        }
    }

    /// - Returns: Whether the path of the questions leads to a report.
    private mutating func addWeighing(isAcute: Bool) -> Bool {
        var leadsToReport = false
        for _ in 0...(random.chance(20) ? 1 : 0) {
            let (unsafety, possible, accepted) = (answer(yes: isAcute ? 80 : 20), answer(yes: 85), answer(yes: 80))
            leadsToReport = unsafety == .yes || possible == .no || accepted == .no
            tell(
                Weighing(
                    on: day, by: .coordinator, framework: framework.name,
                    frameworkVersion: random.chance(95) ? framework.version : "2013", suspicion: answer(yes: 90),
                    unsafety: unsafety, helpPossible: possible, helpAccepted: accepted, helpWorks: nil, reasoning: text,
                    nature: [.emotionalNeglect], severity: .moderate, risk: .moderate,
                    basis: [.signals, .conversation],
                    instrumentUsed: random.chance(30), otherChildren: random.chance(70), suspicionReason: text,
                    unsafetyReason: text, helpPossibleReason: maybe(95), helpAcceptedReason: maybe(95)))
            pass(0...5)
        }
        return leadsToReport
    }

    private mutating func addDecisions(_ isToReport: Bool) {
        for decision in CaseDecision.allCases where random.chance(95) {
            tell(
                Decision(
                    on: day, decision: decision, outcome: (decision == .report) == isToReport, by: .coordinator,
                    reasons: text, function: maybe(90)))
        }
    }

    private mutating func addReport() {
        if random.chance(80) {
            tell(FamilyNotice(on: day, by: .coordinator, about: .report, informed: true, reaction: text))
        }
        pass(0...4)
        let isAnonymous = random.chance(10)
        tell(
            Report(
                on: day, by: .coordinator, channel: .telephone, region: "Haaglanden", ownFacts: text,
                thirdPartyFacts: maybe(50), anonymous: isAnonymous,
                anonymityGround: isAnonymous ? .threatToReporter : nil, reporterName: text, reporterFunction: maybe(90))
        )
        for (contact, feedback) in [(FollowUpContact.veiligThuis, Feedback.acknowledged), (.family, nil)]
            + [(.veiligThuis, .outcome)]
        where random.chance(80) {
            pass(2...20)
            tell(
                FollowUp(
                    on: day, by: .coordinator, contact: contact, outcome: text, agreements: maybe(80),
                    feedback: feedback))
        }
    }

    private mutating func addHelp() {
        pass(0...3)
        tell(
            HelpAgreement(
                on: day, by: .coordinator, reviewOn: day.advanced(by: 28), plan: text, until: day.advanced(by: 180),
                accepted: answer(yes: 90), acceptedOn: day, helpers: text, safetyCheck: maybe(90)))
        for _ in 0...random.number(0...2) {
            pass(20...35)
            tell(
                HelpReview(
                    on: day, by: .coordinator, result: random.chance(80) ? .improving : .unsafetyContinues,
                    outcome: text, nextReviewOn: random.chance(50) ? day.advanced(by: 28) : nil))
        }
    }

    private mutating func addRest(_ isReported: Bool) {
        if random.chance(50) {
            tell(VerwijsindexConsideration(on: day, by: .coordinator, choice: .notSignalled, reason: text))
        }
        if random.chance(80) { tell(ContinuationDecision(on: day, choice: .goOn, by: .coordinator, reason: text)) }
        for number in 0..<random.number(0...2) {
            let agreement = AgreementID(Identifier(high: id.value.low &+ 0x7105_0000, low: UInt64(number)))
            tell(
                CaseAgreement(
                    on: day, by: .coordinator, agreement: agreement, owner: .coordinator,
                    dueOn: day.advanced(by: 14), content: text))
            guard random.chance(85) else { continue }
            tell(AgreementSettlement(on: day.advanced(by: 10), by: .coordinator, agreement: agreement, outcome: .done))
        }
        pass(5...25)
        if random.chance(60) {
            tell(Aftercare(on: day, by: .coordinator, volunteer: volunteer, note: text, instruction: maybe(90)))
        }
        for omitted in random.some(random.number(0...3), of: CaseDuty.allCases) {
            tell(OmissionExplanation(on: day, by: .coordinator, omitted: omitted, explanation: text))
        }
        guard random.chance(75) else { return }
        let finding: CaseFinding = isReported ? .endedWithReport : random.chance(30) ? .refuted : .resolvedByHelp
        tell(Closure(on: day, finding: finding, by: .coordinator, reason: text, refutation: maybe(50)))
        for subject in [NoticeSubject.rights, .record] where random.chance(70) {
            tell(FamilyNotice(on: day, by: .coordinator, about: subject, informed: true))
        }
    }
}
