import Programme
import Wire

/// A Meldcode case on a day: its present state and its timeline.
public struct CaseRow: Hashable, Sendable {
    /// One of the two decisions of step 5, as it stands.
    public struct StandingDecision: Hashable, Sendable {
        public let on: Day
        public let outcome: Bool
        public let by: CaseRole
    }

    public let id: CaseID
    public let trajectory: TrajectoryID
    public let location: LocationID
    /// The day of the first entry.
    public let openedOn: Day
    /// When and with what finding it was closed; nil while it is open. What is recorded later does not open it again: new
    /// signals make a case of their own (MC-50).
    public let closedOn: Day?
    public let finding: CaseFinding?
    /// The steps that were taken; step 3 also when it was left out with a ground.
    public let stepsTaken: CodeSet<MeldcodeStep>
    /// The furthest step; nil when there is none but the closing.
    public let stepReached: MeldcodeStep?
    /// Decision A: report to Veilig Thuis.
    public let report: StandingDecision?
    /// Decision B: give or organise help.
    public let help: StandingDecision?
    public let reportedOn: Day?
    public let continuation: Continuation?
    /// Whether any signal spoke of acute danger; nil when no signal says whether there was any.
    public let acuteDanger: Bool?
    public let lastActivity: Day
    public let daysSinceActivity: Int
    /// How many entries were recorded later than the limit (MC-08).
    public let lateEntries: Int
    /// In the order in which things happened; of one day in the order of recording.
    public let timeline: [CaseEntry]
    public let signals: [ShownSignal]

    public var isOpen: Bool { closedOn == nil }
}

/// Which cases are asked for; what is nil does not restrict.
public struct CaseFilter: Hashable, Sendable {
    public var location: LocationID?
    public var trajectory: TrajectoryID?
    /// Cases in which she noticed a signal.
    public var volunteer: VolunteerID?
    public var isOpen: Bool?

    public init(
        location: LocationID? = nil, trajectory: TrajectoryID? = nil, volunteer: VolunteerID? = nil,
        isOpen: Bool? = nil
    ) {
        self.location = location
        self.trajectory = trajectory
        self.volunteer = volunteer
        self.isOpen = isOpen
    }

    func admits(_ row: CaseRow, _ people: JoinedPeople) -> Bool {
        location.map { $0 == row.location } ?? true && trajectory.map { $0 == row.trajectory } ?? true
            && isOpen.map { $0 == row.isOpen } ?? true
            && volunteer.map { asked in
                row.timeline.contains { $0.signaller.map(people.kept) == people.kept(asked) }
            }
                ?? true
    }
}

extension CaseEntry {
    /// The volunteer who noticed a signal.
    fileprivate var signaller: VolunteerID? {
        if case .meldcodeSignalRecorded(let signal) = event { signal.volunteer } else { nil }
    }
}

extension MeldcodeCases {
    /// The cases on a day, by the day of opening, then by id.
    ///
    /// - Parameters:
    ///   - locations: Only cases of these, whatever the filter says; nil is all of them.
    ///   - today: Nothing that happened later is shown.
    ///   - after: The last row of the page before; a case that is not known gives an empty page.
    ///   - limit: At most so many rows, one at least.
    public func cases(
        _ filter: CaseFilter = CaseFilter(), in locations: Set<LocationID>? = nil, today: Day, after: CaseID? = nil,
        limit: Int = .max
    ) -> QueryPage<CaseRow, CaseID> {
        var page = QueryPage<CaseRow, CaseID>()
        // Cases are few: all are looked at.
        let rows = courses.compactMap { row($0.key, $0.value, today: today) }
            .sorted { ($0.openedOn, $0.id) < ($1.openedOn, $1.id) }
        var rest = rows[...]
        if let after {
            guard let index = rows.firstIndex(where: { $0.id == after }) else { return page }
            rest = rows[(index + 1)...]
        }
        let chosen = rest.filter { filter.admits($0, people) && locations?.contains($0.location) ?? true }
        page.rows = Array(chosen.prefix(max(1, limit)))
        page.next = chosen.count > page.rows.count ? page.rows.last?.id : nil
        return page
    }

    /// One case on a day; nil when it is not known or had not begun yet.
    public func row(_ id: CaseID, today: Day) -> CaseRow? {
        courses[id].flatMap { row(id, $0, today: today) }
    }

    private func row(_ id: CaseID, _ course: CaseCourse, today: Day) -> CaseRow? {
        let records = course.records.through(today)
        guard let begin = records.first else { return nil }
        let entries = records.map(\.entry)
        guard let first = entries.first, let last = entries.last else { return nil }
        var state = CaseState()
        for entry in entries { state.take(entry) }
        let silent = last.on.days(until: today)
        let late = entries.count(where: \.isLate)
        var signals: [ShownSignal] = []
        if state.closing == nil, silent > Norms.caseActivity.range.upperBound {
            signals.append(ShownSignal(.caseSilent, day: last.on, number: silent))
        }
        if late > 0 { signals.append(ShownSignal(.lateEntries, number: late)) }
        return CaseRow(
            id: id, trajectory: begin.trajectory, location: begin.location, openedOn: first.on,
            closedOn: state.closing?.on, finding: state.closing?.value, stepsTaken: state.steps,
            stepReached: state.steps.elements.last, report: state.report, help: state.help,
            reportedOn: state.reportedOn, continuation: state.continuation, acuteDanger: state.acuteDanger,
            lastActivity: last.on, daysSinceActivity: silent, lateEntries: late, timeline: entries, signals: signals)
    }

    /// What the entries of a case come to, taken in the order of their days.
    private struct CaseState {
        var closing: Version<CaseFinding>?
        var steps: CodeSet<MeldcodeStep> = []
        var report: CaseRow.StandingDecision?
        var help: CaseRow.StandingDecision?
        var reportedOn: Day?
        var continuation: Continuation?
        var acuteDanger: Bool?

        mutating func take(_ entry: CaseEntry) {
            if let step = entry.step { steps.insert(step) }
            switch entry.event {
            case .meldcodeSignalRecorded(let it):
                if let isAcute = it.signal.acuteDanger { acuteDanger = isAcute || acuteDanger ?? false }
            case .meldcodeDecided(let it):
                let standing = CaseRow.StandingDecision(on: entry.on, outcome: it.fact.outcome, by: entry.by)
                switch it.fact.decision {
                case .report: report = standing
                case .help: help = standing
                }
            case .meldcodeReported: reportedOn = entry.on
            case .meldcodeContinuationDecided(let it): continuation = it.fact.choice
            case .meldcodeCaseClosed(let it): closing = Version(on: entry.on, value: it.fact.finding)
            default: break
            }
        }
    }
}
