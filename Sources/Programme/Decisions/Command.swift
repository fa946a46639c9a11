import Wire

/// Something that somebody wants recorded. Deciding on it is a pure function of what has happened before.
public protocol Command: Sendable {
    /// The name in the API, imperative and kebab case: `hold-visit`.
    static var name: StaticString { get }
    init(from fields: inout some FieldReader) throws(FieldError)
    /// The events that the decision needs to know; the append is made on the condition that there are no newer ones.
    var scope: Scope { get }
    /// What happens: the events, or why it cannot be.
    func decide(_ state: DecisionState, _ context: DecisionContext) throws(Refusal) -> [ProgrammeEvent]
}

extension Command {
    /// The fields that the command reads, for the API's description.
    public static var fields: [FieldDescription] {
        DescribingReader.describe { (reader) throws(FieldError) in _ = try Self(from: &reader) }
    }
}

/// What a decision may know beside the history: the programme has no clock and no dice of its own.
public struct DecisionContext: Sendable {
    /// Today in the programme's time zone.
    public var today: Day
    /// Ids never used before, for what comes into being; as many as `newIDCount`.
    public var newIDs: [Identifier]

    /// A command brings at most so many things into being (enrolment: trajectory, mother, child).
    public static let newIDCount = 3

    public init(today: Day, newIDs: [Identifier]) {
        self.today = today
        self.newIDs = newIDs
    }

    /// The id that the command gave, or a new one.
    func id<E: Entity>(_ given: ID<E>?, or index: Int) -> ID<E> { given ?? ID(newIDs[index]) }
}

/// Which events a decision needs: those that meet any of the criteria.
public struct Scope: Hashable, Sendable {
    /// Events of any of these kinds (every kind if empty) that carry all of these tags.
    public struct Criterion: Hashable, Sendable {
        public var kinds: [EventKind]
        public var tags: [String]
    }
    public var criteria: [Criterion]

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
        Scope(criteria: [
            Criterion(
                kinds: [
                    .locationOpened, .locationClosed, .coordinatorAppointed, .coordinatorLeft,
                ], tags: [id.tag])
        ])
    }

    /// What was recorded at a location that needs it to be open.
    static func doings(at id: LocationID) -> Scope {
        Scope(criteria: [
            Criterion(
                kinds: [.locationChanged, .volunteerApplied, .volunteerTrained, .groupMeetingHeld, .motherEnrolled],
                tags: [id.tag])
        ])
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
