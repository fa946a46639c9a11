import Programme
import Wire

extension TodayWriter {
    mutating func write(_ family: TodayFamily) {
        let id: TrajectoryID = identifiers.id(on: day(family.enrolled))
        enrol(family, id)
        switch family.stage {
        case .enrolled: return
        case .spokenWith: hold(intake: family, id)
        case .referredOn(let target):
            hold(intake: family, id)
            let referral = ReferMotherOn(
                trajectory: id, on: day(family.enrolled - 14), target: target,
                reason: .spoken(dice.one(of: Names.referralReasons)))
            record(referral, ago: family.enrolled - 14, at: family.place)
        case .accepted: accept(family, id)
        case .proposed:
            accept(family, id)
            propose(family, id, ago: 3)
        case .introduced:
            accept(family, id)
            propose(family, id, ago: 9)
            introduce(family, id, ago: 4)
            // The mother has answered; the volunteer has still to be asked.
            answer(family, id, .mother, ago: 2)
        case .visited(let last, let next):
            accept(family, id)
            writeMatches(of: family, id, last: last, next: next)
        }
    }

    private mutating func enrol(_ family: TodayFamily, _ id: TrajectoryID) {
        let enrolment = EnrolMother(
            trajectory: id, location: places[family.place], mother: identifiers.id(on: day(family.enrolled)),
            child: identifiers.id(on: day(family.enrolled)), on: day(family.enrolled),
            route: dice.one(of: EnrolmentRoute.allCases), childBorn: today.month(earlierBy: family.childMonths),
            name: Names.mother(family.number), contact: Names.contact("testmoeder", family.number),
            childName: Names.child(family.number))
        record(enrolment, ago: family.enrolled, at: family.place)
    }

    private mutating func hold(intake family: TodayFamily, _ id: TrajectoryID) {
        let profile = MotherProfile(
            born: today.year - dice.number(19...39), background: dice.one(of: Background.allCases),
            education: dice.one(of: [.lbo, .mbo, .hbo, .university]), family: dice.chance(80) ? .cohabiting : .single,
            income: dice.one(of: IncomeSource.allCases), motherCircumstances: dice.chance(40) ? [.weakNetwork] : [])
        let intake = Intake(
            indications: [.firstChild, .everydayQuestions], level: .ordinary,
            needs: CodeSet(dice.some(2, of: Need.allCases)), profile: profile,
            judgement: .spoken(dice.one(of: Names.judgements)))
        let held = family.enrolled - 8
        record(HoldIntake(trajectory: id, on: day(held), intake: intake), ago: held, at: family.place)
    }

    private mutating func accept(_ family: TodayFamily, _ id: TrajectoryID) {
        hold(intake: family, id)
        let accepted = family.enrolled - 10
        record(AcceptMother(trajectory: id, on: day(accepted)), ago: accepted, at: family.place)
    }

    private mutating func propose(_ family: TodayFamily, _ id: TrajectoryID, ago: Int, volunteer: Int? = nil) {
        guard let volunteer = volunteers[volunteer ?? family.volunteer ?? 0] else { return }
        let proposal = ProposeMatch(
            trajectory: id, volunteer: volunteer, on: day(ago), criteria: [.motherWish, .practical])
        record(proposal, ago: ago, at: family.place)
    }

    private mutating func introduce(_ family: TodayFamily, _ id: TrajectoryID, ago: Int, volunteer: Int? = nil) {
        guard let volunteer = volunteers[volunteer ?? family.volunteer ?? 0] else { return }
        record(HoldIntroduction(trajectory: id, volunteer: volunteer, on: day(ago)), ago: ago, at: family.place)
    }

    private mutating func answer(
        _ family: TodayFamily, _ id: TrajectoryID, _ side: MatchSide, ago: Int, volunteer: Int? = nil
    ) {
        guard let volunteer = volunteers[volunteer ?? family.volunteer ?? 0] else { return }
        let click = AnswerClick(trajectory: id, volunteer: volunteer, on: day(ago), side: side, click: true)
        record(click, ago: ago, at: family.place)
    }

