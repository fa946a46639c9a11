import Programme
import Wire

@testable import Projections

/// One trajectory told in days from its first day on (1 January 2008), for tests that say: given this, then that.
struct Story {
    static let first = Day(number: 13_879)

    let location: LocationID
    let coordinator = CoordinatorID(Identifier(high: 2, low: 1))
    let volunteer: VolunteerID
    let trajectory: TrajectoryID
    private(set) var events: [ProgrammeEvent] = []

    /// - Parameter number: Another number is another trajectory with another volunteer.
    init(_ number: UInt64 = 1, at location: UInt64 = 1) {
        self.location = LocationID(Identifier(high: 1, low: location))
        volunteer = VolunteerID(Identifier(high: 3, low: number))
        trajectory = TrajectoryID(Identifier(high: 4, low: number))
    }

    func day(_ number: Int) -> Day { Self.first.advanced(by: number) }

    static func personal(_ subject: Subject) -> Personal { .sealed(Sealed(subject: subject.text, key: 1, box: "")) }

    mutating func tell(_ event: ProgrammeEvent) { events.append(event) }

    mutating func open(named name: String = "Voorbeeldstad", on day: Int = -400, minutes: Int = 600) {
        let details = LocationDetails(name: name, municipality: "Voorbeeldstad", variant: .regular)
        tell(.locationOpened(LocationOpened(location: location, on: self.day(day), details: details)))
        tell(
            .coordinatorAppointed(
                CoordinatorAppointed(
                    coordinator: coordinator, location: location, on: self.day(day), weeklyMinutes: minutes,
                    name: Self.personal(.coordinator(coordinator)))))
    }

    /// - Parameter childMonths: The child's age in months on the day of enrolment; nil for not known.
    mutating func enrol(on day: Int = 0, childMonths: Int? = 2) {
        let on = self.day(day)
        let mother = MotherID(Identifier(high: 5, low: trajectory.value.low))
        let child = ChildID(Identifier(high: 6, low: trajectory.value.low))
        tell(
            .motherEnrolled(
                MotherEnrolled(
                    trajectory: trajectory, location: location, mother: mother, child: child, on: on, route: .referred,
                    childBorn: childMonths.map { Month(number: on.month.number - Int32($0)) },
                    name: Self.personal(.mother(mother)), childName: Self.personal(.child(child)))))
    }

    mutating func intake(on day: Int = 5) {
        tell(.intakeHeld(IntakeHeld(trajectory: trajectory, location: location, on: self.day(day))))
    }

    mutating func accept(on day: Int = 6) {
        tell(.motherAccepted(MotherAccepted(trajectory: trajectory, location: location, on: self.day(day))))
    }

    mutating func refer(on day: Int) {
        let child = ChildID(Identifier(high: 6, low: 1))
        tell(
            .motherReferredOn(
                MotherReferredOn(
                    trajectory: trajectory, location: location, child: child, on: self.day(day), target: .homeStart)))
    }

    /// A volunteer who is ready: certificate, three meetings with every topic, admission.
    mutating func ready(_ volunteer: VolunteerID? = nil, from day: Int = -100, without missing: Set<EventKind> = []) {
        let volunteer = volunteer ?? self.volunteer
        tell(
            .volunteerApplied(
                VolunteerApplied(
                    volunteer: volunteer, location: location, on: self.day(day), route: .wordOfMouth,
                    profile: VolunteerProfile(experience: [.twins]), name: Self.personal(.volunteer(volunteer)))))
        if !missing.contains(.volunteerCertificateSeen) {
            tell(
                .volunteerCertificateSeen(
                    VolunteerCertificateSeen(
                        volunteer: volunteer, location: location, on: self.day(day + 5), issued: self.day(day - 20))))
        }
        if !missing.contains(.volunteerTrained) {
            for meeting in 0..<3 { train(volunteer, on: day + 7 * meeting) }
        }
        tell(.volunteerAdmitted(VolunteerAdmitted(volunteer: volunteer, location: location, on: self.day(day + 30))))
    }

    mutating func train(_ volunteer: VolunteerID? = nil, on day: Int, topics: CodeSet<TrainingTopic> = .all) {
        tell(
            .volunteerTrained(
                VolunteerTrained(
                    location: location, volunteers: [volunteer ?? self.volunteer], on: self.day(day), topics: topics)))
    }

