import Programme
import Wire

extension RegistrationBook {
    /// Counts a year by a version of the counting rules.
    ///
    /// A location that the log does not know gives a registration of nobody.
    ///
    /// - Parameter day: Nothing that happened later is counted; nil counts all that is known.
    public func registration(
        year: ReportingYear, scope: Registration.Scope, on day: Day? = nil, rules: CountingRules = .version1
    ) -> Registration {
        let counting = RegistrationCounting(
            book: self, year: year, scope: scope, day: day ?? Day(number: .max), rules: rules)
        return counting.registration()
    }
}

/// One counting of a year: who belongs to it, and what is counted of them.
struct RegistrationCounting {
    enum Moment {
        case duringYear, onLastDay
    }

    let book: RegistrationBook
    let year: ReportingYear
    let scope: Registration.Scope
    let rules: CountingRules
    /// What happened later is not counted.
    let day: Day
    let trajectories: [TrajectoryRecord]
    let volunteers: [VolunteerRecord]
    let locations: [LocationID: LocationRecord]

    init(
        book: RegistrationBook, year: ReportingYear, scope: Registration.Scope, day: Day, rules: CountingRules
    ) {
        self.book = book
        self.year = year
        self.scope = scope
        self.rules = rules
        self.day = day
        trajectories = book.trajectoryRecords(until: day).filter { scope.contains($0.location) }
        volunteers = book.volunteerRecords(until: day).filter { scope.contains($0.location) }
        locations = book.locations.filter { scope.contains($0.key) }.compactMapValues { $0.record(until: day) }
    }

    func registration() -> Registration {
        let open = locations.filter { year.touches($0.value.openedOn, $0.value.closedOn) }.keys
        let done = book.activity.filter { scope.contains($0.key) }
            .compactMapValues { $0.total(in: year, until: day) }
        let reporting = open.count { done[$0] != nil }
        let activity = done.values.reduce(into: RegistrationActivity()) { $0 += $1 }
        return Registration(
            year: year, scope: scope, placeName: placeName, rules: rules, duringYear: headcount(.duringYear),
            onLastDay: headcount(.onLastDay), flow: flow(), activity: activity, places: places(open: Set(open)),
            placesReporting: reporting)
    }

    private var placeName: String? {
        guard case .location(let id) = scope else { return nil }
        return locations[id]?.details.known(on: year.last)?.name
    }

    private func headcount(_ moment: Moment) -> Registration.Headcount {
        let mothers = trajectories.filter { takesPart($0.acceptedOn, $0.ended?.on, moment) }
        let active = volunteers.filter { takesPart($0.activeFrom, $0.stopped?.on, moment) }
        let work = work(moment)
        return Registration.Headcount(
            locations: locationCount(moment, work: work), coordinators: CoordinatorWork.count(work),
            volunteers: volunteerCount(active), mothers: motherCount(mothers))
    }

    func takesPart(_ begin: Day?, _ end: Day?, _ moment: Moment) -> Bool {
        switch moment {
        case .duringYear: year.touches(begin, end)
        case .onLastDay: year.isOutlived(begin, end)
        }
    }

    private func flow() -> Registration.Flow {
        let enrolled = trajectories.filter { year.contains($0.enrolledOn) }
        let reached = trajectories.filter { year.touches($0.acceptedOn, $0.ended?.on) }
        let ended = reached.filter { year.contains($0.ended?.on) }
        let active = volunteers.filter { year.touches($0.activeFrom, $0.stopped?.on) }
        let stopped = active.filter { year.contains($0.stopped?.on) }
        return Registration.Flow(
            enrolled: enrolled.count, routes: Distribution(enrolled.map(\.route), in: rules.routes),
            accepted: reached.count { year.contains($0.acceptedOn) },
            referredOn: trajectories.count { year.contains($0.referredOn) },
            withdrawn: trajectories.count { $0.acceptedOn == nil && year.contains($0.ended?.on) },
            waiting: trajectories.count { $0.isWaiting(on: year.last) }, ended: ended.count,
            endReasons: Distribution(ended.map { $0.ended?.value }, in: rules.endReasons),
            volunteersStarted: active.count { year.contains($0.activeFrom) }, volunteersStopped: stopped.count,
            stopReasons: Distribution(stopped.map { $0.stopped?.value }, in: rules.stopReasons),
            turnover: Ratio(stopped.count, per: active.count))
    }

    /// The locations of the year and those that were closed but still had somebody: the lines add up to the totals.
    private func places(open: Set<LocationID>) -> [Registration.Place] {
        let mothersDuring = perLocation(
            trajectories.filter { year.touches($0.acceptedOn, $0.ended?.on) }.map(\.location))
        let mothersLast = perLocation(
            trajectories.filter { year.isOutlived($0.acceptedOn, $0.ended?.on) }.map(\.location))
        let volunteersDuring = perLocation(
            volunteers.filter { year.touches($0.activeFrom, $0.stopped?.on) }.map(\.location))
        let volunteersLast = perLocation(
            volunteers.filter { year.isOutlived($0.activeFrom, $0.stopped?.on) }.map(\.location))
        let work = Dictionary(grouping: work(.duringYear), by: \.location)
        let peopled = [mothersDuring.keys, mothersLast.keys, volunteersDuring.keys, volunteersLast.keys].joined()
        return open.union(peopled).union(work.keys).map { id in
            let details = locations[id]?.details.known(on: year.last)
            return Registration.Place(
                location: id, name: details?.name ?? "", municipality: details?.municipality ?? "",
                wasOpen: open.contains(id),
                mothersDuring: mothersDuring[id] ?? 0, mothersOnLastDay: mothersLast[id] ?? 0,
                volunteersDuring: volunteersDuring[id] ?? 0, volunteersOnLastDay: volunteersLast[id] ?? 0,
                coordinators: work[id]?.count ?? 0, weeklyMinutes: work[id]?.reduce(0) { $0 + $1.minutes } ?? 0)
        }
        .sorted { ($0.name, $0.location) < ($1.name, $1.location) }
    }

    private func perLocation(_ locations: [LocationID]) -> [LocationID: Int] {
        locations.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }
}

extension Registration.Scope {
    func contains(_ location: LocationID) -> Bool {
        switch self {
        case .country: true
        case .location(let id): id == location
        }
    }
}
