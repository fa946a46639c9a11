import Programme
import Wire

extension Caseload {
    /// The caseload of a day: by location name, then by day of enrolment, then by id.
    ///
    /// - Parameters:
    ///   - today: What is due is seen from this day; nothing that happened later is counted.
    ///   - after: The last row of the page before; a trajectory that is not known gives an empty page.
    ///   - limit: At most so many rows, one at least.
    public func rows(
        _ filter: CaseloadFilter = CaseloadFilter(), today: Day, after: TrajectoryID? = nil, limit: Int = .max
    ) -> QueryPage<CaseloadRow, TrajectoryID> {
        var page = QueryPage<CaseloadRow, TrajectoryID>()
        guard let start = start(after: after) else { return page }
        for location in places.asked(filter.location, ledBy: filter.coordinator, on: today) {
            if let start, location != start.location, !places.isBefore(start.location, location, on: today) { continue }
            let all = byLocation[location] ?? []
            let common = places.common(of: location, on: today)
            let first = location == start?.location ? start.map { all.firstIndex(after: $0.place) } ?? 0 : 0
            for place in all[first...] {
                if place.on > today { break }
                guard let (course, standing) = admitted(place.trajectory, filter, today: today) else { continue }
                if page.rows.count >= max(1, limit) {
                    page.next = page.rows.last?.trajectory
                    return page
                }
                if let row = row(place.trajectory, course, standing, common, today: today) { page.rows.append(row) }
            }
        }
        return page
    }

    /// One trajectory on a day; nil when it is not known or was not enrolled yet.
    public func row(_ trajectory: TrajectoryID, today: Day) -> CaseloadRow? {
        guard let course = courses[trajectory], let location = course.enrolment?.location,
            let standing = course.standing(on: today)
        else { return nil }
        return row(trajectory, course, standing, places.common(of: location, on: today), today: today)
    }

    /// How many trajectories of a selection have each status on a day.
    public func counts(_ filter: CaseloadFilter = CaseloadFilter(), today: Day) -> [CaseloadStatus: Int] {
        var counts: [CaseloadStatus: Int] = [:]
        for location in places.asked(filter.location, ledBy: filter.coordinator, on: today) {
            for place in byLocation[location] ?? [] {
                guard let (_, standing) = admitted(place.trajectory, filter, today: today) else { continue }
                counts[standing.status, default: 0] += 1
            }
        }
        return counts
    }

    /// A trajectory that a filter lets through on a day.
    private func admitted(
        _ trajectory: TrajectoryID, _ filter: CaseloadFilter, today: Day
    ) -> (TrajectoryCourse, TrajectoryCourse.Standing)? {
        // Most courses are over: they are sorted out before anything is worked out.
        guard let course = courses[trajectory], course.over(by: today).map(filter.admits) ?? true,
            let standing = course.standing(on: today), filter.admits(standing.status),
            filter.volunteer.map({ people.kept($0) == standing.round.map { people.kept($0.volunteer) } }) ?? true
        else { return nil }
        if let due = filter.due {
            guard let day = course.visitDue(standing, on: today), due.contains(day, today: today) else { return nil }
        }
        return (course, standing)
    }

    /// Where a page begins: nil inside for the very first, nil for a row that is not known.
    private func start(after: TrajectoryID?) -> (location: LocationID, place: Place)?? {
        guard let after else { return .some(nil) }
        guard let enrolment = courses[after]?.enrolment else { return nil }
        return (enrolment.location, Place(on: enrolment.on, trajectory: after))
    }

    private func row(
        _ trajectory: TrajectoryID, _ course: TrajectoryCourse, _ standing: TrajectoryCourse.Standing,
        _ common: Places.Common, today: Day
    ) -> CaseloadRow? {
        guard let enrolment = course.enrolment else { return nil }
        let (counts, phase) = course.phases(on: today)
        let volunteer = standing.round.map { people.kept($0.volunteer) }
        return CaseloadRow(
            trajectory: trajectory, location: enrolment.location, locationName: common.name,
            coordinators: common.coordinators, mother: people.kept(enrolment.mother),
            motherName: enrolment.motherName, child: people.kept(enrolment.child), childName: enrolment.childName,
            childMonths: course.childMonths(on: today), enrolledOn: enrolment.on,
            acceptedOn: course.acceptedOn.flatMap { $0 <= today ? $0 : nil }, status: standing.status,
            since: standing.since, volunteer: volunteer, volunteerName: volunteer.flatMap { places.name(of: $0) },
            phase: standing.match == nil ? nil : phase, visits: counts,
            lastVisit: course.visits.last(through: today)?.on,
            nextVisit: standing.status.isOpen ? course.nextVisit(on: today, in: standing.match) : nil,
            visitDue: course.visitDue(standing, on: today),
            endReason: standing.status == .ended ? course.ending?.value : nil,
            referralTarget: standing.status == .referredOn ? course.referral?.value : nil,
            signals: signals(course, standing, counts, phase, enrolment, common, today: today))
    }
}
