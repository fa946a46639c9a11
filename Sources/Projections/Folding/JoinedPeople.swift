import Programme

/// Who was recorded as two and is one: under which id each goes on.
///
/// The courses of both stay apart as they were recorded and are put together when somebody asks, so that parting them
/// again is nothing but forgetting. Joins hold for every day, for she was one all the time; whoever asks what was known
/// before gets a state in which they have not come yet.
struct JoinedPeople: Hashable, Sendable {
    private struct Pair: Hashable, Sendable {
        let kept: MotherID
        let duplicate: MotherID
    }

    private var mothers: [MotherID: MotherID] = [:]
    private var children: [ChildID: ChildID] = [:]
    private var childOf: [Pair: ChildID] = [:]
    private var volunteers: [VolunteerID: VolunteerID] = [:]

    mutating func apply(_ event: ProgrammeEvent) {
        switch event {
        case .mothersJoined(let joined):
            Self.join(joined.duplicate, into: joined.kept, &mothers)
            guard let child = joined.child, let duplicate = joined.duplicateChild else { return }
            Self.join(duplicate, into: child, &children)
            childOf[Pair(kept: joined.kept, duplicate: joined.duplicate)] = duplicate
        case .mothersParted(let parted):
            guard mothers[parted.duplicate] == parted.kept else { return }
            mothers[parted.duplicate] = nil
            if let child = childOf.removeValue(forKey: Pair(kept: parted.kept, duplicate: parted.duplicate)) {
                children[child] = nil
            }
        case .volunteersJoined(let joined): Self.join(joined.duplicate, into: joined.kept, &volunteers)
        case .volunteersParted(let parted):
            if volunteers[parted.duplicate] == parted.kept { volunteers[parted.duplicate] = nil }
        default: break
        }
    }

    /// A join that would close a circle, or give a duplicate a second one, is the log's own contradiction: it is nothing.
    private static func join<E>(_ duplicate: ID<E>, into kept: ID<E>, _ map: inout [ID<E>: ID<E>]) {
        guard map[duplicate] == nil, Self.kept(kept, map) != duplicate else { return }
        map[duplicate] = kept
    }

    private static func kept<E>(_ id: ID<E>, _ map: [ID<E>: ID<E>]) -> ID<E> {
        var id = id
        while let next = map[id] { id = next }
        return id
    }

    var hasJoinedMothers: Bool { !mothers.isEmpty }
    var hasJoinedVolunteers: Bool { !volunteers.isEmpty }

    /// The id under which a mother goes on: her own unless she was joined into another.
    func kept(_ mother: MotherID) -> MotherID { mothers.isEmpty ? mother : Self.kept(mother, mothers) }
    func kept(_ child: ChildID) -> ChildID { children.isEmpty ? child : Self.kept(child, children) }
    func kept(_ volunteer: VolunteerID) -> VolunteerID {
        volunteers.isEmpty ? volunteer : Self.kept(volunteer, volunteers)
    }

    /// Whether she goes on under another id.
    func isDuplicate(_ volunteer: VolunteerID) -> Bool { volunteers[volunteer] != nil }

    /// The ids that were joined into hers, in their order.
    func duplicates(of volunteer: VolunteerID) -> [VolunteerID] {
        volunteers.isEmpty ? [] : volunteers.keys.filter { Self.kept($0, volunteers) == volunteer }.sorted()
    }
}
