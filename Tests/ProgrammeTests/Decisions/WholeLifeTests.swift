import Programme
import Testing
import Wire

/// One trajectory from the opening of the location to its closing, through commands alone.
@Suite struct `A whole life` {
    private let id: TrajectoryID = Story.trajectory
    private let vera = Story.vera
    private let wil = Story.wil
    private let suspicion = Story.suspicion

    private var preparation: [any Command] {
        [
            OpenLocation(location: Story.centrum, on: "2007-01-01", details: Story.details),
            ApplyAsVolunteer(
                volunteer: vera, location: Story.centrum, on: "2008-01-10", route: .wordOfMouth, name: .spoken("Vera")),
            ApplyAsVolunteer(
                volunteer: wil, location: Story.centrum, on: "2008-01-10", route: .organisation, name: .spoken("Wil")),
            AdmitVolunteer(volunteer: vera, on: "2008-02-01"),
            EnrolMother(
                trajectory: id, location: Story.centrum, mother: Story.noor, child: Story.child, on: "2008-03-01",
                route: .referred, name: .spoken("Noor")),
            HoldIntake(trajectory: id, on: "2008-03-10"),
            AskAdvice(trajectory: id, on: "2008-03-12", outcome: .spoken("Doen")),
            AcceptMother(trajectory: id, on: "2008-04-01"),
        ]
    }

    private var visits: [any Command] {
        [
            ProposeMatch(trajectory: id, volunteer: vera, on: "2008-04-10"),
            HoldIntroduction(trajectory: id, volunteer: vera, on: "2008-04-20"),
            AnswerClick(trajectory: id, volunteer: vera, on: "2008-04-21", side: .mother, click: true),
            AnswerClick(trajectory: id, volunteer: vera, on: "2008-04-22", side: .volunteer, click: true),
            MakeMatch(trajectory: id, volunteer: vera, on: "2008-05-01"),
            PlanVisit(trajectory: id, on: "2008-05-01", planned: "2008-05-15"),
            HoldVisit(trajectory: id, visit: Visit(on: "2008-05-15", minutes: 90, place: .home, next: "2008-06-15")),
            MissVisit(trajectory: id, on: "2008-06-15", reason: .notAtHome, next: "2008-06-20"),
            PauseTrajectory(trajectory: id, on: "2008-07-01"),
            ResumeTrajectory(trajectory: id, on: "2008-08-01"),
            EndMatch(trajectory: id, on: "2008-09-01", reason: .volunteerUnavailable),
            MakeMatch(trajectory: id, volunteer: wil, on: "2008-10-01"),
            HoldVisit(trajectory: id, visit: Visit(on: "2008-10-15", minutes: 60, place: .library)),
        ]
    }

    private var worries: [any Command] {
        [
            RaiseConcern(
                concern: .number(61), trajectory: id, volunteer: wil, on: "2008-11-01", description: .spoken("Zorg")),
            SettleConcern(concern: .number(61), on: "2008-11-03", outcome: .suspicion),
            RecordSignal(
                meldcodeCase: suspicion, opens: true, trajectory: id, volunteer: wil,
                signal: Story.signal("2008-11-01", told: "2008-11-03")),
        ] + Story.steps("2008-11-10").map(\.command) + [
            CloseCase(meldcodeCase: suspicion, fact: Story.closure("2009-02-01")), Story.followUp("2009-03-01"),
        ]
    }

    private var farewell: [any Command] {
        [
            HoldVisit(trajectory: id, visit: Visit(on: "2009-09-20", minutes: 75, place: .home, phase: .closing)),
            HoldEvaluation(trajectory: id, on: "2009-09-20"),
            EndTrajectory(trajectory: id, on: "2009-10-01", reason: .completed),
            StopVolunteer(volunteer: vera, on: "2009-11-01", reason: .foundJob),
            CloseLocation(location: Story.centrum, on: "2010-01-01"),
        ]
    }

    /// What happened when each command is given upon all that happened before.
    private func live(_ commands: [any Command]) -> Given {
        commands.reduce(Given()) { life, command in
            let outcome = life.when(command)
            if case .refused = outcome { Issue.record("\(type(of: command).name): \(outcome)") }
            return Given(life.history + outcome.events)
        }
    }

    @Test func `runs from the opening of a location to its closing`() {
        let life = live(preparation + visits + worries + farewell)
        let kinds = life.history.map { type(of: $0.payload).kind.word }
        #expect(
            kinds == [
                "location-opened", "volunteer-applied", "volunteer-applied", "volunteer-admitted", "mother-enrolled",
                "intake-held", "advice-asked", "mother-accepted", "match-proposed", "introduction-held",
                "click-answered", "click-answered", "match-made", "visit-planned", "visit-held", "visit-missed",
                "trajectory-paused", "trajectory-resumed", "match-ended", "match-made", "visit-held", "concern-raised",
                "concern-settled", "meldcode-signal-recorded", "meldcode-consulted", "meldcode-family-spoken",
                "meldcode-conversation-omitted", "meldcode-weighed", "meldcode-decided", "meldcode-reported",
                "meldcode-help-agreed", "meldcode-help-reviewed", "meldcode-kindcheck-answered",
                "meldcode-emergency-contacted", "meldcode-contact-attempted", "meldcode-verwijsindex-considered",
                "meldcode-continuation-decided", "meldcode-case-closed", "meldcode-followed-up",
                "visit-held",
                "evaluation-held", "match-ended", "trajectory-ended", "volunteer-stopped", "location-closed",
            ])
    }

    @Test func `takes a visit and a signal that were forgotten, after all is over`() {
        let life = live(preparation + visits + worries + farewell)
        let visit = HoldVisit(trajectory: id, visit: Visit(on: "2008-06-20", minutes: 75, place: .home))
        #expect(life.when(visit) == .accepted([Story.visited(id, "2008-06-20")]))
        let signal = RecordSignal(meldcodeCase: suspicion, trajectory: id, signal: Story.signal("2008-10-20"))
        #expect(life.when(signal) == .accepted([Story.signalled("2008-10-20", by: nil)]))
    }

    @Test func `has the same state in whatever order its visits were recorded`() {
        let life = live(preparation + visits)
        let late = [Story.visited(id, "2008-05-20"), Story.visited(id, "2008-08-20"), Story.visited(id, "2008-07-20")]
        let state = DecisionState(after: life.history + late)
        #expect(state == DecisionState(after: life.history + late.reversed()))
        #expect(state == DecisionState(after: life.history + [late[1], late[0], late[2]]))
    }
}
