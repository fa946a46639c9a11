import Programme
import Wire

extension Cast {
    /// Finds a trajectory for each course: one that ends as the course ends, or one that goes on long enough.
    mutating func chooseMeldcodeCases(_ random: inout SeededRandom) {
        for course in MeldcodeCourse.of2008 {
            let candidates = random.shuffled(
                places.indices.flatMap { place in
                    places[place].trajectories.indices.map { (place, $0) }
                })
            for (place, index) in candidates {
                let trajectory = places[place].trajectories[index]
                guard trajectory.meldcode == nil, trajectory.rest == nil,
                    let begins = beginning(of: course, in: trajectory, &random), begins >= places[place].entered
                else { continue }
                let id: CaseID = identifiers.id(on: begins)
                places[place].trajectories[index].meldcode = (id, course, begins)
                break
            }
        }
    }

    private func beginning(
        of course: MeldcodeCourse, in trajectory: CastTrajectory, _ random: inout SeededRandom
    ) -> Day? {
        guard trajectory.endReason == course.endReason || course.endReason == nil else { return nil }
        guard let made = trajectory.matches.lazy.compactMap(\.made).first else { return nil }
        let earliest = made.advanced(by: 45)
        let latest =
            if let ended = trajectory.ended {
                ended.advanced(by: -course.length)
            } else if course.isUnfinished {
                Year2008.lastDay.advanced(by: -10)
            } else {
                Year2008.lastDay.advanced(by: -course.length - 20)
            }
        guard earliest <= latest else { return nil }
        // A course that ends the trajectory ends with it; an unfinished one begins just before the story ends.
        if course.endReason != nil { return latest }
        if course.isUnfinished { return trajectory.ended == nil ? latest.workdayBefore : nil }
        guard trajectory.endReason != .contactLost, trajectory.endReason != .tooHeavy,
            trajectory.endReason != .afterMeldcode
        else { return nil }
        return earliest.advanced(by: random.number(0...earliest.days(until: latest))).workdayBefore
    }
}
