import Programme
import Testing
import Wire

@Suite struct `Decisions on meetings of volunteers` {
    private let given = Given(
        Story.locationOpened, Story.otherLocationOpened, Story.applied(Story.vera, "2008-01-10"),
        Story.applied(Story.wil, "2008-02-10"))

    /// A training and a group meeting with these volunteers: what is refused of one is refused of the other.
    private func meetings(
        _ on: Day, of volunteers: [VolunteerID], at location: LocationID = Story.centrum
    ) -> [any Command] {
        [
            TrainVolunteers(location: location, volunteers: volunteers, on: on, topics: [.privacyAndSignalling]),
            HoldGroupMeeting(location: location, volunteers: volunteers, on: on, themes: [.signalling]),
        ]
    }

    private func expectRefused(
        _ given: Given, _ commands: [any Command], _ rule: String, field: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for command in commands {
            #expect(given.when(command) == .refused(rule, field: field), sourceLocation: sourceLocation)
        }
    }

    @Test func `a meeting of the training is recorded for all who were there`() {
        let command = TrainVolunteers(
            location: Story.centrum, volunteers: [Story.wil, Story.vera], on: "2008-03-01",
            topics: [.privacyAndSignalling])
        let trained = VolunteerTrained(
            location: Story.centrum, volunteers: [Story.wil, Story.vera], on: "2008-03-01",
            topics: [.privacyAndSignalling])
        #expect(given.when(command) == .accepted([.volunteerTrained(trained)]))
    }

    @Test func `a group meeting is recorded for all who were there`() {
        let command = HoldGroupMeeting(
            location: Story.centrum, volunteers: [Story.vera, Story.wil], on: "2008-03-01", themes: [.signalling])
        let held = GroupMeetingHeld(
            location: Story.centrum, volunteers: [Story.vera, Story.wil], on: "2008-03-01", themes: [.signalling])
        #expect(given.when(command) == .accepted([.groupMeetingHeld(held)]))
    }

    @Test func `a meeting is recorded late, after one of them stopped`() {
        for command in meetings("2008-03-01", of: [Story.vera, Story.wil]) {
            #expect(given.and(Story.stopped("2008-03-01")).when(command).events.count == 1)
        }
    }

    @Test func `a meeting without volunteers is none`() {
        expectRefused(given, meetings("2008-03-01", of: []), "no-volunteers", field: "volunteers")
    }

    @Test func `a meeting of an unknown volunteer is refused with her place in the list`() {
        let commands = meetings("2008-03-01", of: [Story.vera, .number(99)])
        expectRefused(given, commands, "unknown-volunteer", field: "volunteers[1]")
    }

    @Test func `volunteers of other locations come to a meeting too`() {
        for command in meetings("2008-03-01", of: [Story.vera], at: Story.noord) {
            #expect(given.when(command).events.count == 1)
        }
    }

    @Test func `a meeting before one of them applied is refused`() {
        let commands = meetings("2008-02-09", of: [Story.vera, Story.wil])
        expectRefused(given, commands, "before-beginning", field: "volunteers[1]")
    }

    @Test func `a meeting after one of them stopped is refused`() {
        let commands = meetings("2008-03-02", of: [Story.vera, Story.wil])
        expectRefused(given.and(Story.stopped("2008-03-01")), commands, "after-end", field: "volunteers[0]")
    }

    @Test func `a meeting at an unknown location is refused`() {
        let commands = meetings("2008-03-01", of: [Story.vera], at: .number(99))
        expectRefused(given, commands, "unknown-location", field: "location")
    }

    @Test func `a meeting after the location closed is refused`() {
        let closed = given.and(Story.locationClosed("2008-02-29"))
        expectRefused(closed, meetings("2008-03-01", of: [Story.vera]), "after-end", field: "on")
    }

    @Test func `a meeting in the future is refused`() {
        expectRefused(given, meetings("2026-11-23", of: [Story.vera]), "date-in-future", field: "on")
    }
}
