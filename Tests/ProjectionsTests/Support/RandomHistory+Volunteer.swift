import Programme
import Wire

extension RandomHistory {
    /// A volunteer and from when to when she can be matched.
    struct TeamMember {
        let id: VolunteerID
        let admitted: Day
        let stopped: Day?
    }

    private mutating func profile() -> VolunteerProfile {
        VolunteerProfile(
            born: random.chance(80) ? random.number(1955...1985) : nil, background: random.maybe(Background.self),
            education: random.maybe(Education.self), experience: random.set(VolunteerExperience.self))
    }

    mutating func addVolunteer(at location: LocationID, from opened: Day) -> TeamMember {
        let volunteer = random.id(Volunteer.self)
        note(volunteer)
        let applied = opened.advanced(by: random.number(0...200))
        tell(
            .volunteerApplied(
                VolunteerApplied(
                    volunteer: volunteer, location: location, on: applied, route: random.pick(RecruitmentRoute.self),
                    wasProgrammeMother: random.chance(13), profile: profile(), name: sealed(.volunteer(volunteer)))))
        tell(
            .volunteerInterviewed(
                VolunteerInterviewed(
                    volunteer: volunteer, location: location, on: applied.advanced(by: 7), suitable: random.chance(95)))
        )
        if random.chance(90) {
            let seen = applied.advanced(by: random.number(7...40))
            let issued = seen.advanced(by: -random.number(5...200))
            tell(
                .volunteerCertificateSeen(
                    VolunteerCertificateSeen(volunteer: volunteer, location: location, on: seen, issued: issued)))
        }
        for meeting in 0..<random.number(2...4) {
            tell(
                .volunteerTrained(
                    VolunteerTrained(
                        location: location, volunteers: [volunteer], on: applied.advanced(by: 10 + 7 * meeting),
                        topics: random.set(TrainingTopic.self, 50))))
        }
        let admitted = applied.advanced(by: random.number(32...60))
        tell(.volunteerAdmitted(VolunteerAdmitted(volunteer: volunteer, location: location, on: admitted)))
        let stopped = addCourse(of: volunteer, at: location, from: admitted)
        return TeamMember(id: volunteer, admitted: admitted, stopped: stopped)
    }

    private mutating func addCourse(of volunteer: VolunteerID, at location: LocationID, from admitted: Day) -> Day? {
        if random.chance(30) {
            let changed = admitted.advanced(by: random.number(1...300))
            tell(
                .volunteerProfileChanged(
                    VolunteerProfileChanged(volunteer: volunteer, location: location, on: changed, profile: profile())))
        }
        if random.chance(25) {
            let paused = admitted.advanced(by: random.number(1...300))
            tell(.volunteerPaused(VolunteerPaused(volunteer: volunteer, location: location, on: paused)))
            if random.chance(70) {
                let resumed = paused.advanced(by: random.number(0...60))
                tell(.volunteerResumed(VolunteerResumed(volunteer: volunteer, location: location, on: resumed)))
            }
        }
        let stopped = random.chance(25) ? admitted.advanced(by: random.number(100...700)) : nil
        var talk = admitted.advanced(by: random.number(10...40))
        while talk < min(stopped ?? lastDay, lastDay) {
            tell(
                .supervisionHeld(
                    SupervisionHeld(
                        volunteer: volunteer, location: location, on: talk, topics: random.set(SupervisionTopic.self))))
            talk = talk.advanced(by: random.number(20...70))
        }
        if let stopped {
            tell(
                .volunteerStopped(
                    VolunteerStopped(
                        volunteer: volunteer, location: location, on: stopped,
                        reason: random.pick(VolunteerStopReason.self))))
        }
        return stopped
    }
}
