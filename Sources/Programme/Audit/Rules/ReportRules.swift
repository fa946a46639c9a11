import Wire

// The report to Veilig Thuis: what it holds, in what time, and what the family was told (MC-40 to MC-43).

extension AuditRules {
    static let mc40 = AuditRule(
        40, .critical, "De melding noemt dag, tijd en kanaal, wie meldde, en eigen feiten apart van die van anderen.",
        "The report holds day, time and channel, the reporter, and own facts apart from those of others.",
        source: "S6, S23"
    ) { file in
        guard !file.reports.isEmpty else { return .noReport }
        let told = file.signals.first { $0.fact.signal.source == .toldByThirdParty }
        let incomplete = file.reports.filter { report in
            report.fact.time == nil || report.fact.reporterName == nil || report.fact.reporterFunction == nil
                || report.fact.thirdPartyFacts == nil && (told.map { $0.on <= report.on } ?? false)
        }
        return incomplete.isEmpty
            ? .pass("De melding is volledig vastgelegd.", "The report is fully recorded.", on: file.reports.positions())
            : .fail(
                "Bij een melding ontbreekt de tijd, wie meldde, of apart wat anderen vertelden.",
                "A report lacks the time, the reporter, or apart from it what others told.",
                on: incomplete.positions(),
                mend: Wording("Vul de melding aan met een correctie.", "Complete the report by a correction."))
    }

    static let mc41 = AuditRule(
        41, .critical, "Op elk besluit om te melden volgt op tijd een melding.",
        "Every decision to report is followed by a report in time.", source: "limit own"
    ) { file in
        let decisions = file.answeredDecisionsToReport
        guard !decisions.isEmpty else {
            return .notApplicable("Er is niet besloten te melden.", "It was not decided to report.")
        }
        let limit = file.reportingLimit
        /// Whether a day is within the limit of a decision.
        func isInTime(_ day: Day, _ decision: Noted<Decision>) -> Bool {
            let isAcute = file.signals.contains { $0.fact.signal.acuteDanger == true && $0.on <= decision.on }
            return isAcute ? day <= decision.on : day.isWithin(workingDays: limit, of: decision.on)
        }
        let late = decisions.filter { !isInTime($0.report?.on ?? file.today, $0.decision) }.map(\.decision.position)
        let waiting = decisions.filter { $0.report == nil }.map(\.decision.position)
        if late.isEmpty, waiting.isEmpty {
            return .pass(
                "Na elk besluit om te melden is op tijd gemeld.",
                "Every decision to report was followed by a report in time.",
                on: decisions.flatMap { [$0.decision.position] + ($0.report.map { [$0.position] } ?? []) })
        }
        if let excuse = file.excuse(.timelyReport) { return excuse }
        let mend = Wording(
            "Meld alsnog en leg uit waarom het later was.", "Report after all, and explain why it was later.")
        if late.isEmpty {
            return .notYetDue(
                "Er is besloten te melden; dat moet binnen \(limit) werkdagen gebeuren, bij acuut gevaar dezelfde dag.",
                "It was decided to report; that has to be done within \(limit) working days, in acute danger the same day.",
                on: waiting, mend: Wording("Doe de melding en leg die vast.", "Make the report and record it."))
        }
        return .fail(
            "Na een besluit om te melden is niet binnen \(limit) werkdagen gemeld, bij acuut gevaar niet dezelfde dag.",
            "A decision to report was not followed by a report within \(limit) working days, in acute danger not on the "
                + "same day.",
            on: late, mend: mend)
    }

    static let mc42 = AuditRule(
        42, .high, "De betrokkenen zijn ingelicht voor de melding, met hun reactie, of er staat waarom niet.",
        "Those involved were informed before the report, with their reaction, or it is recorded why not.",
        source: "S6, S33"
    ) { file in
        guard !file.reports.isEmpty else { return .noReport }
        let notices = file.notices(of: .report)
        let told = notices.filter { $0.fact.informed && $0.fact.reaction != nil }
        let untold = file.reports.filter { report in !told.contains { $0.on <= report.on } }
        if untold.isEmpty {
            return .pass(
                "De betrokkenen zijn voor de melding ingelicht.", "Those involved were informed before the report.",
                on: told.positions() + file.reports.positions())
        }
        let withheld = notices.filter(\.saysWhyNot)
        if !withheld.isEmpty {
            return .passWithReason(
                "Vastgelegd is waarom de betrokkenen niet zijn ingelicht.",
                "It is recorded why those involved were not informed.", on: withheld.positions())
        }
        return file.excuse(.familyNotice)
            ?? .fail(
                "Niet vastgelegd is dat de betrokkenen voor de melding zijn ingelicht en hoe zij reageerden.",
                "It is not recorded that those involved were informed before the report, and how they reacted.",
                on: untold.positions(),
                mend: Wording(
                    "Leg vast wat de betrokkenen is verteld en hoe zij reageerden, of waarom niet.",
                    "Record what those involved were told and how they reacted, or why they were not."))
    }

    static let mc43 = AuditRule(
        43, .high, "Anoniem melden tegenover het gezin mag alleen op een van drie gronden, met het motief erbij.",
        "A report is anonymous towards the family only on one of three grounds, with the motive.", source: "S17, S7"
    ) { file in
        let anonymous = file.reports.filter { $0.fact.anonymous == true }
        guard !anonymous.isEmpty else {
            return .notApplicable(
                "Geen melding is anoniem tegenover het gezin.", "No report is anonymous towards the family.")
        }
        let groundless = anonymous.filter { $0.fact.anonymityGround == nil || $0.fact.anonymityMotive == nil }
        return groundless.isEmpty
            ? .pass(
                "Grond en motief van de anonieme melding zijn vastgelegd.",
                "The ground and the motive of the anonymous report are recorded.", on: anonymous.positions())
            : .fail(
                "Bij een anonieme melding ontbreekt de grond of het motief.",
                "An anonymous report lacks its ground or motive.", on: groundless.positions(),
                mend: Wording("Vul grond en motief van de melding aan.", "Add the ground and the motive of the report.")
            )
    }
}

extension Verdict {
    /// What the rules on the report say where there is none.
    static var noReport: Verdict { .notApplicable("Er is niet gemeld.", "No report was made.") }
}

extension CaseFile {
    /// Each decision to report with the report that answers it: the first one of its day or later, or one made since the
    /// decision to report before it that answers none yet. So a decision to report *again* needs a report of its own, and
    /// a call in acute danger is not held against who decides afterwards.
    fileprivate var answeredDecisionsToReport: [(decision: Noted<Decision>, report: Noted<Report>?)] {
        let decisions = decisionsToReport
        var answered: Set<Int> = []
        var pairs: [(decision: Noted<Decision>, report: Noted<Report>?)] = []
        for (index, decision) in decisions.enumerated() {
            let since = index == 0 ? nil : decisions[index - 1]
            let report =
                reports.first {
                    $0.on < decision.on && !answered.contains($0.position) && since.map($0.isAfter) ?? true
                } ?? reports.first { $0.on >= decision.on }
            if let report { answered.insert(report.position) }
            pairs.append((decision, report))
        }
        return pairs
    }
}
