import Wire

// Step 5: the five questions and the two decisions (MC-30 to MC-33).

extension AuditRules {
    static let mc30 = AuditRule(
        30, .critical, "De vijf vragen van het kader zijn op volgorde beantwoord, met reden, zover het pad gaat.",
        "The five questions of the framework were answered in order, with reasons, as far as the path goes.",
        source: "S3"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        let mend = Wording(
            "Beantwoord de vragen van het kader zover het pad gaat, elk met een reden.",
            "Answer the questions of the framework as far as the path goes, each with a reason.")
        guard let weighing = file.lastWeighing else { return file.noWeighing(mend) }
        let asksFifth = file.closure?.fact.finding == .resolvedByHelp
        let open = QuestionPath(weighing.fact).asked.first { question in
            (question != .helpWorks || asksFifth)
                && (weighing.fact.answer(to: question) == nil || weighing.fact.reason(for: question) == nil)
        }
        guard let open else {
            return .pass(
                "De vragen zijn beantwoord zover het pad gaat.", "The questions were answered as far as the path goes.",
                on: [weighing.position])
        }
        return .fail(
            "Vraag \(open.rawValue) van het kader is niet beantwoord of heeft geen reden.",
            "Question \(open.rawValue) of the framework was not answered or has no reason.", on: [weighing.position],
            mend: mend)
    }

    static let mc31 = AuditRule(
        31, .critical,
        "De besluiten volgen het pad van de vijf vragen, of een tweede persoon stemde in met de afwijking.",
        "The decisions follow the path of the five questions, or a second person agreed to the deviation.",
        source: "S3, second person own"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        guard let anyWeighing = file.lastWeighing else {
            return .notApplicable("Er is niet gewogen.", "Nothing was weighed.")
        }
        guard let report = file.lastDecision(.report) else {
            return file.isOpen
                ? .notYetDue(
                    "Besluit A is nog niet genomen.", "Decision A was not taken yet.", on: [anyWeighing.position])
                : .notApplicable(
                    "De casus is afgesloten zonder besluit A.", "The case was closed without decision A.",
                    on: [anyWeighing.position])
        }
        let weighing = file.weighings.last { $0.on <= report.on } ?? anyWeighing
        let help = file.lastDecision(.help)
        let records = [weighing.position, report.position] + (help.map { [$0.position] } ?? [])
        let path = QuestionPath(weighing.fact)
        if path.agrees(report: report.fact.outcome, help: help?.fact.outcome) {
            return .pass(
                "De besluiten volgen de antwoorden op de vragen.", "The decisions follow the answers to the questions.",
                on: records)
        }
        // Without decision B = no they would agree: then that decision may name the reason as well.
        let isHelpAtFault = path.agrees(report: report.fact.outcome, help: nil)
        if report.fact.isDeviationAgreed || isHelpAtFault && help?.fact.isDeviationAgreed == true {
            return .passWithReason(
                "Een besluit wijkt af van het pad, met reden en instemming van een tweede persoon.",
                "A decision departs from the path, with a reason and the agreement of a second person.", on: records)
        }
        return .fail(
            "De besluiten volgen niet uit de antwoorden op de vragen, en er is geen reden met een tweede persoon.",
            "The decisions do not follow from the answers to the questions, and there is no reason with a second person.",
            on: records,
            mend: Wording(
                "Neem het besluit opnieuw, of vul de reden aan en wie ermee instemde.",
                "Take the decision again, or add the reason and who agreed to it."))
    }

    static let mc32 = AuditRule(
        32, .critical, "Besluit A en besluit B staan elk apart, met wie besloot, de functie, de dag en de reden.",
        "Decisions A and B stand apart, each with the decider, her function, the day and the reason.", source: "S1"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        let last = [file.lastDecision(.report), file.lastDecision(.help)].compactMap { $0 }
        let mend = Wording(
            "Leg besluit A en besluit B vast, elk met de functie van wie besloot.",
            "Record decision A and decision B, each with the function of the decider.")
        if last.count < 2 {
            if let excuse = file.excuse(.decision) { return excuse }
            return file.isOpen
                ? .notYetDue(
                    "Besluit A of besluit B is nog niet genomen.", "Decision A or decision B was not taken yet.",
                    on: last.positions(), mend: mend)
                : .fail(
                    "Besluit A of besluit B ontbreekt.", "Decision A or decision B is missing.", on: last.positions(),
                    mend: mend)
        }
        let incomplete = last.filter { $0.fact.function == nil }
        return incomplete.isEmpty
            ? .pass(
                "Beide besluiten zijn volledig vastgelegd.", "Both decisions are fully recorded.", on: last.positions())
            : .fail(
                "Bij een besluit ontbreekt de functie van wie besloot.",
                "A decision lacks the function of the decider.", on: incomplete.positions(), mend: mend)
    }

    static let mc33 = AuditRule(
        33, .critical, "Wie besloot, mocht dat volgens de meldcode van die dag.",
        "Whoever decided was allowed to by the meldcode of that day.", source: "S13"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        guard !file.decisions.isEmpty else {
            return .notApplicable("Er is geen besluit genomen.", "No decision was taken.")
        }
        let wrong = file.decisions.filter { decision in
            file.meldcode(on: decision.on)?.fact.deciders.contains(decision.fact.by) != true
        }
        return wrong.isEmpty
            ? .pass(
                "Elk besluit is genomen door iemand die dat mocht.",
                "Each decision was taken by somebody who was allowed to.",
                on: file.decisions.positions())
            : .fail(
                "Een besluit is genomen door iemand die dat volgens de meldcode van die dag niet mocht.",
                "A decision was taken by somebody whom the meldcode of that day did not let decide.",
                on: wrong.positions(),
                mend: Wording(
                    "Laat wie mag besluiten het besluit nemen, en leg dat vast.",
                    "Let whoever may decide take the decision, and record that."))
    }
}

extension Decision {
    /// Whether it names why it departs from the path, and a second person who agreed and is no volunteer.
    fileprivate var isDeviationAgreed: Bool {
        deviation != nil && secondPerson != nil && secondPerson != .volunteer
    }
}
