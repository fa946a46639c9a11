import Programme
import Wire

/// How many visits each phase has.
public struct VisitCounts: Hashable, Sendable {
    public internal(set) var acquaintance = 0
    public internal(set) var implementation = 0
    public internal(set) var closing = 0

    public var total: Int { acquaintance + implementation + closing }

    mutating func count(_ phase: VisitPhase) {
        switch phase {
        case .acquaintance: acquaintance += 1
        case .implementation: implementation += 1
        case .closing: closing += 1
        }
    }
}

extension TrajectoryCourse {
    /// The visits of each phase up to and with a day, and the phase that the last one was in.
    ///
    /// Where a volunteer has not stated the phase, the number of the visit tells: the first two are acquaintance, the
    /// next ones implementation; closing begins only when it is stated, and no phase goes back by itself.
    func phases(on day: Day) -> (counts: VisitCounts, phase: VisitPhase) {
        var counts = VisitCounts()
        var phase = VisitPhase.acquaintance
        for visit in visits.through(day) {
            if let stated = visit.phase {
                phase = stated
            } else if phase == .acquaintance, counts.total >= Norms.acquaintanceVisits.range.upperBound {
                phase = .implementation
            }
            counts.count(phase)
        }
        return (counts, phase)
    }

    /// The day agreed for the next visit; nil when none is agreed, or when the agreement is done with.
    ///
    /// The newest agreement counts. It is done with when there was a visit or a missed visit after it was made, or on
    /// the planned day or later; and it lapses with the match in which it was made, and when the visits come to rest.
    func nextVisit(on day: Day, in match: MatchRound?) -> Day? {
        guard let made = match?.madeOn else { return nil }
        let lastVisit = visits.last(through: day)
        let apart = appointments.last(through: day)
        let atVisit = lastVisit.flatMap { visit in visit.next.map { Appointment(on: visit.on, planned: $0) } }
        guard let appointment = [apart, atVisit].compactMap(\.self).max(by: { $0.on < $1.on }) else { return nil }
        if appointment.on < made { return nil }
        if rests.through(day).contains(where: { $0.isPause && $0.on >= appointment.on }) { return nil }
        func isDone(_ happened: Day) -> Bool { appointment.on < happened || appointment.planned <= happened }
        if let lastVisit, isDone(lastVisit.on) { return nil }
        if let missed = missed.last(through: day), isDone(missed) { return nil }
        return appointment.planned
    }

    /// The child's age in whole months by the calendar, which may be a month too many: its day of birth is not kept.
    func childMonths(on day: Day) -> Int? {
        enrolment?.childBorn.map { $0.months(until: day.month) }
    }
}
