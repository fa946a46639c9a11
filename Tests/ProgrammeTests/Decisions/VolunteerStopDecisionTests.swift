import Programme
import Testing
import Wire

@Suite struct `Decisions on a volunteer's farewell` {
    private let given = Given(Story.locationOpened, Story.applied())
    private let first: TrajectoryID = .number(31)
    private let second: TrajectoryID = .number(32)
    private let third: TrajectoryID = .number(33)

    private func stop(_ on: Day) -> StopVolunteer { StopVolunteer(volunteer: Story.vera, on: on, reason: .foundJob) }

    @Test func `a volunteer stops with her reason, and the remark belongs to her`() {
        var command = stop("2008-06-01")
        command.remark = .spoken("Nieuwe baan")
        let stopped = VolunteerStopped(
            volunteer: Story.vera, location: Story.centrum, on: "2008-06-01", reason: .foundJob,
            remark: .open("Nieuwe baan", of: .volunteer(Story.vera)))
        #expect(given.when(command) == .accepted([.volunteerStopped(stopped)]))
    }

    @Test func `her open matches end on the same day, in the order of their trajectories`() {
        let matched = given.and(
            Story.matched(third, "2008-02-01"), Story.matched(first, "2008-03-01"), Story.matched(second, "2008-03-01"),
            Story.unmatched(second, "2008-04-01"))
        #expect(
            matched.when(stop("2008-06-01"))
                == .accepted([
                    Story.stopped("2008-06-01"),
                    Story.unmatched(first, "2008-06-01", .volunteerStopped),
                    Story.unmatched(third, "2008-06-01", .volunteerStopped),
                ]))
    }

    @Test func `a match that ended and was made anew is open and ends with her`() {
        let anew = given.and(
            Story.matched(first, "2008-02-01"), Story.unmatched(first, "2008-03-01"), Story.matched(first, "2008-04-01")
        )
        #expect(anew.when(stop("2008-06-01")).events.last == Story.unmatched(first, "2008-06-01", .volunteerStopped))
    }

    @Test func `a volunteer stops on the day on which she was matched`() {
        let matched = given.and(Story.matched(first, "2008-03-01"))
        #expect(matched.when(stop("2008-03-01")).events.count == 2)
    }

    @Test func `a volunteer cannot have stopped before a match was made with her`() {
        let matched = given.and(Story.matched(first, "2008-03-01"))
        #expect(matched.when(stop("2008-02-29")) == .refused("end-before-match", field: "on"))
        let ended = matched.and(Story.unmatched(first, "2008-04-01"))
        #expect(ended.when(stop("2008-02-29")) == .refused("end-before-match", field: "on"))
    }

    @Test func `a volunteer cannot have stopped before a match with her ended`() {
        let ended = given.and(Story.matched(first, "2008-03-01"), Story.unmatched(first, "2008-04-01"))
        #expect(ended.when(stop("2008-03-15")) == .refused("end-before-match", field: "on"))
        #expect(ended.when(stop("2008-04-01")).events.count == 1)
    }

    /// What is done with a volunteer, and not after she stopped.
    private static func doings(_ on: Day) -> [any Command] {
        let vera = Story.vera
        return [
            InterviewVolunteer(volunteer: vera, on: on, suitable: true),
            SeeCertificate(volunteer: vera, on: on, issued: on), AdmitVolunteer(volunteer: vera, on: on),
            ChangeVolunteerProfile(volunteer: vera, on: on), PauseVolunteer(volunteer: vera, on: on),
            TrainVolunteers(location: Story.centrum, volunteers: [vera], on: on),
            HoldGroupMeeting(location: Story.centrum, volunteers: [vera], on: on),
            ProposeMatch(trajectory: Story.trajectory, volunteer: vera, on: on),
            HoldIntroduction(trajectory: Story.trajectory, volunteer: vera, on: on),
            AnswerClick(trajectory: Story.trajectory, volunteer: vera, on: on, side: .volunteer, click: true),
        ]
    }

    @Test(arguments: doings("2008-05-10"))
    func `a volunteer cannot have stopped before something that cannot come after it`(command: any Command) {
        let life = Given(Story.waiting.history + Story.waiting.when(command).events)
        #expect(life.history.count > Story.waiting.history.count)
        #expect(life.when(stop("2008-05-09")) == .refused("stopped-before-event", field: "on"))
        #expect(life.when(stop("2008-05-10")).events.count == 1)
        guard case .refused("after-end", _) = Story.waiting.and(Story.stopped("2008-05-09")).when(command) else {
            Issue.record("accepted after she stopped: \(command)")
            return
        }
    }

    @Test func `a volunteer cannot have stopped before a visit was planned with her`() {
        let plan = PlanVisit(
            trajectory: Story.trajectory, volunteer: Story.vera, on: "2008-05-10", planned: "2008-05-20")
        let life = Given(Story.waiting.history + Story.waiting.when(plan).events)
        #expect(life.when(stop("2008-05-09")) == .refused("end-before-visit", field: "on"))
    }

    @Test func `a volunteer cannot have stopped before her last visit`() {
        let visited = given.and(
            Story.matched(first, "2008-03-01"), Story.visited(first, "2008-05-01"), Story.visited(first, "2008-04-01"))
        #expect(visited.when(stop("2008-04-30")) == .refused("end-before-visit", field: "on"))
        #expect(visited.when(stop("2008-05-01")).events.count == 2)
    }

    @Test(arguments: ["2008-05-31", "2008-06-01", "2008-06-02"] as [Day])
    func `a volunteer stops once`(day: Day) {
        #expect(given.and(Story.stopped("2008-06-01")).when(stop(day)) == .refused("already-ended", field: "on"))
    }
}
