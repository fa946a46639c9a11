import Programme
import Wire

extension Cast {
    /// Those of 2008 first; then as many who ended in 2007 as make the published number of that year.
    mutating func enrolMothers(_ random: inout SeededRandom) {
        var reasons = random.shuffled(
            Registration2008Targets.endReasons.flatMap { Array(repeating: $0.value ?? .other, count: $0.count) })
        var number = 0
        var runningInto2008 = 0
        for (place, published) in Registration2008Places.places.enumerated() {
            for index in 0..<published.mothers {
                number += 1
                let reason = index < published.mothersEnded ? reasons.popLast() : nil
                let mother = enrol(number, at: place, endingIn2008: reason, &random)
                if mother.accepted < Year2008.newYear { runningInto2008 += 1 }
                places[place].trajectories.append(mother)
            }
        }
        let before = shares(of: Registration2007Targets.mothers - runningInto2008) { place in
            place.closed == nil ? place.trajectories.count : 30
        }
        for place in places.indices {
            for _ in 0..<before[place] {
                number += 1
                places[place].trajectories.append(enrolEndingIn2007(number, at: place, &random))
            }
        }
    }

    /// A mother who was active in 2008 and ended in it for a reason, or goes on.
    private mutating func enrol(
        _ number: Int, at place: Int, endingIn2008 reason: TrajectoryEndReason?, _ random: inout SeededRandom
    ) -> CastTrajectory {
        guard let reason else {
            // Some went on beyond the eighteen months of the programme (N06).
            let days = random.chance(4) ? random.number(560...640) : random.number(4...545)
            let accepted = Year2008.lastDay.advanced(by: -days).workdayBefore
            return trajectory(number, at: place, accepted: accepted, ended: nil, nil, &random)
        }
        let ended = Year2008.newYear.advanced(by: random.number(7...350)).workday
        return trajectory(number, at: place, ended: ended, reason, &random)
    }

    private mutating func enrolEndingIn2007(
        _ number: Int, at place: Int, _ random: inout SeededRandom
    ) -> CastTrajectory {
        let first = Year2008.recordingBegins
        var ended = first.advanced(by: random.number(20...345)).workday
        var reason = random.one(weighted: [
            (TrajectoryEndReason.completed, 50), (.noNeed, 16), (.noTime, 7), (.moved, 7), (.foundJob, 4),
            (.noClick, 6), (.tooHeavy, 5), (.contactLost, 5),
        ])
        if let closed = places[place].closed {
            let days = first.days(until: closed)
            ended = first.advanced(by: random.number(days / 3...days - 15)).workdayBefore
            if reason == .noNeed || reason == .noTime { reason = .other }
        }
        return trajectory(number, at: place, ended: ended, reason, &random)
    }

    /// Works back from the end: how long a trajectory lasted goes by the reason why it ended.
    private mutating func trajectory(
        _ number: Int, at place: Int, ended: Day, _ reason: TrajectoryEndReason, _ random: inout SeededRandom
    ) -> CastTrajectory {
        let days =
            switch reason {
            case .completed: random.number(480...630)
            case .noClick: random.number(45...100)
            case .tooHeavy, .contactLost: random.number(120...300)
            case .afterMeldcode: random.number(200...300)
            default: random.number(80...420)
            }
        return trajectory(number, at: place, accepted: ended.advanced(by: -days).workday, ended: ended, reason, &random)
    }

    private mutating func trajectory(
        _ number: Int, at place: Int, accepted: Day, ended: Day?, _ reason: TrajectoryEndReason?,
        _ random: inout SeededRandom
    ) -> CastTrajectory {
        let intake = accepted.advanced(by: -random.number(0...12)).workdayBefore
        let enrolled = intake.advanced(by: -random.number(4...21)).workdayBefore
        let length = accepted.days(until: ended ?? Year2008.lastDay)
        // Most enrol in the child's first months (N03), nobody after its eighteenth (N05); who enrols late leaves early.
        let ageMonths =
            length > 400 || random.chance(70)
            ? random.number(0...1) : random.one(weighted: [(random.number(2...4), 3), (random.number(5...12), 1)])
        let recorded = places[place].recorded(enrolled)
        var trajectory = CastTrajectory(
            id: identifiers.id(on: recorded), mother: identifiers.id(on: recorded), child: identifiers.id(on: recorded),
            number: number, childBorn: enrolled.month(earlierBy: ageMonths), enrolled: enrolled, intake: intake,
            accepted: accepted, ended: ended, endReason: reason, dice: random.split())
        // One in twenty-five has a rest: a stay abroad, an operation.
        if random.chance(4), length > 300 {
            let from = accepted.advanced(by: random.number(100...length - 120)).workday
            trajectory.rest = from...from.advanced(by: random.number(40...80)).workday
        }
        return trajectory
    }
}
