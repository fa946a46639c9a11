import Wire

// Step 4: the weighing (MC-26 to MC-29).

extension AuditRules {
    static let mc26 = AuditRule(
        26, .critical, "De weging noemt aard, ernst en risico, met onderbouwing en waarop zij rust.",
        "The weighing holds nature, severity and risk, with the reasoning and what it rests on.", source: "S1, S6, S12"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        let mend = Wording(
            "Leg de weging vast met aard, ernst, risico en waarop zij rust.",
            "Record the weighing with nature, severity, risk and what it rests on.")
        guard let weighing = file.lastWeighing else { return file.noWeighing(mend) }
        return weighing.fact.isComplete
            ? .pass("De weging is volledig vastgelegd.", "The weighing is fully recorded.", on: [weighing.position])
            : .fail(
                "In de weging ontbreekt de aard, de ernst, het risico of waarop zij rust.",
                "The weighing lacks the nature, the severity, the risk or what it rests on.", on: [weighing.position],
                mend: mend)
    }

    static let mc27 = AuditRule(
        27, .high, "Bij de weging staan het afwegingskader en de versie die op die dag golden.",
        "The weighing names the assessment framework and the version in force on that day.", source: "S35, S14"
    ) { file in
        guard !file.weighings.isEmpty else {
            return .notApplicable("Er is niet gewogen.", "Nothing was weighed.")
        }
        let wrong = file.weighings.filter { weighing in
            file.meldcode(on: weighing.on)?
                .allows(weighing.fact.framework, weighing.fact.frameworkVersion, on: weighing.on) != true
        }
        return wrong.isEmpty
            ? .pass(
                "Elk kader gold op de dag van de weging.", "Each framework was in force on the day of the weighing.",
                on: file.weighings.positions())
            : .fail(
                "Het kader of de versie gold niet volgens de meldcode van die dag.",
                "The framework or its version was not in force by the meldcode of that day.", on: wrong.positions(),
                mend: Wording(
                    "Weeg met het kader dat geldt, of vul aan welke kaders de meldcode kent.",
                    "Weigh by the framework in force, or add which frameworks the meldcode has."))
    }

    static let mc28 = AuditRule(
        28, .low, "Is er een instrument voor risicotaxatie gebruikt, dan staat erbij welk.",
        "If a risk instrument was used, it is named.", source: "S12, S23"
    ) { file in
        let measured = file.weighings.filter { $0.fact.instrumentUsed == true }
        guard !measured.isEmpty else {
            return .notApplicable("Er is geen instrument gebruikt.", "No instrument was used.")
        }
        let nameless = measured.filter { $0.fact.instrument == nil }
        return nameless.isEmpty
            ? .pass("Het gebruikte instrument is genoemd.", "The instrument used is named.", on: measured.positions())
            : .fail(
                "Er is een instrument gebruikt, maar niet genoemd.", "An instrument was used but not named.",
                on: nameless.positions(),
                mend: Wording("Vul de naam van het instrument aan.", "Add the name of the instrument."))
    }

    static let mc29 = AuditRule(
        29, .high, "Bij twijfel is Veilig Thuis geraadpleegd.", "In doubt Veilig Thuis was consulted.", source: "S1"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        guard let doubt = file.weighings.first(where: \.fact.hasDoubt) else {
            return .notApplicable("In geen weging staat twijfel.", "No weighing says that there is doubt.")
        }
        let asked = file.veiligThuisContacts.filter { $0.fact != .emergency }
        let decision = file.decisions.first { $0.on >= doubt.on }
        let known = decision.map { decision in asked.filter { file.wasKnown($0, by: decision) } } ?? asked
        if decision != nil || !file.isOpen, !known.isEmpty {
            return .pass(
                "Er was twijfel, en Veilig Thuis is geraadpleegd.", "There was doubt, and Veilig Thuis was consulted.",
                on: [doubt.position] + known.positions())
        }
        if let excuse = file.excuse(.veiligThuisAdvice) { return excuse }
        if decision == nil, file.isOpen {
            return .notYetDue(
                "Er is twijfel; Veilig Thuis moet zijn geraadpleegd voordat er een besluit valt.",
                "There is doubt; Veilig Thuis has to be consulted before a decision is taken.",
                on: [doubt.position] + asked.positions(),
                mend: Wording("Vraag Veilig Thuis om advies.", "Ask Veilig Thuis for advice."))
        }
        return .fail(
            "Er was twijfel, maar Veilig Thuis was niet geraadpleegd toen het besluit viel.",
            "There was doubt, but Veilig Thuis had not been consulted when the decision was taken.",
            on: [doubt.position] + (decision.map { [$0.position] } ?? []),
            mend: Wording(
                "Vraag Veilig Thuis alsnog om advies, en leg uit waarom het later was.",
                "Ask Veilig Thuis for advice after all, and explain why it was later."))
    }
}

extension CaseFile {
    /// That the steps after the conversation fell away; nil if they did not.
    var removedByTalk: Verdict? {
        guard isSuspicionRemovedByTalk else { return nil }
        return .notApplicable(
            "Het gesprek nam het vermoeden weg; de stappen daarna vervallen.",
            "The conversation took the suspicion away; the steps after it fall away.",
            on: conversations.positions { $0.fact.suspicionRemoved == true })
    }

    /// What is said where nothing was weighed.
    func noWeighing(_ mend: Wording) -> Verdict {
        if let excuse = excuse(.weighing) { return excuse }
        return isUndecided
            ? .notYetDue("Er is nog niet gewogen.", "Nothing was weighed yet.", mend: mend)
            : .fail("Er is geen weging vastgelegd.", "No weighing is recorded.", mend: mend)
    }
}

extension Weighing {
    /// Whether it says what it rests on and, where there is a suspicion, of what nature, how severe and how risky it is.
    fileprivate var isComplete: Bool {
        !basis.isEmpty && (suspicion == .no || !nature.isEmpty && severity != nil && risk != nil)
    }
}
