import Wire

// What follows decision B: help and whether it brings safety, the Verwijsindex, and MIM itself (MC-34 to MC-39).

extension AuditRules {
    static let mc34 = AuditRule(
        34, .critical,
        "Wordt er niet gemeld, dan is er een hulpplan: wat, wie, wanneer, en hoe veiligheid wordt bewaakt.",
        "Without a report there is a plan of help: what, who, when, and how safety is checked.", source: "S3, S6"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        guard let weighing = file.lastWeighing, weighing.fact.suspicion != .no,
            let decision = file.lastDecision(.report), !decision.fact.outcome
        else {
            return .notApplicable(
                "Er is geen vermoeden waarbij is besloten niet te melden.",
                "There is no suspicion with a decision not to report.")
        }
        let mend = Wording(
            "Leg het hulpplan vast: wie, tot wanneer, hoe veiligheid wordt bewaakt en wanneer het wordt bekeken.",
            "Record the plan of help: who, until when, how safety is checked and when it is reviewed.")
        guard let help = file.helpAgreements.last else {
            if let excuse = file.excuse(.helpPlan) { return excuse }
            return file.isOpen && file.today.isWithin(workingDays: file.helpPlanLimit, of: decision.on)
                ? .notYetDue(
                    "Er is besloten niet te melden; het hulpplan moet binnen \(file.helpPlanLimit) werkdagen volgen.",
                    "It was decided not to report; the plan of help has to follow within \(file.helpPlanLimit) working days.",
                    on: [decision.position], mend: mend)
                : .fail(
                    "Er is besloten niet te melden, maar er is geen hulpplan.",
                    "It was decided not to report, but there is no plan of help.", on: [decision.position], mend: mend)
        }
        let plan = help.fact
        return plan.helpers != nil && plan.until != nil && plan.safetyCheck != nil && plan.reviewOn != nil
            ? .pass(
                "Er is een volledig hulpplan.", "There is a full plan of help.", on: [decision.position, help.position])
            : .fail(
                "In het hulpplan ontbreekt wie helpt, tot wanneer, hoe veiligheid wordt bewaakt of wanneer het wordt "
                    + "bekeken.",
                "The plan of help lacks who helps, until when, how safety is checked or when it is reviewed.",
                on: [decision.position, help.position], mend: mend)
    }

    static let mc35 = AuditRule(
        35, .high, "De betrokkenen hebben de hulp aanvaard, met de dag erbij.",
        "Those involved accepted the help, with the day.", source: "S3"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        guard let help = file.helpAgreements.last else {
            return .notApplicable("Er is geen hulp afgesproken.", "No help was agreed.")
        }
        let mend = Wording(
            "Leg vast of de betrokkenen de hulp aanvaarden, en sinds welke dag; zo niet, besluit te melden.",
            "Record whether those involved accept the help, and since which day; if not, decide to report.")
        switch help.fact.accepted {
        case .yes:
            return help.fact.acceptedOn != nil
                ? .pass(
                    "De betrokkenen hebben de hulp aanvaard.", "Those involved accepted the help.", on: [help.position])
                : .fail(
                    "De hulp is aanvaard, maar de dag ontbreekt.", "The help was accepted, but the day is missing.",
                    on: [help.position], mend: mend)
        case .no, .doubt:
            if let decision = file.decisionsToReport.first(where: { $0.on >= help.on }) {
                return .pass(
                    "De hulp is niet aanvaard, en er is besloten te melden.",
                    "The help was not accepted, and it was decided to report.", on: [help.position, decision.position])
            }
            return .fail(
                "De hulp is niet aanvaard, en er is niet besloten te melden.",
                "The help was not accepted, and it was not decided to report.", on: [help.position], mend: mend)
        case nil:
            return file.isOpen && file.today.isWithin(workingDays: file.acceptanceLimit, of: help.on)
                ? .notYetDue(
                    "Of de hulp is aanvaard, moet binnen \(file.acceptanceLimit) werkdagen zijn vastgelegd.",
                    "Whether the help was accepted has to be recorded within \(file.acceptanceLimit) working days.",
                    on: [help.position],
                    mend: mend)
                : .fail(
                    "Niet vastgelegd is of de betrokkenen de hulp aanvaarden.",
                    "It is not recorded whether those involved accept the help.", on: [help.position], mend: mend)
        }
    }

