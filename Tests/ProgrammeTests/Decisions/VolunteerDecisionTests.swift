import Programme
import Testing
import Wire

@Suite struct `Decisions on a volunteer` {
    private let vera = Story.vera
    private let centrum = Story.centrum
    private let given = Given(Story.locationOpened, Story.applied())

    private func apply(_ on: Day, id: VolunteerID? = Story.vera) -> ApplyAsVolunteer {
        ApplyAsVolunteer(
            volunteer: id, location: Story.centrum, on: on, route: .wordOfMouth, name: .spoken("Vera"))
    }

    /// Every command that is about one volunteer who is there already.
    private static func commands(on day: Day) -> [any Command] {
        [
            InterviewVolunteer(volunteer: Story.vera, on: day, suitable: true),
            SeeCertificate(volunteer: Story.vera, on: day, issued: day),
            AdmitVolunteer(volunteer: Story.vera, on: day),
            ChangeVolunteerProfile(volunteer: Story.vera, on: day),
            PauseVolunteer(volunteer: Story.vera, on: day),
            ResumeVolunteer(volunteer: Story.vera, on: day),
            StopVolunteer(volunteer: Story.vera, on: day, reason: .foundJob),
        ]
    }

    @Test func `a volunteer applies and her name and contact data belong to her`() {
        var command = apply("2008-01-10")
        command.contact = .spoken("vera@voorbeeld.nl")
        command.wasProgrammeMother = true
        command.profile = VolunteerProfile(born: 1970, background: .turkish)
        let applied = VolunteerApplied(
            volunteer: vera, location: centrum, on: "2008-01-10", route: .wordOfMouth, wasProgrammeMother: true,
            profile: VolunteerProfile(born: 1970, background: .turkish), name: .open("Vera", of: .volunteer(vera)),
            contact: .open("vera@voorbeeld.nl", of: .volunteer(vera)))
        #expect(Given(Story.locationOpened).when(command) == .accepted([.volunteerApplied(applied)]))
    }

    @Test func `a volunteer who applies without an id gets a new one`() {
        let outcome = Given(Story.locationOpened).when(apply("2008-01-10", id: nil))
        #expect(outcome == .accepted([Story.applied(.new())]))
    }

    @Test func `a volunteer cannot apply under an id that is in use`() {
        #expect(given.when(apply("2008-02-01")) == .refused("volunteer-exists", field: "volunteer"))
    }

    @Test func `a volunteer cannot apply at an unknown location`() {
        #expect(Given().when(apply("2008-01-10")) == .refused("unknown-location", field: "location"))
    }

    @Test func `a volunteer cannot apply before the location opened`() {
        let outcome = Given(Story.locationOpened).when(apply("2006-12-31"))
        #expect(outcome == .refused("before-beginning", field: "on"))
    }

    @Test func `a volunteer cannot apply after the location closed`() {
        let closed = Given(Story.locationOpened, Story.locationClosed("2008-01-01"))
        #expect(closed.when(apply("2008-01-02")) == .refused("after-end", field: "on"))
    }

    @Test func `a volunteer cannot apply in the future`() {
        #expect(given.when(apply("2026-11-23")) == .refused("date-in-future", field: "on"))
    }

    @Test func `the intake talk with a volunteer is recorded with its remark`() {
        let command = InterviewVolunteer(
            volunteer: vera, on: "2008-01-20", suitable: false, remark: .spoken("Later nog eens"))
        let interviewed = VolunteerInterviewed(
            volunteer: vera, location: centrum, on: "2008-01-20", suitable: false,
            remark: .open("Later nog eens", of: .volunteer(vera)))
        #expect(given.when(command) == .accepted([.volunteerInterviewed(interviewed)]))
    }

    @Test func `a certificate issued long ago is recorded as seen`() {
        let command = SeeCertificate(volunteer: vera, on: "2008-01-20", issued: "2001-01-01")
        let seen = VolunteerCertificateSeen(volunteer: vera, location: centrum, on: "2008-01-20", issued: "2001-01-01")
        #expect(given.when(command) == .accepted([.volunteerCertificateSeen(seen)]))
    }

    @Test func `a certificate cannot be seen before it was issued`() {
        let command = SeeCertificate(volunteer: vera, on: "2008-01-20", issued: "2008-01-21")
        #expect(given.when(command) == .refused("issued-after-seen", field: "issued"))
    }

