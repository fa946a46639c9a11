import Programme
import Projections
import Testing

/// Who counts as a mother reached, and how her answers are counted.
struct RegistrationMotherTests {
    struct Stay: Sendable {
        let accepted: String?
        let ended: String?
        let during: Int
        let onLastDay: Int
        let begun: Int
        let endedInYear: Int
    }

    @Test(
        arguments: [
            Stay(accepted: "2008-12-31", ended: nil, during: 1, onLastDay: 1, begun: 1, endedInYear: 0),
            Stay(accepted: "2009-01-01", ended: nil, during: 0, onLastDay: 0, begun: 0, endedInYear: 0),
            Stay(accepted: "2008-01-01", ended: nil, during: 1, onLastDay: 1, begun: 1, endedInYear: 0),
            Stay(accepted: "2007-12-31", ended: "2008-01-01", during: 1, onLastDay: 0, begun: 0, endedInYear: 1),
            Stay(accepted: "2007-06-01", ended: "2007-12-31", during: 0, onLastDay: 0, begun: 0, endedInYear: 0),
            Stay(accepted: "2007-06-01", ended: "2008-12-31", during: 1, onLastDay: 0, begun: 0, endedInYear: 1),
            Stay(accepted: "2007-06-01", ended: "2009-01-01", during: 1, onLastDay: 1, begun: 0, endedInYear: 0),
            Stay(accepted: "2008-12-31", ended: "2008-12-31", during: 1, onLastDay: 0, begun: 1, endedInYear: 1),
            Stay(accepted: nil, ended: nil, during: 0, onLastDay: 0, begun: 0, endedInYear: 0),
        ])
    func `a mother counts from her acceptance up to and including the day her trajectory ends`(stay: Stay) {
        var story = RegistrationStory()
        story.mother(at: story.location(), accepted: stay.accepted, ended: stay.ended)
        let registration = story.registration()
        #expect(registration.duringYear.mothers.total == stay.during)
        #expect(registration.onLastDay.mothers.total == stay.onLastDay)
        #expect(registration.flow.accepted == stay.begun)
        #expect(registration.flow.ended == stay.endedInYear)
    }

    @Test func `enrolled, waiting, referred on and withdrawn are counted apart from those reached`() {
        var story = RegistrationStory()
        let town = story.location()
        story.mother(at: town, enrolled: "2008-02-01", route: .wordOfMouth)
        story.mother(at: town, enrolled: "2007-12-31")
        story.mother(at: town, enrolled: "2008-12-31", accepted: "2009-01-02")
        story.mother(at: town, enrolled: "2008-03-01", ended: "2008-04-01", reason: .contactLost)
        let referred = story.mother(at: town, enrolled: "2008-03-01")
        story.tell(
            .motherReferredOn(
                MotherReferredOn(
                    trajectory: referred, location: town, child: story.id(), on: RegistrationStory.day("2008-03-20"),
                    target: .clinic)))
        let registration = story.registration()
        #expect(registration.flow.enrolled == 4)
        #expect(registration.flow.routes["word-of-mouth"]?.count == 1)
        #expect(registration.flow.routes.base == 4)
        #expect(registration.flow.waiting == 3)
        #expect(registration.flow.referredOn == 1)
        #expect(registration.flow.withdrawn == 1)
        #expect(registration.flow.ended == 0)
        #expect(registration.duringYear.mothers.total == 0)
    }

    @Test func `a woman who ends and takes part again in one year is two mothers and one woman`() {
        var story = RegistrationStory()
        let (town, woman): (_, MotherID) = (story.location(), story.id())
        story.mother(at: town, mother: woman, accepted: "2007-07-01", ended: "2008-03-01")
        story.mother(at: town, mother: woman, enrolled: "2008-05-01", accepted: "2008-06-01")
        let registration = story.registration()
        #expect(registration.duringYear.mothers.total == 2)
        #expect(registration.duringYear.mothers.people == 1)
        #expect(registration.onLastDay.mothers.total == 1)
        #expect(registration.flow.ended == 1)
    }