    /// From the first proposal to the end, or to the visit that is due.
    private mutating func writeMatches(of family: TodayFamily, _ id: TrajectoryID, last: Int, next: Int?) {
        let made = family.enrolled - 24
        if let before = family.before {
            match(family, id, ago: made, volunteer: before.volunteer)
            writeVisits(of: family, id, from: made, to: before.until + 10, next: nil, volunteer: before.volunteer)
            match(family, id, ago: before.until - 20, volunteer: family.volunteer)
            writeVisits(of: family, id, from: before.until - 20, to: last, next: next, volunteer: family.volunteer)
        } else {
            match(family, id, ago: made, volunteer: family.volunteer)
            writeVisits(of: family, id, from: made, to: last, next: next, volunteer: family.volunteer)
        }
        if let paused = family.paused {
            record(PauseTrajectory(trajectory: id, on: day(paused)), ago: paused, at: family.place)
        }
        if let meldcode = family.meldcode { writeCase(meldcode.course, family, id, begins: meldcode.begins) }
        guard let ended = family.ended else { return }
        if ended.reason == .completed {
            let evaluation = Evaluation(questions: 5, confidence: 4, selfReliance: 4, support: 5, satisfaction: 9)
            record(
                HoldEvaluation(trajectory: id, on: day(last), evaluation: evaluation), ago: last, after: 1,
                at: family.place)
        }
        record(EndTrajectory(trajectory: id, on: day(ended.on), reason: ended.reason), ago: ended.on, at: family.place)
    }

    private mutating func match(_ family: TodayFamily, _ id: TrajectoryID, ago: Int, volunteer: Int?) {
        propose(family, id, ago: ago + 9, volunteer: volunteer)
        introduce(family, id, ago: ago + 3, volunteer: volunteer)
        answer(family, id, .mother, ago: ago + 1, volunteer: volunteer)
        answer(family, id, .volunteer, ago: ago, volunteer: volunteer)
        guard let volunteer = volunteers[volunteer ?? 0] else { return }
        record(MakeMatch(trajectory: id, volunteer: volunteer, on: day(ago)), ago: ago, at: family.place)
    }

    /// Monthly visits, counted back from the last; one in twelve was entered weeks late.
    private mutating func writeVisits(
        of family: TodayFamily, _ id: TrajectoryID, from made: Int, to last: Int, next: Int?, volunteer: Int?
    ) {
        let days = Array(stride(from: last, to: max(made - 6, last + 1), by: 30).reversed())
        for (number, ago) in days.enumerated() {
            let isLast = ago == last
            let following = isLast ? next : days[number + 1]
            let visit = Visit(
                on: day(ago), minutes: dice.number(12...18) * 5, place: dice.chance(85) ? .home : .library,
                phase: number < 2 && (family.before?.volunteer ?? volunteer) == volunteer
                    ? .acquaintance : .implementation,
                topics: CodeSet(dice.some(2, of: TalkTopic.allCases)),
                themes: CodeSet(dice.some(1, of: PictureTheme.allCases)), next: following.map(day),
                concern: isLast && family.concern != nil,
                note: dice.chance(40) ? .spoken(dice.one(of: Names.visitNotes)) : nil)
            let actor = volunteers[volunteer ?? 0].map { Actor(role: .volunteer, id: $0.value) }
            let delay = dice.chance(8) ? min(25, ago - 1) : dice.number(0...2)
            record(
                HoldVisit(trajectory: id, visit: visit), ago: ago, after: delay, at: family.place,
                by: dice.chance(50) ? actor : nil)
        }
        guard let concern = family.concern else { return }
        let raised = RaiseConcern(
            concern: identifiers.id(on: day(last - 1)), trajectory: id, volunteer: volunteers[volunteer ?? 0],
            on: day(last - 1), description: .spoken(concern))
        record(raised, ago: last - 1, at: family.place)
    }

    private mutating func writeCase(
        _ course: MeldcodeCourse, _ family: TodayFamily, _ id: TrajectoryID, begins: Int
    ) {
        // A case begins on a Tuesday: what was said and recorded in its first days falls in one working week.
        let begins = begins + (today.advanced(by: -begins).weekday + 5) % 7
        let meldcodeCase: CaseID = identifiers.id(on: day(begins))
        for step in course.steps where begins - step.day > 0 {
            let scene = MeldcodeCourse.Scene(
                meldcodeCase: meldcodeCase, trajectory: id, volunteer: volunteers[family.volunteer ?? 0],
                on: day(begins - step.day), begins: day(begins))
            record(step.command(scene), ago: begins - step.day, after: step.delay, at: family.place)
        }
    }
}
