import Programme
import Testing
import Wire

@testable import Projections

struct `A signal of the caseload` {
    @Test func `is absent when everything is in order`() {
        var story = Story.matched()
        story.visit(on: 25, next: 55)
        #expect(story.signals(today: 40) == [])
    }

    @Test func `says that a visit is overdue a month and a week after the last one`() {
        var story = Story.matched()
        story.visit(on: 30)  // 31 January: a month on is 29 February, day 59
        #expect(!story.signals(today: 66).contains(.visitOverdue))
        #expect(story.signals(today: 67).contains(.visitOverdue))
        let signal = story.row(today: 69)?.signals.first { $0.kind == .visitOverdue }
        #expect(signal?.day == story.day(66))
        #expect(signal?.number == 3)
    }

    @Test func `says that a visit is overdue when the day agreed has passed`() {
        var story = Story.matched()
        story.visit(on: 25, next: 40)
        #expect(!story.signals(today: 40).contains(.visitOverdue))
        #expect(story.signals(today: 41).contains(.visitOverdue))
    }

    @Test func `says that the first visit is overdue when it did not follow the match`() {
        let story = Story.matched()
        #expect(!story.signals(today: 20 + 31 + 7).contains(.visitOverdue))
        #expect(story.signals(today: 20 + 31 + 8).contains(.visitOverdue))
    }

    @Test func `calls no visit overdue while the visits rest or the trajectory has ended`() {
        var story = Story.matched()
        story.visit(on: 25)
        story.pause(on: 30)
        #expect(!story.signals(today: 200).contains(.visitOverdue))
        story.resume(on: 200)
        #expect(!story.signals(today: 205).contains(.visitOverdue))
        #expect(story.signals(today: 250).contains(.visitOverdue))
        story.end(.moved, on: 251)
        #expect(!story.signals(today: 260).contains(.visitOverdue))
    }

    @Test func `says that the first visit was late for the child`() {
        var late = Story.matched(childMonths: 2)
        late.visit(on: 100)
        #expect(late.signals(today: 101).contains(.firstVisitLate))
        var timely = Story.matched(childMonths: 2)
        timely.visit(on: 25)
        #expect(!timely.signals(today: 101).contains(.firstVisitLate))
    }

    @Test func `says that the first visit is late while there is none`() {
        #expect(Story.matched(childMonths: 3).signals(today: 35).contains(.firstVisitLate))
        #expect(!Story.matched(childMonths: 3).signals(today: 25).contains(.firstVisitLate))
    }

    @Test func `does not blame the first visit for a late enrolment`() {
        #expect(!Story.matched(childMonths: 9).signals(today: 35).contains(.firstVisitLate))
    }

    @Test(arguments: [(59, true), (60, false), (90, false), (91, true)])
    func `speaks of the length of the last visit`(minutes: Int, isShown: Bool) {
        var story = Story.matched()
        story.visit(on: 22, minutes: 10)
        story.visit(on: 25, minutes: minutes)
        #expect(story.signals(today: 26).contains(.visitLength) == isShown)
    }

    @Test func `counts the acquaintance visits`() {
        var story = Story.matched()
        for day in [22, 32] { story.visit(on: day, phase: .acquaintance) }
        #expect(!story.signals(today: 40).contains(.acquaintanceVisits))
        story.visit(on: 42, phase: .acquaintance)
        #expect(story.signals(today: 50).contains(.acquaintanceVisits))
        var without = Story.matched()
        without.visit(on: 22, phase: .implementation)
        #expect(without.signals(today: 23).contains(.acquaintanceVisits))
    }

    @Test(arguments: [(13, true), (14, false), (16, false), (17, true)])
    func `counts the implementation visits when they are over`(count: Int, isShown: Bool) {
        var story = Story.matched()
        story.visit(on: 21, phase: .acquaintance)
        for number in 0..<count { story.visit(on: 22 + number, phase: .implementation) }
        story.visit(on: 60, phase: .closing)
        #expect(story.signals(today: 61).contains(.implementationVisits) == isShown)
    }

    @Test func `does not call the implementation visits few while they go on`() {
        var story = Story.matched()
        story.visit(on: 22, phase: .implementation)
        #expect(!story.signals(today: 23).contains(.implementationVisits))
    }