    mutating func propose(_ volunteer: VolunteerID? = nil, on day: Int = 10) {
        tell(
            .matchProposed(
                MatchProposed(
                    trajectory: trajectory, volunteer: volunteer ?? self.volunteer, location: location,
                    on: self.day(day))))
    }

    mutating func answer(_ side: MatchSide, _ click: Bool, by volunteer: VolunteerID? = nil, on day: Int = 15) {
        tell(
            .clickAnswered(
                ClickAnswered(
                    trajectory: trajectory, volunteer: volunteer ?? self.volunteer, location: location,
                    on: self.day(day), side: side, click: click)))
    }

    mutating func match(_ volunteer: VolunteerID? = nil, on day: Int = 20) {
        tell(
            .matchMade(
                MatchMade(
                    trajectory: trajectory, volunteer: volunteer ?? self.volunteer, location: location,
                    on: self.day(day))))
    }

    mutating func unmatch(_ volunteer: VolunteerID? = nil, on day: Int) {
        tell(
            .matchEnded(
                MatchEnded(
                    trajectory: trajectory, volunteer: volunteer ?? self.volunteer, location: location,
                    on: self.day(day), reason: .other)))
    }

    mutating func visit(on day: Int, minutes: Int? = 75, phase: VisitPhase? = nil, next: Int? = nil) {
        let visit = Visit(
            on: self.day(day), minutes: minutes, place: .home, phase: phase, next: next.map { self.day($0) })
        tell(
            .visitHeld(
                VisitHeld(trajectory: trajectory, volunteer: volunteer, location: location, visit: visit)))
    }

    mutating func plan(on day: Int, for planned: Int) {
        tell(
            .visitPlanned(
                VisitPlanned(
                    trajectory: trajectory, volunteer: volunteer, location: location, on: self.day(day),
                    planned: self.day(planned))))
    }

    mutating func miss(on day: Int, next: Int? = nil) {
        tell(
            .visitMissed(
                VisitMissed(
                    trajectory: trajectory, volunteer: volunteer, location: location, on: self.day(day),
                    reason: .notAtHome, next: next.map { self.day($0) })))
    }

    mutating func pause(on day: Int) {
        tell(.trajectoryPaused(TrajectoryPaused(trajectory: trajectory, location: location, on: self.day(day))))
    }

    mutating func resume(on day: Int) {
        tell(.trajectoryResumed(TrajectoryResumed(trajectory: trajectory, location: location, on: self.day(day))))
    }

    mutating func evaluate(on day: Int) {
        tell(.evaluationHeld(EvaluationHeld(trajectory: trajectory, location: location, on: self.day(day))))
    }

    mutating func end(_ reason: TrajectoryEndReason = .completed, on day: Int) {
        let child = ChildID(Identifier(high: 6, low: 1))
        tell(
            .trajectoryEnded(
                TrajectoryEnded(
                    trajectory: trajectory, location: location, child: child, on: self.day(day), reason: reason)))
    }

    mutating func talk(on day: Int) {
        tell(.supervisionHeld(SupervisionHeld(volunteer: volunteer, location: location, on: self.day(day))))
    }

    /// A matched mother of a small child, in order in every way, not visited yet: the match is of day 20.
    static func matched(_ number: UInt64 = 1, at location: UInt64 = 1, childMonths: Int? = 2) -> Story {
        var story = Story(number, at: location)
        story.open()
        story.ready()
        story.enrol(childMonths: childMonths)
        story.intake()
        story.accept()
        story.propose()
        story.answer(.mother, true)
        story.answer(.volunteer, true)
        story.match()
        return story
    }

    var models: ReadModels { Story.models([self]) }

    static func models(_ stories: [Story]) -> ReadModels {
        RandomHistory.record(stories.flatMap(\.events)).reduce(into: ReadModels()) { $0.apply($1) }
    }

    func row(today: Int) -> CaseloadRow? { models.caseload.row(trajectory, today: day(today)) }

    /// The signals of the trajectory on a day.
    func signals(today: Int) -> Set<SignalKind> { Set(row(today: today)?.signals.map(\.kind) ?? []) }

    /// The signals of the volunteer on a day.
    func volunteerSignals(today: Int) -> Set<SignalKind> {
        Set(models.supervision.volunteer(volunteer, today: day(today))?.signals.map(\.kind) ?? [])
    }
}
