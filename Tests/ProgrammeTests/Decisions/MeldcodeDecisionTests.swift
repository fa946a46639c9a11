import Programme
import Testing
import Wire

@Suite struct `Decisions on a Meldcode case` {
    private let given = Story.active
    private let suspicion = Story.suspicion
    private var open: Given { given.and(Story.signalled("2008-06-10")) }

    private func record(
        _ on: Day, in suspicion: CaseID? = Story.suspicion, opens: Bool? = nil,
        of trajectory: TrajectoryID = Story.trajectory, by volunteer: VolunteerID? = Story.vera, told: Day? = nil
    ) -> RecordSignal {
        RecordSignal(
            meldcodeCase: suspicion, opens: opens, trajectory: trajectory, volunteer: volunteer,
            signal: Story.signal(on, told: told))
    }

    private func close(_ on: Day, _ suspicion: CaseID = Story.suspicion) -> CloseCase {
        CloseCase(meldcodeCase: suspicion, fact: Story.closure(on))
    }

    private func expectRefused(
        _ given: Given, _ steps: [(command: any Command, event: ProgrammeEvent)], _ rule: String, field: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for step in steps {
            #expect(given.when(step.command) == .refused(rule, field: field), sourceLocation: sourceLocation)
        }
    }

    @Test func `a signal without a case opens a new one, to which its words belong`() {
        let outcome = given.when(record("2008-06-10", in: nil, told: "2008-06-11"))
        #expect(outcome == .accepted([Story.signalled("2008-06-10", in: .new(), told: "2008-06-11")]))
    }

    @Test func `a signal opens a case under an id of its own only if it says so`() {
        let opened = given.when(record("2008-06-10", opens: true))
        #expect(opened == .accepted([Story.signalled("2008-06-10")]))
        for opens in [nil, false] {
            let mistyped = given.when(record("2008-06-10", opens: opens))
            #expect(mistyped == .refused("unknown-case", field: "meldcode-case"))
        }
        let again = open.when(record("2008-06-11", opens: true))
        #expect(again == .refused("meldcode-case-exists", field: "meldcode-case"))
    }

    @Test func `a further signal joins its case, also one observed before the first`() {
        #expect(open.when(record("2008-07-01")) == .accepted([Story.signalled("2008-07-01")]))
        #expect(open.when(record("2008-05-20")) == .accepted([Story.signalled("2008-05-20")]))
    }

