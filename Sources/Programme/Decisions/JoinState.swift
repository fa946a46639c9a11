import Wire

/// Which records are of one person: of each duplicate the record under which she goes on, and since when that is known.
///
/// A record that another one was joined to can be joined to a third; the last of such a chain is the person.
public struct JoinState<Person: Entity>: Hashable, Sendable {
    public struct Join: Hashable, Sendable {
        public let kept: ID<Person>
        public let on: Day
    }

    public private(set) var joins: [ID<Person>: Join] = [:]

    public init() {}

    mutating func join(_ duplicate: ID<Person>, to kept: ID<Person>, on day: Day) {
        joins[duplicate] = Join(kept: kept, on: day)
    }

    mutating func part(_ duplicate: ID<Person>, from kept: ID<Person>) {
        if joins[duplicate]?.kept == kept { joins[duplicate] = nil }
    }

    /// Under which a person goes on; her own id when it was never joined.
    public func person(_ id: ID<Person>) -> ID<Person> {
        var person = id
        // A log that this version wrote has no circle; one that goes round is left after as many steps as there are joins.
        for _ in 0..<joins.count {
            guard let join = joins[person] else { break }
            person = join.kept
        }
        return person
    }

    /// Refuses to join two records that are one already, and a second record under which a duplicate would go on.
    func checkJoin(_ duplicate: ID<Person>, to kept: ID<Person>) throws(Refusal) {
        guard duplicate != kept else { throw .joinedWithItself }
        guard person(duplicate) != person(kept) else { throw .alreadyJoined }
        guard joins[duplicate] == nil else { throw .joinedElsewhere }
    }

    /// Refuses to part two records that are not joined, or before they were.
    func checkPart(_ duplicate: ID<Person>, from kept: ID<Person>, on day: Day) throws(Refusal) {
        guard let join = joins[duplicate], join.kept == kept else { throw .notJoined }
        guard join.on <= day else { throw .beforeBeginning(of: .join, began: join.on) }
    }
}

extension DecisionState {
    mutating func evolveJoins(_ event: ProgrammeEvent) {
        switch event {
        case .mothersJoined(let joined): joinedMothers.join(joined.duplicate, to: joined.kept, on: joined.on)
        case .mothersParted(let parted): joinedMothers.part(parted.duplicate, from: parted.kept)
        case .volunteersJoined(let joined): joinedVolunteers.join(joined.duplicate, to: joined.kept, on: joined.on)
        case .volunteersParted(let parted): joinedVolunteers.part(parted.duplicate, from: parted.kept)
        default: break
        }
    }

    /// Refuses a mother who was never enrolled.
    func known(_ mother: MotherID, as field: String) throws(Refusal) {
        if !trajectories.values.contains(where: { $0.mother == mother }) {
            throw Refusal.unknown(MotherID.self).concerning(field)
        }
    }

    /// Refuses a volunteer who never applied.
    func known(_ volunteer: VolunteerID, as field: String) throws(Refusal) {
        if volunteers[volunteer] == nil { throw Refusal.unknown(VolunteerID.self).concerning(field) }
    }

    /// Refuses a child with whom a mother has no trajectory.
    func check(_ child: ChildID, of mother: MotherID, as field: String) throws(Refusal) {
        if !trajectories.values.contains(where: { $0.mother == mother && $0.child == child }) {
            throw .childOfAnother(field)
        }
    }
}
