import Wire

// Acute danger comes before all steps, and leads to a report (MC-11, MC-12).

extension AuditRules {
    static let mc11 = AuditRule(
        11, .critical,
        "Bij acuut gevaar is dezelfde dag 112, de politie of Veilig Thuis gebeld, of staat er waarom niet.",
        "In acute danger 112, the police or Veilig Thuis was called on the same day, or it is recorded why not.",
        source: "S16, S26"
    ) { file in
        let acute = file.signals.filter { $0.fact.signal.acuteDanger == true }
        guard !acute.isEmpty else {
            return .notApplicable("Geen signaal noemt acuut gevaar.", "No signal says that there was acute danger.")
        }
        let calls = file.callsForHelp
        let unanswered = acute.filter { signal in
            !calls.contains { signal.on <= $0.on && $0.on <= signal.lastDayToCall }
        }
        if unanswered.isEmpty {
            return .pass(
                "Bij acuut gevaar is op tijd gebeld.", "In acute danger somebody was called in time.",
                on: acute.positions()
                    + calls.filter { call in
                        acute.contains { $0.on <= call.on && call.on <= $0.lastDayToCall }
                    }.map(\.position))
        }
        if let excuse = file.excuse(.emergencyContact) { return excuse }
        if unanswered.allSatisfy({ file.today <= $0.lastDayToCall }) {
            return .notYetDue(
                "Er is acuut gevaar, en er is nog niemand gebeld; dat moet vandaag nog.",
                "There is acute danger and nobody was called yet; that has to be done today.",
                on: unanswered.positions(),
                mend: Wording("Bel 112, de politie of Veilig Thuis.", "Call 112, the police or Veilig Thuis."))
        }
        return .fail(
            "Bij acuut gevaar is niet dezelfde dag 112, de politie of Veilig Thuis gebeld.",
            "In acute danger neither 112 nor the police nor Veilig Thuis was called on the same day.",
            on: unanswered.positions(),
            mend: Wording(
                "Leg het contact alsnog vast, of leg uit waarom het er niet was.",
                "Record the contact after all, or explain why there was none."))
    }

    static let mc12 = AuditRule(
        12, .critical, "Is er acute of structurele onveiligheid, dan is besluit A: melden.",
        "If there is acute or structural unsafety, decision A is to report.", source: "S1, S3, S6"
    ) { file in
        guard let weighing = file.weighings.last(where: { $0.fact.unsafety == .yes }) else {
            return .notApplicable(
                "Geen weging noemt acute of structurele onveiligheid.",
                "No weighing says that there is acute or structural unsafety.")
        }
        let since = file.decisions.filter { $0.fact.decision == .report && $0.on >= weighing.on }
        let last = file.lastDecision(.report)
        if let decision = since.first(where: \.fact.outcome)
            ?? (since.isEmpty && last?.fact.outcome == true ? last : nil)
        {
            return .pass(
                "Bij onveiligheid is besloten te melden.", "With unsafety it was decided to report.",
                on: [weighing.position, decision.position])
        }
        let mend = Wording("Neem besluit A: melden, en leg dat vast.", "Take decision A, to report, and record it.")
        if since.isEmpty, file.isOpen {
            return .notYetDue(
                "De weging noemt onveiligheid; besluit A moet nog worden genomen.",
                "The weighing says that there is unsafety; decision A is still to be taken.", on: [weighing.position],
                mend: mend)
        }
        return .fail(
            "De weging noemt acute of structurele onveiligheid, maar er is niet besloten te melden.",
            "The weighing says that there is acute or structural unsafety, but it was not decided to report.",
            on: [weighing.position] + since.positions(), mend: mend)
    }
}

extension CaseFile {
    /// Everything by which somebody was called who can come at once.
    fileprivate var callsForHelp: [(on: Day, position: Int)] {
        emergencyContacts.map { ($0.on, $0.position) } + veiligThuisAdvice.map { ($0.on, $0.position) }
            + reports.map { ($0.on, $0.position) }
    }
}

extension Noted<MeldcodeSignalRecorded> {
    /// Until when somebody has to be called: the day on which the coordinator heard of it, or saw it herself.
    fileprivate var lastDayToCall: Day {
        fact.signal.observer == .coordinator ? fact.signal.toldCoordinatorOn ?? on : max(on, heardByCoordinatorOn ?? on)
    }
}
