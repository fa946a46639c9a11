import Programme
import Testing

@testable import Projections

/// The rounding rules of the registration.
struct RegistrationPercentageTests {
    @Test(arguments: 1...200 as ClosedRange<UInt64>)
    func `whole percentages add to 100, each within a point of its share, a larger count never less`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let counts = (0..<random.number(1...12)).map { _ in random.number(0...random.number(1...500)) } + [1]
        let percentages = WholePercentages.adding(to: counts)
        let total = counts.reduce(0, +)
        #expect(percentages.reduce(0, +) == 100, "seed \(seed)")
        for (count, percentage) in zip(counts, percentages) {
            #expect(abs(percentage * total - count * 100) < total, "seed \(seed): \(counts) gave \(percentages)")
            for (other, otherPercentage) in zip(counts, percentages) where count > other {
                #expect(percentage >= otherPercentage, "seed \(seed): \(counts) gave \(percentages)")
            }
        }
    }

    @Test func `of equal remainders the earlier row is rounded up`() {
        #expect(WholePercentages.adding(to: [1, 1, 1]) == [34, 33, 33])
    }

    @Test func `nobody is nought percent in every row`() {
        #expect(WholePercentages.adding(to: [0, 0]) == [0, 0])
        #expect(WholePercentages.adding(to: []) == [])
    }

    @Test func `one percentage on its own is rounded half up`() {
        #expect(WholePercentages.halfUp(1, of: 8) == 13)
        #expect(WholePercentages.halfUp(1, of: 200) == 1)
        #expect(WholePercentages.halfUp(99, of: 20_000) == 0)
        #expect(WholePercentages.halfUp(0, of: 0) == 0)
    }

    @Test func `a ratio is rounded half up from its exact value`() {
        #expect(Ratio(349, per: 20).tenths == 175)
        #expect(Ratio(709, per: 349).tenths == 20)
        #expect(Ratio(73, per: 349).percentTenths == 209)
        #expect(Ratio(1, per: 0).tenths == nil)
    }

    @Test func `every answer stands in exactly one class of its table`() {
        let rules = CountingRules.version1
        func check<C: Code>(_ classes: [AnswerClass<C>]) {
            for code in C.allCases { #expect(classes.count { $0.contains(code) } == 1, "\(C.self) \(code.word)") }
            #expect(Set(classes.map(\.key)).count == classes.count)
        }
        check(rules.motherBackgrounds)
        check(rules.education)
        check(rules.families)
        check(rules.incomes)
        check(rules.babyCircumstances)
        check(rules.motherCircumstances)
        check(rules.endReasons)
        check(rules.routes)
        check(rules.volunteerBackgrounds)
        check(rules.stopReasons)
        check(rules.variants)
        for age in 0...120 {
            #expect(rules.motherAges.count { $0.contains(age) } == 1)
            #expect(rules.volunteerAges.count { $0.contains(age) } == 1)
        }
    }
}