    @Test func `a volunteer without certificate and training is admitted, for a norm is a signal and no refusal`() {
        let admitted = VolunteerAdmitted(volunteer: vera, location: centrum, on: "2008-01-20")
        let command = AdmitVolunteer(volunteer: vera, on: "2008-01-20")
        #expect(given.when(command) == .accepted([.volunteerAdmitted(admitted)]))
    }

    @Test func `a volunteer's profile changes`() {
        let profile = VolunteerProfile(education: .mbo)
        let command = ChangeVolunteerProfile(volunteer: vera, on: "2008-05-01", profile: profile)
        let changed = VolunteerProfileChanged(volunteer: vera, location: centrum, on: "2008-05-01", profile: profile)
        #expect(given.when(command) == .accepted([.volunteerProfileChanged(changed)]))
    }

    @Test func `an individual talk is recorded with its note`() {
        let command = HoldSupervision(
            volunteer: vera, on: "2008-03-01", topics: [.contact], minutes: 45, note: .spoken("Gaat goed"))
        let held = SupervisionHeld(
            volunteer: vera, location: centrum, on: "2008-03-01", topics: [.contact], minutes: 45,
            note: .open("Gaat goed", of: .volunteer(vera)))
        #expect(given.when(command) == .accepted([.supervisionHeld(held)]))
    }

    @Test func `an individual talk is recorded after she stopped, and not before she applied`() {
        let stopped = given.and(Story.stopped("2008-06-01"))
        #expect(stopped.when(HoldSupervision(volunteer: vera, on: "2008-07-01")).events.count == 1)
        let early = HoldSupervision(volunteer: vera, on: "2008-01-09")
        #expect(given.when(early) == .refused("before-beginning", field: "on"))
        let unknown = HoldSupervision(volunteer: .number(99), on: "2008-07-01")
        #expect(given.when(unknown) == .refused("unknown-volunteer", field: "volunteer"))
        let future = HoldSupervision(volunteer: vera, on: "2026-11-23")
        #expect(given.when(future) == .refused("date-in-future", field: "on"))
    }

    @Test(arguments: ["2008-01-19", "2008-01-20", "2008-01-21"] as [Day])
    func `a volunteer is admitted once, whatever the day of the second time`(day: Day) {
        let admitted = ProgrammeEvent.volunteerAdmitted(
            VolunteerAdmitted(volunteer: vera, location: centrum, on: "2008-01-20"))
        let outcome = given.and(admitted).when(AdmitVolunteer(volunteer: vera, on: day))
        #expect(outcome == .refused("already-admitted", field: "volunteer"))
    }

    @Test func `a volunteer was not born after the year in which she says so`() {
        var command = apply("2008-01-10")
        command.profile = VolunteerProfile(born: 2009)
        #expect(Given(Story.locationOpened).when(command) == .refused("born-after-event", field: "born"))
        let change = ChangeVolunteerProfile(volunteer: vera, on: "2008-05-01", profile: VolunteerProfile(born: 2009))
        #expect(given.when(change) == .refused("born-after-event", field: "born"))
    }

    @Test(arguments: commands(on: "2008-02-01"))
    func `nothing is recorded of an unknown volunteer`(command: any Command) {
        #expect(Given(Story.locationOpened).when(command) == .refused("unknown-volunteer", field: "volunteer"))
    }

    @Test(arguments: commands(on: "2008-01-09"))
    func `nothing is recorded of a volunteer before she applied`(command: any Command) {
        #expect(given.when(command) == .refused("before-beginning", field: "on"))
    }

    @Test(arguments: commands(on: "2008-06-02").dropLast())
    func `nothing is recorded of a volunteer after she stopped`(command: any Command) {
        #expect(given.and(Story.stopped("2008-06-01")).when(command) == .refused("after-end", field: "on"))
    }

    @Test(arguments: commands(on: "2026-11-23"))
    func `nothing happens to a volunteer in the future`(command: any Command) {
        #expect(given.when(command) == .refused("date-in-future", field: "on"))
    }

    @Test(arguments: commands(on: "2008-06-01").filter { !($0 is ResumeVolunteer || $0 is StopVolunteer) })
    func `what happened up to the day on which she stopped is recorded late`(command: any Command) {
        #expect(given.and(Story.stopped("2008-06-01")).when(command).events.count == 1)
    }
}
