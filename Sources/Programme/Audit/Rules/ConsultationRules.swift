import Wire

// Step 2: who was consulted, and contact with Veilig Thuis (MC-13 to MC-18).

extension AuditRules {
    static let mc13 = AuditRule(
        13, .critical, "Er is overlegd met een deskundige collega, de aandachtsfunctionaris of Veilig Thuis.",
        "An expert colleague, the attention officer or Veilig Thuis was consulted.", source: "S1, S9, S10"
    ) { file in
        let complete = file.consultations.filter { $0.fact.consulted != .colleague || $0.fact.function != nil }
        if !complete.isEmpty {
            return .pass("Er is met een deskundige overlegd.", "An expert was consulted.", on: complete.positions())
        }
        if let excuse = file.excuse(.consultation) { return excuse }
        let mend = Wording(
            "Overleg met een deskundige en leg vast met wie, in welke functie.",
            "Consult an expert and record whom, in which function.")
        if file.isUndecided {
            return .notYetDue(
                "Er is nog geen besluit; het overleg kan nog volgen.",
                "Nothing was decided yet; the consultation can still follow.", on: file.consultations.positions(),
                mend: mend)
        }
        return file.consultations.isEmpty
            ? .fail("Er is met niemand overlegd.", "Nobody was consulted.", mend: mend)
            : .fail(
                "Van de geraadpleegde collega ontbreekt de functie.",
                "The function of the colleague consulted is missing.",
                on: file.consultations.positions(), mend: mend)
    }

    static let mc14 = AuditRule(
        14, .high, "Er is overlegd voordat er een besluit is genomen, behalve bij acuut gevaar.",
        "Somebody was consulted before a decision was taken, unless there was acute danger.", source: "S1"
    ) { file in
        let decision = file.decisions.first
        if let decision {
            let known = file.consultations.filter { file.wasKnown($0, by: decision) }
            if !known.isEmpty {
                return .pass(
                    "Er was overlegd toen het eerste besluit werd genomen.",
                    "Somebody had been consulted when the first decision was taken.",
                    on: known.positions() + [decision.position])
            }
        }
        if let excuse = file.excuse(.consultation) { return excuse }
        if file.isAcute {
            return .notApplicable(
                "Bij acuut gevaar gaat handelen voor overleg.", "In acute danger acting comes before consulting.",
                on: file.signals.positions { $0.fact.signal.acuteDanger == true })
        }
        guard let decision else {
            return file.isOpen
                ? .notYetDue("Er is nog geen besluit genomen.", "No decision was taken yet.")
                : .notApplicable(
                    "De casus is afgesloten zonder besluit.", "The case was closed without a decision.")
        }
        return .fail(
            "Toen het eerste besluit werd genomen, was er nog niet overlegd of het overleg niet vastgelegd.",
            "When the first decision was taken, nobody had been consulted yet, or that was not recorded.",
            on: [decision.position],
            mend: Wording(
                "Leg uit waarom er niet eerst is overlegd.", "Explain why nobody was consulted first."))
    }

    static let mc15 = AuditRule(
        15, .high, "Wie overlegt, overlegt met een ander dan zichzelf.", "Nobody consults herself.", source: "S10"
    ) { file in
        guard !file.consultations.isEmpty else {
            return .notApplicable("Er is niet overlegd.", "Nobody was consulted.")
        }
        let others = file.consultations.filter(\.isWithSomebodyElse)
        return others.isEmpty
            ? .fail(
                "De coördinator of aandachtsfunctionaris heeft alleen zichzelf geraadpleegd.",
                "The coordinator or attention officer consulted only herself.", on: file.consultations.positions(),
                mend: Wording("Overleg met iemand anders en leg dat vast.", "Consult somebody else and record that."))
            : .pass("Er is met een ander overlegd.", "Somebody else was consulted.", on: others.positions())
    }

    static let mc16 = AuditRule(
        16, .high, "Advies van Veilig Thuis is anoniem gevraagd, en telt nooit als melding.",
        "Advice of Veilig Thuis was asked without data of the family, and never counts as a report.",
        source: "S18, S26"
    ) { file in
        let advice = file.veiligThuisAdvice
        guard !advice.isEmpty else {
            return .notApplicable("Veilig Thuis is niet om advies gevraagd.", "Veilig Thuis was not asked for advice.")
        }
        let wrong = advice.filter { asked in
            asked.fact.anonymous != true && !file.reports.contains { $0.on <= asked.on }
        }
        if wrong.isEmpty {
            return .pass(
                "Advies is anoniem gevraagd, of toen de melding al was gedaan.",
                "Advice was asked anonymously, or when the report had been made already.", on: advice.positions())
        }
        return .fail(
            "Bij het advies van Veilig Thuis staat niet dat het anoniem is gevraagd.",
            "The advice of Veilig Thuis does not say that it was asked anonymously.", on: wrong.positions(),
            mend: Wording(
                "Vul aan of het advies anoniem is gevraagd; zo niet, bespreek dat met Veilig Thuis.",
                "Add whether the advice was asked anonymously; if not, speak with Veilig Thuis about it."))
    }