    static let mc36 = AuditRule(
        36, .critical, "De hulp is op tijd bekeken, met wat ervan kwam.",
        "The help was reviewed in time, with the result.",
        source: "S3, S11"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        guard let help = file.helpAgreements.last else {
            return .notApplicable("Er is geen hulp afgesproken.", "No help was agreed.")
        }
        let reviews = file.helpReviews.filter { $0.isAfter(help) }
        let records = [help.position] + reviews.positions()
        let next = reviews.last.map(\.fact.nextReviewOn) ?? help.fact.reviewOn
        if !reviews.isEmpty, next == nil {
            return .pass(
                "De hulp is bekeken, en dat hoeft niet opnieuw.",
                "The help was reviewed, and it does not have to be again.", on: records)
        }
        if let closure = file.closure, let next, closure.on < next,
            !reviews.isEmpty || closure.fact.finding != .resolvedByHelp
        {
            return .pass(
                "De casus is afgesloten voordat de hulp weer moest worden bekeken.",
                "The case was closed before the help had to be reviewed again.", on: records + [closure.position])
        }
        if let excuse = file.excuse(.helpReview) { return excuse }
        let mend = Wording(
            "Bekijk met de betrokkenen wat de hulp doet, en leg dat vast.",
            "Review with those involved what the help brings, and record it.")
        guard let next else {
            return .fail(
                "Er is hulp afgesproken zonder dag waarop die wordt bekeken.",
                "Help was agreed without a day on which it is reviewed.", on: records, mend: mend)
        }
        if file.isOpen, file.today <= next {
            return .notYetDue(
                "De hulp wordt op \(next) bekeken.", "The help will be reviewed on \(next).", on: records)
        }
        return .fail(
            "De hulp zou uiterlijk op \(next) worden bekeken, en dat is niet vastgelegd.",
            "The help was to be reviewed by \(next), and that is not recorded.", on: records, mend: mend)
    }

    static let mc37 = AuditRule(
        37, .critical, "Blijft het onveilig of wordt het dat weer, dan wordt er (opnieuw) gemeld.",
        "If unsafety goes on or returns, a report is made (again).", source: "S3, S6"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        let unsafe =
            file.helpReviews.filter { $0.fact.result == .unsafetyContinues || $0.fact.result == .unsafetyReturned }
            .map { (on: $0.on, position: $0.position) }
            + file.weighings.filter { $0.fact.helpWorks == .no }.map { (on: $0.on, position: $0.position) }
        guard let last = unsafe.max(by: { ($0.on, $0.position) < ($1.on, $1.position) }) else {
            return .notApplicable(
                "Nergens staat dat het onveilig bleef of weer werd.",
                "Nothing says that unsafety went on or returned.")
        }
        let since = file.decisions.filter { $0.fact.decision == .report && $0.on >= last.on }
        if let decision = since.first(where: \.fact.outcome) {
            return .pass(
                "Het bleef onveilig, en er is besloten te melden.", "Unsafety went on, and it was decided to report.",
                on: [last.position, decision.position])
        }
        let mend = Wording("Neem besluit A: melden, en meld (opnieuw).", "Take decision A, and report (again).")
        if since.isEmpty, file.isOpen, file.today.isWithin(workingDays: file.unsafetyLimit, of: last.on) {
            return .notYetDue(
                "Het is nog onveilig; binnen \(file.unsafetyLimit) werkdagen moet worden besloten te melden.",
                "It is still unsafe; within \(file.unsafetyLimit) working days it has to be decided to report.",
                on: [last.position],
                mend: mend)
        }
        return .fail(
            "Het bleef onveilig of werd dat weer, en er is niet besloten te melden.",
            "Unsafety went on or returned, and it was not decided to report.", on: [last.position] + since.positions(),
            mend: mend)
    }

    static let mc38 = AuditRule(
        38, .low, "Overwogen is of de casus in de Verwijsindex komt, los van een melding.",
        "It was considered whether to signal the case in the Verwijsindex, apart from a report.", source: "S9, S25"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        if !file.considerations.isEmpty {
            return .pass(
                "De Verwijsindex is overwogen.", "The Verwijsindex was considered.", on: file.considerations.positions()
            )
        }
        if let excuse = file.excuse(.verwijsindex) { return excuse }
        guard file.meldcodeAtBeginning?.fact.usesVerwijsindex == true else {
            return .notApplicable(
                "In de regio wordt de Verwijsindex niet gebruikt.", "The region does not use the Verwijsindex.")
        }
        let mend = Wording(
            "Leg vast of de casus in de Verwijsindex komt, en waarom.",
            "Record whether the case is signalled in the Verwijsindex, and why.")
        return file.isOpen
            ? .notYetDue(
                "De Verwijsindex kan nog worden overwogen.", "The Verwijsindex can still be considered.", mend: mend)
            : .fail(
                "De Verwijsindex is niet overwogen.", "The Verwijsindex was not considered.", mend: mend)
    }

    static let mc39 = AuditRule(
        39, .critical, "Besloten is of MIM zelf doorgaat, met reden en wie dat besloot.",
        "It was decided whether MIM itself goes on, with the reason and who decided it.", source: "D4"
    ) { file in
        if let removed = file.removedByTalk { return removed }
        let mend = Wording(
            "Laat de coördinator besluiten of MIM doorgaat, en leg dat vast.",
            "Let the coordinator decide whether MIM goes on, and record that.")
        guard let decision = file.continuations.last else {
            if let excuse = file.excuse(.continuation) { return excuse }
            return file.isOpen
                ? .notYetDue(
                    "Of MIM doorgaat, is nog niet besloten.", "Whether MIM goes on was not decided yet.", mend: mend)
                : .fail(
                    "Niet vastgelegd is of MIM doorging.", "It is not recorded whether MIM went on.", mend: mend)
        }
        return decision.fact.by == .volunteer
            ? .fail(
                "Een vrijwilliger besloot of MIM doorgaat.", "A volunteer decided whether MIM goes on.",
                on: [decision.position], mend: mend)
            : .pass(
                "Er is besloten of MIM doorgaat.", "It was decided whether MIM goes on.", on: [decision.position])
    }
}
