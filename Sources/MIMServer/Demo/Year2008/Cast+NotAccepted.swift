import Programme
import Wire

extension Cast {
    /// How far those have come who do not take part.
    private enum Outcome {
        case referredOn, waitingForIntake, waitingForDecision
    }

    /// Mothers who enrolled but were referred on, and those for whom nothing was decided when the year ended. They do
    /// not count as reached.
    mutating func writeNotAccepted(in book: inout StoryBook, _ random: inout SeededRandom) {
        var number = places.reduce(0) { $0 + $1.trajectories.count }
        let outcomes =
            Array(repeating: Outcome.referredOn, count: 42)
            + Array(repeating: .waitingForIntake, count: 9) + Array(repeating: .waitingForDecision, count: 6)
        for outcome in outcomes {
            number += 1
            // The largest locations have the most.
            let place = random.one(
                weighted: places.filter { $0.closed == nil && $0.volunteers.count > 5 }.map {
                    ($0, $0.trajectories.count)
                })
            let enrolled =
                switch outcome {
                case .referredOn: Year2008.recordingBegins.advanced(by: random.number(30...690)).workday
                case .waitingForIntake: Year2008.lastDay.advanced(by: -random.number(2...16)).workdayBefore
                case .waitingForDecision: Year2008.lastDay.advanced(by: -random.number(20...30)).workdayBefore
                }
            write(outcome, number, enrolled: enrolled, at: place, in: &book, &random)
        }
    }

    private mutating func write(
        _ outcome: Outcome, _ number: Int, enrolled: Day, at place: CastPlace, in book: inout StoryBook,
        _ random: inout SeededRandom
    ) {
        let id: TrajectoryID = identifiers.id(on: place.recorded(enrolled))
        if outcome != .referredOn { undecided.append(id) }
        var cursor = place.recorded(enrolled, after: random.number(0...1))
        let enrolment = EnrolMother(
            trajectory: id, location: place.id, mother: identifiers.id(on: cursor), child: identifiers.id(on: cursor),
            on: enrolled, route: random.one(of: EnrolmentRoute.allCases),
            childBorn: enrolled.month(earlierBy: random.number(0...8)), name: Names.mother(number),
            contact: Names.contact("testmoeder", number), childName: Names.child(number))
        book.write(enrolment, by: place.coordinator(on: cursor, &random), on: cursor, .trajectories)
        guard outcome != .waitingForIntake else { return }
        let held = enrolled.advanced(by: random.number(5...14)).workday
        cursor = max(cursor, place.recorded(held, after: random.number(0...2)))
        let intake = Intake(
            indications: [.everydayQuestions], contraIndications: outcome == .referredOn ? [.manyProblems] : [],
            level: outcome == .referredOn ? .crisis : .tension, needs: [.confidence],
            profile: MotherProfile(born: enrolled.year - random.number(19...38)))
        book.write(
            HoldIntake(trajectory: id, on: held, intake: intake), by: place.coordinator(on: cursor, &random),
            on: cursor,
            .trajectories)
        guard outcome == .referredOn else { return }
        let decided = held.advanced(by: random.number(2...12)).workday
        cursor = max(cursor, place.recorded(decided))
        if random.chance(50) {
            let advice = AskAdvice(trajectory: id, on: decided, outcome: .spoken(random.one(of: Names.adviceOutcomes)))
            book.write(advice, by: place.coordinator(on: cursor, &random), on: cursor, .trajectories)
        }
        let referral = ReferMotherOn(
            trajectory: id, on: decided, target: random.one(of: ReferralTarget.allCases),
            reason: .spoken(random.one(of: Names.referralReasons)))
        book.write(referral, by: place.coordinator(on: cursor, &random), on: cursor, .trajectories)
    }
}
