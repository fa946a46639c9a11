import Testing
import Wire

@testable import Programme

@Suite struct `Mending a record` {
    /// A location, two volunteers, a mother accepted on 1 April and matched with Vera on 1 May of 2008.
    private static let enrolment = 3
    private static let match = 5

    /// The same, with so many visits on the first of the months after.
    private static func visited(_ count: Int) -> MemoryRecords {
        let days: [Day] = ["2008-05-02", "2008-06-01", "2008-07-01", "2008-08-01", "2008-09-01", "2008-10-01"]
        return MemoryRecords(Story.active.history + days.prefix(count).map { Story.visited(Story.trajectory, $0) })
    }

    private static let firstVisit = 6

    private static func correct(
        _ position: Int, _ data: String, explanation: Personal? = nil
    ) throws -> CorrectRecord {
        CorrectRecord(
            position: position, reason: .typingError, explanation: explanation, data: try .reading(data))
    }

    private static func retract(_ position: Int, explanation: Personal? = nil) -> RetractRecord {
        RetractRecord(position: position, reason: .didNotHappen, explanation: explanation)
    }

    private static func visit(_ on: Day, by volunteer: VolunteerID = Story.vera, minutes: Int? = 75) -> ProgrammeEvent {
        .visitHeld(
            VisitHeld(
                trajectory: Story.trajectory, volunteer: volunteer, location: Story.centrum,
                visit: Visit(on: on, minutes: minutes, place: .home)))
    }

    // What comes of it.

