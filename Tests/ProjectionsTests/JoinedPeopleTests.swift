import EventStore
import Programme
import Testing
import Wire

@testable import Projections

/// One person who was recorded as two: she counts once from the moment at which it is known, on every day.
struct `Joined duplicates` {
    private static func day(_ text: String) -> Day { RegistrationStory.day(text) }

    /// The enrolment of a mother in a story that is told so far.
    private func enrolments(_ story: RegistrationStory) -> [MotherEnrolled] {
        story.events.compactMap { if case .motherEnrolled(let enrolled) = $0 { enrolled } else { nil } }
    }

    @Test func `a mother with two records is one woman, and her trajectories stay two while her children are two`()
        throws
    {
        var story = RegistrationStory()
        let location = story.location()
        story.mother(at: location, accepted: "2008-01-10")
        story.mother(at: location, accepted: "2008-03-10")
        let both = enrolments(story)
        #expect(story.registration(2008).duringYear.mothers.people == 2)
        story.tell(
            .mothersJoined(MothersJoined(kept: both[0].mother, duplicate: both[1].mother, on: Self.day("2008-06-01"))))
        let joined = story.registration(2008).duringYear.mothers
        #expect(joined.people == 1 && joined.total == 2)
        story.tell(
            .mothersParted(MothersParted(kept: both[0].mother, duplicate: both[1].mother, on: Self.day("2008-06-02"))))
        #expect(story.registration(2008).duringYear.mothers.people == 2)
    }

    @Test func `with the same child at the same location she is counted as one mother, from the first to the last`()
        throws
    {
        var story = RegistrationStory()
        let location = story.location()
        story.mother(at: location, accepted: "2008-01-10", ended: "2008-05-01", reason: .moved)
        story.mother(at: location, accepted: "2008-03-10", ended: "2009-02-01")
        let both = enrolments(story)
        let before = story.registration(2008)
        #expect(before.duringYear.mothers.total == 2 && before.flow.ended == 1 && before.flow.accepted == 2)
        story.tell(
            .mothersJoined(
                MothersJoined(
                    kept: both[0].mother, duplicate: both[1].mother, on: Self.day("2008-06-01"), child: both[0].child,
                    duplicateChild: both[1].child)))
        let after = story.registration(2008)
        #expect(after.duringYear.mothers.total == 1 && after.onLastDay.mothers.total == 1)
        #expect(after.flow.ended == 0 && after.flow.accepted == 1)
        #expect(after.duringYear.mothers.backgrounds.base == 1)
        #expect(story.registration(2009).flow.ended == 1)
        story.tell(
            .mothersParted(MothersParted(kept: both[0].mother, duplicate: both[1].mother, on: Self.day("2008-06-02"))))
        #expect(story.registration(2008) == before)
    }

    @Test func `a volunteer with two records is one volunteer with the work of both`() throws {
        var story = RegistrationStory()
        let location = story.location()
        let kept = story.volunteer(at: location, admitted: "2007-03-01")
        let duplicate = story.volunteer(at: location, applied: "2008-02-01", admitted: "2008-03-01")
        for (volunteer, on) in [(kept, "2008-04-01"), (duplicate, "2008-05-01")] {
            story.tell(
                .supervisionHeld(
                    SupervisionHeld(volunteer: volunteer, location: location, on: Self.day(on), topics: [.functioning]))
            )
        }
        func supervision() -> Supervision {
            RandomHistory.record(story.events).reduce(into: Supervision()) { $0.apply($1) }
        }
        let today = Self.day("2008-06-01")
        #expect(supervision().volunteers(today: today).rows.count == 2)
        #expect(story.registration(2008).duringYear.volunteers.total == 2)
        story.tell(.volunteersJoined(VolunteersJoined(kept: kept, duplicate: duplicate, on: Self.day("2008-05-20"))))
        let row = try #require(supervision().volunteers(today: today).rows.first)
        #expect(supervision().volunteers(today: today).rows.count == 1 && row.volunteer == kept)
        #expect(row.lastTalk == Self.day("2008-05-01") && row.appliedOn == Self.day("2007-01-02"))
        #expect(supervision().volunteers(SupervisionFilter(volunteer: duplicate), today: today).rows == [row])
        let flow = story.registration(2008).flow
        #expect(story.registration(2008).duringYear.volunteers.total == 1 && flow.volunteersStarted == 0)
        story.tell(.volunteersParted(VolunteersParted(kept: kept, duplicate: duplicate, on: Self.day("2008-05-21"))))
        #expect(supervision().volunteers(today: today).rows.count == 2)
        #expect(story.registration(2008).duringYear.volunteers.total == 2)
    }

    @Test func `a joined volunteer has stopped when the later record says so, unless one began after that`() throws {
        var story = RegistrationStory()
        let location = story.location()
        let kept = story.volunteer(at: location, admitted: "2007-03-01", stopped: "2008-11-01")
        let twice = story.volunteer(at: location, applied: "2008-02-01", admitted: "2008-03-01")
        let back = story.volunteer(at: location, applied: "2008-12-01", admitted: "2008-12-15")
        story.tell(.volunteersJoined(VolunteersJoined(kept: kept, duplicate: twice, on: Self.day("2008-11-20"))))
        #expect(story.registration(2008).flow.volunteersStopped == 1)
        #expect(story.registration(2008).onLastDay.volunteers.total == 1)
        // She came back under a third number.
        story.tell(.volunteersJoined(VolunteersJoined(kept: kept, duplicate: back, on: Self.day("2008-12-20"))))
        #expect(story.registration(2008).flow.volunteersStopped == 0)
        // What came later changes nothing of the days before.
        let year = RegistrationStory.year(2008)
        let november = story.book().registration(year: year, scope: .country, on: Self.day("2008-11-15"))
        #expect(november.flow.volunteersStopped == 1)
        #expect(story.registration(2008).onLastDay.volunteers.total == 1)
    }

    @Test func `joins that contradict each other change nothing`() throws {
        var story = RegistrationStory()
        let location = story.location()
        let (one, two) = (story.volunteer(at: location), story.volunteer(at: location))
        let on = Self.day("2008-05-01")
        story.tell(.volunteersJoined(VolunteersJoined(kept: one, duplicate: two, on: on)))
        story.tell(.volunteersJoined(VolunteersJoined(kept: two, duplicate: one, on: on)))
        story.tell(.volunteersJoined(VolunteersJoined(kept: one, duplicate: one, on: on)))
        #expect(story.registration(2008).duringYear.volunteers.total == 1)
        story.tell(.volunteersParted(VolunteersParted(kept: two, duplicate: one, on: on)))
        #expect(story.registration(2008).duringYear.volunteers.total == 1)
    }
}
