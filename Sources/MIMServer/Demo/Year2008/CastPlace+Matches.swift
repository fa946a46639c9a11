import Programme
import Wire

/// Finds a volunteer for each mother as the coordinator of the location would: in order of waiting, whoever is there
/// and has the fewest mothers. When a volunteer leaves, her mothers wait again.
extension CastPlace {
    /// A volunteer visits about two mothers at a time; more than this the coordinator does not ask of her.
    private static let mothersMax = 3

    private struct Waiting {
        let since: Day
        let trajectory: Int
        let refused: Set<Int>
    }

    mutating func findMatches() {
        var waiting = trajectories.indices.map { index in
            Waiting(
                since: trajectories[index].accepted.advanced(by: dice.number(2...16)), trajectory: index, refused: [])
        }
        var engagements = Array(repeating: [Range<Day>](), count: volunteers.count)
        while let place = waiting.indices.min(by: { (waiting[$0].since, $0) < (waiting[$1].since, $1) }) {
            let next = waiting.remove(at: place)
            let mother = next.trajectory
            let day = next.since.workday
            guard day < trajectories[mother].lastDay.advanced(by: trajectories[mother].ended == nil ? 0 : -28) else {
                continue
            }
            guard let volunteer = choose(on: day, except: next.refused, engagements) else {
                waiting.append(Waiting(since: day.advanced(by: 14), trajectory: mother, refused: next.refused))
                continue
            }
            var match = propose(volunteer, to: mother, on: day)
            if let made = match.made {
                engage(&match, mother, made: made, &engagements)
                if let ended = match.ended, ended.advanced(by: 60) < trajectories[mother].lastDay {
                    waiting.append(
                        Waiting(
                            since: ended.advanced(by: dice.number(7...21)), trajectory: mother, refused: [volunteer]))
                }
            } else if trajectories[mother].matches.count < 1 || trajectories[mother].endReason != .noClick {
                waiting.append(
                    Waiting(
                        since: match.answered.advanced(by: dice.number(7...21)), trajectory: mother,
                        refused: next.refused.union([volunteer])))
            }
            trajectories[mother].matches.append(match)
        }
    }

    /// The one with the fewest mothers of those who are available; nil when all have enough.
    private mutating func choose(on day: Day, except refused: Set<Int>, _ engagements: [[Range<Day>]]) -> Int? {
        var best: [Int] = []
        var fewest = Self.mothersMax
        for volunteer in volunteers.indices
        where !refused.contains(volunteer) && volunteers[volunteer].isAvailable(on: day) {
            let mothers = engagements[volunteer].count { $0.contains(day) }
            if mothers < fewest { (best, fewest) = ([], mothers) }
            if mothers == fewest, mothers < Self.mothersMax { best.append(volunteer) }
        }
        return best.isEmpty ? nil : dice.one(of: best)
    }

    private mutating func propose(_ volunteer: Int, to mother: Int, on day: Day) -> CastMatch {
        let introduced = day.advanced(by: dice.number(3...10)).workday
        let answered = introduced.advanced(by: dice.number(0...3)).workday
        let clicks = trajectories[mother].endReason != .noClick && !dice.chance(5)
        let bothUnhappy = dice.chance(20)
        let motherUnhappy = dice.chance(60)
        return CastMatch(
            volunteer: volunteer, proposed: day, introduced: introduced, answered: answered,
            motherClicks: clicks || !bothUnhappy && !motherUnhappy,
            volunteerClicks: clicks || !bothUnhappy && motherUnhappy,
            made: clicks ? answered.advanced(by: dice.number(0...4)).workday : nil)
    }

    /// From the proposal on a volunteer has one mother more.
    private func engage(_ match: inout CastMatch, _ mother: Int, made: Day, _ engagements: inout [[Range<Day>]]) {
        var until = trajectories[mother].ended ?? .distant
        if let leaves = volunteers[match.volunteer].leaves(after: made), leaves.on < until {
            until = leaves.on
            (match.ended, match.endReason) = (leaves.on, leaves.reason)
        }
        engagements[match.volunteer].append(match.proposed..<max(made, until))
    }
}

extension Day {
    /// Later than any day of a story.
    fileprivate static let distant = Day(number: .max)
}
