import Programme
import Wire

/// What becomes of the people of 2008 when another story follows: what was still to be entered is entered, and the
/// register is closed; they are followed elsewhere. No published figure of 2008 changes by it, only the number of visits.
extension Cast {
    /// Friday 30 January 2009.
    static let booksClosed = Day(number: 14_274)

    func closeBooks(in book: inout StoryBook) {
        let (day, remark) = (Self.booksClosed, Personal.spoken("Verder gevolgd buiten dit register."))
        for visit in lateVisits {
            let entered = min(visit.day, day.advanced(by: -1))
            book.write(visit.command, by: visit.actor, on: entered, .trajectories)
        }
        for id in undecided {
            book.write(
                EndTrajectory(trajectory: id, on: day, reason: .other, remark: remark), by: .local, on: day,
                .trajectories)
        }
        for place in places where place.closed == nil {
            for trajectory in place.trajectories where trajectory.ended == nil {
                if let meldcode = trajectory.meldcode, meldcode.course.isUnfinished {
                    finish(meldcode.id, of: trajectory, begun: meldcode.begins, at: place, in: &book)
                }
                book.write(
                    EndTrajectory(trajectory: trajectory.id, on: day, reason: .other, remark: remark), by: .local,
                    on: day, .trajectories)
            }
            for volunteer in place.volunteers where volunteer.stopped == nil {
                book.write(
                    StopVolunteer(volunteer: volunteer.id, on: day, reason: .other, remark: remark), by: .local,
                    on: day,
                    .farewells)
            }
            for coordinator in place.coordinators where coordinator.left == nil {
                book.write(
                    LeaveAsCoordinator(coordinator: coordinator.id, location: place.id, on: day), by: .local, on: day,
                    .closings)
            }
            book.write(CloseLocation(location: place.id, on: day), by: .local, on: day, .closings)
        }
        for concern in openConcerns {
            book.write(
                SettleConcern(concern: concern, on: day, outcome: .settled, note: remark), by: .local, on: day,
                .trajectories)
        }
    }
    /// The case that was open when the year ended goes through the steps that it lacked.
    private func finish(
        _ id: CaseID, of trajectory: CastTrajectory, begun: Day, at place: CastPlace, in book: inout StoryBook
    ) {
        for step in MeldcodeCourse.endOfUnfinished {
            let day = begun.advanced(by: step.day).workday
            let scene = MeldcodeCourse.Scene(
                meldcodeCase: id, trajectory: trajectory.id, volunteer: nil, on: day, begins: begun)
            let recorded = day.advanced(by: step.delay).workday
            book.write(step.command(scene), by: place.coordinators(on: recorded)[0].actor, on: recorded, .trajectories)
        }
    }
}
