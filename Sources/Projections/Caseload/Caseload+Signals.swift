import Programme
import Wire

// What the caseload points out; each signal names its norm (`SignalKind.norm`).
extension Caseload {
    func signals(
        _ course: TrajectoryCourse, _ standing: TrajectoryCourse.Standing, _ counts: VisitCounts,
        _ phase: VisitPhase, _ enrolment: TrajectoryCourse.Enrolment, _ common: Places.Common, today: Day
    ) -> [ShownSignal] {
        var signals: [ShownSignal] = []
        if standing.status.isOpen {
            signals += waitSignals(standing, today: today)
            signals += matchSignals(course, standing, today: today)
            signals += worrySignals(course, today: today)
            if let closedOn = common.closedOn { signals.append(ShownSignal(.locationClosed, day: closedOn)) }
        }
        if standing.status != .referredOn {
            signals += ageSignals(course, standing, enrolment, today: today)
            signals += countSignals(course, standing, counts, phase, today: today)
        }
        return signals
    }

    private func waitSignals(_ standing: TrajectoryCourse.Standing, today: Day) -> [ShownSignal] {
        let waited = standing.since.days(until: today)
        switch standing.status {
        case .waitingForIntake where waited > Norms.intakeWait.range.upperBound:
            return [ShownSignal(.intakeWait, day: standing.since, number: waited)]
        case .waitingForMatch where waited > Norms.matchWait.range.upperBound:
            return [ShownSignal(.matchWait, day: standing.since, number: waited)]
        default: return []
        }
    }

    /// What belongs to a match that counts: its conditions, its visits, its volunteer.
    private func matchSignals(
        _ course: TrajectoryCourse, _ standing: TrajectoryCourse.Standing, today: Day
    ) -> [ShownSignal] {
        guard let match = standing.match, let made = match.madeOn else { return [] }
        var signals: [ShownSignal] = []
        if let due = course.visitDue(standing, on: today), due < today {
            signals.append(ShownSignal(.visitOverdue, day: due, number: due.days(until: today)))
        }
        if match.motherClick == nil || match.volunteerClick == nil {
            signals.append(ShownSignal(.clickNotAsked, day: made))
        }
        if course.intakeOn.map({ $0 > made }) ?? true { signals.append(ShownSignal(.intakeMissing, day: made)) }
        let readiness = readiness(of: match.volunteer, on: today)
        if !readiness.isCertified { signals.append(ShownSignal(.volunteerUncertified)) }
        if !readiness.isTrained { signals.append(ShownSignal(.volunteerUntrained)) }
        return signals
    }

    private func worrySignals(_ course: TrajectoryCourse, today: Day) -> [ShownSignal] {
        var signals: [ShownSignal] = []
        if let since = course.open(.concern, on: today).min() { signals.append(ShownSignal(.openConcern, day: since)) }
        if let since = course.open(.meldcodeCase, on: today).min() {
            signals.append(ShownSignal(.openCase, day: since))
        }
        return signals
    }

    private func ageSignals(
        _ course: TrajectoryCourse, _ standing: TrajectoryCourse.Standing,
        _ enrolment: TrajectoryCourse.Enrolment, today: Day
    ) -> [ShownSignal] {
        guard let months = course.childMonths(on: today), let atEnrolment = course.childMonths(on: enrolment.on) else {
            return []
        }
        var signals: [ShownSignal] = []
        if atEnrolment > Norms.enrolment.range.upperBound {
            signals.append(ShownSignal(.enrolledLate, day: enrolment.on, number: atEnrolment))
        }
        // Enrolled later, she could not have been visited earlier.
        if atEnrolment <= Norms.firstVisit.range.upperBound {
            let first = course.visits.through(today).first?.on
            let atFirst = first.flatMap { course.childMonths(on: $0) } ?? (standing.status.isOpen ? months : 0)
            if atFirst > Norms.firstVisit.range.upperBound {
                signals.append(ShownSignal(.firstVisitLate, day: first, number: atFirst))
            }
        }
        if standing.status.isOpen, months > Norms.lastVisit.range.upperBound {
            signals.append(ShownSignal(.childBeyondEnd, number: months))
        } else if standing.status.isOpen, months >= Norms.lastVisit.range.lowerBound {
            signals.append(ShownSignal(.childNearsEnd, number: months))
        }
        return signals
    }

    /// Too many visits are seen at once; too few only when a phase is over.
    private func countSignals(
        _ course: TrajectoryCourse, _ standing: TrajectoryCourse.Standing, _ counts: VisitCounts,
        _ phase: VisitPhase, today: Day
    ) -> [ShownSignal] {
        let isCompleted = standing.status == .ended && course.ending?.value == .completed
        let isClosing = standing.status.isOpen && counts.total > 0 && phase == .closing
        var signals: [ShownSignal] = []
        func compare(_ kind: SignalKind, _ count: Int, isOver: Bool) {
            let range = kind.norm.range
            if count > range.upperBound || isOver && count < range.lowerBound {
                signals.append(ShownSignal(kind, number: count))
            }
        }
        let isBeyondFirst = counts.implementation + counts.closing > 0
        compare(.acquaintanceVisits, counts.acquaintance, isOver: isBeyondFirst || isCompleted)
        compare(.implementationVisits, counts.implementation, isOver: isClosing || isCompleted)
        compare(.closingVisits, counts.closing, isOver: isCompleted)
        compare(.totalVisits, counts.total, isOver: isCompleted)
        if standing.status.isOpen, let last = course.visits.last(through: today),
            let minutes = last.minutes.map({ Int($0) }), !Norms.visitLength.range.contains(minutes)
        {
            signals.append(ShownSignal(.visitLength, day: last.on, number: minutes))
        }
        let isOld = (course.childMonths(on: today) ?? 0) >= Norms.lastVisit.range.lowerBound && counts.total > 0
        if isCompleted || standing.status.isOpen && (isClosing || isOld), !course.evaluatedOn.happened(by: today) {
            signals.append(ShownSignal(.evaluationMissing))
        }
        return signals
    }
}

extension TrajectoryCourse {
    /// The last day on which the next visit is in time: the day agreed, or a month and some days after the last visit,
    /// the match or the resumption, whichever of the two comes first. Nil unless she is visited.
    func visitDue(_ standing: Standing, on day: Day) -> Day? {
        guard standing.status == .active, let made = standing.match?.madeOn else { return nil }
        let resumed = rests.through(day).last { !$0.isPause }?.on
        let lastVisit = visits.last(through: day)?.on
        let begin = [made, lastVisit, resumed].compactMap(\.self).max() ?? made
        let monthly = Monthly.deadline(after: begin)
        return nextVisit(on: day, in: standing.match).map { min($0, monthly) } ?? monthly
    }
}
