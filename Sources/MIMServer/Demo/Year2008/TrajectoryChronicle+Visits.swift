import Programme
import Wire

extension TrajectoryChronicle {
    /// The monthly visits of one match (N01), until the match or the trajectory ends.
    mutating func writeVisits(of match: CastMatch, from made: Day, in book: inout StoryBook) {
        let last = lastVisitingDay(of: match)
        var planned = made.advanced(by: dice.number(7...21)).visitingDay
        note(PlanVisit(trajectory: trajectory.id, on: made, planned: planned), on: made, in: &book)
        var missed = 0
        while planned <= last {
            if let rest = rest(before: planned, of: match) {
                note(PauseTrajectory(trajectory: trajectory.id, on: rest.lowerBound), on: rest.lowerBound, in: &book)
                note(ResumeTrajectory(trajectory: trajectory.id, on: rest.upperBound), on: rest.upperBound, in: &book)
                planned = max(planned, rest.upperBound.advanced(by: dice.number(2...9)).visitingDay)
                continue
            }
            if missed < 2, dice.chance(6) {
                let next = planned.advanced(by: dice.number(5...12)).visitingDay
                miss(planned, dice.one(of: [.cancelledByMother, .cancelledByVolunteer, .notAtHome]), next, in: &book)
                (missed, planned) = (missed + 1, next)
                continue
            }
            let day = min(dice.chance(80) ? planned : planned.advanced(by: dice.number(1...5)).visitingDay, last)
            var next = day.advanced(by: dice.number(27...35)).visitingDay
            let isFinal = trajectory.ended != nil && match.ended == nil && next > last
            if isFinal, day.days(until: last) > 13 { next = last }
            hold(
                on: day, next: next <= last || match.ended == nil && trajectory.ended == nil ? next : nil, match,
                in: &book)
            (missed, planned) = (0, next)
        }
        if trajectory.endReason == .contactLost, match.ended == nil, let ended = trajectory.ended {
            let again = planned.advanced(by: 8).visitingDay
            guard again < ended else { return }
            miss(planned, .notAtHome, again, in: &book)
            miss(again, .notAtHome, nil, in: &book)
        }
    }

    private func lastVisitingDay(of match: CastMatch) -> Day {
        if let ended = match.ended { return min(ended.advanced(by: -1), Year2008.lastDay) }
        guard let ended = trajectory.ended else { return Year2008.lastDay }
        // Whoever cannot be reached any more was last visited some months before.
        return trajectory.endReason == .contactLost ? ended.advanced(by: -60) : ended.advanced(by: -2)
    }

    /// The rest that comes before a day, once, if this match lasts through it.
    private mutating func rest(before day: Day, of match: CastMatch) -> ClosedRange<Day>? {
        guard let rest = trajectory.rest, !hasRested, rest.lowerBound <= day, visits > 0 else { return nil }
        hasRested = true
        return rest.upperBound < match.ended ?? trajectory.lastDay ? rest : nil
    }

    private mutating func miss(_ day: Day, _ reason: MissedReason, _ next: Day?, in book: inout StoryBook) {
        let missed = MissVisit(trajectory: trajectory.id, on: day, reason: reason, next: next)
        noteInTime(missed, on: day, after: dice.number(0...3), in: &book)
    }

    private mutating func hold(on day: Day, next: Day?, _ match: CastMatch, in book: inout StoryBook) {
        let worries = trajectory.meldcode == nil && dice.chance(1)
        let isLast = next == nil && match.ended == nil && trajectory.ended != nil
        let visit = Visit(
            on: day, minutes: visitMinutes(), place: visitPlace(), phase: phase(isLast: isLast),
            topics: CodeSet(dice.some(dice.number(1...3), of: TalkTopic.allCases)),
            themes: CodeSet(dice.some(dice.number(0...2), of: PictureTheme.allCases)), next: next, concern: worries,
            note: dice.chance(12) ? .spoken(dice.one(of: Names.visitNotes)) : nil)
        visits += 1
        let delay = dice.one(weighted: [(dice.number(0...2), 78), (dice.number(3...7), 17), (dice.number(12...45), 5)])
        let volunteer = place.volunteers[match.volunteer]
        // When the story ends, some of the last visits are still to be entered; who goes on telling enters them.
        guard trajectory.ended != nil || day.advanced(by: delay) <= Year2008.lastDay else {
            let entered = max(day.advanced(by: delay), Year2008.lastDay.advanced(by: 1)).workday
            if !worries {
                lateVisits.append(
                    .init(
                        day: entered, actor: volunteer.actor,
                        command: HoldVisit(trajectory: trajectory.id, visit: visit)))
            }
            return
        }
        noteInTime(
            HoldVisit(trajectory: trajectory.id, visit: visit), by: dice.chance(40) ? volunteer.actor : nil, on: day,
            after: delay, in: &book)
        if worries { writeConcern(on: day, by: volunteer, in: &book) }
        if isLast, trajectory.endReason == .completed && dice.chance(92) || isLast && dice.chance(15) {
            writeEvaluation(on: day, in: &book)
        }
    }

    /// Sixty to ninety minutes as a rule (N02).
    private mutating func visitMinutes() -> Int {
        dice.one(weighted: [
            (dice.number(12...18) * 5, 85), (dice.number(7...11) * 5, 9), (dice.number(19...26) * 5, 6),
        ])
    }

    private mutating func visitPlace() -> VisitPlace {
        dice.chance(86)
            ? .home : dice.one(of: [.library, .toyLibrary, .swimmingPool, .park, .communityCentre, .mamaCafe])
    }

    /// One or two visits to get acquainted, one or two to close (N07–N09); now and then nobody fills it in.
    private mutating func phase(isLast: Bool) -> VisitPhase? {
        if dice.chance(10) { return nil }
        if visits < 2 { return .acquaintance }
        return isLast && trajectory.endReason == .completed ? .closing : .implementation
    }

    private mutating func writeEvaluation(on day: Day, in book: inout StoryBook) {
        let evaluation = Evaluation(
            questions: dice.number(3...5), confidence: dice.number(2...5), selfReliance: dice.number(2...5),
            support: dice.number(2...5), satisfaction: dice.number(6...10))
        noteInTime(
            HoldEvaluation(trajectory: trajectory.id, on: day, evaluation: evaluation), on: day, after: 1, in: &book)
    }

    private mutating func writeConcern(on day: Day, by volunteer: CastVolunteer, in book: inout StoryBook) {
        let concern: ConcernID = identifiers.id(on: place.recorded(day))
        let raised = RaiseConcern(
            concern: concern, trajectory: trajectory.id, volunteer: volunteer.id, on: day,
            description: .spoken(dice.one(of: Names.concernDescriptions)))
        noteInTime(raised, on: day, after: 1, in: &book)
        let settled = day.advanced(by: dice.number(3...21)).workday
        guard settled < trajectory.lastDay, dice.chance(90) else { return openConcerns.append(concern) }
        let outcome = dice.one(of: [ConcernOutcome.settled, .raisedWithMother, .coordinatorVisited, .referred])
        let settlement = SettleConcern(
            concern: concern, on: settled, outcome: outcome, note: .spoken(dice.one(of: Names.concernNotes)))
        noteInTime(settlement, on: settled, after: 1, in: &book)
    }
}