    @Test func `counts the closing visits`() {
        var story = Story.matched()
        for day in [22, 32] { story.visit(on: day, phase: .closing) }
        #expect(!story.signals(today: 40).contains(.closingVisits))
        story.visit(on: 42, phase: .closing)
        #expect(story.signals(today: 50).contains(.closingVisits))
    }

    @Test(arguments: [(15, true), (16, false), (20, false), (21, true)])
    func `counts all visits of a completed trajectory`(count: Int, isShown: Bool) {
        var story = Story.matched()
        for number in 0..<count { story.visit(on: 22 + number) }
        story.end(.completed, on: 100)
        #expect(story.signals(today: 101).contains(.totalVisits) == isShown)
        #expect(story.signals(today: 99).contains(.totalVisits) == (count > 20))
    }

    @Test func `does not call the visits few when she left before the end`() {
        var story = Story.matched()
        story.visit(on: 22)
        story.end(.moved, on: 100)
        #expect(story.signals(today: 101).isDisjoint(with: [.totalVisits, .implementationVisits, .evaluationMissing]))
    }

    @Test(arguments: [(17, nil), (18, SignalKind.childNearsEnd), (24, .childNearsEnd), (25, .childBeyondEnd)])
    func `says how far the child is beyond 18 or 24 months`(months: Int, expected: SignalKind?) {
        let signals = Story.matched(childMonths: months).signals(today: 21)
        #expect(signals.intersection([.childNearsEnd, .childBeyondEnd]) == Set([expected].compactMap(\.self)))
    }

    @Test(arguments: [(18, false), (19, true)])
    func `says that she was enrolled with an older child`(months: Int, isShown: Bool) {
        #expect(Story.matched(childMonths: months).signals(today: 21).contains(.enrolledLate) == isShown)
    }

    @Test func `misses the evaluation in the closing phase and after completion`() {
        var story = Story.matched()
        story.visit(on: 22)
        #expect(!story.signals(today: 30).contains(.evaluationMissing))
        story.visit(on: 32, phase: .closing)
        #expect(story.signals(today: 33).contains(.evaluationMissing))
        story.end(.completed, on: 50)
        #expect(story.signals(today: 50).contains(.evaluationMissing))
        story.evaluate(on: 40)
        #expect(story.signals(today: 39).contains(.evaluationMissing))
        #expect(story.signals(today: 40).isDisjoint(with: [.evaluationMissing]))
        #expect(story.signals(today: 50).isDisjoint(with: [.evaluationMissing]))
    }

    @Test func `misses the evaluation when the child is past 18 months`() {
        var story = Story.matched(childMonths: 18)
        story.visit(on: 22)
        #expect(story.signals(today: 23).contains(.evaluationMissing))
    }

    @Test func `says that not both were asked for a click`() {
        var story = Story()
        story.open()
        story.ready()
        story.enrol()
        story.intake()
        story.accept()
        story.answer(.mother, true)
        story.match()
        #expect(story.signals(today: 21).contains(.clickNotAsked))
        story.answer(.volunteer, true, on: 22)
        #expect(story.signals(today: 21).contains(.clickNotAsked))
        #expect(!story.signals(today: 22).contains(.clickNotAsked))
    }

    @Test func `says that there was no intake before the match`() {
        var story = Story()
        story.enrol()
        story.accept()
        story.match()
        #expect(story.signals(today: 21).contains(.intakeMissing))
        story.intake(on: 30)
        #expect(story.signals(today: 31).contains(.intakeMissing))
        story.intake(on: 20)
        #expect(!story.signals(today: 31).contains(.intakeMissing))
    }

    @Test func `says that she has waited long for an intake`() {
        var story = Story()
        story.enrol()
        #expect(!story.signals(today: 21).contains(.intakeWait))
        #expect(story.signals(today: 22).contains(.intakeWait))
    }

    @Test func `says that she has waited long for a match`() {
        var story = Story()
        story.enrol()
        story.accept()
        #expect(!story.signals(today: 66).contains(.matchWait))
        #expect(story.signals(today: 67).contains(.matchWait))
    }

