import Programme
import Wire

// Which events have to do with the registration of a year: to tell why a report has become another.
extension RegistrationBook {
    /// Whether anything is recorded of a year that had happened by a day.
    func hasRecords(of year: ReportingYear, _ scope: Registration.Scope, until day: Day) -> Bool {
        activity.contains { scope.contains($0.key) && $0.value.total(in: year, until: day) != nil }
    }

    /// Whether the registration of a year can have become another by an event, by all that this book knows.
    ///
    /// What an event leaves in an empty book shows what of it is counted; so this needs no list of the kinds of events.
    func concerns(_ recorded: Recorded, _ year: ReportingYear, _ scope: Registration.Scope) -> Bool {
        switch recorded.event {
        case .mothersJoined(let event): return concerns([event.kept, event.duplicate], year, scope)
        case .mothersParted(let event): return concerns([event.kept, event.duplicate], year, scope)
        case .volunteersJoined(let event): return concerns([event.kept, event.duplicate], year, scope)
        case .volunteersParted(let event): return concerns([event.kept, event.duplicate], year, scope)
        default: break
        }
        var trace = RegistrationBook()
        trace.apply(recorded)
        let on = recorded.event.on
        guard trace != RegistrationBook(), trace.touches(scope, in: self) else { return false }
        // What was done counts in its own year; who comes and goes, in every later one too.
        if trace.isActivityAlone { return year.contains(on) }
        return on <= year.last || trace.hasProfile(ofSomebodyBefore: year.last, in: self)
    }

    private var isActivityAlone: Bool {
        trajectories.isEmpty && volunteers.isEmpty && appointments.isEmpty && locations.isEmpty
    }

    private func touches(_ scope: Registration.Scope, in whole: RegistrationBook) -> Bool {
        activity.keys.contains(where: scope.contains)
            || trajectories.keys.contains { whole.trajectories[$0].map { $0.belongs(to: scope) } ?? false }
            || volunteers.keys.contains { whole.volunteers[$0].map { $0.belongs(to: scope) } ?? false }
    }

    /// A profile that became known after a year says of whoever was there what she was like in it.
    private func hasProfile(ofSomebodyBefore day: Day, in whole: RegistrationBook) -> Bool {
        trajectories.contains { id, facts in
            !facts.profiles.isEmpty && whole.trajectories[id]?.enrolments.fact.map { $0.on <= day } ?? false
        }
            || volunteers.contains { id, facts in
                !facts.profiles.isEmpty && whole.volunteers[id]?.applications.fact.map { $0.on <= day } ?? false
            }
    }

    private func concerns(_ mothers: [MotherID], _ year: ReportingYear, _ scope: Registration.Scope) -> Bool {
        let kept = Set(mothers.map(people.kept))
        return trajectories.values.contains { facts in
            guard let enrolment = facts.enrolments.fact, enrolment.on <= year.last else { return false }
            return (mothers.contains(enrolment.mother) || kept.contains(people.kept(enrolment.mother)))
                && scope.contains(enrolment.location)
        }
    }

    private func concerns(_ joined: [VolunteerID], _ year: ReportingYear, _ scope: Registration.Scope) -> Bool {
        let kept = Set(joined.map(people.kept))
        return volunteers.contains { id, facts in
            guard let application = facts.applications.fact, application.on <= year.last else { return false }
            return (joined.contains(id) || kept.contains(people.kept(id))) && scope.contains(application.location)
        }
    }
}

extension TrajectoryFacts {
    fileprivate func belongs(to scope: Registration.Scope) -> Bool {
        enrolments.fact.map { scope.contains($0.location) } ?? false
    }
}

extension VolunteerFacts {
    fileprivate func belongs(to scope: Registration.Scope) -> Bool {
        applications.fact.map { scope.contains($0.location) } ?? false
    }
}
