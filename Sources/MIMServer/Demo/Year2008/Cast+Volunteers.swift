import Programme
import Wire

extension Cast {
    /// Volunteers active in 2008 who began in that year. With 362 in 2007 (the published figure) it makes 101 who
    /// stopped in 2007: one of the readings that the damaged "1-1" of the report allows (R08-03), no more than that.
    private static let began2008 = 88

    /// Trainings are given in spring and in autumn; these are the first Mondays of the rounds.
    private static let rounds2008 = [13_941, 14_123]  // 3 March and 1 September 2008
    private static let rounds2007 = [13_577, 13_759]  // 5 March and 3 September 2007
    private static let roundsBefore = [11_386, 11_568, 11_750, 12_114, 12_478, 12_842, 13_031, 13_206, 13_388]

    mutating func recruitVolunteers(_ random: inout SeededRandom) {
        let published = Registration2008Places.places
        let began = shares(of: Self.began2008) { place in
            published.first { $0.name == place.details.name }.map { $0.volunteers > 5 ? $0.volunteers : 0 } ?? 0
        }
        let stayed = Registration2008Targets.volunteers - Self.began2008
        let stoppedBefore = shares(of: Registration2007Targets.volunteers - stayed) { place in
            // The closed locations had a few volunteers each.
            published.first { $0.name == place.details.name }.map { $0.volunteers > 5 ? $0.volunteers : 0 } ?? 26
        }
        var number = 0
        for place in places.indices {
            let figures = published.first { $0.name == places[place].details.name }
            let volunteers = figures?.volunteers ?? 0
            for index in 0..<volunteers + stoppedBefore[place] {
                number += 1
                var rounds = random.chance(30) ? Self.rounds2007 : Self.roundsBefore
                if index < began[place] { rounds = Self.rounds2008 }
                if index >= volunteers { rounds = Self.roundsBefore }
                let round = Day(number: Int32(random.one(of: rounds))).advanced(by: place)
                places[place].volunteers.append(recruit(number, for: round, at: places[place], &random))
            }
            // Those who leave in 2008 are not the ones who have just begun in autumn.
            let leavers = random.some(figures?.volunteersStopped ?? 0, of: Array(began[place]..<volunteers))
            for volunteer in leavers {
                places[place].volunteers[volunteer].stopped =
                    Year2008.newYear.advanced(by: random.number(14...350)).workday
            }
            for volunteer in volunteers..<volunteers + stoppedBefore[place] {
                let last = places[place].closed.map { Year2008.recordingBegins.days(until: $0) - 10 } ?? 340
                let day = places[place].closed == nil ? random.number(45...last) : random.number(last - 60...last)
                places[place].volunteers[volunteer].stopped =
                    Year2008.recordingBegins.advanced(by: day).workdayBefore
                places[place].volunteers[volunteer].stopReason =
                    places[place].closed == nil ? random.one(of: [.noTime, .foundJob, .moved, .illness]) : .other
            }
            sendAway(place, &random)
        }
    }

    /// Some volunteers are not available for a few months.
    private mutating func sendAway(_ place: Int, _ random: inout SeededRandom) {
        for volunteer in places[place].volunteers.indices
        where places[place].volunteers[volunteer].stopped == nil && random.chance(9) {
            let from = Year2008.recordingBegins.advanced(by: random.number(60...560)).workday
            guard places[place].volunteers[volunteer].admitted.advanced(by: 60) < from else { continue }
            places[place].volunteers[volunteer].away = from...from.advanced(by: random.number(60...120)).workday
        }
    }

    /// A volunteer who is trained in the round that begins on a day.
    private mutating func recruit(
        _ number: Int, for round: Day, at place: CastPlace, _ random: inout SeededRandom
    ) -> CastVolunteer {
        let applied = round.advanced(by: -random.number(40...75)).workday
        let interviewed = applied.advanced(by: random.number(7...20)).workday
        let certificate = interviewed.advanced(by: random.number(10...30)).workday
        var meetings = (0..<4).map { round.advanced(by: $0 * 14).workday }
        // Three or four meetings (N14); now and then somebody misses one.
        if random.chance(35) { meetings.removeLast() }
        if random.chance(4) { meetings.remove(at: 1) }
        let last = meetings[meetings.count - 1]
        return CastVolunteer(
            id: identifiers.id(on: place.recorded(applied)), number: number, applied: applied, interviewed: interviewed,
            certificateSeen: random.chance(97) ? certificate : nil, meetings: meetings,
            admitted: last.advanced(by: random.number(3...14)).workday)
    }
}
