import Programme
import Wire

extension Cast {
    /// The nineteen locations of 2008 and the three that closed in 2007, with their coordinators, volunteers, mothers.
    init(_ random: inout SeededRandom) {
        identifiers = SeededIdentifiers(seed: random.next())
        places = []
        for place in Registration2008Places.places {
            add(
                LocationDetails(
                    name: place.name, municipality: place.municipality, providers: place.providers,
                    variant: place.variant),
                &random)
        }
        // Autumn 2007, one after the other: 28 September, 31 October, 14 December.
        for (place, number) in zip(Registration2008Places.closedIn2007, [Int32(13_784), 13_817, 13_861]) {
            add(
                LocationDetails(
                    name: place.name, municipality: place.name, providers: [place.provider], variant: .regular),
                closed: Day(number: number), &random)
        }
        appointCoordinators(&random)
        recruitVolunteers(&random)
        enrolMothers(&random)
    }

    private mutating func add(_ details: LocationDetails, closed: Day? = nil, _ random: inout SeededRandom) {
        // Between September 1999 and August 2000: the programme is some years old when the story begins.
        let opened = Day(number: 10_835).advanced(by: random.number(0...350)).workday
        let entered = Year2008.recordingBegins.advanced(by: places.count * 4 / 5).workday
        places.append(
            CastPlace(
                id: identifiers.id(on: entered), details: details, opened: opened, closed: closed, entered: entered,
                dice: random.split()))
    }

    /// The twenty of 2008; two of them followed somebody in 2007, and the closed locations had theirs.
    private mutating func appointCoordinators(_ random: inout SeededRandom) {
        let handover = Day(number: 13_756)  // Friday 31 August 2007
        let followers = [5, 8]
        var number = 0
        for (index, workplaces) in Registration2008Places.coordinators.enumerated() {
            number += 1
            let follows = followers.contains(index)
            let id: CoordinatorID = identifiers.id(on: follows ? handover : Year2008.recordingBegins)
            let since = Day(number: 11_235).advanced(by: random.number(0...1_500)).workday
            for workplace in workplaces {
                appoint(id, number, at: workplace.place, hours: workplace.weeklyHours, follows ? handover : since, nil)
            }
            if follows {
                number += 1
                let before: CoordinatorID = identifiers.id(on: Year2008.recordingBegins)
                for workplace in workplaces {
                    appoint(before, number, at: workplace.place, hours: workplace.weeklyHours, since, handover)
                }
            }
        }
        for (names, hours) in [(["Hoorn"], 7), (["Oss", "Uden"], 4)] {
            number += 1
            let id: CoordinatorID = identifiers.id(on: Year2008.recordingBegins)
            for name in names {
                let closed = places.first { $0.details.name == name }?.closed
                appoint(id, number, at: name, hours: hours, Day(number: 11_600), closed)
            }
        }
    }

    private mutating func appoint(
        _ id: CoordinatorID, _ number: Int, at name: String, hours: Int, _ appointed: Day, _ left: Day?
    ) {
        guard let place = places.firstIndex(where: { $0.details.name == name }) else { return }
        places[place].coordinators.append(
            CastCoordinator(
                id: id, number: number, weeklyMinutes: hours * 60, appointed: appointed, left: left))
    }

    /// Deals so many over the locations in proportion to a size; what is left over goes to the largest.
    func shares(of total: Int, by size: (CastPlace) -> Int) -> [Int] {
        let sizes = places.map(size)
        let whole = max(1, sizes.reduce(0, +))
        var shares = sizes.map { total * $0 / whole }
        var rest = total - shares.reduce(0, +)
        for place in sizes.indices.sorted(by: { (sizes[$0], $1) > (sizes[$1], $0) }) where rest > 0 && sizes[place] > 0
        {
            shares[place] += 1
            rest -= 1
        }
        return shares
    }
}