    @Test func `a signal is recorded of any past day: before the enrolment and after the end`() {
        let over = Given(Story.enrolled(), Story.ended("2008-05-01"))
        #expect(
            over.when(record("2008-02-01", opens: true, by: nil)) == .accepted([Story.signalled("2008-02-01", by: nil)])
        )
        #expect(
            over.when(record("2008-06-01", opens: true, by: nil)) == .accepted([Story.signalled("2008-06-01", by: nil)])
        )
    }

    @Test func `a case belongs to one trajectory`() {
        let two = open.and(Story.enrolled(Story.otherTrajectory, "2008-03-01", child: .number(52)))
        let outcome = two.when(record("2008-07-01", of: Story.otherTrajectory))
        #expect(outcome == .refused("case-of-another-trajectory", field: "meldcode-case"))
    }

    @Test func `a signal after the closure opens a new case, a late one joins the closed case`() {
        let closed = open.and(Story.closed("2008-08-01"))
        #expect(closed.when(record("2008-08-02")) == .refused("case-closed", field: "meldcode-case"))
        let anew = closed.when(record("2008-08-02", in: nil))
        #expect(anew == .accepted([Story.signalled("2008-08-02", in: .new())]))
        #expect(closed.when(record("2008-08-01")) == .accepted([Story.signalled("2008-08-01")]))
    }

    @Test func `the coordinator hears of a signal on its day or later, and not in the future`() {
        let field = "toldCoordinatorOn"
        #expect(given.when(record("2008-06-10", opens: true, told: "2008-06-10")).events.count == 1)
        let early = given.when(record("2008-06-10", told: "2008-06-09"))
        #expect(early == .refused("told-before-observed", field: field))
        let future = given.when(record("2008-06-10", told: "2026-11-23"))
        #expect(future == .refused("date-in-future", field: field))
    }

    @Test func `a signal is not of the future, of an unknown trajectory or of an unknown volunteer`() {
        #expect(given.when(record("2026-11-23")) == .refused("date-in-future", field: "on"))
        let nowhere = given.when(record("2008-06-10", of: .number(99)))
        #expect(nowhere == .refused("unknown-trajectory", field: "trajectory"))
        let nobody = given.when(record("2008-06-10", by: .number(99)))
        #expect(nobody == .refused("unknown-volunteer", field: "volunteer"))
    }

    @Test func `every step is recorded straight after the signal, in no order, and its words belong to the case`() {
        for step in Story.steps("2008-06-10") {
            #expect(open.when(step.command) == .accepted([step.event]))
        }
    }

    @Test func `every step can be taken again`() {
        for step in Story.steps("2008-06-20") {
            #expect(open.and(step.event).when(step.command) == .accepted([step.event]))
        }
    }

    @Test func `a step is recorded late, after the closure, up to its day`() {
        let closed = open.and(Story.closed("2008-08-01"))
        for step in Story.steps("2008-08-01") {
            #expect(closed.when(step.command) == .accepted([step.event]))
        }
        expectRefused(closed, Story.steps("2008-08-02"), "after-end", field: "on")
    }

    @Test func `no step lies before the earliest signal, even if that one was recorded last`() {
        expectRefused(open, Story.steps("2008-06-09"), "before-beginning", field: "on")
        let earlier = open.and(Story.signalled("2008-05-20"))
        for step in Story.steps("2008-05-20") {
            #expect(earlier.when(step.command) == .accepted([step.event]))
        }
    }

    @Test func `no step lies in the future`() {
        expectRefused(open, Story.steps("2026-11-23"), "date-in-future", field: "on")
    }

    @Test func `no step is taken in an unknown case`() {
        expectRefused(open, Story.steps("2008-06-20", in: .number(99)), "unknown-meldcode-case", field: "meldcode-case")
    }

    @Test func `what is agreed for later does not lie earlier`() {
        let omit = OmitConversation(
            meldcodeCase: suspicion,
            fact: Omission(
                on: "2008-06-20", ground: .noContact, by: .coordinator, laterOn: "2008-06-19", explanation: .spoken(""))
        )
        #expect(open.when(omit) == .refused("agreed-for-earlier", field: "laterOn"))
        let help = AgreeHelp(
            meldcodeCase: suspicion,
            fact: HelpAgreement(on: "2008-06-20", by: .coordinator, reviewOn: "2008-06-19", plan: .spoken("")))
        #expect(open.when(help) == .refused("agreed-for-earlier", field: "reviewOn"))
    }

    @Test func `a case is followed up before and after its closure, and the words belong to the case`() {
        let owner = Subject.meldcodeCase(suspicion)
        func followedUp(_ on: Day) -> ProgrammeEvent {
            .meldcodeFollowedUp(
                MeldcodeFollowedUp(
                    meldcodeCase: suspicion, trajectory: Story.trajectory, location: Story.centrum,
                    fact: Story.followUp(on).fact.of(owner)))
        }
        #expect(open.when(Story.followUp("2008-06-20")) == .accepted([followedUp("2008-06-20")]))
        let closed = open.and(Story.closed("2008-08-01"))
        #expect(closed.when(Story.followUp("2008-10-01")) == .accepted([followedUp("2008-10-01")]))
        #expect(open.and(followedUp("2008-10-01")).when(close("2008-08-01")) == .accepted([Story.closed("2008-08-01")]))
    }

    @Test func `a case is not followed up before its first signal, in the future, or when it is unknown`() {
        #expect(open.when(Story.followUp("2008-06-09")) == .refused("before-beginning", field: "on"))
        #expect(open.when(Story.followUp("2026-11-23")) == .refused("date-in-future", field: "on"))
        let unknown = open.when(Story.followUp("2008-06-20", in: .number(99)))
        #expect(unknown == .refused("unknown-meldcode-case", field: "meldcode-case"))
    }

    @Test func `a case closes without any step in between`() {
        #expect(open.when(close("2008-06-10")) == .accepted([Story.closed("2008-06-10")]))
    }

    @Test(arguments: ["2008-07-31", "2008-08-01", "2008-08-02"] as [Day])
    func `a case closes once, whatever the day of the second time`(day: Day) {
        let closed = open.and(Story.closed("2008-08-01"))
        #expect(closed.when(close(day)) == .refused("already-closed", field: "meldcode-case"))
    }

    @Test func `a case does not close before its first signal or its latest step`() {
        #expect(open.when(close("2008-06-09")) == .refused("before-beginning", field: "on"))
        for step in Story.steps("2008-07-01") {
            let walked = open.and(step.event, Story.signalled("2008-06-12"))
            #expect(walked.when(close("2008-06-30")) == .refused("closed-before-step", field: "on"))
            #expect(walked.when(close("2008-07-01")) == .accepted([Story.closed("2008-07-01")]))
        }
    }

    @Test func `a case does not close in the future, nor when it is unknown`() {
        #expect(open.when(close("2026-11-23")) == .refused("date-in-future", field: "on"))
        let unknown = open.when(close("2008-07-01", .number(99)))
        #expect(unknown == .refused("unknown-meldcode-case", field: "meldcode-case"))
    }
}
