import EventStore
import Programme
import Wire

// What the audit looks at: a case with what surrounds it, gathered from the read models. What only the records themselves
// can tell, whoever reads them adds.

extension ReadModels {
    /// The file of a case as it stood on a day; nil when it is not known or had not begun yet.
    public func caseFile(_ id: CaseID, on today: Day) -> CaseFile? {
        guard let course = meldcodeCases.courses[id] else { return nil }
        let entries = course.records.through(today).map(\.entry).map { entry in
            Noted(
                entry.event, on: entry.on, position: Int(entry.position.index), recordedAt: entry.recordedAt,
                actor: entry.actor)
        }
        guard let first = course.records.through(today).first else { return nil }
        var surroundings = CaseSurroundings()
        if let settings = meldcodeCases.settings.locations[first.location] {
            surroundings.meldcodes = settings.meldcodes.through(today).map(\.noted)
            surroundings.officers = settings.officers.through(today).map(\.noted)
            surroundings.overviews = settings.overviews.through(today).map(\.noted)
        }
        for case let coordinator? in Set(entries.map(\.actor)).map(\.coordinator) {
            let days = meldcodeCases.settings.trainings[coordinator]?.days.through(today)
            surroundings.coordinators[coordinator] = Array(days ?? DayOrdered<Day>().facts)
        }
        for case .meldcodeSignalRecorded(let signal) in entries.map(\.fact) {
            guard let volunteer = signal.volunteer else { continue }
            surroundings.volunteers[volunteer] = supervision.background(of: volunteer, on: today)
        }
        surroundings.earlierCases = meldcodeCases.closedCases(of: first.trajectory, before: first.on)
            .filter { $0.id != id }
        return CaseFile(entries, surroundings, today: today)
    }
}

extension Actor {
    /// The coordinator that it was, if it was one and is known by an id.
    var coordinator: CoordinatorID? { role == .coordinator ? id.map { CoordinatorID($0) } : nil }
}

extension MeldcodeCases {
    /// The cases of a trajectory that were closed by a day, in the order of their closings.
    func closedCases(of trajectory: TrajectoryID, before day: Day) -> [EarlierCase] {
        let ids = casesOf[trajectory]?.entryCounts.keys.sorted() ?? []
        return ids.compactMap { id in
            let closing = courses[id]?.records.through(day).last { $0.entry.kind == .meldcodeCaseClosed }
            return closing.map { EarlierCase(id: id, closedOn: $0.on) }
        }
        .sorted { ($0.closedOn, $0.id) < ($1.closedOn, $1.id) }
    }
}

extension Supervision {
    /// What is known of a volunteer up to a day, under whatever id she was recorded.
    func background(of volunteer: VolunteerID, on day: Day) -> VolunteerBackground {
        let course = course(of: people.kept(volunteer), on: day)
        return VolunteerBackground(
            firstVisit: course?.visits.through(day).first,
            signallingTraining: course?.trainings.through(day).first { $0.value.contains(.privacyAndSignalling) }?.on,
            talks: course.map { Array($0.talks.through(day)) } ?? [])
    }
}
