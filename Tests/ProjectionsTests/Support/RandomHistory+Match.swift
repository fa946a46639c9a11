import Programme
import Wire

extension RandomHistory {
    /// A proposal and what comes of it.
    ///
    /// - Returns: The day on which it was over; nil when it goes on.
    mutating func addMatch(_ who: Participation, _ member: TeamMember, from proposed: Day) -> Day? {
        let (trajectory, volunteer, location) = (who.trajectory, member.id, who.location)
        tell(
            .matchProposed(
                MatchProposed(
                    trajectory: trajectory, volunteer: volunteer, location: location, on: proposed,
                    criteria: random.set(MatchCriterion.self))))
        guard random.chance(95) else { return nil }
        let introduced = proposed.advanced(by: random.number(2...14))
        tell(
            .introductionHeld(
                IntroductionHeld(trajectory: trajectory, volunteer: volunteer, location: location, on: introduced)))
        var isMutual = true
        for side in MatchSide.allCases where random.chance(95) {
            let click = random.chance(92)
            isMutual = isMutual && click
            tell(
                .clickAnswered(
                    ClickAnswered(
                        trajectory: trajectory, volunteer: volunteer, location: location,
                        on: introduced.advanced(by: 1), side: side, click: click)))
        }
        guard isMutual else { return introduced.advanced(by: 2) }
        let made = introduced.advanced(by: random.number(1...7))
        tell(.matchMade(MatchMade(trajectory: trajectory, volunteer: volunteer, location: location, on: made)))
        guard let last = addVisits(who, volunteer, from: made, stopped: member.stopped) else { return nil }
        tell(
            .matchEnded(
                MatchEnded(
                    trajectory: trajectory, volunteer: volunteer, location: location, on: last,
                    reason: random.pick(MatchEndReason.self))))
        return last
    }

    /// - Returns: The day on which the match ended; nil when it goes on.
    private mutating func addVisits(
        _ who: Participation, _ volunteer: VolunteerID, from made: Day, stopped: Day?
    ) -> Day? {
        let planned = random.number(1...21)
        var day = made.advanced(by: random.number(1...20))
        for number in 1...planned {
            if let stopped, day >= stopped { return stopped }
            addVisit(who, volunteer, on: day, number: number, of: planned)
            if random.chance(3) { addRest(who, on: day) }
            if random.chance(4) { addConcern(who, volunteer, on: day) }
            if random.chance(2) { addCase(who, volunteer, from: day) }
            day = day.advanced(by: random.number(20...45))
        }
        return random.chance(70) ? day : nil
    }

    private mutating func addVisit(
        _ who: Participation, _ volunteer: VolunteerID, on day: Day, number: Int, of planned: Int
    ) {
        if random.chance(12) {
            let missed = VisitMissed(
                trajectory: who.trajectory, volunteer: volunteer, location: who.location, on: day.advanced(by: -3),
                reason: random.pick(MissedReason.self), next: random.chance(60) ? day : nil)
            tell(.visitMissed(missed))
        }
        let phase: VisitPhase? = number > 14 && number > planned - 2 ? .closing : random.maybe(VisitPhase.self)
        let visit = Visit(
            on: day, minutes: random.number(30...120), place: random.pick(VisitPlace.self),
            phase: random.chance(40) ? phase : nil, topics: random.set(TalkTopic.self),
            themes: random.set(PictureTheme.self),
            next: random.chance(60) ? day.advanced(by: random.number(14...40)) : nil,
            concern: random.chance(4), note: random.chance(50) ? sealed(.mother(who.mother)) : nil)
        tell(
            .visitHeld(
                VisitHeld(trajectory: who.trajectory, volunteer: volunteer, location: who.location, visit: visit)))
        if random.chance(20) {
            tell(
                .visitPlanned(
                    VisitPlanned(
                        trajectory: who.trajectory, volunteer: volunteer, location: who.location,
                        on: day.advanced(by: 5), planned: day.advanced(by: random.number(10...50)))))
        }
    }

    private mutating func addRest(_ who: Participation, on day: Day) {
        tell(
            .trajectoryPaused(
                TrajectoryPaused(trajectory: who.trajectory, location: who.location, on: day.advanced(by: 2))))
        guard random.chance(80) else { return }
        let resumed = day.advanced(by: random.number(2...20))
        tell(
            .trajectoryResumed(
                TrajectoryResumed(trajectory: who.trajectory, location: who.location, on: resumed)))
    }
}