    @Test func `a correction changes what it names and nothing else`() throws {
        var log = Self.visited(2)
        let outcome = log.record(try Self.correct(Self.firstVisit, #"{"minutes":45}"#))
        #expect(outcome.corrected == Self.visit("2008-05-02", minutes: 45))
        let corrected = try #require(outcome.correction)
        #expect(corrected.position == Self.firstVisit)
        #expect(corrected.on == Given.today)
        #expect(corrected.former == nil)
        #expect(log.mended.entries[Self.firstVisit].event == Self.visit("2008-05-02", minutes: 45))
    }

    @Test func `null takes an optional field out, and of a required one is refused`() throws {
        var log = Self.visited(1)
        let without = log.record(try Self.correct(Self.firstVisit, #"{"minutes":null}"#))
        #expect(without.corrected == Self.visit("2008-05-02", minutes: nil))
        #expect(
            log.record(try Self.correct(Self.firstVisit, #"{"place":null}"#)).invalid
                == FieldError("data.place", .missing))
    }

    @Test func `a correction of ids keeps those that it replaces, so that it is found under them`() throws {
        var log = Self.visited(1)
        let outcome = log.record(try Self.correct(Self.firstVisit, #"{"volunteer":"\#(Story.wil.value)"}"#))
        #expect(outcome.corrected == Self.visit("2008-05-02", by: Story.wil))
        let corrected = try #require(outcome.correction)
        #expect(corrected.former == TagList([Story.vera.tag]))
        #expect(Set(outcome.events[0].tags).isSuperset(of: [Story.vera.tag, Story.wil.tag, Story.trajectory.tag]))
        #expect(outcome.events[0].tags.first == Story.trajectory.tag)
    }

    @Test func `a retraction says what kind of record it was and keeps its ids`() throws {
        var log = Self.visited(1)
        let retracted = try #require(log.record(Self.retract(Self.firstVisit)).retraction)
        #expect(retracted.event == .visitHeld)
        #expect(Set(retracted.former.tags) == Set(Story.visited(Story.trajectory, "2008-05-02").tags))
        #expect(!log.mended.entries.contains { $0.position == Self.firstVisit })
    }

    @Test func `of several corrections each goes on from the one before it`() throws {
        var log = Self.visited(1)
        _ = log.record(try Self.correct(Self.firstVisit, #"{"minutes":45}"#))
        let second = log.record(try Self.correct(Self.firstVisit, #"{"on":"2008-05-03"}"#))
        #expect(second.corrected == Self.visit("2008-05-03", minutes: 45))
        #expect(log.mended.entries[Self.firstVisit].event == Self.visit("2008-05-03", minutes: 45))
    }

    @Test func `correcting a retracted record brings it back, also with nothing changed`() throws {
        var log = Self.visited(1)
        _ = log.record(try Self.correct(Self.firstVisit, #"{"minutes":45}"#))
        _ = log.record(Self.retract(Self.firstVisit))
        #expect(log.record(Self.retract(Self.firstVisit)).rule == "already-retracted position")
        let back = log.record(try Self.correct(Self.firstVisit, "{}"))
        #expect(back.corrected == Self.visit("2008-05-02", minutes: 45))
        #expect(log.mended.entries[Self.firstVisit].event == Self.visit("2008-05-02", minutes: 45))
        #expect(!log.record(Self.retract(Self.firstVisit)).events.isEmpty)
    }

    @Test func `what follows from other records follows anew`() throws {
        var log = MemoryRecords(
            Story.active.history + [
                .visitMissed(
                    VisitMissed(
                        trajectory: Story.trajectory, volunteer: Story.vera, location: Story.centrum, on: "2008-06-01",
                        reason: .cancelledByVolunteer)),
                Story.unmatched(Story.trajectory, "2008-07-01"),
                .matchMade(
                    MatchMade(
                        trajectory: Story.trajectory, volunteer: Story.wil, location: Story.centrum, on: "2008-07-01")),
                .visitMissed(
                    VisitMissed(
                        trajectory: Story.trajectory, volunteer: Story.wil, location: Story.centrum, on: "2008-08-01",
                        reason: .cancelledByVolunteer)),
            ])
        let outcome = log.record(try Self.correct(9, #"{"on":"2008-06-15"}"#))
        #expect(outcome.corrected?.tags.contains(Story.vera.tag) == true)
        #expect(
            log.record(try Self.correct(9, #"{"volunteer":"\#(Story.wil.value)"}"#)).rule
                == "follows-from-others data.volunteer")
    }

    // Whose words they are.

    @Test func `words that are carried over are sealed anew, and those of the erased stay closed`() throws {
        var log = MemoryRecords([
            Story.locationOpened,
            .motherEnrolled(
                MotherEnrolled(
                    trajectory: Story.trajectory, location: Story.centrum, mother: Story.noor, child: Story.child,
                    on: "2008-03-01", route: .referred, name: .open("Noor", of: .mother(Story.noor)),
                    childName: .open("Kim", of: .child(Story.child)))),
        ])
        log.erased = [Story.child.tag]
        _ = log.record(try Self.correct(1, #"{"contact":"06"}"#))
        _ = log.record(try Self.correct(1, #"{"on":"2008-03-02"}"#))
        guard case .motherEnrolled(let enrolled) = log.mended.entries[1].event,
            case .sealed(let name) = enrolled.name, case .sealed(let contact) = enrolled.contact,
            case .sealed(let child) = enrolled.childName
        else {
            Issue.record("It is not that event, or its values are open.")
            return
        }
        #expect(try log.opened(name, field: "name", of: log.stored[3].id) == .open("Noor", of: .mother(Story.noor)))
        #expect(try log.opened(contact, field: "contact", of: log.stored[3].id) == .open("06", of: .mother(Story.noor)))
        #expect(child.box.hasPrefix("\(log.stored[1].id)/"))
    }

    @Test func `a value said again in the same words is no change`() throws {
        var log = MemoryRecords([Story.locationOpened, Story.appointed("2008-01-01")])
        #expect(log.record(try Self.correct(1, #"{"name":"Carla"}"#)).rule == "changes-nothing data")
        #expect(!log.record(try Self.correct(1, #"{"name":"Clara"}"#)).events.isEmpty)
    }

    @Test func `an explanation is under the key of the mother, the volunteer or the place`() throws {
        func owner(_ position: Int) throws -> String? {
            let log = Self.visited(1)
            let command = Self.retract(position, explanation: .spoken("Dubbel."))
            let mending = try command.mending(from: log).mending
            return Subject.ofWords(about: mending.old, in: DecisionState(after: mending.history))?.text
        }
        #expect(try owner(Self.firstVisit) == Story.noor.tag)
        #expect(try owner(Self.enrolment) == Story.noor.tag)
        #expect(try owner(1) == Story.vera.tag)
        #expect(try owner(0) == Story.centrum.tag)
        var log = Self.visited(1)
        let outcome = log.record(Self.retract(Self.firstVisit, explanation: .spoken("Dubbel.")))
        let retracted = try #require(outcome.retraction)
        #expect(retracted.explanation == .open("Dubbel.", of: .mother(Story.noor)))
    }

    // What is refused.

    @Test(arguments: [
        (#"{"minuten":45}"#, FieldError("data.minuten", .unknown)),
        (#"{"minutes":"45"}"#, FieldError("data.minutes", .expected(.integer(VisitTime.minutes)))),
        (#"{"minutes":0}"#, FieldError("data.minutes", .expected(.integer(VisitTime.minutes)))),
        (#"{"on":"2008-02-30"}"#, FieldError("data.on", .expected(.day))),
        (#"{"minutes":1,"minutes":2}"#, FieldError("data.minutes", .repeated)),
        (#"{"note":"123456782"}"#, FieldError("data.note", .serviceNumber)),
        (#"{"position":1}"#, FieldError("data.position", .unknown)),
    ])
    func `a change that the event does not have, or not in this form, is named`(
        _ data: String, _ error: FieldError
    ) throws {
        var log = Self.visited(1)
        #expect(log.record(try Self.correct(Self.firstVisit, data)).invalid == error)
    }

    @Test func `what is not there, not a record of its own or not to be mended is refused`() throws {
        var log = Self.visited(2)
        #expect(log.record(try Self.correct(99, "{}")).rule == "unknown-record position")
        _ = log.record(try Self.correct(Self.firstVisit, #"{"minutes":45}"#))
        let refusal = log.record(Self.retract(8)).refusal
        #expect(refusal?.rule == "amends-another")
        #expect(refusal?.english.contains("position 6.") == true)
        log.append(
            .volunteersJoined(VolunteersJoined(kept: Story.vera, duplicate: Story.wil, on: "2008-06-01")))
        #expect(log.record(Self.retract(9)).rule == "cannot-be-mended position")
    }

    @Test func `a correction that changes nothing, or whose record it is, is refused`() throws {
        var log = Self.visited(1)
        #expect(log.record(try Self.correct(Self.firstVisit, "{}")).rule == "changes-nothing data")
        #expect(log.record(try Self.correct(Self.firstVisit, #"{"minutes":75}"#)).rule == "changes-nothing data")
        let other = #"{"trajectory":"\#(Story.otherTrajectory.value)"}"#
        #expect(log.record(try Self.correct(Self.firstVisit, other)).rule == "of-another data.trajectory")
    }

    @Test func `a correction is refused where its own command would be, with the field`() throws {
        var log = Self.visited(1)
        #expect(
            log.record(try Self.correct(Self.firstVisit, #"{"on":"2008-04-30"}"#)).rule == "before-beginning data.on")
        #expect(log.record(try Self.correct(Self.firstVisit, #"{"on":"2027-01-01"}"#)).rule == "date-in-future data.on")
        #expect(
            log.record(try Self.correct(Self.firstVisit, #"{"volunteer":"\#(Identifier(high: 0, low: 99))"}"#)).rule
                == "unknown-volunteer data.volunteer")
    }

    @Test func `the match under visits cannot be retracted, and the first visit is named with how many more`() throws {
        var log = Self.visited(6)
        let refusal = log.record(Self.retract(Self.match)).refusal
        #expect(refusal?.rule == "stands-in-the-way")
        #expect(refusal?.field == "position")
        #expect(refusal?.english.contains("visit of 2008-05-02 (position 6), and 5 more.") == true)
        #expect(refusal?.dutch.contains("huisbezoek van 2008-05-02 (plaats 6), en nog 5 andere.") == true)
        for position in 6...11 { #expect(!log.record(Self.retract(position)).events.isEmpty) }
        #expect(!log.record(Self.retract(Self.match)).events.isEmpty)
    }

    @Test func `the match cannot be moved after its first visit`() throws {
        var log = Self.visited(3)
        #expect(
            log.record(try Self.correct(Self.match, #"{"on":"2008-06-15"}"#)).refusal?.english.contains("2 more")
                == false)
        #expect(log.record(try Self.correct(Self.match, #"{"on":"2008-06-15"}"#)).rule == "stands-in-the-way data")
        #expect(!log.record(try Self.correct(Self.match, #"{"on":"2008-04-15"}"#)).events.isEmpty)
    }

    @Test func `the end cannot be moved before the last visit`() throws {
        var log = Self.visited(3)
        log.append(Story.unmatched(Story.trajectory, "2008-09-01", .trajectoryEnded))
        log.append(Story.ended("2008-09-01"))
        for position in [9, 10] {
            let early = try Self.correct(position, #"{"on":"2008-06-30"}"#)
            #expect(log.record(early).rule == "end-before-visit data.on")
            #expect(!log.record(try Self.correct(position, #"{"on":"2008-07-01"}"#)).events.isEmpty)
        }
    }

    @Test func `a correction takes the place of the record, before what was recorded later`() throws {
        let later: VolunteerID = .number(23)
        var log = Self.visited(1)
        log.append(Story.applied(later))
        let other = #"{"volunteer":"\#(later.value)"}"#
        #expect(log.record(try Self.correct(Self.firstVisit, other)).rule == "known-only-later data.volunteer")
        #expect(!log.record(Self.retract(Self.firstVisit)).events.isEmpty)
        let anew = HoldVisit(
            trajectory: Story.trajectory, volunteer: later, visit: Visit(on: "2008-05-02", minutes: 75, place: .home))
        #expect(try log.outcome(of: anew).events.count == 1)
    }

    @Test func `decisions after a correction see it`() throws {
        var log = Self.visited(1)
        log.append(Story.unmatched(Story.trajectory, "2008-06-01", .trajectoryEnded))
        log.append(Story.ended("2008-06-01"))
        let visit = HoldVisit(trajectory: Story.trajectory, visit: Visit(on: "2008-08-15", place: .home))
        #expect(try log.outcome(of: visit) == .refused("after-end", field: "on"))
        #expect(!log.record(try Self.correct(8, #"{"on":"2008-09-01"}"#)).events.isEmpty)
        #expect(!log.record(try Self.correct(7, #"{"on":"2008-09-01"}"#)).events.isEmpty)
        #expect(try log.outcome(of: visit).events.count == 1)
    }

    @Test func `a match that ended with the volunteer's farewell is not opened under it`() throws {
        var log = Self.visited(1)
        log.append(Story.stopped("2008-08-01"))
        log.append(Story.unmatched(Story.trajectory, "2008-08-01", .volunteerStopped))
        #expect(log.record(Self.retract(8)).rule == "stands-in-the-way position")
        #expect(!log.record(try Self.correct(8, #"{"on":"2008-07-01"}"#)).events.isEmpty)
        #expect(log.record(try Self.correct(8, #"{"on":"2008-09-01"}"#)).rule == "stands-in-the-way data")
        #expect(!log.record(Self.retract(7)).events.isEmpty)
        #expect(!log.record(Self.retract(8)).events.isEmpty)
    }

    @Test func `the end that a late match came with is mended with the match before it`() throws {
        var log = MemoryRecords(Story.active.history)
        log.append(
            .matchMade(
                MatchMade(trajectory: Story.trajectory, volunteer: Story.wil, location: Story.centrum, on: "2008-04-05")
            ))
        log.append(
            .matchEnded(
                MatchEnded(
                    trajectory: Story.trajectory, volunteer: Story.wil, location: Story.centrum, on: "2008-04-20",
                    reason: .noClick)))
        #expect(log.record(try Self.correct(7, #"{"on":"2008-05-02"}"#)).rule == "match-overlaps data.on")
        #expect(!log.record(try Self.correct(7, #"{"on":"2008-04-25"}"#)).events.isEmpty)
        #expect(log.record(Self.retract(7)).rule == "stands-in-the-way position")
    }

    @Test func `what could not have been recorded anyway is not held against a correction`() throws {
        // As an earlier version may have allowed it: a visit before the match.
        var log = MemoryRecords(
            Story.active.history + [
                Story.visited(Story.trajectory, "2008-04-20"), Story.visited(Story.trajectory, "2008-06-01"),
            ])
        #expect(!log.record(try Self.correct(Self.match, #"{"on":"2008-05-15"}"#)).events.isEmpty)
    }

    @Test func `an enrolment moved to another location would make its visits say something else`() throws {
        var log = MemoryRecords([Story.otherLocationOpened])
        for event in Self.visited(1).events { log.append(event.opened) }
        let other = #"{"location":"\#(Story.noord.value)"}"#
        let refusal = log.record(try Self.correct(Self.enrolment + 1, other)).refusal
        #expect(refusal?.rule == "stands-in-the-way")
        #expect(refusal?.english.contains("acceptance of a mother of 2008-04-01 (position 5), and 2 more.") == true)
    }

    @Test func `delivered figures are mended by themselves`() throws {
        let year = RegistrationID(year: 2007)
        func delivered(_ mothers: Int) -> ProgrammeEvent {
            .registrationDelivered(
                RegistrationDelivered(
                    registration: year, on: "2008-02-01", source: "jaarverslag",
                    figures: DeliveredFigures(mothers: mothers)))
        }
        var log = MemoryRecords([delivered(300)])
        let command = CorrectRecord(
            position: 0, reason: .typingError, explanation: .spoken("Tikfout."), data: try .reading(#"{"mothers":330}"#)
        )
        let outcome = log.record(command)
        #expect(outcome.corrected == delivered(330))
        let corrected = try #require(outcome.correction)
        #expect(corrected.explanation?.subject == .registration(year))
        #expect(log.record(try Self.correct(0, #"{"on":"2027-01-01"}"#)).rule == "date-in-future data.on")
    }
}

extension ProgrammeEvent {
    /// As it was before it was sealed in another log; none of its words matter.
    fileprivate var opened: ProgrammeEvent {
        switch self {
        case .volunteerApplied(var it):
            it.name = .open("V", of: .volunteer(it.volunteer))
            return .volunteerApplied(it)
        case .motherEnrolled(var it):
            it.name = .open("M", of: .mother(it.mother))
            return .motherEnrolled(it)
        default: return self
        }
    }
}
