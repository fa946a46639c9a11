import Programme
import Projections
import Testing

/// Volunteers, coordinators and locations in the registration.
struct RegistrationPeopleTests {
    @Test func `a volunteer is active from her admission up to and including the day she stops`() {
        var story = RegistrationStory()
        let town = story.location()
        story.volunteer(at: town, admitted: "2008-12-31")
        story.volunteer(at: town, admitted: "2009-01-01")
        story.volunteer(at: town, admitted: "2007-05-01", stopped: "2007-12-31")
        story.volunteer(at: town, admitted: "2007-05-01", stopped: "2008-01-01", reason: .pregnancy)
        story.volunteer(at: town, admitted: "2007-05-01", stopped: "2008-12-31", reason: .foundJob)
        let registration = story.registration()
        #expect(registration.duringYear.volunteers.total == 3)
        #expect(registration.onLastDay.volunteers.total == 1)
        #expect(registration.flow.volunteersStarted == 1)
        #expect(registration.flow.volunteersStopped == 2)
        #expect(registration.flow.stopReasons["other"]?.count == 1)
        #expect(registration.flow.stopReasons["found-job"]?.percent == 50)
        #expect(registration.flow.turnover.percentTenths == 667)
    }

    @Test func `who applied but was not admitted is no volunteer yet, and her leaving no stop`() {
        var story = RegistrationStory()
        let town = story.location()
        story.volunteer(at: town, applied: "2008-02-01", admitted: nil)
        story.volunteer(at: town, applied: "2008-02-01", admitted: nil, stopped: "2008-03-01")
        #expect(story.registration().duringYear.volunteers.total == 0)
        #expect(story.registration().flow.volunteersStopped == 0)
    }

    @Test func `who visits is a volunteer even where no admission is recorded`() {
        var story = RegistrationStory()
        let town = story.location()
        let volunteer = story.volunteer(at: town, admitted: nil)
        let trajectory = story.mother(at: town, accepted: "2007-09-01")
        story.tell(
            .matchMade(
                MatchMade(
                    trajectory: trajectory, volunteer: volunteer, location: town,
                    on: RegistrationStory.day("2008-02-01"))))
        #expect(story.registration(2007).duringYear.volunteers.total == 0)
        #expect(story.registration(2008).duringYear.volunteers.total == 1)
    }

    @Test func `a pause does not take a volunteer out of the count`() {
        var story = RegistrationStory()
        let town = story.location()
        let volunteer = story.volunteer(at: town)
        story.tell(
            .volunteerPaused(
                VolunteerPaused(volunteer: volunteer, location: town, on: RegistrationStory.day("2007-05-01"))))
        #expect(story.registration().onLastDay.volunteers.total == 1)
    }

    @Test func `backgrounds that the volunteers' list lacks are counted as other`() {
        var story = RegistrationStory()
        let town = story.location()
        for background in [Background.antillean, .asia, .americas, .otherNonDutch, .dutch] {
            story.volunteer(at: town, wasProgrammeMother: background == .asia, profile: .init(background: background))
        }
        let volunteers = story.registration().duringYear.volunteers
        #expect(volunteers.backgrounds["other-non-dutch"]?.count == 4)
        #expect(volunteers.backgrounds["other-non-dutch"]?.percent == 80)
        #expect(volunteers.onceMothers["once-mother"]?.count == 1)
    }

    @Test func `volunteers who were not asked whether they took part themselves are counted as unknown`() {
        var story = RegistrationStory()
        let town = story.location()
        for answer in [true, false, nil] { story.volunteer(at: town, wasProgrammeMother: answer) }
        let once = story.registration().duringYear.volunteers.onceMothers
        #expect(once.rows.map(\.count) == [1, 1])
        #expect(once.unknown.count == 1)
    }

    @Test func `the youngest band of the volunteers is under 25`() {
        var story = RegistrationStory()
        let town = story.location()
        story.volunteer(at: town, profile: VolunteerProfile(born: 1984))
        story.volunteer(at: town, profile: VolunteerProfile(born: 1983))
        let ages = story.registration().duringYear.volunteers.ages
        #expect(ages["under-25"]?.count == 1)
        #expect(ages["25-30"]?.count == 1)
    }

    @Test func `a profile changed after the year leaves the year as it was`() {
        var story = RegistrationStory()
        let town = story.location()
        let volunteer = story.volunteer(at: town, profile: VolunteerProfile(education: .mbo))
        let changed = VolunteerProfileChanged(
            volunteer: volunteer, location: town, on: RegistrationStory.day("2009-09-01"),
            profile: VolunteerProfile(education: .hbo))
        story.tell(.volunteerProfileChanged(changed))
        #expect(story.registration(2008).duringYear.volunteers.education["mbo"]?.count == 1)
        #expect(story.registration(2009).duringYear.volunteers.education["hbo"]?.count == 1)
    }

