import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// What was recorded wrongly in the demo's year 2008 and mended: what every read model says before and after, in both
/// times. What a test does not name of a day, all read models say alike (`DemoDifference`).
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `A mistake of the demo` {
    private let demo: DemoKnowledge

    init() async throws {
        demo = DemoKnowledge(try await DemoTold.year2008.value)
    }

    private func activity(_ models: ReadModels, on day: Day) throws -> RegistrationActivity {
        models.registration.registration(year: try #require(ReportingYear(2008)), scope: .country, on: day).activity
    }

    private func flow(_ models: ReadModels, on day: Day) throws -> Registration.Flow {
        models.registration.registration(year: try #require(ReportingYear(2008)), scope: .country, on: day).flow
    }

    private func visits(_ models: ReadModels, _ trajectory: TrajectoryID, on day: Day) throws -> Int {
        try #require(models.caseload.row(trajectory, today: day)).visits.total
    }

    private func visits(_ models: ReadModels, by volunteer: VolunteerID, on day: Day) throws -> Int {
        try #require(models.supervision.volunteer(volunteer, today: day)).visitsThisYear
    }

    private func correction(of kind: EventKind) throws -> (position: Position, found: RecordCorrected) {
        try demo.first { recorded in
            guard case .recordCorrected(let correction) = recorded.event, correction.record.kind == kind else {
                return nil
            }
            return correction
        }
    }

    @Test func `a visit on the wrong day counts on it until it is mended, and then on the right one`() throws {
        let (position, correction) = try correction(of: .visitHeld)
        guard case .visitHeld(let wrong) = demo.told.recorded[correction.position].event,
            case .visitHeld(let right) = try correction.record.event()
        else { return #expect(Bool(false), "a visit was corrected") }
        let (trajectory, volunteer) = (wrong.trajectory, wrong.volunteer)
        let (before, after) = try demo.around(position)
        #expect(wrong.on < right.on && right.visit.minutes == wrong.visit.minutes)
        // Between the two days the visit has happened by what was known first, and not by what was known then.
        let moved = DemoDifference(caseload: [trajectory], supervision: [volunteer], registration: ["activity"])
        for day in [wrong.on, right.on.advanced(by: -1)] {
            #expect(try DemoDifference(before, after, on: day) == moved)
            #expect(try visits(before, trajectory, on: day) == visits(after, trajectory, on: day) + 1)
            #expect(try visits(before, by: volunteer, on: day) == visits(after, by: volunteer, on: day) + 1)
            #expect(try activity(before, on: day).visitsHeld == activity(after, on: day).visitsHeld + 1)
        }
        // From the right day on there are as many, and only the day of the last one is another.
        for day in [right.on, Year2008.lastDay] {
            #expect(
                try DemoDifference(before, after, on: day)
                    == DemoDifference(caseload: [trajectory], supervision: [volunteer]))
            #expect(try visits(before, trajectory, on: day) == visits(after, trajectory, on: day))
            let (first, then) = (
                before.caseload.row(trajectory, today: day), after.caseload.row(trajectory, today: day)
            )
            #expect((first?.lastVisit, then?.lastVisit) == (wrong.on, right.on))
        }
        #expect(try DemoDifference(before, after, on: wrong.on.advanced(by: -1)) == .none)
    }

    @Test func `a wrong reason is in the figures until it is mended, on every day from the end on`() throws {
        let (position, correction) = try correction(of: .trajectoryEnded)
        guard case .trajectoryEnded(let wrong) = demo.told.recorded[correction.position].event,
            case .trajectoryEnded(let right) = try correction.record.event()
        else { return #expect(Bool(false), "an end was corrected") }
        #expect((wrong.reason, right.reason) == (.other, .noTime) && wrong.on == right.on)
        let (before, after) = try demo.around(position)
        let otherwise = DemoDifference(caseload: [wrong.trajectory], registration: ["end-reasons"])
        for day in [wrong.on, Year2008.lastDay] {
            #expect(try DemoDifference(before, after, on: day) == otherwise)
            #expect(before.caseload.row(wrong.trajectory, today: day)?.endReason == .other)
            #expect(after.caseload.row(wrong.trajectory, today: day)?.endReason == .noTime)
            let (first, then) = (try flow(before, on: day), try flow(after, on: day))
            func count(_ flow: Registration.Flow, _ reason: TrajectoryEndReason) throws -> Int {
                try #require(flow.endReasons[reason.word]).count
            }
            #expect(try count(first, .other) == count(then, .other) + 1)
            #expect(try count(then, .noTime) == count(first, .noTime) + 1)
            #expect(first.ended == then.ended)
        }
        #expect(try DemoDifference(before, after, on: wrong.on.advanced(by: -1)) == .none)
    }

    @Test func `a visit that was entered twice counts twice until one is retracted`() throws {
        let (position, retraction) = try demo.first { recorded -> RecordRetracted? in
            if case .recordRetracted(let retraction) = recorded.event { retraction } else { nil }
        }
        guard case .visitHeld(let held) = demo.told.recorded[retraction.position].event else {
            return #expect(Bool(false), "a visit was retracted")
        }
        let (before, after) = try demo.around(position)
        let twice = DemoDifference(
            caseload: [held.trajectory], supervision: [held.volunteer], registration: ["activity"])
        for day in [held.on, Year2008.lastDay] {
            #expect(try DemoDifference(before, after, on: day) == twice)
            #expect(try visits(before, held.trajectory, on: day) == visits(after, held.trajectory, on: day) + 1)
            #expect(try visits(before, by: held.volunteer, on: day) == visits(after, by: held.volunteer, on: day) + 1)
            #expect(try activity(before, on: day).visitsHeld == activity(after, on: day).visitsHeld + 1)
        }
        #expect(try DemoDifference(before, after, on: held.on.advanced(by: -1)) == .none)
        // Before the second record of it, it was known once: the second one changes the same, the other way.
        let second = try demo.around(Position(UInt64(retraction.position)))
        #expect(try DemoDifference(second.before, second.after, on: held.on) == twice)
        #expect(try visits(second.before, held.trajectory, on: held.on) == visits(after, held.trajectory, on: held.on))
    }

    @Test func `a visit that is recorded months late is known late, and counts on its own day`() throws {
        let (position, held) = try demo.first { recorded -> VisitHeld? in
            guard case .visitHeld(let held) = recorded.event, held.on.year == 2008 else { return nil }
            return held.on.days(until: recorded.recordedAt.programmeDay) > 60 ? held : nil
        }
        let (before, after) = try demo.around(position)
        let late = DemoDifference(
            caseload: [held.trajectory], supervision: [held.volunteer], registration: ["activity"])
        for day in [held.on, Year2008.lastDay] {
            #expect(try DemoDifference(before, after, on: day) == late)
            #expect(try visits(after, held.trajectory, on: day) == visits(before, held.trajectory, on: day) + 1)
            #expect(try visits(after, by: held.volunteer, on: day) == visits(before, by: held.volunteer, on: day) + 1)
            #expect(try activity(after, on: day).visitsHeld == activity(before, on: day).visitsHeld + 1)
        }
        #expect(try DemoDifference(before, after, on: held.on.advanced(by: -1)) == .none)
    }

    @Test func `a talk that is recorded weeks late is in supervision on its own day, and with no mother`() throws {
        let (position, held) = try demo.first { recorded -> SupervisionHeld? in
            guard case .supervisionHeld(let held) = recorded.event, held.on.year == 2008 else { return nil }
            return held.on.days(until: recorded.recordedAt.programmeDay) > 14 ? held : nil
        }
        let (before, after) = try demo.around(position)
        let late = DemoDifference(supervision: [held.volunteer], registration: ["activity"])
        #expect(try DemoDifference(before, after, on: held.on) == late)
        #expect(after.supervision.volunteer(held.volunteer, today: held.on)?.lastTalk == held.on)
        #expect(try #require(before.supervision.volunteer(held.volunteer, today: held.on)).lastTalk != held.on)
        #expect(
            try activity(after, on: held.on).supervisionTalks == activity(before, on: held.on).supervisionTalks + 1)
        #expect(try DemoDifference(before, after, on: held.on.advanced(by: -1)) == .none)
    }

    @Test func `an entry of a case that is recorded late is in the case on its own day, once it is known`() throws {
        let cases = demo.told.models.meldcodeCases.cases(today: Year2008.lastDay).rows
        let entry = try #require(cases.lazy.compactMap { row in row.timeline.first(where: \.isLate) }.first)
        let row = try #require(cases.first { $0.timeline.contains(entry) })
        let (before, after) = try demo.around(entry.position)
        let late = try DemoDifference(before, after, on: entry.on)
        #expect(late.meldcodeCases == [row.id])
        #expect(late.caseload.isSubset(of: [row.trajectory]))
        #expect(late.supervision.isEmpty && late.registration.isEmpty && late.archive.isEmpty)
        func entries(_ models: ReadModels, on day: Day) -> [CaseEntry] {
            models.meldcodeCases.row(row.id, today: day)?.timeline ?? []
        }
        #expect(!entries(before, on: Year2008.lastDay).contains(entry))
        #expect(entries(after, on: entry.on).contains(entry))
        #expect(!entries(after, on: entry.on.advanced(by: -1)).contains(entry))
        #expect(try DemoDifference(before, after, on: entry.on.advanced(by: -1)) == .none)
    }
}
