import Programme
import Testing
import Wire

@Suite struct `Decisions on an enrolment` {
    private let given = Given(Story.locationOpened)

    private func enrol(
        _ on: Day = "2008-03-01", id: TrajectoryID? = Story.trajectory, mother: MotherID? = Story.noor,
        child: ChildID? = Story.child, at location: LocationID = Story.centrum
    ) -> EnrolMother {
        EnrolMother(
            trajectory: id, location: location, mother: mother, child: child, on: on, route: .referred,
            name: .spoken("Noor"))
    }

    @Test func `a mother is enrolled and her name belongs to her`() {
        #expect(given.when(enrol()) == .accepted([Story.enrolled()]))
    }

    @Test func `without ids the trajectory, the mother and the child get new ones, and each keeps its own words`() {
        let command = EnrolMother(
            location: Story.centrum, on: "2008-03-01", route: .approached, childBorn: "2008-02", name: .spoken("Noor"),
            contact: .spoken("noor@voorbeeld.nl"), childName: .spoken("Bo"))
        let enrolled = MotherEnrolled(
            trajectory: .new(0), location: Story.centrum, mother: .new(1), child: .new(2), on: "2008-03-01",
            route: .approached, childBorn: "2008-02", name: .open("Noor", of: .mother(.new(1))),
            contact: .open("noor@voorbeeld.nl", of: .mother(.new(1))), childName: .open("Bo", of: .child(.new(2))))
        #expect(given.when(command) == .accepted([.motherEnrolled(enrolled)]))
    }

    @Test func `a mother cannot be enrolled under a trajectory that is in use`() {
        let outcome = given.and(Story.enrolled()).when(enrol("2009-01-01", child: .number(52)))
        #expect(outcome == .refused("trajectory-exists", field: "trajectory"))
    }

    @Test func `a mother cannot be enrolled at an unknown location`() {
        #expect(given.when(enrol(at: Story.noord)) == .refused("unknown-location", field: "location"))
    }

    @Test func `a mother cannot be enrolled before the location opened`() {
        #expect(given.when(enrol("2006-12-31")) == .refused("before-beginning", field: "on"))
    }

    @Test func `a mother is enrolled late for a day before the location closed, and not for a day after it`() {
        let closed = given.and(Story.locationClosed("2008-03-01"))
        #expect(closed.when(enrol("2008-03-01")) == .accepted([Story.enrolled()]))
        #expect(closed.when(enrol("2008-03-02")) == .refused("after-end", field: "on"))
    }

    @Test func `a child is expected ten months ahead at the most`() {
        func enrol(born: Month) -> EnrolMother {
            EnrolMother(
                location: Story.centrum, on: "2008-03-31", route: .referred, childBorn: born, name: .spoken("Noor"))
        }
        #expect(given.when(enrol(born: "2009-01")).events.count == 1)
        #expect(given.when(enrol(born: "2009-02")) == .refused("born-too-late", field: "childBorn"))
        #expect(given.when(enrol(born: "2099-01")) == .refused("born-too-late", field: "childBorn"))
    }

    @Test func `a child that is known keeps the month of its birth`() {
        func enrol(_ on: Day, _ id: TrajectoryID, born: Month?) -> EnrolMother {
            var command = self.enrol(on, id: id)
            command.childBorn = born
            return command
        }
        let first = given.when(enrol("2008-03-01", Story.trajectory, born: "2008-02")).events
        let before = Given(given.history + first + [Story.ended("2008-06-01")])
        let other = before.when(enrol("2008-07-01", Story.otherTrajectory, born: "2008-01"))
        #expect(other == .refused("child-born-differs", field: "childBorn"))
        #expect(before.when(enrol("2008-07-01", Story.otherTrajectory, born: "2008-02")).events.count == 1)
        #expect(before.when(enrol("2008-07-01", Story.otherTrajectory, born: nil)).events.count == 1)
    }

    @Test func `a mother cannot be enrolled in the future`() {
        #expect(given.when(enrol("2026-11-23")) == .refused("date-in-future", field: "on"))
    }

    @Test func `a child has one open trajectory, also across locations`() {
        let outcome = given.and(Story.enrolled(), Story.otherLocationOpened)
            .when(enrol("2009-01-01", id: nil, at: Story.noord))
        #expect(outcome == .refused("child-has-open-trajectory", field: "child"))
    }

    @Test func `a child is enrolled anew from the day on which its trajectory ended or was referred on`() {
        let again = enrol("2008-06-01", id: Story.otherTrajectory)
        let enrolled = Story.enrolled(Story.otherTrajectory, "2008-06-01")
        let before = given.and(Story.enrolled())
        #expect(before.and(Story.ended("2008-06-01")).when(again) == .accepted([enrolled]))
        #expect(before.and(Story.referredOn("2008-06-01")).when(again) == .accepted([enrolled]))
        let late = before.and(Story.ended("2008-06-02")).when(again)
        #expect(late == .refused("child-had-open-trajectory", field: "on"))
    }

    @Test func `a mother is enrolled with a second child while the first one's trajectory runs`() {
        let outcome = given.and(Story.enrolled())
            .when(enrol("2009-01-01", id: Story.otherTrajectory, child: .number(52)))
        #expect(outcome == .accepted([Story.enrolled(Story.otherTrajectory, "2009-01-01", child: .number(52))]))
    }
}
