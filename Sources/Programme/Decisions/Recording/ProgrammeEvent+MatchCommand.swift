import Wire

// The commands that would record what happens in a match.

extension ProgrammeEvent {
    func matchCommand(before next: ProgrammeEvent?) -> (any Command)? {
        switch self {
        case .matchProposed(let it):
            ProposeMatch(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on, criteria: it.criteria)
        case .introductionHeld(let it): HoldIntroduction(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on)
        case .clickAnswered(let it):
            AnswerClick(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on, side: it.side, click: it.click)
        case .matchMade(let it):
            if case .matchEnded(let end) = next, endsMatch(end) {
                MakeMatch(
                    trajectory: it.trajectory, volunteer: it.volunteer, on: it.on, until: end.on, reason: end.reason)
            } else {
                MakeMatch(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on)
            }
        case .matchEnded(let it): EndMatch(trajectory: it.trajectory, on: it.on, reason: it.reason)
        case .visitPlanned(let it):
            PlanVisit(trajectory: it.trajectory, volunteer: it.volunteer, on: it.on, planned: it.planned)
        case .visitHeld(let it): HoldVisit(trajectory: it.trajectory, volunteer: it.volunteer, visit: it.visit)
        case .visitMissed(let it):
            MissVisit(trajectory: it.trajectory, on: it.on, reason: it.reason, next: it.next)
        default: nil
        }
    }

    /// Whether this is the match that an end, recorded right after it, is the end of.
    func endsMatch(_ end: MatchEnded) -> Bool {
        guard case .matchMade(let made) = self else { return false }
        return made.trajectory == end.trajectory && made.volunteer == end.volunteer
    }
}
