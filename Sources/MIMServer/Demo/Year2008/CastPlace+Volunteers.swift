import Programme
import Wire

extension CastPlace {
    /// A meeting of the basic training is given to so many at most.
    private static let traineesMax = 15

    func writeVolunteers(in book: inout StoryBook, _ dice: inout SeededRandom) {
        for volunteer in volunteers {
            writeApplication(of: volunteer, in: &book, &dice)
        }
        writeTraining(in: &book, &dice)
        for volunteer in volunteers {
            writeAdmission(of: volunteer, in: &book, &dice)
        }
    }

    private func writeApplication(of volunteer: CastVolunteer, in book: inout StoryBook, _ dice: inout SeededRandom) {
        let route =
            volunteer.wasProgrammeMother
            ? RecruitmentRoute.programmeMother
            : dice.one(of: [.wordOfMouth, .advertisement, .organisation, .volunteerCentre, .wordOfMouth])
        let applied = ApplyAsVolunteer(
            volunteer: volunteer.id, location: id, on: volunteer.applied, route: route,
            wasProgrammeMother: volunteer.wasProgrammeMother, profile: volunteer.profile,
            name: Names.volunteer(volunteer.number), contact: Names.contact("proefvrijwilliger", volunteer.number))
        var day = recorded(volunteer.applied, after: dice.number(0...2))
        book.write(applied, by: coordinator(on: day, &dice), on: day, .volunteers)
        let remark = dice.chance(30) ? Personal.spoken(dice.one(of: Names.interviewRemarks)) : nil
        let interviewed = InterviewVolunteer(
            volunteer: volunteer.id, on: volunteer.interviewed, suitable: true, remark: remark)
        day = recorded(volunteer.interviewed, after: dice.number(0...1))
        book.write(interviewed, by: coordinator(on: day, &dice), on: day, .volunteers)
        if let seen = volunteer.certificateSeen {
            let certificate = SeeCertificate(
                volunteer: volunteer.id, on: seen, issued: seen.advanced(by: -dice.number(3...9)))
            day = recorded(seen, after: dice.number(0...1))
            book.write(certificate, by: coordinator(on: day, &dice), on: day, .volunteers)
        }
    }

    /// The meetings of all rounds; who missed one is not among its volunteers.
    private func writeTraining(in book: inout StoryBook, _ dice: inout SeededRandom) {
        let meetings = Dictionary(grouping: volunteers.flatMap { one in one.meetings.map { ($0, one) } }, by: \.0)
        for (day, present) in meetings.sorted(by: { $0.key < $1.key }) {
            let number = present[0].1.meetings.firstIndex(of: day) ?? 0
            for start in stride(from: 0, to: present.count, by: Self.traineesMax) {
                let group = present[start..<min(start + Self.traineesMax, present.count)].map(\.1.id)
                let training = TrainVolunteers(
                    location: id, volunteers: group, on: day, topics: Self.topics(ofMeeting: number))
                let written = recorded(day, after: dice.number(0...1))
                book.write(training, by: coordinator(on: written, &dice), on: written, .volunteers)
            }
        }
    }

    private static func topics(ofMeeting number: Int) -> CodeSet<TrainingTopic> {
        switch number {
        case 0: [.principles, .youthHealth, .volunteerPolicy, .coordinatorRole]
        case 1: [.attitude, .limits]
        case 2: [.homeVisit, .privacyAndSignalling]
        default: [.otherActivities, .attitude]
        }
    }

    private func writeAdmission(of volunteer: CastVolunteer, in book: inout StoryBook, _ dice: inout SeededRandom) {
        let day = recorded(volunteer.admitted, after: dice.number(0...2))
        book.write(
            AdmitVolunteer(volunteer: volunteer.id, on: volunteer.admitted), by: coordinator(on: day, &dice), on: day,
            .volunteers)
        if let away = volunteer.away {
            let from = recorded(away.lowerBound)
            book.write(
                PauseVolunteer(volunteer: volunteer.id, on: away.lowerBound), by: coordinator(on: from, &dice),
                on: from, .farewells)
            let until = recorded(away.upperBound)
            if away.upperBound <= Year2008.lastDay {
                book.write(
                    ResumeVolunteer(volunteer: volunteer.id, on: away.upperBound), by: coordinator(on: until, &dice),
                    on: until, .volunteers)
            }
        }
        writeNewExperience(of: volunteer, in: &book, &dice)
        if let stopped = volunteer.stopped {
            let stop = StopVolunteer(volunteer: volunteer.id, on: stopped, reason: volunteer.stopReason ?? .other)
            let written = recorded(stopped)
            book.write(stop, by: coordinator(on: written, &dice), on: written, .farewells)
        }
    }

    /// Now and then a volunteer turns out to have an experience that nobody had written down.
    private func writeNewExperience(of volunteer: CastVolunteer, in book: inout StoryBook, _ dice: inout SeededRandom) {
        let day = max(volunteer.admitted, entered).advanced(by: dice.number(60...200)).workday
        guard dice.chance(4), day <= Year2008.lastDay, volunteer.stopped.map({ $0 > day }) ?? true else { return }
        var profile = volunteer.profile
        profile.experience.insert(dice.one(of: VolunteerExperience.allCases))
        book.write(
            ChangeVolunteerProfile(volunteer: volunteer.id, on: day, profile: profile), by: coordinator(on: day, &dice),
            on: day, .volunteers)
    }
}
