import EventStore
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// The story in which the published registration of 2008 is true, told through the commands.
struct DemoYear2008Tests {
    private let told: DemoTold
    private let registration: Registration

    init() async throws {
        told = try await DemoTold.year2008.value
        let year = try #require(ReportingYear(2008))
        registration = told.registrations.registration(year: year, scope: .country)
    }

    @Test func `every printed percentage and total of 2008 comes out of the story`() throws {
        #expect(try PublishedRegistration().disagreements(with: registration) == [])
    }

    @Test func `the counts are the demo's own, answer by answer`() {
        let (mothers, volunteers) = (registration.duringYear.mothers, registration.duringYear.volunteers)
        #expect(mothers.total == 709)
        #expect(registration.onLastDay.mothers.total == 400)
        #expect(volunteers.total == 349)
        #expect(registration.onLastDay.volunteers.total == 276)
        #expect(registration.flow.ended == 309)
        #expect(registration.flow.volunteersStopped == 73)
        for answer in Registration2008Targets.motherBackgrounds {
            #expect(answer.value.flatMap { mothers.backgrounds[$0.word]?.count } == answer.count)
        }
        // The report has one row for problems that were too large and for those after a Meldcode case.
        // Of a mother who was enrolled twice, the end of the second record is not hers.
        let duplicates = Set(told.events { if case .mothersJoined(let joined) = $0 { joined.duplicate } else { nil } })
        let twice = Set(
            told.events { event -> TrajectoryID? in
                guard case .motherEnrolled(let enrolled) = event else { return nil }
                return duplicates.contains(enrolled.mother) ? enrolled.trajectory : nil
            })
        #expect(twice.count == 1)
        let ended = told.events { if case .trajectoryEnded(let ended) = $0 { ended } else { nil } }
            .filter { !twice.contains($0.trajectory) }
        for answer in Registration2008Targets.endReasons {
            let count = ended.count { $0.reason == answer.value && $0.on >= Year2008.newYear }
            #expect(count == answer.count, "\(answer.value?.word ?? "none")")
        }
        for answer in Registration2008Targets.motherCircumstances.prefix(2) {
            #expect(answer.value.flatMap { mothers.motherCircumstances[$0.word]?.people } == answer.count)
        }
    }

    @Test func `every location has the mothers, volunteers and hours that were planned for it`() throws {
        #expect(registration.places.count == 19)
        for place in Registration2008Places.places {
            let counted = try #require(registration.places.first { $0.name == place.name })
            #expect(counted.mothersDuring == place.mothers, "\(place.name)")
            #expect(counted.mothersOnLastDay == place.mothers - place.mothersEnded, "\(place.name)")
            #expect(counted.volunteersDuring == place.volunteers, "\(place.name)")
            let hours = Registration2008Places.coordinators.flatMap { $0 }.filter { $0.place == place.name }
            #expect(counted.weeklyMinutes == hours.reduce(0) { $0 + $1.weeklyHours * 60 }, "\(place.name)")
        }
    }

    @Test func `2007 has the 22 locations of the text and the people of the five-year table`() throws {
        let year = try #require(ReportingYear(2007))
        let before = told.registrations.registration(year: year, scope: .country).duringYear
        #expect(before.locations.total == 22)
        #expect(before.mothers.total == 692)
        #expect(before.volunteers.total == 362)
    }

    @Test func `2007 has the percentages that the report prints to compare with`() throws {
        let year = try #require(ReportingYear(2007))
        let before = told.registrations.registration(year: year, scope: .country)
        #expect(try PublishedRegistration().disagreements(withYearBefore: before) == [])
        #expect(before.duringYear.mothers.backgrounds.unknown.count == 0)
    }

