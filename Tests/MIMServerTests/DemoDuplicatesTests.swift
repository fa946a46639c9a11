import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// Who was recorded as two in the demo's year 2008 and joined: what every read model says before and after, in both times.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `Who was recorded as two in the demo` {
    private let demo: DemoKnowledge
    /// Before anybody knew it, and after both had begun.
    private let may = Day(number: 14_000)

    init() async throws {
        demo = DemoKnowledge(try await DemoTold.year2008.value)
    }

    private func registration(_ models: ReadModels, on day: Day) throws -> Registration {
        models.registration.registration(year: try #require(ReportingYear(2008)), scope: .country, on: day)
    }

    // MARK: A volunteer

    private func joinedVolunteers() throws -> (position: Position, found: VolunteersJoined) {
        try demo.first { if case .volunteersJoined(let joined) = $0.event { joined } else { nil } }
    }

    private static let volunteerTables: Set<String> = [
        "totals", "flow", "volunteers-once-mother", "volunteers-background", "volunteers-age", "volunteers-education",
        "places",
    ]

    @Test func `a volunteer counts twice until her records are joined, and then on every day once`() throws {
        let (position, joined) = try joinedVolunteers()
        let (before, after) = try demo.around(position)
        let row = try #require(after.supervision.volunteer(joined.kept, today: may))
        #expect(may < joined.on)
        for day in [may, joined.on, Year2008.lastDay] {
            let leading = Set(
                after.supervision.coordinators(SupervisionFilter(location: row.location), today: day).rows
                    .map(\.coordinator))
            #expect(
                try DemoDifference(before, after, on: day)
                    == DemoDifference(
                        supervision: [joined.duplicate], coordination: leading, registration: Self.volunteerTables))
            let (first, then) = (try registration(before, on: day), try registration(after, on: day))
            #expect(first.duringYear.volunteers.total == then.duringYear.volunteers.total + 1)
            #expect(first.flow.volunteersStarted == then.flow.volunteersStarted + 1)
        }
        // On the day before her second application she was there once, by what was known at any time.
        let second = try #require(before.supervision.volunteer(joined.duplicate, today: may)).appliedOn
        #expect(try DemoDifference(before, after, on: second.advanced(by: -1)) == .none)
    }

    @Test func `who asks for either record of a volunteer finds her with all her work, once it is known`() throws {
        let (position, joined) = try joinedVolunteers()
        let (before, after) = try demo.around(position)
        func mothers(_ models: ReadModels, of volunteer: VolunteerID) -> [TrajectoryID] {
            models.caseload.rows(CaseloadFilter(volunteer: volunteer), today: may).rows.map(\.trajectory)
        }
        #expect(!mothers(before, of: joined.kept).isEmpty && mothers(before, of: joined.duplicate).isEmpty)
        #expect(mothers(after, of: joined.duplicate) == mothers(before, of: joined.kept))
        #expect(mothers(after, of: joined.kept) == mothers(before, of: joined.kept))
        let row = try #require(after.supervision.volunteer(joined.kept, today: may))
        func listed(_ models: ReadModels) -> [VolunteerID] {
            models.supervision.volunteers(SupervisionFilter(location: row.location), today: may).rows.map(\.volunteer)
        }
        #expect(Set(listed(before)).isSuperset(of: [joined.duplicate, joined.kept]))
        #expect(listed(after) == listed(before).filter { $0 != joined.duplicate })
        #expect(after.supervision.volunteer(joined.duplicate, today: may) == row)
        #expect(row.appliedOn < Year2008.newYear)
        func cases(_ models: ReadModels, of volunteer: VolunteerID) -> [CaseID] {
            models.meldcodeCases.cases(CaseFilter(volunteer: volunteer), today: Year2008.lastDay).rows.map(\.id)
        }
        #expect(cases(before, of: joined.duplicate).isEmpty)
        #expect(cases(after, of: joined.duplicate) == cases(before, of: joined.kept))
    }

    // MARK: A mother

    private func joinedMothers() throws -> (position: Position, found: MothersJoined) {
        try demo.first { if case .mothersJoined(let joined) = $0.event { joined } else { nil } }
    }

    private func enrolment(of mother: MotherID) throws -> MotherEnrolled {
        try demo.first { recorded -> MotherEnrolled? in
            guard case .motherEnrolled(let enrolled) = recorded.event else { return nil }
            return enrolled.mother == mother ? enrolled : nil
        }.found
    }

    @Test func `a mother counts twice until her records are joined, and then on every day once`() throws {
        let (position, joined) = try joinedMothers()
        let (kept, duplicate) = (try enrolment(of: joined.kept), try enrolment(of: joined.duplicate))
        let (before, after) = try demo.around(position)
        #expect(kept.location == duplicate.location && kept.on < duplicate.on)
        #expect(duplicate.on < may && may < joined.on)
        for day in [may, joined.on, Year2008.lastDay] {
            let found = try DemoDifference(before, after, on: day)
            // Her second course stays one of its own, of the mother whom the first one is about.
            #expect(found.caseload == [duplicate.trajectory])
            #expect(found.supervision.isEmpty && found.coordination.isEmpty)
            #expect(found.meldcodeCases.isEmpty && found.archive.isEmpty)
            #expect(
                found.registration.isSuperset(of: [
                    "totals", "flow", "routes", "mothers-background", "mothers-age", "mothers-education",
                    "mothers-family", "mothers-income", "places",
                ]))
            #expect(found.registration.allSatisfy { !$0.hasPrefix("volunteers") && $0 != "activity" })
            let (first, then) = (try registration(before, on: day), try registration(after, on: day))
            #expect(first.duringYear.mothers.total == then.duringYear.mothers.total + 1)
            #expect(first.duringYear.mothers.people == then.duringYear.mothers.people + 1)
            #expect(first.onLastDay.mothers.total == then.onLastDay.mothers.total + 1)
            #expect(first.flow.enrolled == then.flow.enrolled + 1)
            #expect(first.flow.accepted == then.flow.accepted + 1)
            #expect(first.flow.ended == then.flow.ended)
        }
        #expect(try DemoDifference(before, after, on: duplicate.on.advanced(by: -1)) == .none)
    }

    @Test func `the courses of a mother stay two in the caseload, under the one mother, once it is known`() throws {
        let (position, joined) = try joinedMothers()
        let (kept, duplicate) = (try enrolment(of: joined.kept), try enrolment(of: joined.duplicate))
        let (before, after) = try demo.around(position)
        func row(_ models: ReadModels, _ enrolled: MotherEnrolled, on day: Day) throws -> CaseloadRow {
            try #require(models.caseload.row(enrolled.trajectory, today: day))
        }
        for day in [may, joined.on] {
            #expect(try row(before, duplicate, on: day).mother == joined.duplicate)
            #expect(try row(after, duplicate, on: day).mother == joined.kept)
            #expect(try row(after, duplicate, on: day).child == kept.child)
            #expect(try row(after, kept, on: day) == row(before, kept, on: day))
        }
        #expect(before.caseload.counts(today: may) == after.caseload.counts(today: may))
    }

    @Test func `the course that never was one is closed, and changes no figure, for she goes on in the other`() throws {
        let joined = try joinedMothers().found
        let duplicate = try enrolment(of: joined.duplicate)
        let (position, ended) = try demo.first { recorded -> TrajectoryEnded? in
            guard case .trajectoryEnded(let ended) = recorded.event else { return nil }
            return ended.trajectory == duplicate.trajectory ? ended : nil
        }
        let (before, after) = try demo.around(position)
        #expect(ended.on == joined.on)
        for day in [ended.on, Year2008.lastDay] {
            #expect(
                try DemoDifference(before, after, on: day) == DemoDifference(caseload: [duplicate.trajectory]))
            #expect(before.caseload.row(duplicate.trajectory, today: day)?.status == .waitingForMatch)
            #expect(after.caseload.row(duplicate.trajectory, today: day)?.status == .ended)
        }
        #expect(try DemoDifference(before, after, on: ended.on.advanced(by: -1)) == .none)
    }
}