    @Test func `a second match does not make a second mother`() {
        var story = RegistrationStory()
        let town = story.location()
        let trajectory = story.mother(at: town, accepted: "2008-01-10")
        for (from, until) in [("2008-02-01", "2008-05-01"), ("2008-06-01", "2008-09-01")] {
            let volunteer = story.volunteer(at: town)
            story.tell(
                .matchMade(
                    MatchMade(
                        trajectory: trajectory, volunteer: volunteer, location: town,
                        on: RegistrationStory.day(from))))
            story.tell(
                .matchEnded(
                    MatchEnded(
                        trajectory: trajectory, volunteer: volunteer, location: town,
                        on: RegistrationStory.day(until), reason: .other)))
        }
        #expect(story.registration().duringYear.mothers.total == 1)
        #expect(story.registration().duringYear.volunteers.total == 2)
    }

    @Test func `the profile is that of the last intake on or before 31 December`() {
        var story = RegistrationStory()
        let town = story.location()
        let trajectory = story.mother(at: town, profile: MotherProfile(income: .own), accepted: "2008-01-10")
        story.intake(trajectory, at: town, on: "2009-01-01", MotherProfile(income: .benefit))
        story.intake(trajectory, at: town, on: "2008-12-31", MotherProfile(income: .joint))
        #expect(story.registration(2008).duringYear.mothers.incomes["joint"]?.count == 1)
        #expect(story.registration(2009).duringYear.mothers.incomes["benefit"]?.count == 1)
    }

    @Test func `an intake held after the year still tells who a mother of the year was`() {
        var story = RegistrationStory()
        let town = story.location()
        let trajectory = story.mother(at: town, profile: nil, accepted: "2008-11-10")
        #expect(story.registration().duringYear.mothers.incomes.unknown.count == 1)
        story.intake(trajectory, at: town, on: "2009-02-01", MotherProfile(income: .own))
        #expect(story.registration().duringYear.mothers.incomes["own"]?.count == 1)
    }

    @Test(
        arguments: [
            (nil, "unknown"), (1989, "under-20"), (1988, "20-25"), (1984, "20-25"), (1983, "25-30"), (1973, "35-40"),
            (1969, "35-40"), (1968, "40-and-over"),
        ] as [(Int?, String)])
    func `age is the year less the year of birth and a band holds its lower limit`(born: Int?, band: String) {
        var story = RegistrationStory()
        story.mother(at: story.location(), profile: MotherProfile(born: born), accepted: "2008-02-01")
        let ages = story.registration().duringYear.mothers.ages
        let filled = (ages.rows + [ages.unknown]).filter { $0.count > 0 }
        #expect(filled.map(\.key) == [band])
    }

    @Test func `of circumstances both the mothers and the mentions are counted`() {
        var story = RegistrationStory()
        let town = story.location()
        story.mother(
            at: town,
            profile: MotherProfile(
                babyCircumstances: [.cryingBaby], motherCircumstances: [.weakNetwork, .weakDutch, .unfamiliarCulture]),
            accepted: "2008-02-01")
        story.mother(at: town, profile: MotherProfile(motherCircumstances: [.weakNetwork]), accepted: "2008-02-01")
        story.mother(at: town, accepted: "2008-02-01")
        story.mother(at: town, profile: nil, accepted: "2008-02-01")
        let mothers = story.registration().duringYear.mothers
        let own = mothers.motherCircumstances
        #expect(own.base == 4)
        #expect(own.unknown == 1)
        #expect(own.peopleWithAny == 2)
        #expect(own["weak-network"]?.people == 2)
        #expect(own["weak-network"]?.percentOfPeople == 50)
        #expect(own["weak-network"]?.percentOfMentions == 40)
        #expect(own["other"]?.people == 1)
        #expect(own["other"]?.mentions == 2)
        #expect(own["other"]?.percentOfMentions == 40)
        #expect(mothers.babyCircumstances["crying-baby"]?.percentOfMentions == 20)
    }

    @Test func `an end after the Meldcode is counted with the referrals`() {
        var story = RegistrationStory()
        let town = story.location()
        story.mother(at: town, accepted: "2008-02-01", ended: "2008-10-01", reason: .afterMeldcode)
        story.mother(at: town, accepted: "2008-02-01", ended: "2008-10-01", reason: .tooHeavy)
        #expect(story.registration().flow.endReasons["too-heavy"]?.count == 2)
    }
}