    @Test func `a coordinator of two locations is one person with the hours of both`() {
        var story = RegistrationStory()
        let (one, other) = (story.location("Een"), story.location("Ander"))
        let both = story.coordinator(at: one, hours: 8)
        story.coordinator(both, at: other, hours: 6)
        story.coordinator(at: one, hours: 5)
        let country = story.registration().duringYear
        #expect(country.coordinators.total == 2)
        #expect(country.coordinators.fewestMinutes == 5 * 60)
        #expect(country.coordinators.mostMinutes == 14 * 60)
        #expect(country.coordinators.weeklyMinutes == 19 * 60)
        #expect(country.locations.withOneCoordinator == 1)
        #expect(story.registration(2008, .location(other)).duringYear.coordinators.mostMinutes == 6 * 60)
    }

    @Test func `hours count as they were on the last day that she worked in the year`() {
        var story = RegistrationStory()
        let town = story.location()
        let stays = story.coordinator(at: town, hours: 8)
        story.hours(12, of: stays, at: town, from: "2008-07-01")
        story.hours(20, of: stays, at: town, from: "2009-01-01")
        story.coordinator(at: town, hours: 5, left: "2008-06-30")
        let registration = story.registration()
        #expect(registration.duringYear.coordinators.weeklyMinutes == 17 * 60)
        #expect(registration.onLastDay.coordinators.weeklyMinutes == 12 * 60)
        #expect(registration.onLastDay.coordinators.total == 1)
    }

    @Test func `a coordinator who left on 1 January worked in the year, one who left on 31 December before it did not`()
    {
        var story = RegistrationStory()
        let town = story.location()
        story.coordinator(at: town, hours: 8, left: "2008-01-01")
        story.coordinator(at: town, hours: 8, left: "2007-12-31")
        #expect(story.registration().duringYear.coordinators.total == 1)
        #expect(story.registration().onLastDay.coordinators.total == 0)
    }

    @Test func `a location closed in the year is counted in it and not at its end`() {
        var story = RegistrationStory()
        _ = story.location("Open")
        _ = story.location("Gesloten", closed: "2008-12-31")
        _ = story.location("Eerder gesloten", closed: "2007-12-31")
        _ = story.location("Later geopend", opened: "2009-01-01")
        let registration = story.registration()
        #expect(registration.duringYear.locations.total == 2)
        #expect(registration.onLastDay.locations.total == 1)
        #expect(registration.places.map(\.name) == ["Gesloten", "Open"])
    }

    @Test func `locations are counted by municipality, organisations, providers and variant as at the year's end`() {
        var story = RegistrationStory()
        let care = Provider(name: "Thuiszorg", kind: .homeCare, role: .lead)
        let humanitas = Provider(name: "Humanitas", kind: .humanitas, role: .lead)
        let support = Provider(name: "GGD", kind: .publicHealth, role: .supporter)
        _ = story.location("Noord", in: "Stad", providers: [care, support])
        _ = story.location(
            "Zuid", in: "Stad", providers: [humanitas, .init(name: "Evean", kind: .homeCare, role: .supporter)])
        _ = story.location("Dorp", providers: [humanitas], variant: .withBoekenpret)
        let changing = story.location("Gehucht")
        let details = LocationDetails(
            name: "Gehucht", municipality: "Gehucht", providers: [humanitas, support], variant: .withHomeStart)
        story.tell(
            .locationChanged(
                LocationChanged(location: changing, on: RegistrationStory.day("2009-01-01"), details: details)))
        let year2008 = story.registration(2008).onLastDay.locations
        #expect(year2008.municipalities == 3)
        #expect(year2008.organisations == 4)
        #expect(year2008.providers.rows.map(\.count) == [1, 1, 1, 1])
        #expect(year2008.variants["regular"]?.count == 3)
        #expect(story.registration(2009).onLastDay.locations.providers["humanitas-only"]?.count == 2)
    }

    @Test func `what was done counts in the year and at the location of its day`() {
        var story = RegistrationStory()
        let (one, other) = (story.location("Een"), story.location("Ander"))
        let (trajectory, volunteer) = (story.mother(at: one, accepted: "2007-02-01"), story.volunteer(at: one))
        for (day, minutes) in [("2007-12-31", 10), ("2008-01-01", 60), ("2008-12-31", 75), ("2009-01-01", 10)] {
            let visit = Visit(on: RegistrationStory.day(day), minutes: minutes, place: .home)
            let held = VisitHeld(trajectory: trajectory, volunteer: volunteer, location: one, visit: visit)
            story.tell(.visitHeld(held))
        }
        let untimed = Visit(on: RegistrationStory.day("2008-06-01"), place: .home)
        story.tell(.visitHeld(VisitHeld(trajectory: trajectory, volunteer: volunteer, location: one, visit: untimed)))
        let meeting = GroupMeetingHeld(
            location: other, volunteers: [], on: RegistrationStory.day("2008-05-05"), themes: [])
        story.tell(.groupMeetingHeld(meeting))
        let country = story.registration()
        #expect(country.activity.visitsHeld == 3)
        #expect(country.activity.visitsTimed == 2)
        #expect(country.activity.visitMinutes == 135)
        #expect(country.activity.groupMeetings == 1)
        #expect(country.placesReporting == 2)
        #expect(story.registration(2008, .location(one)).activity.groupMeetings == 0)
        #expect(story.registration(2009).placesReporting == 1)
    }
}
