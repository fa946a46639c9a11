import Programme
import Wire

/// Deals answers to those who left in 2007, so that with the answers of those who stayed 2007 is as the report says.
extension Cast {
    /// Dice of its own: the story of 2008 does not depend on who left before it.
    private static let seed: UInt64 = 2007

    mutating func dealLeavers() {
        var dice = SeededRandom(seed: Self.seed)
        dealMotherLeavers(&dice)
        dealVolunteerLeavers(&dice)
    }

    private mutating func dealMotherLeavers(_ dice: inout SeededRandom) {
        typealias Targets = Registration2007Targets
        let here = everyIndex(\.trajectories).filter { places[$0].trajectories[$1].accepted < Year2008.newYear }
        let leavers = here.filter { places[$0].trajectories[$1].lastDay < Year2008.newYear }
        let stayed = here.map { places[$0].trajectories[$1] }.filter { $0.lastDay >= Year2008.newYear }
            .map(\.profile)
        let dutch = Targets.dutchMothers - stayed.count { $0.background == .dutch }
        let highly = Targets.highlyEducatedMothers - stayed.count { $0.education.map(Self.isHigh) ?? false }
        var incomes = Targets.motherIncomes.flatMap { answer in
            let still = answer.count - stayed.count { $0.income == answer.value }
            return Array(repeating: answer.value, count: max(0, still))
        }
        // Whoever stayed and told nothing of her income stands in nobody's place but that of a larger group.
        for income in [IncomeSource.partner, .joint, .partner, .joint, .partner, .joint, .partner, .joint]
        where incomes.count > leavers.count {
            if let index = incomes.lastIndex(of: income) { incomes.remove(at: index) }
        }
        let backgrounds = dice.shuffled(
            Self.split(leavers.count, dutch, .dutch, others: Registration2008Targets.motherBackgrounds, &dice))
        let schooling = dice.shuffled(
            (0..<leavers.count).map { index in
                index < highly
                    ? dice.one(weighted: [(Education.hbo, 4), (.university, 1)])
                    : dice.one(weighted: [(Education.none, 2), (.lbo, 9), (.secondaryGeneral, 4), (.mbo, 12)])
            })
        incomes = dice.shuffled(incomes)
        for (number, (place, person)) in leavers.enumerated() {
            places[place].trajectories[person].profile.background = backgrounds[number]
            places[place].trajectories[person].profile.education = schooling[number]
            places[place].trajectories[person].profile.income = number < incomes.count ? incomes[number] : nil
        }
    }

    private mutating func dealVolunteerLeavers(_ dice: inout SeededRandom) {
        typealias Targets = Registration2007Targets
        let here = everyIndex(\.volunteers).filter { places[$0].volunteers[$1].admitted < Year2008.newYear }
        let leavers = here.filter { place, person in
            places[place].volunteers[person].stopped.map { $0 < Year2008.newYear } ?? false
        }
        let stayed = here.map { places[$0].volunteers[$1] }
            .filter { $0.stopped.map { $0 >= Year2008.newYear } ?? true }.map(\.profile)
        let dutch = Targets.dutchVolunteers - stayed.count { $0.background == .dutch }
        let backgrounds = dice.shuffled(
            Self.split(leavers.count, dutch, .dutch, others: Registration2008Targets.volunteerBackgrounds, &dice))
        let schooling = dice.shuffled(
            Targets.volunteerEducation.flatMap { answer in
                let still = answer.count - stayed.count { $0.education.map(answer.classes.contains) ?? false }
                return (0..<max(0, still)).map { _ in dice.one(of: answer.classes) }
            })
        for (number, (place, person)) in leavers.enumerated() {
            places[place].volunteers[person].profile = VolunteerProfile(
                born: Year2008.newYear.year - dice.number(27...58), background: backgrounds[number],
                education: number < schooling.count ? schooling[number] : nil)
        }
    }

    /// So many answers, of which some are one value and the rest as often another as they are among the others.
    private static func split<Value: Equatable>(
        _ count: Int, _ first: Int, _ value: Value, others: [Registration2008Targets.Answer<Value>],
        _ dice: inout SeededRandom
    ) -> [Value] {
        let weighted = others.compactMap { answer in answer.value.map { ($0, answer.count) } }.filter { $0.0 != value }
        return (0..<count).map { $0 < first ? value : dice.one(weighted: weighted) }
    }

    private static func isHigh(_ education: Education) -> Bool { education == .hbo || education == .university }

    private func everyIndex<Person>(_ people: KeyPath<CastPlace, [Person]>) -> [(Int, Int)] {
        places.indices.flatMap { place in places[place][keyPath: people].indices.map { (place, $0) } }
    }
}
