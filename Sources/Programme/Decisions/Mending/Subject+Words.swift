import Wire

extension Subject {
    /// Whose words about a record are: those of the case, else of the mother, else of the one volunteer or coordinator,
    /// else of the place or the year that the record is about.
    ///
    /// - Parameter state: Knows the mother of the record's trajectory, or the concern.
    static func ofWords(about event: ProgrammeEvent, in state: DecisionState) -> Subject? {
        let subjects = event.tags.compactMap { Subject($0) }
        let mother = event.trajectory.flatMap { state.trajectories[$0]?.mother }
        return subjects.first(where: \.isCase) ?? subjects.first(where: \.isMother) ?? mother.map { .mother($0) }
            ?? subjects.only(\.isVolunteer) ?? subjects.only(\.isCoordinator) ?? subjects.first
    }

    private var isCase: Bool { if case .meldcodeCase = self { true } else { false } }
    private var isMother: Bool { if case .mother = self { true } else { false } }
    private var isVolunteer: Bool { if case .volunteer = self { true } else { false } }
    private var isCoordinator: Bool { if case .coordinator = self { true } else { false } }
}

extension [Subject] {
    /// The one that is of a kind; nil when there are several, of whom none can speak for the others.
    fileprivate func only(_ kind: (Subject) -> Bool) -> Subject? {
        let some = filter(kind)
        return some.count == 1 ? some[0] : nil
    }
}