    @Test func `what was entered in January makes the backlog of the year's end no larger than a month's`() async throws
    {
        let both = try await DemoTold.both.value
        let overdue = CaseloadFilter(due: .overdue)
        let (alone, later) = (
            told.models.caseload.rows(overdue, today: Year2008.lastDay).rows.count,
            both.models.caseload.rows(overdue, today: Year2008.lastDay).rows.count
        )
        #expect(later < 20 && alone > later, "\(alone), \(later)")
        let year = try #require(ReportingYear(2008))
        #expect(
            try PublishedRegistration().disagreements(
                with: both.registrations.registration(year: year, scope: .country)) == [])
    }

    @Test func `the case that was open at the year's end was finished step by step`() async throws {
        let open = try #require(
            told.models.meldcodeCases.cases(CaseFilter(isOpen: true), today: Year2008.lastDay).rows.first)
        let both = try await DemoTold.both.value
        let ended = try #require(both.models.meldcodeCases.row(open.id, today: Cast.booksClosed))
        #expect(ended.finding == .refuted && ended.stepsTaken == .all)
        #expect(ended.report?.outcome == false && ended.help != nil && ended.continuation == .goOn)
        #expect(ended.lateEntries == 0)
    }

    @Test func `visits, talks and meetings were entered late now and then, by weeks`() {
        let late = told.recorded.filter { $0.event.on.days(until: $0.recordedAt.utcDay) > 14 }
            .filter { $0.recordedAt.utcDay > Day(number: Year2008.recordingBegins.number + 31) }
        let kinds = Set(late.map(\.event.kind))
        #expect(late.count > 100)
        #expect(kinds.isSuperset(of: [.visitHeld, .supervisionHeld]))
        #expect(told.recorded.allSatisfy { $0.event.on <= $0.recordedAt.utcDay })
    }

    @Test func `mothers were matched anew when a volunteer stopped or was away, or when there was no click`() {
        let made = Dictionary(
            grouping: told.events { if case .matchMade(let made) = $0 { made } else { nil } }, by: \.trajectory)
        let ended = told.events { if case .matchEnded(let ended) = $0 { ended } else { nil } }
        let unclicked = told.events { if case .clickAnswered(let answer) = $0, !answer.click { answer } else { nil } }
        #expect(made.values.count { $0.count > 1 } > 50)
        #expect(Set(ended.map(\.reason)).isSuperset(of: [.volunteerStopped, .volunteerUnavailable, .trajectoryEnded]))
        #expect(unclicked.count { made[$0.trajectory] != nil } > 10)
    }

    @Test func `a volunteer visits mothers of her own location only, about two at a time`() {
        let applied = told.events { if case .volunteerApplied(let applied) = $0 { applied } else { nil } }
        let homes = Dictionary(uniqueKeysWithValues: applied.map { ($0.volunteer, $0.location) })
        let visits = told.events { if case .visitHeld(let visit) = $0 { visit } else { nil } }
        #expect(visits.allSatisfy { homes[$0.volunteer] == $0.location })
        let page = told.models.supervision.volunteers(today: Year2008.lastDay)
        #expect(page.rows.allSatisfy { $0.activeMothers.count <= 3 })
    }

    @Test func `visits follow one another monthly and mostly last an hour to an hour and a half`() {
        let visits = told.events { if case .visitHeld(let held) = $0 { held } else { nil } }
        let norm = visits.count { $0.visit.minutes.map((60...90).contains) == true }
        #expect(norm * 10 > visits.count * 8 && norm < visits.count)
        let days = Dictionary(grouping: visits, by: \.trajectory).values.map { $0.map(\.on).sorted() }
        let gaps = days.flatMap { zip($0, $0.dropFirst()).map { $0.days(until: $1) } }
        #expect(gaps.count { (24...45).contains($0) } * 10 > gaps.count * 8)
        #expect(gaps.allSatisfy { $0 > 0 })
    }

    @Test func `there are more than a dozen Meldcode cases, and no two courses are alike`() {
        let cases = told.models.meldcodeCases.cases(today: Year2008.lastDay).rows
        #expect(cases.count == MeldcodeCourse.of2008.count)
        #expect(Set(MeldcodeCourse.of2008.map(\.name)).count == cases.count)
        #expect(cases.count > 12)
        #expect(cases.count(where: \.isOpen) == 1)
        #expect(cases.contains { $0.acuteDanger == true && $0.reportedOn == $0.openedOn })
        #expect(cases.contains { $0.lateEntries > 3 })
        let decided = Set(
            cases.compactMap { row in row.report.flatMap { report in row.help.map { [report.outcome, $0.outcome] } } })
        #expect(decided == [[true, true], [true, false], [false, true], [false, false]])
        let findings = Set(cases.compactMap(\.finding))
        #expect(findings == Set(CaseFinding.allCases))
    }

    @Test func `the conversation was left out on each of the three grounds`() {
        let omitted = told.events {
            if case .meldcodeConversationOmitted(let omitted) = $0 { omitted.fact.ground } else { nil }
        }
        #expect(Set(omitted) == Set(OmissionGround.allCases))
    }

    @Test func `once a volunteer told the mother before the coordinator knew`() {
        let told = told.events { if case .meldcodeSignalRecorded(let signal) = $0 { signal } else { nil } }
        let spoken = self.told.events { if case .meldcodeFamilySpoken(let spoken) = $0 { spoken } else { nil } }
        let early = told.filter { signal in
            spoken.contains {
                $0.meldcodeCase == signal.meldcodeCase && $0.by == .volunteer
                    && $0.on < signal.signal.toldCoordinatorOn ?? signal.on
            }
        }
        #expect(early.count == 1)
    }

    @Test func `some were enrolled and referred on, and some still wait when the year ends`() {
        #expect(registration.flow.referredOn > 10)
        #expect(registration.flow.waiting == 15)
        let counts = told.models.caseload.counts(today: Year2008.lastDay)
        #expect(counts[.waitingForIntake] == 9)
        #expect(counts[.awaitingDecision] == 6)
        #expect(counts[.waitingForMatch] ?? 0 > 0)
    }
}
