import Programme
import Wire

/// Deals the published answers out over the people of 2008, so that each distribution comes out exactly.
///
/// Which answers go together is the demo's own: the answers of one question are dealt in their order to people sorted
/// by a score, and the score is chance with a lean, so that the youngest have had less schooling and single mothers
/// more often live on a benefit.
extension Cast {
    private struct Place: Hashable {
        let place: Int
        let person: Int
    }

    mutating func dealProfiles(_ random: inout SeededRandom) {
        dealMothers(&random)
        dealVolunteers(&random)
        for place in places.indices {
            for index in places[place].trajectories.indices where places[place].trajectories[index].profile.born == nil
            {
                guard places[place].trajectories[index].lastDay < Year2008.newYear else { continue }
                places[place].trajectories[index].profile = Self.someProfile(&random)
            }
        }
    }

    private mutating func dealMothers(_ random: inout SeededRandom) {
        typealias Targets = Registration2008Targets
        let mothers = places.indices.flatMap { place in
            places[place].trajectories.indices
                .filter { places[place].trajectories[$0].lastDay >= Year2008.newYear }
                .map { Place(place: place, person: $0) }
        }
        // Who enrolled last is more often very young now: at the child's birth she was at least fifteen.
        let ages = Self.deal(Targets.motherAges, to: mothers, &random) { mother, chance in
            chance + 60 * places[mother.place].trajectories[mother.person].enrolled.days(until: Year2008.lastDay) / 600
        }
        let schooling = Self.deal(Targets.motherEducation, to: mothers, &random) { mother, chance in
            chance + 2 * (ages[mother].flatMap(\.self)?.lowerBound ?? 30)
        }
        let families = Self.deal(Targets.motherFamilies, to: mothers, &random) { mother, chance in
            chance - (ages[mother].flatMap(\.self)?.lowerBound ?? 30)
        }
        let poorestFirst = Targets.motherIncomes.sorted { Self.means($0.value) < Self.means($1.value) }
        let incomes = Self.deal(poorestFirst, to: mothers, &random) { mother, chance in
            chance + (families[mother] == .some(.cohabiting) ? 60 : 0)
        }
        let backgrounds = Self.deal(Targets.motherBackgrounds, to: mothers, &random) { $1 }
        for mother in mothers {
            places[mother.place].trajectories[mother.person].profile = MotherProfile(
                born: ages[mother].flatMap(\.self).map { Self.born($0, &random) },
                background: backgrounds[mother].flatMap(\.self), education: schooling[mother].flatMap(\.self),
                family: families[mother].flatMap(\.self), income: incomes[mother].flatMap(\.self))
        }
        dealCircumstances(to: mothers, families, &random)
    }

    /// Several may hold for one mother, but one of the report's "anders" at most.
    private mutating func dealCircumstances(
        to mothers: [Place], _ families: [Place: FamilyComposition?], _ random: inout SeededRandom
    ) {
        for answer in Registration2008Targets.babyCircumstances {
            for mother in random.some(answer.count, of: mothers) {
                guard let value = answer.value else { continue }
                places[mother.place].trajectories[mother.person].profile.babyCircumstances.insert(value)
            }
        }
        var others = random.shuffled(mothers)
        for answer in Registration2008Targets.motherCircumstances {
            guard let value = answer.value else { continue }
            var chosen: [Place]
            switch value {
            case .weakNetwork: chosen = random.some(answer.count, of: mothers)
            case .singleParent:
                chosen = random.some(answer.count, of: mothers.filter { families[$0] == .some(.single) })
            default:
                chosen = Array(others.suffix(answer.count))
                others.removeLast(chosen.count)
            }
            for mother in chosen {
                places[mother.place].trajectories[mother.person].profile.motherCircumstances.insert(value)
            }
        }
    }

    private mutating func dealVolunteers(_ random: inout SeededRandom) {
        typealias Targets = Registration2008Targets
        let volunteers = places.indices.flatMap { place in
            places[place].volunteers.indices
                .filter { places[place].volunteers[$0].stopped.map { $0 >= Year2008.newYear } ?? true }
                .map { Place(place: place, person: $0) }
        }
        let ages = Self.deal(Targets.volunteerAges, to: volunteers, &random) { $1 }
        let schooling = Self.deal(Targets.volunteerEducation, to: volunteers, &random) { $1 }
        let backgrounds = Self.deal(Targets.volunteerBackgrounds, to: volunteers, &random) { $1 }
        let onceMothers = Set(random.some(Targets.volunteersOnceProgrammeMother, of: volunteers))
        for volunteer in volunteers {
            places[volunteer.place].volunteers[volunteer.person].wasProgrammeMother = onceMothers.contains(volunteer)
            places[volunteer.place].volunteers[volunteer.person].profile = VolunteerProfile(
                born: ages[volunteer].flatMap(\.self).map { Self.born($0, &random) },
                background: backgrounds[volunteer].flatMap(\.self), education: schooling[volunteer].flatMap(\.self),
                experience: CodeSet(random.some(random.number(0...2), of: VolunteerExperience.allCases)))
        }
        let leavers = volunteers.filter { places[$0.place].volunteers[$0.person].stopped != nil }
        let reasons = Self.deal(Targets.stopReasons, to: leavers, &random) { $1 }
        for volunteer in leavers {
            places[volunteer.place].volunteers[volunteer.person].stopReason = reasons[volunteer].flatMap(\.self)
        }
    }

    /// Deals answers in their order to people in the order of their scores, lowest first. A score gets a chance number
    /// from 0 to 99 to lean on.
    private static func deal<Value>(
        _ answers: [Registration2008Targets.Answer<Value>], to people: [Place], _ random: inout SeededRandom,
        score: (Place, Int) -> Int
    ) -> [Place: Value?] {
        let scores = people.map { score($0, random.number(0...99)) }
        let order = people.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
        let values = answers.flatMap { Array(repeating: $0.value, count: $0.count) }
        return Dictionary(uniqueKeysWithValues: zip(order.map { people[$0] }, values))
    }

    /// The year of birth of somebody whose age on 31 December 2008 lies in a band.
    private static func born(_ ages: Range<Int>, _ random: inout SeededRandom) -> Int {
        // Of those under twenty the most are eighteen or nineteen.
        let youngest = ages.lowerBound < 18 && random.chance(80) ? 18 : ages.lowerBound
        return Year2008.lastDay.year - random.number(youngest...ages.upperBound - 1)
    }

    private static func means(_ income: IncomeSource?) -> Int {
        switch income {
        case .benefit: 0
        case .own: 1
        case .partner: 2
        case .joint: 3
        case nil: 4
        }
    }

    /// A mother who ended in 2007; the figures that were published of that year are dealt out after it.
    private static func someProfile(_ random: inout SeededRandom) -> MotherProfile {
        MotherProfile(
            born: 2007 - random.number(19...42), background: random.one(of: Background.allCases),
            education: random.one(of: Education.allCases), family: random.chance(85) ? .cohabiting : .single,
            income: random.one(of: IncomeSource.allCases))
    }
}
