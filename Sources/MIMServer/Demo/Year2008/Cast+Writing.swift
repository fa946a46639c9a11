import Programme
import Wire

extension Cast {
    /// Writes everything down: first what concerns a whole location, then person by person.
    mutating func write(in book: inout StoryBook, _ random: inout SeededRandom) {
        for place in places {
            var dice = random.split()
            place.writeLocation(in: &book)
            place.writeVolunteers(in: &book, &dice)
            place.writeSupervision(in: &book, &dice)
            place.writeGroupMeetings(in: &book, &dice)
            for trajectory in place.trajectories {
                var chronicle = TrajectoryChronicle(of: trajectory, at: place, identifiers: identifiers)
                chronicle.write(in: &book)
                identifiers = chronicle.identifiers
                openConcerns += chronicle.openConcerns
                lateVisits += chronicle.lateVisits
            }
        }
        writeNotAccepted(in: &book, &random)
    }
}

extension CastPlace {
    /// Two locations took up another variant in 2007; until then they ran the regular one.
    private static let variantChanged = Day(number: 13_759)  // 3 September 2007
    private static let placesThatChanged = ["Breda", "Steenwijk"]
    /// Some coordinators' hours were set anew at the end of 2007.
    private static let hoursChanged = Day(number: 13_822)  // 5 November 2007

    func writeLocation(in book: inout StoryBook) {
        var atFirst = details
        let changes = Self.placesThatChanged.contains(details.name)
        if changes { atFirst.variant = .regular }
        book.write(OpenLocation(location: id, on: opened, details: atFirst), by: .local, on: entered, .locations)
        if changes {
            let change = ChangeLocation(location: id, on: Self.variantChanged, details: details)
            book.write(change, by: .local, on: recorded(Self.variantChanged, after: 2), .locations)
        }
        for coordinator in coordinators {
            write(coordinator, in: &book)
        }
        writeMeldcode(in: &book)
        if let closed {
            book.write(CloseLocation(location: id, on: closed), by: .local, on: recorded(closed), .closings)
        }
    }

    private func write(_ coordinator: CastCoordinator, in book: inout StoryBook) {
        let changes = coordinator.number % 4 == 0 && coordinator.left == nil && coordinator.appointed < entered
        let appointment = AppointCoordinator(
            coordinator: coordinator.id, location: id, on: coordinator.appointed,
            weeklyMinutes: coordinator.weeklyMinutes + (changes ? 60 : 0), name: Names.coordinator(coordinator.number))
        book.write(appointment, by: .local, on: recorded(coordinator.appointed), .locations)
        if changes {
            let change = ChangeCoordinatorHours(
                coordinator: coordinator.id, location: id, on: Self.hoursChanged,
                weeklyMinutes: coordinator.weeklyMinutes)
            book.write(change, by: .local, on: recorded(Self.hoursChanged, after: 1), .locations)
        }
        if let left = coordinator.left {
            let leaving = LeaveAsCoordinator(coordinator: coordinator.id, location: id, on: left)
            book.write(leaving, by: .local, on: recorded(left), .farewells)
        }
    }

    /// One of the coordinators who are here on a day.
    func coordinator(on day: Day, _ dice: inout SeededRandom) -> Actor {
        dice.one(of: coordinators(on: day)).actor
    }
}
