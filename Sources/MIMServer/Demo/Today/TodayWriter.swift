import Programme
import Wire

/// Writes the story of today. Days count back from the day on which it is told.
struct TodayWriter {
    let today: Day
    var book = StoryBook()
    var identifiers: SeededIdentifiers
    var dice: SeededRandom
    let places: [LocationID]
    let coordinators: [Actor]
    let volunteers: [Int: VolunteerID]

    init(today: Day, seed: UInt64) {
        self.today = today
        dice = SeededRandom(seed: seed)
        var identifiers = SeededIdentifiers(seed: dice.next())
        let begins = today.advanced(by: -TodayStory.daysTold)
        places = TodayPlace.all.map { _ in identifiers.id(on: begins) }
        coordinators = TodayPlace.all.map { _ in
            let id: CoordinatorID = identifiers.id(on: begins)
            return Actor(role: .coordinator, id: id.value)
        }
        volunteers = Dictionary(
            uniqueKeysWithValues: TodayVolunteer.all.map { volunteer in
                (volunteer.number, identifiers.id(on: today.advanced(by: -volunteer.trained)))
            })
        self.identifiers = identifiers
    }

    /// The day so many days ago, or the Friday before where that was in a weekend: everything keeps its order. Today
    /// itself stays today, whatever day it is, so that there is always something due.
    func day(_ daysAgo: Int) -> Day { daysAgo == 0 ? today : today.advanced(by: -daysAgo).workdayBefore }

    /// Records what happened so many days ago: on the day itself or soon after it, yesterday at the latest.
    mutating func record(
        _ command: any Command, ago: Int, after delay: Int = 0, at place: Int, by actor: Actor? = nil,
        _ chapter: StoryBook.Chapter = .trajectories
    ) {
        book.write(command, by: actor ?? coordinators[place], on: day(max(1, ago - delay)), chapter)
    }

    mutating func write(_ place: TodayPlace) {
        guard let number = TodayPlace.all.firstIndex(where: { $0.name == place.name }) else { return }
        let begins = TodayStory.daysTold
        let details = LocationDetails(
            name: place.name, municipality: place.name, providers: [place.provider], variant: place.variant)
        record(
            OpenLocation(location: places[number], on: day(begins), details: details), ago: begins, at: number,
            by: .local,
            .locations)
        if let id = coordinators[number].id {
            let appointment = AppointCoordinator(
                coordinator: ID(id), location: places[number], on: day(begins), weeklyMinutes: place.hours * 60,
                name: Names.coordinator(number + 50))
            record(appointment, ago: begins, at: number, by: .local, .locations)
        }
        writeMeldcode(at: number, begins: begins)
        writeMeetings(at: number)
    }

    /// What the organisation lays down for cases of abuse, and that its coordinator is trained in it.
    private mutating func writeMeldcode(at number: Int, begins: Int) {
        let adopted = AdoptMeldcode(
            location: places[number], on: day(begins), version: "1",
            frameworks: [AdoptedFramework(framework: MeldcodeCourse.framework, frameworkVersion: "1")],
            deciders: [.coordinator, .manager], region: "Voorbeeldregio", usesVerwijsindex: false)
        record(adopted, ago: begins, at: number, by: .local, .locations)
        let named = NameAttentionOfficers(
            location: places[number], on: day(begins), officer: .spoken("Aandachtsfunctionaris"),
            deputy: .spoken("Vervanger"))
        record(named, ago: begins, at: number, by: .local, .locations)
        guard let id = coordinators[number].id else { return }
        let trained = TrainCoordinatorInMeldcode(
            coordinator: ID(id), on: day(begins), course: "Werken met de meldcode")
        record(trained, ago: begins, at: number, by: .local, .locations)
    }

    /// The training in three meetings for each round, and a group meeting a quarter.
    private mutating func writeMeetings(at place: Int) {
        let here = TodayVolunteer.all.filter { $0.place == place }
        let topics: [CodeSet<TrainingTopic>] = [
            [.principles, .youthHealth, .volunteerPolicy, .coordinatorRole], [.attitude, .limits, .otherActivities],
            [.homeVisit, .privacyAndSignalling],
        ]
        for (round, group) in Dictionary(grouping: here, by: \.trained).sorted(by: { $0.key > $1.key }) {
            for (number, topics) in topics.enumerated() where round - 7 * number > 0 {
                let ago = round - 7 * number
                let meeting = TrainVolunteers(
                    location: places[place], volunteers: group.compactMap { volunteers[$0.number] }, on: day(ago),
                    topics: topics)
                record(meeting, ago: ago, at: place, .volunteers)
            }
        }
        for ago in [470, 375, 280, 190, 95, 20] {
            let group = here.filter { $0.trained > ago + 30 && $0.stopped.map { $0 < ago } ?? true }
            guard group.count > 1 else { continue }
            let meeting = HoldGroupMeeting(
                location: places[place], volunteers: group.compactMap { volunteers[$0.number] }, on: day(ago),
                themes: [.experiences, dice.one(of: GroupTheme.allCases)])
            record(meeting, ago: ago, after: 1, at: place)
        }
    }

    mutating func write(_ volunteer: TodayVolunteer) {
        guard let id = volunteers[volunteer.number] else { return }
        // She applies before the training, and at the earliest when the location opens.
        let applied = min(volunteer.trained + 12, TodayStory.daysTold - 1)
        let application = ApplyAsVolunteer(
            volunteer: id, location: places[volunteer.place], on: day(applied),
            route: volunteer.wasProgrammeMother ? .programmeMother : .wordOfMouth,
            wasProgrammeMother: volunteer.wasProgrammeMother,
            profile: VolunteerProfile(
                born: volunteer.born, background: dice.one(of: Background.allCases),
                education: dice.one(of: [.lbo, .mbo, .hbo])),
            name: Names.volunteer(volunteer.number + 5_000),
            contact: Names.contact("proefvrijwilliger", volunteer.number + 5_000))
        record(application, ago: applied, at: volunteer.place, .volunteers)
        let interview = InterviewVolunteer(
            volunteer: id, on: day(applied - 3), suitable: true, remark: .spoken(dice.one(of: Names.interviewRemarks)))
        record(interview, ago: applied - 3, at: volunteer.place, .volunteers)
        if let seen = volunteer.certificate {
            record(
                SeeCertificate(volunteer: id, on: day(seen), issued: day(seen + 5)), ago: seen, at: volunteer.place,
                .volunteers)
        }
        let admitted = volunteer.trained - 20
        guard admitted > 0 else { return }
        record(AdmitVolunteer(volunteer: id, on: day(admitted)), ago: admitted, at: volunteer.place, .volunteers)
        for ago in stride(from: volunteer.lastTalk, to: admitted, by: 30).reversed() {
            let talk = HoldSupervision(
                volunteer: id, on: day(ago), topics: [.functioning, .contact, .materials, .wellbeing],
                minutes: dice.number(6...12) * 5,
                note: dice.chance(30) ? .spoken(dice.one(of: Names.supervisionNotes)) : nil)
            record(talk, ago: ago, after: dice.number(0...2), at: volunteer.place)
        }
        if let stopped = volunteer.stopped {
            record(
                StopVolunteer(volunteer: id, on: day(stopped), reason: .foundJob), ago: stopped, at: volunteer.place,
                .farewells)
        }
    }
}
