import Programme
import Wire

/// What the yearly overview asks of one Meldcode case, as it stood on a day. Never printed: only counts of many are.
struct CaseProfile: Hashable, Sendable {
    /// Step 3: whether the conversation was held, or on what ground it was left out.
    enum Talk: Hashable, Sendable {
        case held, omitted(OmissionGround), neither
    }

    /// What the overview measures the time of.
    enum Lead: Int, CaseIterable, Sendable {
        case told, consultation, conversation, decision, report, closing
    }

    let location: LocationID
    /// The day of the first entry: the case counts in that year.
    let openedOn: Day
    var closedOn: Day?
    var finding: CaseFinding?
    var isConsulted = false
    var talk = Talk.neither
    var isWeighed = false
    /// Decision A, as it stands.
    var report: Bool?
    /// Decision B, as it stands.
    var help: Bool?
    var isReported = false
    /// Whether a report was kept anonymous towards the family.
    var isAnonymous = false
    /// Whether it was reported on the day of a standing decision to report, or later.
    var isReportedAsDecided = false
    var hasSpecialForm = false
    var acuteDanger: Bool?
    /// Days that things took; what happened before the case was opened took none.
    var leadDays: [Lead: Int] = [:]

    /// - Parameter entries: Of one case, in the order in which things happened.
    /// - Returns: Nil without any.
    init?(_ entries: [CaseEntry], at location: LocationID) {
        guard let first = entries.first else { return nil }
        self.location = location
        openedOn = first.on
        var reports: [Day] = []
        var decidedToReport: Day?
        for entry in entries {
            switch entry.event {
            case .meldcodeSignalRecorded(let it):
                hasSpecialForm = hasSpecialForm || !it.signal.specialForms.isEmpty
                if let isAcute = it.signal.acuteDanger { acuteDanger = isAcute || acuteDanger ?? false }
                if let told = it.signal.toldCoordinatorOn ?? entry.recordedByCoordinatorOn { took(.told, until: told) }
            case .meldcodeConsulted:
                isConsulted = true
                took(.consultation, until: entry.on)
            case .meldcodeFamilySpoken:
                talk = .held
                took(.conversation, until: entry.on)
            case .meldcodeConversationOmitted(let it):
                if talk != .held { talk = .omitted(it.fact.ground) }
            case .meldcodeWeighed: isWeighed = true
            case .meldcodeDecided(let it):
                switch it.fact.decision {
                case .report:
                    took(.decision, until: entry.on)
                    report = it.fact.outcome
                    decidedToReport = it.fact.outcome ? entry.on : nil
                case .help: help = it.fact.outcome
                }
            case .meldcodeReported(let it):
                isReported = true
                isAnonymous = isAnonymous || it.fact.anonymous == true
                reports.append(entry.on)
            case .meldcodeCaseClosed(let it):
                closedOn = entry.on
                finding = it.fact.finding
            default: break
            }
        }
        if let decidedToReport, let reported = reports.first(where: { $0 >= decidedToReport }) {
            isReportedAsDecided = true
            leadDays[.report] = decidedToReport.days(until: reported)
        }
        if let closedOn { leadDays[.closing] = openedOn.days(until: closedOn) }
    }

    private mutating func took(_ lead: Lead, until day: Day) {
        leadDays[lead] = min(leadDays[lead] ?? .max, max(0, openedOn.days(until: day)))
    }

    /// Whether neither decision A nor B was taken.
    var isUndecided: Bool { report == nil && help == nil }

    /// Whether it had begun by the end of a day and was open then.
    func isRunning(afterDay day: Day) -> Bool { openedOn <= day && closedOn.map { $0 > day } ?? true }
}

extension CaseEntry {
    /// When a coordinator wrote it down, if one did: then at least she knew.
    fileprivate var recordedByCoordinatorOn: Day? { actor.role == .coordinator ? recordedAt.programmeDay : nil }
}

extension MeldcodeCases {
    /// What the overview asks of every case that had begun by a day.
    func profiles(on day: Day) -> [CaseProfile] {
        courses.values.compactMap { course in
            let records = course.records.through(day)
            return records.first.flatMap { CaseProfile(records.map(\.entry), at: $0.location) }
        }
    }
}
