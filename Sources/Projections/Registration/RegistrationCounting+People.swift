import Programme
import Wire

/// The work of one coordinator at one location, as one of the two ways of counting sees it.
struct CoordinatorWork: Hashable, Sendable {
    let coordinator: CoordinatorID
    let location: LocationID
    /// Minutes a week.
    let minutes: Int

    /// Counts people, and their hours over all the locations in view.
    static func count(_ work: [CoordinatorWork]) -> Registration.CoordinatorCount {
        let minutes = Dictionary(grouping: work, by: \.coordinator).values.map { $0.reduce(0) { $0 + $1.minutes } }
        return Registration.CoordinatorCount(
            total: minutes.count, fewestMinutes: minutes.min(), mostMinutes: minutes.max(),
            weeklyMinutes: minutes.reduce(0, +))
    }
}

extension RegistrationCounting {
    func work(_ moment: Moment) -> [CoordinatorWork] {
        book.appointments.compactMap { post, appointment in
            guard scope.contains(post.location) else { return nil }
            let (during, onLastDay) = appointment.work(in: year, until: day)
            guard let minutes = moment == .duringYear ? during : onLastDay else { return nil }
            return CoordinatorWork(coordinator: post.coordinator, location: post.location, minutes: minutes)
        }
    }

    func locationCount(_ moment: Moment, work: [CoordinatorWork]) -> Registration.LocationCount {
        let open = locations.filter { takesPart($0.value.openedOn, $0.value.closedOn, moment) }
        let details = open.values.map { $0.details.known(on: year.last) }
        let team = Dictionary(grouping: work, by: \.location).mapValues(\.count)
        return Registration.LocationCount(
            total: open.count, municipalities: Set(details.compactMap { $0?.municipality }).count,
            organisations: Set(details.flatMap { $0?.providers.map(\.name) ?? [] }).count,
            withOneCoordinator: open.keys.count { team[$0] == 1 },
            providers: Distribution(details.map { $0.map { ProviderSet($0.providers) } }, in: rules.providerSets),
            variants: Distribution(details.map { $0?.variant }, in: rules.variants))
    }

    func volunteerCount(_ active: [VolunteerRecord]) -> Registration.VolunteerCount {
        let profiles = active.map { $0.profiles.known(on: year.last) }
        return Registration.VolunteerCount(
            total: active.count, onceMothers: Distribution(active.map(\.wasProgrammeMother), in: rules.onceMothers),
            backgrounds: Distribution(profiles.map { $0?.background }, in: rules.volunteerBackgrounds),
            ages: Distribution(profiles.map { age($0?.born) }, in: rules.volunteerAges),
            education: Distribution(profiles.map { $0?.education }, in: rules.education))
    }

    func motherCount(_ mothers: [TrajectoryRecord]) -> Registration.MotherCount {
        let profiles = mothers.map { $0.profiles.known(on: year.last) }
        var baby = MultipleResponse(profiles.map { $0?.babyCircumstances.elements }, in: rules.babyCircumstances)
        var own = MultipleResponse(profiles.map { $0?.motherCircumstances.elements }, in: rules.motherCircumstances)
        MultipleResponse.share(&baby, &own)
        return Registration.MotherCount(
            total: mothers.count, people: Set(mothers.map { book.people.kept($0.mother) }).count,
            backgrounds: Distribution(profiles.map { $0?.background }, in: rules.motherBackgrounds),
            ages: Distribution(profiles.map { age($0?.born) }, in: rules.motherAges),
            education: Distribution(profiles.map { $0?.education }, in: rules.education),
            families: Distribution(profiles.map { $0?.family }, in: rules.families),
            incomes: Distribution(profiles.map { $0?.income }, in: rules.incomes), babyCircumstances: baby,
            motherCircumstances: own)
    }

    /// The age on 31 December follows from the year of birth alone.
    private func age(_ born: Int?) -> Int? { born.map { year.number - $0 } }
}