    @Test func `shows an open concern until it is settled`() {
        var story = Story.matched()
        let concern = ConcernID(Identifier(high: 8, low: 1))
        story.tell(
            .concernRaised(
                ConcernRaised(
                    concern: concern, trajectory: story.trajectory, location: story.location, on: story.day(30),
                    description: Story.personal(.volunteer(story.volunteer)))))
        story.tell(
            .concernSettled(
                ConcernSettled(
                    concern: concern, trajectory: story.trajectory, location: story.location, on: story.day(40),
                    outcome: .settled)))
        #expect(!story.signals(today: 29).contains(.openConcern))
        #expect(story.signals(today: 39).contains(.openConcern))
        #expect(!story.signals(today: 40).contains(.openConcern))
    }

    @Test func `shows an open Meldcode case until it is closed and no more of it than that`() {
        var story = Story.matched()
        let id = CaseID(Identifier(high: 9, low: 1))
        let text = Story.personal(.meldcodeCase(id))
        func signal(on day: Int) -> ProgrammeEvent {
            .meldcodeSignalRecorded(
                MeldcodeSignalRecorded(
                    meldcodeCase: id, trajectory: story.trajectory, location: story.location,
                    signal: Signal(on: story.day(day), source: .disclosure, observer: .volunteer, facts: text)))
        }
        story.tell(signal(on: 30))
        story.tell(
            .meldcodeCaseClosed(
                MeldcodeCaseClosed(
                    meldcodeCase: id, trajectory: story.trajectory, location: story.location,
                    fact: Closure(on: story.day(60), finding: .refuted, by: .coordinator, reason: text))))
        // Recorded after the closing, of its day: what is closed stays closed.
        story.tell(signal(on: 60))
        #expect(story.signals(today: 59).contains(.openCase))
        #expect(!story.signals(today: 60).contains(.openCase))
        #expect(!story.signals(today: 90).contains(.openCase))
    }

    @Test func `says nothing of the length of a visit of which it is not known`() {
        var story = Story.matched()
        story.visit(on: 25, minutes: nil)
        #expect(!story.signals(today: 26).contains(.visitLength))
    }

    @Test func `says that the volunteer visits without a certificate or without the training on signalling`() {
        var story = Story()
        story.ready(without: [.volunteerCertificateSeen, .volunteerTrained])
        story.enrol()
        story.intake()
        story.accept()
        #expect(story.signals(today: 19).isDisjoint(with: [.volunteerUncertified, .volunteerUntrained]))
        story.match()
        #expect(story.signals(today: 20).isSuperset(of: [.volunteerUncertified, .volunteerUntrained]))
        story.train(on: 25, topics: [.privacyAndSignalling])
        story.tell(
            .volunteerCertificateSeen(
                VolunteerCertificateSeen(
                    volunteer: story.volunteer, location: story.location, on: story.day(25), issued: story.day(1))))
        #expect(story.signals(today: 24).isSuperset(of: [.volunteerUncertified, .volunteerUntrained]))
        #expect(story.signals(today: 25).isDisjoint(with: [.volunteerUncertified, .volunteerUntrained]))
    }

    @Test func `says that the location has closed while the trajectory is open`() {
        var story = Story.matched()
        story.tell(.locationClosed(LocationClosed(location: story.location, on: story.day(50))))
        #expect(!story.signals(today: 49).contains(.locationClosed))
        #expect(story.signals(today: 50).contains(.locationClosed))
        story.end(.other, on: 60)
        #expect(!story.signals(today: 60).contains(.locationClosed))
    }

    @Test func `names its day and its number in both languages`() {
        let signal = ShownSignal(.visitLength, day: Story.first, number: 40)
        #expect(signal.dutch == "Het laatste bezoek (2008-01-01) duurde 40 minuten.")
        #expect(signal.english == "The last visit (2008-01-01) took 40 minutes.")
        for kind in SignalKind.allCases {
            let shown = ShownSignal(kind, day: Story.first, number: 7)
            #expect(!(shown.dutch + shown.english).contains("{"), "\(kind)")
            #expect(!kind.norm.number.isEmpty && !kind.norm.dutch.isEmpty, "\(kind)")
        }
    }

    @Test func `has a word of its own, in the order of the list`() {
        #expect(SignalKind.listing.entries.count == SignalKind.allCases.count)
        #expect(Set(SignalKind.allCases.map(\.word)).count == SignalKind.allCases.count)
        #expect(SignalKind.lateEntries.word == "late-entries")
        #expect(SignalKind.openCase.word == "open-case")
    }
}
