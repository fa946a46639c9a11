import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// The caseload of today: what somebody sees who has just started the demo.
struct DemoTodayTests {
    private let told: DemoTold
    private let today = DemoTold.today

    init() async throws {
        told = try await DemoTold.caseload.value
    }

    private var rows: [CaseloadRow] { told.models.caseload.rows(today: today).rows }

    private func signals(_ kind: SignalKind) -> Int { rows.count { $0.signals.contains { $0.kind == kind } } }

    @Test func `three locations have some twenty families`() {
        #expect(Set(rows.compactMap(\.locationName)) == ["Voorbeeldstad", "Proefdorp", "Demohaven"])
        #expect((15...25).contains(rows.count))
        #expect(rows.allSatisfy { !$0.coordinators.isEmpty })
    }

    @Test func `somebody waits for an intake, a decision, a match; somebody is being introduced; somebody has paused`()
    {
        let counts = told.models.caseload.counts(CaseloadFilter(includesEnded: true), today: today)
        for status in CaseloadStatus.allCases {
            #expect(counts[status] ?? 0 > 0, "\(status.word)")
        }
    }

    @Test func `visits are due today, overdue and planned`() {
        let planned = rows.compactMap(\.nextVisit)
        #expect(planned.contains(today))
        #expect(planned.contains { $0 > today })
        #expect(signals(.visitOverdue) >= 2)
        #expect(rows.contains { $0.lastVisit.map { $0.days(until: today) < 7 } ?? false })
    }

    @Test func `a child is past eighteen months and a child past twenty-four, without an evaluation`() {
        #expect(signals(.childNearsEnd) > 0)
        #expect(signals(.childBeyondEnd) > 0)
        #expect(signals(.evaluationMissing) > 0)
    }

    @Test func `there is a fresh concern and an open Meldcode case`() throws {
        let concern = try #require(rows.flatMap(\.signals).first { $0.kind == .openConcern })
        #expect(concern.day.map { $0.days(until: today) < 7 } ?? false)
        #expect(signals(.openCase) == 1)
        let open = told.models.meldcodeCases.cases(CaseFilter(isOpen: true), today: today).rows
        #expect(open.count == 1)
        #expect(told.models.meldcodeCases.cases(CaseFilter(isOpen: false), today: today).rows.count == 1)
    }

    @Test func `a talk was missed, a volunteer has no certificate, another is in training, a third has stopped`() {
        let volunteers = told.models.supervision.volunteers(
            SupervisionFilter(includesStopped: true), today: today
        ).rows
        func has(_ kind: SignalKind) -> Int { volunteers.count { $0.signals.contains { $0.kind == kind } } }
        #expect(has(.supervisionOverdue) == 1)
        #expect(volunteers.contains { $0.certificateSeenOn == nil && !$0.activeMothers.isEmpty })
        #expect(volunteers.contains { $0.admittedOn == nil && $0.trainingMeetings > 0 })
        #expect(volunteers.count { $0.stoppedOn != nil } == 1)
    }

    @Test func `a location has too few hours for its volunteers, and the others have enough`() {
        let places = told.models.supervision.locations(today: today)
        #expect(places.filter { !$0.signals.isEmpty }.map(\.locationName) == ["Proefdorp"])
        #expect(places.flatMap(\.signals).map(\.kind) == [.hoursShort])
    }

    @Test(arguments: ["Purmerend", "Den Haag Escamp", "s-hertogenbosch"])
    func `a location of 2008 is found for a report after it has closed`(name: String) async throws {
        let book = try await DemoTold.both.value.registrations
        let found = book.locations(called: name)
        #expect(found.count == 1)
        let year = try #require(ReportingYear(2008))
        let registration = book.registration(year: year, scope: .location(try #require(found.first?.id)))
        #expect(registration.placeName == found.first?.name && registration.duringYear.mothers.total > 0)
    }

    @Test(arguments: 0..<7)
    func `nothing happens and nothing is recorded in a weekend`(offset: Int) async throws {
        let told = try await DemoTold([.today], today: today.advanced(by: offset))
        for recorded in told.recorded {
            #expect(recorded.event.on.weekday < 6 && recorded.recordedAt.utcDay.weekday < 6, "\(recorded.event.kind)")
        }
        let due = told.models.caseload.rows(CaseloadFilter(due: .today), today: today.advanced(by: offset)).rows
        #expect(due.count >= 2)
    }

    @Test func `told after the year 2008, the caseload of today shows the families of today and no others`()
        async throws
    {
        let both = try await DemoTold.both.value
        #expect(both.models.caseload.rows(today: today).rows.map(\.locationName) == rows.map(\.locationName))
        #expect(both.models.supervision.volunteers(today: today).rows.count == 9)
        #expect(both.models.meldcodeCases.cases(CaseFilter(isOpen: true), today: today).rows.count == 1)
        let year = try #require(ReportingYear(2008))
        let (alone, after) = (try await DemoTold.year2008.value.registrations, both.registrations)
        #expect(
            after.registration(year: year, scope: .country).duringYear
                == alone.registration(year: year, scope: .country).duringYear)
    }
}
