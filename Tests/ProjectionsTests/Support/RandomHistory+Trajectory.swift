import Programme
import Wire

extension RandomHistory {
    /// Who takes part in a trajectory, and where.
    struct Participation {
        let trajectory: TrajectoryID
        let location: LocationID
        let mother: MotherID
        let child: ChildID
    }

    mutating func addTrajectory(at location: LocationID, from opened: Day, team: [TeamMember]) {
        let who = Participation(
            trajectory: random.id(), location: location, mother: random.id(), child: random.id())
        note(who.trajectory)
        let enrolled = opened.advanced(by: random.number(20...600))
        tell(
            .motherEnrolled(
                MotherEnrolled(
                    trajectory: who.trajectory, location: location, mother: who.mother, child: who.child, on: enrolled,
                    route: random.pick(EnrolmentRoute.self),
                    childBorn: random.chance(90) ? enrolled.advanced(by: -random.number(-60...660)).month : nil,
                    name: sealed(.mother(who.mother)), childName: random.chance(70) ? sealed(.child(who.child)) : nil)))
        guard random.chance(92) else { return }
        let intake = enrolled.advanced(by: random.number(3...40))
        tell(
            .intakeHeld(
                IntakeHeld(trajectory: who.trajectory, location: location, on: intake, intake: someIntake(who.mother))))
        if random.chance(15) {
            tell(
                .adviceAsked(
                    AdviceAsked(
                        trajectory: who.trajectory, location: location, on: intake.advanced(by: 1),
                        outcome: sealed(.mother(who.mother)))))
        }
        let decided = intake.advanced(by: random.number(0...14))
        if random.chance(10) {
            tell(
                .motherReferredOn(
                    MotherReferredOn(
                        trajectory: who.trajectory, location: location, child: who.child, on: decided,
                        target: random.pick(ReferralTarget.self))))
        } else if random.chance(95) {
            tell(.motherAccepted(MotherAccepted(trajectory: who.trajectory, location: location, on: decided)))
            addParticipation(who, from: decided, team: team)
        }
    }

    private mutating func someIntake(_ mother: MotherID) -> Intake {
        Intake(
            indications: random.set(Indication.self, 60), contraIndications: random.set(ContraIndication.self, 5),
            level: random.maybe(UpbringingLevel.self), needs: random.set(Need.self),
            profile: MotherProfile(
                born: random.chance(85) ? random.number(1965...1990) : nil, background: random.maybe(Background.self),
                education: random.maybe(Education.self), family: random.maybe(FamilyComposition.self),
                income: random.maybe(IncomeSource.self), babyCircumstances: random.set(BabyCircumstance.self, 10),
                motherCircumstances: random.set(MotherCircumstance.self, 20)),
            judgement: random.chance(50) ? sealed(.mother(mother)) : nil)
    }

    private mutating func addParticipation(_ who: Participation, from accepted: Day, team: [TeamMember]) {
        var day = accepted.advanced(by: random.number(5...60))
        for _ in 0..<random.number(1...3) {
            guard
                let member = team.filter({ $0.admitted <= day && $0.stopped.map { $0 > day } ?? true })
                    .randomElement(using: &random)
            else {
                day = day.advanced(by: 60)
                continue
            }
            guard let ended = addMatch(who, member, from: day) else { return }
            day = ended.advanced(by: random.number(1...30))
            if random.chance(50) { break }
        }
        if random.chance(60) { addEnd(who, on: day) }
    }

    mutating func addEnd(_ who: Participation, on day: Day) {
        if random.chance(70) {
            tell(
                .evaluationHeld(
                    EvaluationHeld(
                        trajectory: who.trajectory, location: who.location, on: day,
                        evaluation: Evaluation(questions: random.number(1...5), satisfaction: random.number(1...10)))))
        }
        tell(
            .trajectoryEnded(
                TrajectoryEnded(
                    trajectory: who.trajectory, location: who.location, child: who.child, on: day,
                    reason: random.pick(TrajectoryEndReason.self))))
    }
}
