import Programme
import Wire

/// One attempt to bring a mother and a volunteer together, from the proposal to the end of the match.
public struct MatchRound: Hashable, Sendable {
    public let volunteer: VolunteerID
    public internal(set) var proposedOn: Day?
    public internal(set) var introducedOn: Day?
    /// Whether the mother feels a click; nil while she has not answered.
    public internal(set) var motherClick: Bool?
    public internal(set) var volunteerClick: Bool?
    public internal(set) var madeOn: Day?
    public internal(set) var endedOn: Day?

    /// The day on which it began, by whatever is known of it.
    public internal(set) var beganOn: Day

    /// It counts and has not ended.
    var isCurrent: Bool { madeOn != nil && endedOn == nil }
    /// It was proposed, nobody has said no, and it does not count yet.
    var isOpenProposal: Bool { madeOn == nil && endedOn == nil && motherClick != false && volunteerClick != false }
}

extension TrajectoryCourse {
    /// The attempts up to and with a day, in the order of their beginning. A trajectory's end ends its match.
    func rounds(on day: Day) -> [MatchRound] {
        var rounds: [MatchRound] = []
        for fact in matchFacts.through(day) {
            let open = rounds.lastIndex { $0.volunteer == fact.volunteer && $0.endedOn == nil }
            if open == nil, fact.kind == .ended { continue }
            let index = open ?? rounds.endIndex
            if open == nil { rounds.append(MatchRound(volunteer: fact.volunteer, beganOn: fact.on)) }
            switch fact.kind {
            case .proposed: rounds[index].proposedOn = rounds[index].proposedOn ?? fact.on
            case .introduced: rounds[index].introducedOn = rounds[index].introducedOn ?? fact.on
            case .made: rounds[index].madeOn = rounds[index].madeOn ?? fact.on
            case .ended: rounds[index].endedOn = fact.on
            case .answered(.mother, let click): rounds[index].motherClick = click
            case .answered(.volunteer, let click): rounds[index].volunteerClick = click
            }
        }
        if let ending, ending.on <= day {
            for index in rounds.indices where rounds[index].endedOn == nil { rounds[index].endedOn = ending.on }
        }
        return rounds
    }
}
