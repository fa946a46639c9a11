import Programme
import Wire

extension TrajectoryChronicle {
    /// A Meldcode case step by step, and the talk in which the volunteer gets her aftercare.
    mutating func writeCase(
        _ id: CaseID, _ course: MeldcodeCourse, from begins: Day, in book: inout StoryBook
    ) {
        let match = trajectory.match(on: begins)
        let volunteer = match.map { place.volunteers[$0.volunteer] }
        var written = place.entered
        for step in course.steps {
            let day = begins.advanced(by: step.day)
            guard day <= Year2008.lastDay else { break }
            let scene = MeldcodeCourse.Scene(
                meldcodeCase: id, trajectory: trajectory.id, volunteer: volunteer?.id, on: day, begins: begins)
            written = max(written, place.recorded(day, after: step.delay))
            book.write(step.command(scene), by: actor(step.by, on: written), on: written, .trajectories)
        }
        let aftercare = begins.advanced(by: 7).workday
        if let volunteer, volunteer.stopped.map({ $0 > aftercare }) ?? true, aftercare <= Year2008.lastDay {
            let talk = HoldSupervision(
                volunteer: volunteer.id, on: aftercare, topics: [.wellbeing, .aftercare], minutes: 45)
            let day = place.recorded(aftercare)
            book.write(talk, by: place.coordinator(on: day, &dice), on: day, .trajectories)
        }
    }

    /// An attention officer or a manager works for the organisation, under a number of her own.
    private mutating func actor(_ role: CaseRole, on day: Day) -> Actor {
        switch role {
        case .attentionOfficer: Actor(role: .attentionOfficer, id: place.id.value)
        case .manager: Actor(role: .manager, id: place.id.value)
        case .coordinator, .volunteer, .other: place.coordinator(on: day, &dice)
        }
    }
}
