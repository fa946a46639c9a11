import Programme
import Wire

// Everybody once: who was recorded as two and is one, is counted as one.
extension RegistrationBook {
    /// The participations as they stood on a day.
    func trajectoryRecords(until day: Day) -> [TrajectoryRecord] {
        let records = trajectories.values.compactMap { $0.record(until: day) }
        guard people.hasJoinedMothers else { return records }
        let groups = Dictionary(grouping: records) { record in
            Participation(
                location: record.location, mother: people.kept(record.mother), child: people.kept(record.child))
        }
        return groups.values.flatMap { group in
            // One woman who came back counts anew; one who was recorded twice does not.
            Set(group.map(\.mother)).count > 1 ? [TrajectoryRecord(joining: group)].compactMap(\.self) : group
        }
    }

    /// The volunteers as they stood on a day.
    func volunteerRecords(until day: Day) -> [VolunteerRecord] {
        guard people.hasJoinedVolunteers else { return volunteers.values.compactMap { $0.record(until: day) } }
        return volunteers.compactMap { id, facts in
            guard !people.isDuplicate(id) else { return nil }
            var facts = facts
            for duplicate in people.duplicates(of: id) {
                if let other = volunteers[duplicate] { facts.formUnion(other, on: day) }
            }
            return facts.record(until: day)
        }
    }

    /// The unit of counting: a mother with a child at a location.
    private struct Participation: Hashable {
        let location: LocationID
        let mother: MotherID
        let child: ChildID
    }
}

extension TrajectoryRecord {
    /// What several records of one participation come to: it begins with the first of them and ends with the last.
    fileprivate init?(joining records: [TrajectoryRecord]) {
        let records = records.sorted { $0.enrolledOn < $1.enrolledOn }
        guard let first = records.first else { return nil }
        let accepted = records.compactMap(\.acceptedOn).min()
        let going = records.filter { $0.acceptedOn != nil || accepted == nil }
        let endings = going.compactMap(\.ended)
        var profiles = DayOrdered<Version<MotherProfile>>()
        for record in records { profiles.formUnion(record.profiles) }
        self.init(
            location: first.location, mother: first.mother, child: first.child, route: first.route,
            enrolledOn: first.enrolledOn, acceptedOn: accepted,
            referredOn: accepted == nil ? records.compactMap(\.referredOn).max() : nil,
            ended: endings.count == going.count ? endings.max { $0.on < $1.on } : nil, profiles: profiles)
    }
}
