/// Other years that could have been: a case more or less at a place, a case of one place at another, a case as one that
/// somewhere else was.
///
/// Each changes every figure of its places and of the country at once, and leaves every sum true, because it is a year of
/// cases too. `SmallCells` finds by itself what changes a single distribution.
struct CaseChanges: Sendable {
    private typealias Truths = [Int]

    private let figures: Int
    /// By place, the country first: the different cases, each as the figures that it counts in.
    private let cases: [[Truths]]
    private let all: [Truths]

    /// Cases in many places are alike; of those that differ so many are tried.
    private static let casesMax = 4

    init(_ figures: OverviewFigures, _ groups: [[CaseProfile]]) {
        self.figures = figures.figures.count
        cases = groups.map { profiles in
            var seen: Set<Truths> = []
            var different: [Truths] = []
            for profile in profiles {
                let truths = figures.figures.indices.filter { figures.figures[$0].holds(profile) }
                if !truths.isEmpty, seen.insert(truths).inserted { different.append(truths) }
            }
            return Array(different.sorted { $0.lexicographicallyPrecedes($1) }.prefix(Self.casesMax))
        }
        all = cases.first ?? []
    }

    /// The changes of one cell, by one.
    func changes(of cell: Int) -> [SmallCells.Change] {
        let (place, figure) = (cell / figures, cell % figures)
        let places = place == 0 ? Array(cases.indices.dropFirst()) : [place]
        var found: [SmallCells.Change] = []
        for here in places {
            for one in cases[here] {
                for other in all where one.contains(figure) != other.contains(figure) {
                    found.append(change(taking: one, from: here) + change(adding: other, to: here))
                }
            }
        }
        for here in places {
            found += all.filter { $0.contains(figure) }.map { change(adding: $0, to: here) }
            found += cases[here].filter { $0.contains(figure) }.map { change(taking: $0, from: here) }
        }
        guard place != 0 else { return found }
        for there in cases.indices.dropFirst() where there != place {
            for one in cases[there] {
                if one.contains(figure) {
                    found.append(change(taking: one, from: there) + change(adding: one, to: place))
                }
                for other in cases[place] where one.contains(figure) != other.contains(figure) {
                    found.append(
                        change(taking: one, from: there) + change(adding: one, to: place)
                            + change(taking: other, from: place) + change(adding: other, to: there))
                }
            }
            for other in cases[place] where other.contains(figure) {
                found.append(change(taking: other, from: place) + change(adding: other, to: there))
            }
        }
        return found
    }

    private func change(adding truths: Truths, to place: Int) -> SmallCells.Change {
        truths.flatMap { [(cell: $0, by: 1), (cell: place * figures + $0, by: 1)] }
    }

    private func change(taking truths: Truths, from place: Int) -> SmallCells.Change {
        truths.flatMap { [(cell: $0, by: -1), (cell: place * figures + $0, by: -1)] }
    }
}
