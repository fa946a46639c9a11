import Programme
import Wire

extension TrajectoryCourse {
    /// A status and what it was worked out from.
    struct Standing {
        var status: CaseloadStatus
        var since: Day
        /// The match that counts, or the proposal that is open.
        var round: MatchRound?
        /// All attempts so far.
        var rounds: [MatchRound]

        /// The match that counts.
        var match: MatchRound? { round.flatMap { $0.isCurrent ? $0 : nil } }
    }

    /// Where the trajectory stands on a day; nil before it was enrolled.
    func standing(on day: Day) -> Standing? {
        guard let enrolment, enrolment.on <= day else { return nil }
        let rounds = rounds(on: day)
        let match = rounds.last { $0.isCurrent }
        let round = match ?? rounds.last { $0.isOpenProposal }
        let (status, since) = status(on: day, enrolment, match: match, round: round, rounds)
        return Standing(status: status, since: since, round: round, rounds: rounds)
    }

    /// How it was over by a day; nil while it went on. Needs no look at the matches, of which most courses have an end.
    func over(by day: Day) -> CaseloadStatus? {
        if let ending, ending.on <= day { return .ended }
        if let referral, referral.on <= day { return .referredOn }
        return nil
    }

    private func status(
        on day: Day, _ enrolment: Enrolment, match: MatchRound?, round: MatchRound?, _ rounds: [MatchRound]
    ) -> (CaseloadStatus, Day) {
        if let ending, ending.on <= day { return (.ended, ending.on) }
        if let referral, referral.on <= day { return (.referredOn, referral.on) }
        if let paused = pausedSince(on: day) { return (.paused, paused) }
        if let made = match?.madeOn { return (.active, made) }
        if let round { return (.inIntroduction, round.beganOn) }
        if let acceptedOn, acceptedOn <= day {
            let lastEnd = rounds.compactMap { $0.madeOn == nil ? nil : $0.endedOn }.max()
            return (.waitingForMatch, max(acceptedOn, lastEnd ?? acceptedOn))
        }
        if let intakeOn, intakeOn <= day { return (.awaitingDecision, intakeOn) }
        return (.waitingForIntake, enrolment.on)
    }

    /// From when on the visits rest; nil when they go on. As many resumptions as pauses means that they go on.
    private func pausedSince(on day: Day) -> Day? {
        var since: Day?
        var depth = 0
        for fact in rests.through(day) {
            depth += fact.isPause ? 1 : -1
            since = depth > 0 ? since ?? fact.on : nil
        }
        return since
    }

    /// The concerns or cases that are open on a day, with the day on which each was opened. What is closed stays closed,
    /// also when a signal of the last day was recorded after it.
    func open(_ kind: Worry.Kind, on day: Day) -> [Day] {
        let facts = worries.through(day).filter { $0.kind == kind }
        let closed = Set(facts.filter { !$0.opens }.map(\.id))
        var open: Set<Identifier> = []
        return facts.filter { !closed.contains($0.id) && open.insert($0.id).inserted }.map(\.on)
    }
}
