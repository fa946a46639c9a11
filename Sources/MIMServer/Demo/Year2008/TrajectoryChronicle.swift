import Programme
import Wire

/// Writes down one mother's way through the programme, fact after fact.
struct TrajectoryChronicle {
    let trajectory: CastTrajectory
    let place: CastPlace
    var identifiers: SeededIdentifiers
    var dice: SeededRandom
    /// The day on which the last fact of the trajectory's course was recorded: the next is not recorded before it.
    private var cursor: Day
    /// How many visits were held.
    var visits = 0
    var hasRested = false
    /// Concerns on which nothing was agreed.
    var openConcerns: [ConcernID] = []
    /// Visits that were held before the story's end and entered after it.
    var lateVisits: [StoryStep.Late] = []

    init(of trajectory: CastTrajectory, at place: CastPlace, identifiers: SeededIdentifiers) {
        self.trajectory = trajectory
        self.place = place
        self.identifiers = identifiers
        dice = trajectory.dice
        cursor = place.entered
    }

    mutating func write(in book: inout StoryBook) {
        writeEnrolment(in: &book)
        for match in trajectory.matches {
            write(match, in: &book)
        }
        if let meldcode = trajectory.meldcode {
            writeCase(meldcode.id, meldcode.course, from: meldcode.begins, in: &book)
        }
        if let ended = trajectory.ended, let reason = trajectory.endReason {
            note(EndTrajectory(trajectory: trajectory.id, on: ended, reason: reason), on: ended, in: &book)
        }
    }

    /// Writes a fact of the course: recorded in the order in which things happened, nothing after the story's end.
    mutating func note(_ command: any Command, on happened: Day, after delay: Int = 0, in book: inout StoryBook) {
        guard happened <= Year2008.lastDay else { return }
        cursor = max(cursor, place.recorded(happened, after: delay))
        book.write(command, by: place.coordinator(on: cursor, &dice), on: cursor, .trajectories)
    }

    /// Writes something that comes in when it comes in, late if need be, but while the trajectory is open.
    mutating func noteInTime(
        _ command: any Command, by actor: Actor? = nil, on happened: Day, after delay: Int, in book: inout StoryBook
    ) {
        let latest = place.recorded(trajectory.lastDay)
        let written = min(max(cursor, place.recorded(happened, after: delay)), max(cursor, latest))
        book.write(command, by: actor ?? place.coordinator(on: written, &dice), on: written, .trajectories)
    }

    private mutating func writeEnrolment(in book: inout StoryBook) {
        let number = trajectory.number
        let enrolment = EnrolMother(
            trajectory: trajectory.id, location: place.id, mother: trajectory.mother, child: trajectory.child,
            on: trajectory.enrolled,
            route: dice.one(weighted: [(.referred, 55), (.foundInformation, 12), (.wordOfMouth, 21), (.approached, 12)]
            ),
            childBorn: trajectory.childBorn, name: Names.mother(number),
            contact: Names.contact("testmoeder", number), childName: Names.child(number))
        note(enrolment, on: trajectory.enrolled, after: dice.number(0...2), in: &book)
        let heavy = trajectory.endReason == .tooHeavy || trajectory.endReason == .afterMeldcode
        var intake = Intake(
            indications: dice.chance(96) ? [.firstChild, .everydayQuestions] : [.everydayQuestions],
            contraIndications: heavy && dice.chance(50) ? [.manyProblems] : [],
            level: heavy ? .tension : .ordinary, needs: CodeSet(dice.some(dice.number(1...3), of: Need.allCases)),
            profile: trajectory.profile, judgement: .spoken(dice.one(of: Names.judgements)))
        if trajectory.profile.motherCircumstances.contains(.weakNetwork) { intake.indications.insert(.littleSupport) }
        note(
            HoldIntake(trajectory: trajectory.id, on: trajectory.intake, intake: intake), on: trajectory.intake,
            after: dice.number(0...2), in: &book)
        if heavy || dice.chance(3) {
            let advice = AskAdvice(
                trajectory: trajectory.id, on: trajectory.accepted, outcome: .spoken(dice.one(of: Names.adviceOutcomes))
            )
            note(advice, on: trajectory.accepted, in: &book)
        }
        note(AcceptMother(trajectory: trajectory.id, on: trajectory.accepted), on: trajectory.accepted, in: &book)
    }

    private mutating func write(_ match: CastMatch, in book: inout StoryBook) {
        let (mother, volunteer) = (trajectory.id, place.volunteers[match.volunteer].id)
        let criteria = CodeSet(dice.some(dice.number(1...3), of: MatchCriterion.allCases))
        note(
            ProposeMatch(trajectory: mother, volunteer: volunteer, on: match.proposed, criteria: criteria),
            on: match.proposed, in: &book)
        note(
            HoldIntroduction(trajectory: mother, volunteer: volunteer, on: match.introduced), on: match.introduced,
            after: dice.number(0...1), in: &book)
        for (side, click) in [(MatchSide.mother, match.motherClicks), (.volunteer, match.volunteerClicks)] {
            note(
                AnswerClick(trajectory: mother, volunteer: volunteer, on: match.answered, side: side, click: click),
                on: match.answered, in: &book)
        }
        guard let made = match.made else { return }
        note(MakeMatch(trajectory: mother, volunteer: volunteer, on: made), on: made, in: &book)
        guard made <= Year2008.lastDay else { return }
        writeVisits(of: match, from: made, in: &book)
        // When a volunteer stops, her matches end with it; when she is away for a time, the coordinator ends them.
        if let ended = match.ended, match.endReason == .volunteerUnavailable {
            note(EndMatch(trajectory: mother, on: ended, reason: .volunteerUnavailable), on: ended, in: &book)
        }
    }
}