    static let mc17 = AuditRule(
        17, .low, "Is Veilig Thuis niet geraadpleegd, dan staat er waarom niet.",
        "If Veilig Thuis was not asked, it is recorded why not.", source: "S9"
    ) { file in
        let contacts = file.veiligThuisContacts
        if !contacts.isEmpty {
            return .pass(
                "Er was contact met Veilig Thuis.", "There was contact with Veilig Thuis.", on: contacts.positions())
        }
        if let excuse = file.excuse(.veiligThuisAdvice) { return excuse }
        let mend = Wording(
            "Vraag Veilig Thuis om advies, of leg uit waarom niet.", "Ask Veilig Thuis for advice, or explain why not.")
        if file.isUndecided {
            return .notYetDue(
                "Er is nog geen besluit; Veilig Thuis kan nog worden gevraagd.",
                "Nothing was decided yet; Veilig Thuis can still be asked.", mend: mend)
        }
        return .fail(
            "Er was geen contact met Veilig Thuis, en er staat niet waarom niet.",
            "There was no contact with Veilig Thuis, and it is not recorded why not.", mend: mend)
    }

    static let mc18 = AuditRule(
        18, .critical,
        "Bij een bijzondere vorm van geweld is er contact met Veilig Thuis voor elk gesprek met het gezin.",
        "With a special form of violence Veilig Thuis is contacted before any talk with the family.", source: "S2"
    ) { file in
        let special = file.signals.filter { !$0.fact.signal.specialForms.isEmpty }
        guard !special.isEmpty else {
            return .notApplicable(
                "Geen signaal noemt een bijzondere vorm van geweld.",
                "No signal says that it is a special form of violence.")
        }
        let contacts = file.veiligThuisContacts
        /// The conversation before which there had to be contact; nil where there was none yet.
        func firstTalk(since signal: Noted<MeldcodeSignalRecorded>) -> Noted<Conversation>? {
            file.conversations.first { $0.on >= signal.on }
        }
        let unanswered = special.filter { signal in
            guard let talk = firstTalk(since: signal) else { return contacts.isEmpty }
            return !contacts.contains { file.wasKnown($0, by: talk) }
        }
        if unanswered.isEmpty {
            return .pass(
                "Voor het gesprek was er contact met Veilig Thuis.",
                "There was contact with Veilig Thuis before the talk.", on: special.positions() + contacts.positions())
        }
        if let excuse = file.excuse(.veiligThuisAdvice) { return excuse }
        if file.isOpen, unanswered.allSatisfy({ firstTalk(since: $0) == nil }) {
            return .notYetDue(
                "Er was nog geen gesprek en nog geen contact met Veilig Thuis.",
                "There was no talk and no contact with Veilig Thuis yet.", on: unanswered.positions(),
                mend: Wording(
                    "Bel Veilig Thuis voordat iemand met het gezin spreekt.",
                    "Call Veilig Thuis before anybody speaks with the family."))
        }
        return .fail(
            "Bij een bijzondere vorm van geweld was er geen contact met Veilig Thuis voor het gesprek.",
            "With a special form of violence there was no contact with Veilig Thuis before the talk.",
            on: unanswered.positions() + unanswered.compactMap { firstTalk(since: $0)?.position },
            mend: Wording(
                "Bel Veilig Thuis alsnog, en leg uit waarom het later was.",
                "Call Veilig Thuis after all, and explain why it was later."))
    }
}

extension Noted<Consultation> {
    /// Whether it was no consultation of oneself: a coordinator does not ask herself, nor an attention officer the officer.
    fileprivate var isWithSomebodyElse: Bool {
        let isOwnColleague = fact.colleague != nil && actor.role == .coordinator && actor.id == fact.colleague?.value
        return !isOwnColleague && !(fact.by == .attentionOfficer && fact.consulted == .attentionOfficer)
    }
}
