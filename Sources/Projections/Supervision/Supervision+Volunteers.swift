import Programme
import Wire

extension Supervision {
    /// The volunteers on a day: by location name, then by day of application, then by id.
    ///
    /// - Parameters:
    ///   - today: Nothing that happened later is counted.
    ///   - after: The last row of the page before; a volunteer who is not known gives an empty page.
    ///   - limit: At most so many rows, one at least.
    public func volunteers(
        _ filter: SupervisionFilter = SupervisionFilter(), today: Day, after: VolunteerID? = nil, limit: Int = .max
    ) -> QueryPage<VolunteerRow, VolunteerID> {
        var page = QueryPage<VolunteerRow, VolunteerID>()
        guard let start = start(after: after, on: today) else { return page }
        for location in places.asked(filter.location, ledBy: filter.coordinator, on: today) {
            if let start, location != start.location, !places.isBefore(start.location, location, on: today) { continue }
            let all = byLocation[location] ?? []
            let common = places.common(of: location, on: today)
            let first = location == start?.location ? start.map { all.firstIndex(after: $0.place) } ?? 0 : 0
            for place in all[first...] {
                if place.on > today { break }
                guard filter.volunteer.map({ people.kept($0) == place.volunteer }) ?? true,
                    let course = course(of: place.volunteer, on: today),
                    filter.admits(course.status(on: today))
                else { continue }
                if page.rows.count >= max(1, limit) {
                    page.next = page.rows.last?.volunteer
                    return page
                }
                if let row = row(place.volunteer, course, common, today: today) { page.rows.append(row) }
            }
        }
        return page
    }

    /// One volunteer on a day, under the id under which she goes on; nil when she is not known or had not applied yet.
    public func volunteer(_ volunteer: VolunteerID, today: Day) -> VolunteerRow? {
        let volunteer = people.kept(volunteer)
        guard let course = course(of: volunteer, on: today), let location = course.application?.location else {
            return nil
        }
        return row(volunteer, course, places.common(of: location, on: today), today: today)
    }

    /// The trajectories of the mothers whom a volunteer visits on a day, in the order of the matches.
    public func activeMothers(of volunteer: VolunteerID, today: Day) -> [TrajectoryID] {
        course(of: people.kept(volunteer), on: today).map { mothers(of: $0, on: today).map(\.trajectory) } ?? []
    }

    /// Where a page begins: nil inside for the very first, nil for a row that is not known.
    private func start(after: VolunteerID?, on day: Day) -> (location: LocationID, place: Place)?? {
        guard let after else { return .some(nil) }
        guard let application = course(of: after, on: day)?.application else { return nil }
        return (application.location, Place(on: application.on, volunteer: after))
    }

    private func row(
        _ volunteer: VolunteerID, _ course: VolunteerCourse, _ common: Places.Common, today: Day
    ) -> VolunteerRow? {
        guard let application = course.application, application.on <= today else { return nil }
        let trainings = course.trainings.through(today)
        let done = trainings.reduce(into: CodeSet<TrainingTopic>()) { $0.formUnion($1.value) }
        let mothers = mothers(of: course, on: today)
        let lastTalk = course.talks.last(through: today)
        let isStopped = course.stopping.map { $0.on <= today } ?? false
        return VolunteerRow(
            volunteer: volunteer, name: application.name, location: application.location,
            locationName: common.name, coordinators: common.coordinators, appliedOn: application.on,
            wasProgrammeMother: application.wasProgrammeMother, status: course.status(on: today),
            admittedOn: course.admittedOn.flatMap { $0 <= today ? $0 : nil },
            stoppedOn: isStopped ? course.stopping?.on : nil, stopReason: isStopped ? course.stopping?.value : nil,
            certificateSeenOn: course.certificates.last(through: today)?.on,
            certificateIssuedOn: course.certificates.through(today).map(\.issued).max(),
            trainingMeetings: trainings.count, topicsDone: done, topicsMissing: CodeSet.all.subtracting(done),
            experience: course.experience.last(through: today)?.value ?? [],
            activeMothers: mothers.map(\.trajectory), lastTalk: lastTalk,
            daysSinceTalk: lastTalk?.days(until: today),
            groupMeetingsThisYear: course.groupMeetings.count(inYearOf: today),
            visitsThisYear: course.visits.count(inYearOf: today), lastVisit: course.visits.last(through: today),
            signals: signals(course, trainings.count, done, mothers: mothers, today: today))
    }

    private func signals(
        _ course: VolunteerCourse, _ meetings: Int, _ done: CodeSet<TrainingTopic>,
        mothers: [(trajectory: TrajectoryID, since: Day)], today: Day
    ) -> [ShownSignal] {
        let status = course.status(on: today)
        guard status == .admitted || !mothers.isEmpty else { return [] }
        var signals: [ShownSignal] = []
        if let issued = course.certificates.through(today).map(\.issued).max() {
            let (year, month, day) = today.civil
            let oldest = (year - Norms.certificateAge.range.upperBound, month, day)
            if issued.civil < oldest { signals.append(ShownSignal(.certificateOld, day: issued)) }
        } else {
            signals.append(ShownSignal(.certificateMissing))
        }
        if meetings < Norms.basicTraining.range.lowerBound {
            signals.append(ShownSignal(.trainingShort, number: meetings))
        }
        if !done.contains(.privacyAndSignalling) { signals.append(ShownSignal(.signallingMissing)) }
        // Only who visits needs a talk each month; until her first talk the months run from her first match.
        if let first = mothers.map(\.since).min() {
            let begin = course.talks.last(through: today).map { max($0, first) } ?? first
            if Monthly.deadline(after: begin) < today {
                signals.append(ShownSignal(.supervisionOverdue, day: begin, number: begin.days(until: today)))
            }
        }
        return signals
    }
}

extension DayOrdered where Fact == Day {
    /// How many lie in the calendar year of a day, up to and with that day.
    func count(inYearOf day: Day) -> Int {
        let year = day.year
        return through(day).reversed().prefix { $0.year == year }.count
    }
}
