import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// What was recorded wrongly in the demo's year 2008 and mended: what every read model says before and after, in both
/// times.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `A mistake of the demo` {
    private let told: DemoTold
    private let log: ToldLog

    init() async throws {
        told = try await DemoTold.year2008.value
        log = ToldLog(records: told.records)
    }

    /// The read models as they were known before a record, and with it.
    private func known(around position: Position) throws -> (before: ReadModels, after: ReadModels) {
        var fold = MendedFold<ReadModels>()
        try fold.fold(log, to: LogSize(position.index))
        let before = fold.model
        try fold.fold(log, to: LogSize(through: position))
        return (before, fold.model)
    }

    private func registration(_ models: ReadModels, on day: Day? = nil) throws -> Registration {
        models.registration.registration(year: try #require(ReportingYear(2008)), scope: .country, on: day)
    }

    private func visits(_ models: ReadModels, _ trajectory: TrajectoryID, on day: Day) -> Int? {
        models.caseload.row(trajectory, today: day)?.visits.total
    }

    private func volunteerVisits(_ models: ReadModels, _ volunteer: VolunteerID, on day: Day) -> Int? {
        models.supervision.volunteer(volunteer, today: day)?.visitsThisYear
    }

    private func correction(of kind: EventKind) throws -> (position: Position, RecordCorrected) {
        try #require(
            told.recorded.lazy.compactMap { recorded -> (Position, RecordCorrected)? in
                guard case .recordCorrected(let correction) = recorded.event, correction.record.kind == kind else {
                    return nil
                }
                return (recorded.position, correction)
            }.first)
    }

    @Test func `a visit on the wrong day counts on it until it is mended, and then on the right one`() throws {
        let (position, correction) = try correction(of: .visitHeld)
        guard case .visitHeld(let wrong) = told.recorded[correction.position].event,
            case .visitHeld(let right) = try correction.record.event()
        else { return #expect(Bool(false), "a visit was corrected") }
        let (before, after) = try known(around: position)
        let trajectory = wrong.trajectory
        // Between the two days the visit has happened by what was known first, and not by what was known then.
        let between = wrong.on
        #expect(wrong.on < right.on && right.visit.minutes == wrong.visit.minutes)
        let earlier = try #require(visits(after, trajectory, on: between))
        #expect(visits(before, trajectory, on: between) == earlier + 1)
        #expect(visits(before, trajectory, on: right.on) == visits(after, trajectory, on: right.on))
        #expect(after.caseload.row(trajectory, today: right.on)?.lastVisit == right.on)
        #expect(before.caseload.row(trajectory, today: right.on)?.lastVisit == wrong.on)
        let counted = try #require(volunteerVisits(after, wrong.volunteer, on: between))
        #expect(volunteerVisits(before, wrong.volunteer, on: between) == counted + 1)
        let (first, then) = (
            try registration(before, on: between).activity, try registration(after, on: between).activity
        )
        #expect(first.visitsHeld == then.visitsHeld + 1)
        #expect(try registration(before).activity == registration(after).activity)
        #expect(before.meldcodeCases == after.meldcodeCases)
    }

    @Test func `a wrong reason is in the figures until it is mended, on every day from the end on`() throws {
        let (position, correction) = try correction(of: .trajectoryEnded)
        guard case .trajectoryEnded(let wrong) = told.recorded[correction.position].event,
            case .trajectoryEnded(let right) = try correction.record.event()
        else { return #expect(Bool(false), "an end was corrected") }
        #expect((wrong.reason, right.reason) == (.other, .noTime) && wrong.on == right.on)
        let (before, after) = try known(around: position)
        #expect(before.caseload.row(wrong.trajectory, today: wrong.on)?.endReason == .other)
        #expect(after.caseload.row(wrong.trajectory, today: wrong.on)?.endReason == .noTime)
        let dayBefore = wrong.on.advanced(by: -1)
        for (day, difference) in [(wrong.on, 1), (dayBefore, 0)] {
            let (first, then) = (try registration(before, on: day).flow, try registration(after, on: day).flow)
            func count(_ flow: Registration.Flow, _ reason: TrajectoryEndReason) -> Int {
                flow.endReasons[reason.word]?.count ?? -100
            }
            #expect(count(first, .other) - count(then, .other) == difference)
            #expect(count(then, .noTime) - count(first, .noTime) == difference)
            #expect(first.ended == then.ended)
        }
        #expect(before.supervision == after.supervision && before.meldcodeCases == after.meldcodeCases)
    }

    @Test func `a visit that was entered twice counts twice until one is retracted`() throws {
        let found = told.recorded.lazy.compactMap { recorded -> (Position, RecordRetracted)? in
            guard case .recordRetracted(let retraction) = recorded.event else { return nil }
            return (recorded.position, retraction)
        }.first
        let (position, retraction) = try #require(found)
        guard case .visitHeld(let held) = told.recorded[retraction.position].event else {
            return #expect(Bool(false), "a visit was retracted")
        }
        let (before, after) = try known(around: position)
        let day = held.on
        for (asked, difference) in [(day, 1), (day.advanced(by: -1), 0)] {
            #expect(
                try #require(visits(before, held.trajectory, on: asked))
                    == (try #require(visits(after, held.trajectory, on: asked))) + difference)
            #expect(
                try #require(volunteerVisits(before, held.volunteer, on: asked))
                    == (try #require(volunteerVisits(after, held.volunteer, on: asked))) + difference)
            let (first, then) = (try registration(before, on: asked), try registration(after, on: asked))
            #expect(first.activity.visitsHeld == then.activity.visitsHeld + difference)
        }
        // Before the second record of it, it was known once.
        let once = try known(around: Position(UInt64(retraction.position))).before
        #expect(visits(once, held.trajectory, on: day) == visits(after, held.trajectory, on: day))
    }

    @Test func `a visit that is recorded months late is known late, and counts on its own day`() throws {
        let found = try #require(
            told.recorded.first { recorded in
                guard case .visitHeld = recorded.event else { return false }
                return recorded.event.on.days(until: recorded.recordedAt.programmeDay) > 60
                    && recorded.event.on.year == 2008
            })
        guard case .visitHeld(let held) = found.event else { return }
        let (before, after) = try known(around: found.position)
        for (day, difference) in [(held.on, 1), (held.on.advanced(by: -1), 0)] {
            #expect(
                try #require(visits(after, held.trajectory, on: day))
                    == (try #require(visits(before, held.trajectory, on: day))) + difference)
            let (first, then) = (try registration(before, on: day), try registration(after, on: day))
            #expect(then.activity.visitsHeld == first.activity.visitsHeld + difference)
        }
    }

    @Test
    func `a volunteer who was registered twice counts twice until her records are joined, and then on every day once`()
        throws
    {
        let found = told.recorded.lazy.compactMap { recorded -> (Position, VolunteersJoined)? in
            guard case .volunteersJoined(let joined) = recorded.event else { return nil }
            return (recorded.position, joined)
        }.first
        let (position, joined) = try #require(found)
        let (before, after) = try known(around: position)
        #expect(
            try registration(before).duringYear.volunteers.total == registration(after).duringYear.volunteers.total + 1)
        // Also of a day before anybody knew it: she was one all the time.
        let may = Day(number: 14_000)
        #expect(may < joined.on)
        let (first, then) = (try registration(before, on: may), try registration(after, on: may))
        #expect(first.duringYear.volunteers.total == then.duringYear.volunteers.total + 1)
        let location = try #require(after.supervision.volunteer(joined.kept, today: may)?.location)
        func listed(_ models: ReadModels) -> [VolunteerID] {
            models.supervision.volunteers(SupervisionFilter(location: location), today: may).rows.map(\.volunteer)
        }
        #expect(listed(before).contains(joined.duplicate) && listed(before).contains(joined.kept))
        #expect(!listed(after).contains(joined.duplicate) && listed(after).contains(joined.kept))
        // Who asks for the duplicate finds her under the id under which she goes on.
        #expect(after.supervision.volunteer(joined.duplicate, today: may)?.volunteer == joined.kept)
        #expect(before.meldcodeCases.cases(today: may).rows == after.meldcodeCases.cases(today: may).rows)
    }
}

/// The records of a told story, to be folded up to any size.
private struct ToldLog: LogReading {
    let records: [RecordedEvent]

    func size() -> LogSize { LogSize(UInt64(records.count)) }

    func scan(from start: LogSize, to end: LogSize, _ body: (RecordView) throws -> Bool) throws {
        for record in records[Int(start.count)..<Int(end.count)] {
            guard try record.withView(body) else { return }
        }
    }

    /// Folding asks for no hashes.
    func treeHashes(level: Int, _ indexes: Range<UInt64>) throws -> [TreeHash] {
        throw EventLogFault.unreadable("There are no hashes here.")
    }
}
