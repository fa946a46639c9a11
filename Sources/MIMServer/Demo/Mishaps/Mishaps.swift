import Programme
import Wire

/// What goes wrong in recording, and is mended: wherever people write things down.
///
/// It is worked into the story of 2008 when that is made. A visit is written down on the wrong day, an end for the wrong
/// reason, a visit twice, a volunteer and a mother as two, a visit months late. By the end of the year all of it is mended, so that
/// the published figures are true; whoever asks what was known in between finds it as it was.
struct Mishaps {
    var steps: [StoryStep]
    /// Everything that is recorded beside the story, by the day.
    private var added: [StoryStep] = []

    /// The story with its mishaps, in order of recording.
    static func told(in steps: [StoryStep]) -> [StoryStep] {
        var mishaps = Mishaps(steps: steps)
        mishaps.misdateVisit()
        mishaps.misreadReason()
        mishaps.enterVisitTwice()
        mishaps.enterVisitLate()
        mishaps.enterVolunteerTwice()
        mishaps.enterMotherTwice()
        return mishaps.inOrder()
    }

    private init(steps: [StoryStep]) {
        self.steps = steps
    }

    private func inOrder() -> [StoryStep] { (steps + added).sorted { $0.at < $1.at } }

    /// Monday 5 May 2008: a visit is written down a week too early, and put right two weeks later.
    private mutating func misdateVisit() {
        guard let index = visit(from: Day(number: 14_004), after: 20), let held = steps[index].command as? HoldVisit
        else {
            return
        }
        var wrong = held
        wrong.visit.on = held.visit.on.advanced(by: -7)
        replace(index, by: wrong)
        add(
            CorrectRecord(
                position: 0, reason: .typingError,
                explanation: .spoken("In de agenda stond de week ervoor."), data: RecordChange(["on": held.visit.on])),
            on: steps[index].at.utcDay.advanced(by: 14).workday, by: steps[index].actor,
            mending: .init(kind: .visitHeld, tag: held.trajectory.tag, on: wrong.visit.on))
    }

    /// September 2008: a mother is said to have ended for another reason than she did.
    private mutating func misreadReason() {
        let index = steps.firstIndex { step in
            guard let end = step.command as? EndTrajectory else { return false }
            return end.reason == .noTime && Day(number: 14_123) <= end.on
        }
        guard let index, let ended = steps[index].command as? EndTrajectory else { return }
        var wrong = ended
        wrong.reason = .other
        replace(index, by: wrong)
        add(
            CorrectRecord(
                position: 0, reason: .laterInformation, explanation: .spoken("Zij belde nog terug."),
                data: RecordChange(["reason": ended.reason])),
            on: steps[index].at.utcDay.advanced(by: 10).workday, by: steps[index].actor,
            mending: .init(kind: .trajectoryEnded, tag: ended.trajectory.tag, on: ended.on))
    }

    /// June 2008: volunteer and coordinator both write a visit down; in July the second record of it is retracted.
    private mutating func enterVisitTwice() {
        guard let index = visit(from: Day(number: 14_040), after: 0), let held = steps[index].command as? HoldVisit
        else {
            return
        }
        add(held, on: steps[index].at.utcDay.advanced(by: 3).workday, by: steps[index].actor)
        add(
            RetractRecord(position: 0, reason: .enteredTwice),
            on: steps[index].at.utcDay.advanced(by: 21).workday, by: steps[index].actor,
            mending: .init(kind: .visitHeld, tag: held.trajectory.tag, on: held.visit.on))
    }

    /// A visit of September 2008 is found in a notebook in December.
    private mutating func enterVisitLate() {
        guard let index = visit(from: Day(number: 14_137), after: 0) else { return }
        let late = steps.remove(at: index)
        add(late.command, on: Day(number: 14_214), by: late.actor)
    }

    /// March 2008: a volunteer is registered anew, for nobody saw that she was there. In October the two are joined.
    private mutating func enterVolunteerTwice() {
        guard let index = steps.firstIndex(where: { isSteady($0.command) }),
            let application = steps[index].command as? ApplyAsVolunteer, let kept = application.volunteer
        else { return }
        var identifiers = SeededIdentifiers(seed: 3)
        let again = Day(number: 13_941)
        let duplicate: VolunteerID = identifiers.id(on: again)
        var second = application
        second.volunteer = duplicate
        second.on = again
        add(second, on: again, by: steps[index].actor)
        let admitted = again.advanced(by: 17)
        add(AdmitVolunteer(volunteer: duplicate, on: admitted), on: admitted, by: steps[index].actor)
        let found = Day(number: 14_158)
        add(
            JoinVolunteers(
                kept: kept, duplicate: duplicate, on: found, explanation: .spoken("Zij stond er al sinds 2007 in.")),
            on: found, by: steps[index].actor)
    }

    /// Whether a command brings a volunteer who was there all of 2008, and whose profile never changed.
    private func isSteady(_ command: any Command) -> Bool {
        guard let applied = command as? ApplyAsVolunteer, let volunteer = applied.volunteer,
            applied.on < Year2008.newYear
        else { return false }
        var isAdmitted = false
        for step in steps {
            switch step.command {
            case let admit as AdmitVolunteer where admit.volunteer == volunteer:
                isAdmitted = admit.on < Year2008.newYear
            case let stop as StopVolunteer where stop.volunteer == volunteer:
                if stop.on <= Year2008.lastDay { return false }
            case let change as ChangeVolunteerProfile where change.volunteer == volunteer: return false
            default: break
            }
        }
        return isAdmitted
    }

    /// The first visit from a day on that had another one in the same trajectory so many days earlier.
    private func visit(from day: Day, after days: Int) -> Int? {
        var last: [TrajectoryID: Day] = [:]
        for (index, step) in steps.enumerated() {
            guard let held = step.command as? HoldVisit else { continue }
            if day <= held.visit.on, let before = last[held.trajectory], before.days(until: held.visit.on) > days {
                return index
            }
            last[held.trajectory] = held.visit.on
        }
        return nil
    }

    private mutating func replace(_ index: Int, by command: any Command) {
        steps[index] = StoryStep(at: steps[index].at, actor: steps[index].actor, command: command)
    }

    /// Adds what is recorded after office hours, one thing a minute.
    mutating func add(
        _ command: any Command, on day: Day, by actor: Actor, mending record: StoryStep.MendedRecord? = nil
    ) {
        let evening = Int64(day.number) * Instant.dayLength + 16 * 3_600_000
        let at = Instant(milliseconds: evening + Int64(added.count + 1) * 60_000)
        added.append(StoryStep(at: at, actor: actor, command: command, mends: record))
    }
}
