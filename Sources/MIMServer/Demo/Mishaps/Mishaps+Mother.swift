import Programme
import Wire

extension Mishaps {
    /// April 2008: a mother is referred to her location once more, and nobody sees that she has been visited there for
    /// months. On the last day of June the two are joined, and the course that never was one is closed.
    mutating func enterMotherTwice() {
        let again = Day(number: 13_976)
        let (spoken, taken, found) = (again.advanced(by: 7), again.advanced(by: 9), Day(number: 14_060))
        guard let known = steadyMother(acceptedBefore: again), let mother = known.enrolment.mother,
            let child = known.enrolment.child
        else { return }
        var identifiers = SeededIdentifiers(seed: 4)
        let trajectory: TrajectoryID = identifiers.id(on: again)
        let (duplicate, sameChild): (MotherID, ChildID) = (identifiers.id(on: again), identifiers.id(on: again))
        var second = known.enrolment
        second.trajectory = trajectory
        second.mother = duplicate
        second.child = sameChild
        second.on = again
        second.route = .referred
        add(second, on: again, by: known.actor)
        add(HoldIntake(trajectory: trajectory, on: spoken, intake: known.intake), on: spoken, by: known.actor)
        add(AcceptMother(trajectory: trajectory, on: taken), on: taken, by: known.actor)
        add(
            JoinMothers(
                kept: mother, duplicate: duplicate, on: found, child: child, duplicateChild: sameChild,
                explanation: .spoken("Zij werd al bezocht.")),
            on: found, by: known.actor)
        add(
            EndTrajectory(trajectory: trajectory, on: found, reason: .other, remark: .spoken("Dubbel ingeschreven.")),
            on: found, by: known.actor)
    }

    private struct KnownMother {
        let enrolment: EnrolMother
        let actor: Actor
        var intake = Intake()
        var accepted: Day?
        var staysToTheEnd = true
    }

    /// The first mother of the winter before who was accepted by a day, and takes part to the end of the story.
    private func steadyMother(acceptedBefore day: Day) -> KnownMother? {
        var mothers: [TrajectoryID: KnownMother] = [:]
        var order: [TrajectoryID] = []
        for step in steps {
            switch step.command {
            case let enrol as EnrolMother:
                guard let trajectory = enrol.trajectory, day.advanced(by: -150) <= enrol.on else { continue }
                mothers[trajectory] = KnownMother(enrolment: enrol, actor: step.actor)
                order.append(trajectory)
            case let held as HoldIntake: mothers[held.trajectory]?.intake = held.intake
            case let accepted as AcceptMother: mothers[accepted.trajectory]?.accepted = accepted.on
            case let ended as EndTrajectory where ended.on <= Year2008.lastDay:
                mothers[ended.trajectory]?.staysToTheEnd = false
            default: break
            }
        }
        return order.lazy.compactMap { mothers[$0] }
            .first { $0.staysToTheEnd && ($0.accepted.map { $0 < day } ?? false) }
    }
}
