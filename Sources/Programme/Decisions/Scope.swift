import Wire

/// Which events a decision needs: those that meet any of the criteria.
public struct Scope: Hashable, Sendable {
    /// Events of any of these kinds (every kind if empty) that carry all of these tags.
    public struct Criterion: Hashable, Sendable {
        public var kinds: [EventKind]
        public var tags: [String]

        /// The kinds to ask the log for: corrections come with them, for the event inside may be of these kinds.
        public var queriedKinds: [EventKind] { kinds.contains(where: \.canBeMended) ? kinds + Self.mending : kinds }

        private static let mending: [EventKind] = [.recordCorrected, .recordRetracted]

        /// Whether an event is asked for, as it stands.
        func matches(_ kind: EventKind, tags: [String]) -> Bool {
            (kinds.isEmpty || kinds.contains(kind)) && self.tags.allSatisfy(tags.contains)
        }
    }
    public var criteria: [Criterion]

    /// Whether an event is asked for, as it stands. The log's query finds its corrections too.
    func matches(_ kind: EventKind, tags: [String]) -> Bool { criteria.contains { $0.matches(kind, tags: tags) } }

    func matches(_ event: ProgrammeEvent) -> Bool { matches(event.kind, tags: event.tags) }

    /// Nothing: the decision depends on no event.
    public static let nothing = Scope(criteria: [])

    public static func + (left: Scope, right: Scope) -> Scope { Scope(criteria: left.criteria + right.criteria) }

    /// All that happened in a trajectory.
    static func trajectory(_ id: TrajectoryID) -> Scope { Scope(criteria: [Criterion(kinds: [], tags: [id.tag])]) }

    /// A volunteer's own course and her matches, without her visits.
    static func volunteer(_ id: VolunteerID) -> Scope {
        Scope(criteria: [
            Criterion(
                kinds: [
                    .volunteerApplied, .volunteerInterviewed, .volunteerCertificateSeen, .volunteerTrained,
                    .volunteerAdmitted, .volunteerPaused, .volunteerResumed, .volunteerStopped, .matchMade, .matchEnded,
                ], tags: [id.tag])
        ])
    }

    /// What else a volunteer did: nothing of it lies after the day on which she stops.
    static func doings(of id: VolunteerID) -> Scope {
        Scope(criteria: [
            Criterion(
                kinds: [
                    .volunteerProfileChanged, .groupMeetingHeld, .matchProposed, .introductionHeld, .clickAnswered,
                    .visitPlanned, .visitHeld, .visitMissed,
                ], tags: [id.tag])
        ])
    }

    /// Whether a location is open, and who leads it.
    static func location(_ id: LocationID) -> Scope {
        Scope(criteria: [Criterion(kinds: locationKinds, tags: [id.tag])])
    }

    static let locationKinds: [EventKind] = [
        .locationOpened, .locationClosed, .coordinatorAppointed, .coordinatorLeft,
    ]

    /// What was recorded at a location that needs it to be open.
    static func doings(at id: LocationID) -> Scope {
        Scope(criteria: [Criterion(kinds: needingLocationKinds, tags: [id.tag])])
    }

    static let needingLocationKinds: [EventKind] = [
        .locationChanged, .volunteerApplied, .volunteerTrained, .groupMeetingHeld, .motherEnrolled, .meldcodeAdopted,
        .attentionOfficersNamed, .meldcodeOverviewDrawnUp,
    ]

    /// The enrolments of a mother.
    static func mother(_ id: MotherID) -> Scope {
        Scope(criteria: [Criterion(kinds: [.motherEnrolled], tags: [id.tag])])
    }

    /// Which records of mothers were joined; few, and one can hang on all the others.
    static let joinedMothers = Scope(criteria: [Criterion(kinds: [.mothersJoined, .mothersParted], tags: [])])

    /// Which records of volunteers were joined.
    static let joinedVolunteers = Scope(criteria: [Criterion(kinds: [.volunteersJoined, .volunteersParted], tags: [])])

    /// Which meldcode each location laid down; few, and a case is stamped with the one in force.
    static let meldcodes = Scope(criteria: [Criterion(kinds: [.meldcodeAdopted], tags: [])])

    /// Whose trajectory it is.
    static func enrolment(_ id: TrajectoryID) -> Scope {
        Scope(criteria: [Criterion(kinds: [.motherEnrolled], tags: [id.tag])])
    }

    /// A coordinator's appointments.
    static func coordinator(_ id: CoordinatorID) -> Scope {
        Scope(criteria: [Criterion(kinds: [], tags: [id.tag])])
    }

    /// The enrolments of a child, and what ended them.
    static func child(_ id: ChildID) -> Scope { Scope(criteria: [Criterion(kinds: [], tags: [id.tag])]) }

    static func concern(_ id: ConcernID) -> Scope { Scope(criteria: [Criterion(kinds: [], tags: [id.tag])]) }

    static func meldcodeCase(_ id: CaseID) -> Scope { Scope(criteria: [Criterion(kinds: [], tags: [id.tag])]) }
}
