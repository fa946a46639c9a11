import Wire

@testable import Programme

/// The steps between the first signal and the decisions, each complete.
extension CaseBuilder {
    func kindcheck(_ on: Day, _ change: (inout Kindcheck) -> Void = { _ in }) -> CaseBuilder {
        adding(
            Kindcheck(
                on: on, by: .coordinator, childCount: 2, care: .alone, parentsWithAuthority: 2, ages: Self.words),
            change)
    }

    func called(_ on: Day, _ service: EmergencyService = .emergencyNumber) -> CaseBuilder {
        adding(EmergencyContact(on: on, by: .coordinator, service: service, outcome: Self.words))
    }

    func consulted(
        _ on: Day, _ consulted: Consulted = .attentionOfficer, late: Int = 0,
        _ change: (inout Consultation) -> Void = { _ in }
    ) -> CaseBuilder {
        adding(
            Consultation(
                on: on, by: .coordinator, consulted: consulted, function: Self.words, question: Self.words,
                outcome: Self.words, anonymous: true), late: late, change)
    }

    func spoke(_ on: Day, late: Int = 0, _ change: (inout Conversation) -> Void = { _ in }) -> CaseBuilder {
        adding(
            Conversation(
                on: on, by: .coordinator, concerns: Self.words, reaction: Self.words, agreements: Self.words,
                present: [.mother]), late: late, change)
    }

    func omitted(
        _ on: Day, _ ground: OmissionGround = .safetyInvolved, _ change: (inout Omission) -> Void = { _ in }
    ) -> CaseBuilder {
        adding(Omission(on: on, ground: ground, by: .coordinator, explanation: Self.words), change)
    }

    func attempted(_ on: Day) -> CaseBuilder {
        adding(ContactAttempt(on: on, by: .coordinator, channel: .telephone))
    }

    /// Those involved were told something, or, with a reason, were not.
    func told(_ on: Day, _ about: NoticeSubject, _ change: (inout FamilyNotice) -> Void = { _ in }) -> CaseBuilder {
        adding(FamilyNotice(on: on, by: .coordinator, about: about, informed: true, reaction: Self.words), change)
    }

    func withheld(_ on: Day, _ about: NoticeSubject, reason: Personal? = words) -> CaseBuilder {
        adding(FamilyNotice(on: on, by: .coordinator, about: about, informed: false, reason: reason))
    }

    /// A weighing whose five answers are written in a row, `yny` or `ydn--`: yes, no, doubt, not answered. Each has its
    /// reason.
    func weighed(_ on: Day, _ answers: String, _ change: (inout Weighing) -> Void = { _ in }) -> CaseBuilder {
        let given = Answer.given(answers)
        return adding(
            Weighing(
                on: on, by: .coordinator, framework: "voorbeeld", frameworkVersion: "1", suspicion: given[0] ?? .yes,
                unsafety: given[1], helpPossible: given[2], helpAccepted: given[3], helpWorks: given[4],
                reasoning: Self.words, nature: [.emotionalNeglect], severity: .moderate, risk: .moderate,
                basis: [.signals], suspicionReason: Self.words, unsafetyReason: Self.words,
                helpPossibleReason: Self.words, helpAcceptedReason: Self.words, helpWorksReason: Self.words), change)
    }

    /// The talk that took the suspicion away, and the closing that says so: the steps after it fall away.
    var refutedByTalk: CaseBuilder {
        spoke("2026-03-05") { $0.suspicionRemoved = true }.closed("2026-03-06", .refuted)
    }
}

/// The steps after the decisions, each complete.
extension CaseBuilder {
    func helped(_ on: Day, _ change: (inout HelpAgreement) -> Void = { _ in }) -> CaseBuilder {
        adding(
            HelpAgreement(
                on: on, by: .coordinator, reviewOn: on.advanced(by: 14), plan: Self.words, until: on.advanced(by: 60),
                accepted: .yes, acceptedOn: on, helpers: Self.words, safetyCheck: Self.words), change)
    }

    func reviewed(_ on: Day, _ result: HelpResult = .improving, next: Day? = nil) -> CaseBuilder {
        adding(HelpReview(on: on, by: .coordinator, result: result, outcome: Self.words, nextReviewOn: next))
    }

    func considered(_ on: Day) -> CaseBuilder {
        adding(VerwijsindexConsideration(on: on, by: .coordinator, choice: .notSignalled, reason: Self.words))
    }

    func continued(_ on: Day, by: CaseRole = .coordinator) -> CaseBuilder {
        adding(ContinuationDecision(on: on, choice: .goOn, by: by, reason: Self.words))
    }

    func reported(_ on: Day, late: Int = 0, _ change: (inout Report) -> Void = { _ in }) -> CaseBuilder {
        adding(
            Report(
                on: on, by: .coordinator, channel: .telephone, region: "Voorbeeld", ownFacts: Self.words,
                time: ClockTime(minute: 600), reporterName: Self.words, reporterFunction: Self.words), late: late,
            change)
    }

    func heard(
        _ on: Day, of contact: FollowUpContact = .veiligThuis, _ feedback: Feedback? = nil, agreed: Bool = false
    ) -> CaseBuilder {
        adding(
            FollowUp(
                on: on, by: .coordinator, contact: contact, outcome: Self.words, agreements: agreed ? Self.words : nil,
                feedback: feedback))
    }

    func caredFor(_ on: Day, _ volunteer: VolunteerID = vera, instruction: Personal? = words) -> CaseBuilder {
        adding(
            Aftercare(
                on: on, by: .coordinator, volunteer: volunteer, note: Self.words, instruction: instruction))
    }

    private static func agreement(_ number: Int) -> AgreementID {
        AgreementID(Identifier(high: 9, low: UInt64(bitPattern: Int64(number))))
    }

    func agreed(_ on: Day, _ number: Int = 1, due: Day? = nil) -> CaseBuilder {
        adding(
            CaseAgreement(
                on: on, by: .coordinator, agreement: Self.agreement(number), owner: .coordinator, dueOn: due,
                content: Self.words))
    }

    func settled(
        _ on: Day, _ number: Int = 1, _ outcome: AgreementOutcome = .done, reason: Personal? = nil
    )
        -> CaseBuilder
    {
        adding(
            AgreementSettlement(
                on: on, by: .coordinator, agreement: Self.agreement(number), outcome: outcome, reason: reason))
    }
}

/// What the location laid down.
extension CaseBuilder {
    static func meldcode(
        _ on: Day, _ version: String = "2026", _ change: (inout MeldcodeAdopted) -> Void = { _ in }
    ) -> Noted<MeldcodeAdopted> {
        var adopted = MeldcodeAdopted(
            location: .number(2), on: on, version: version,
            frameworks: [AdoptedFramework(framework: "voorbeeld", frameworkVersion: "1")],
            deciders: [.coordinator, .manager])
        change(&adopted)
        return Noted(adopted, on: on, position: 900, recordedAt: Instant(milliseconds: 0), actor: .local)
    }

    /// With a meldcode in force from the beginning of 2026.
    func under(_ change: (inout MeldcodeAdopted) -> Void = { _ in }) -> CaseBuilder {
        knowing { $0.meldcodes.append(Self.meldcode("2026-01-01", "2026", change)) }
    }
}

extension Answer {
    /// Answers in a row: `y`, `n`, `d`, and `-` for none; five of them.
    static func given(_ row: String) -> [Answer?] {
        let letters: [Character: Answer] = ["y": .yes, "n": .no, "d": .doubt]
        let answers = row.map { letters[$0] }
        return answers + Array(repeating: nil, count: max(0, 5 - answers.count))
    }
}
