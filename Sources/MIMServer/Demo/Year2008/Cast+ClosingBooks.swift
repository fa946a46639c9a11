import Programme
import Wire

/// What becomes of the people of 2008 when another story follows: their register is closed, and they are followed
/// elsewhere. Nothing of it falls in 2008, so no figure of that year changes.
extension Cast {
    /// Friday 30 January 2009.
    static let booksClosed = Day(number: 14_274)

    func closeBooks(in book: inout StoryBook) {
        let (day, remark) = (Self.booksClosed, Personal.spoken("Verder gevolgd buiten dit register."))
        for id in undecided {
            book.write(
                EndTrajectory(trajectory: id, on: day, reason: .other, remark: remark), by: .local, on: day,
                .trajectories)
        }
        for place in places where place.closed == nil {
            for trajectory in place.trajectories where trajectory.ended == nil {
                if let meldcode = trajectory.meldcode, meldcode.course.isUnfinished {
                    let closure = Closure(on: day, finding: .handedOver, by: .coordinator, reason: remark)
                    book.write(
                        CloseCase(meldcodeCase: meldcode.id, closure: closure), by: place.coordinators[0].actor,
                        on: day,
                        .trajectories)
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
}
