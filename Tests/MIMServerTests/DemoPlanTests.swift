import Programme
import Testing
import Wire

@testable import MIMServer

/// What the stories are before anybody is told them.
struct DemoPlanTests {
    private let year2008 = Year2008.steps()
    private let caseload = TodayStory.steps(today: DemoTold.today)

    @Test func `the same story is planned twice alike`() {
        #expect(Self.text(Year2008.steps()) == Self.text(year2008))
        #expect(Self.text(TodayStory.steps(today: DemoTold.today)) == Self.text(caseload))
    }

    @Test func `every step is recorded later than the one before`() {
        for story in [year2008, caseload, DemoStory.steps(of: [.year2008, .today], today: DemoTold.today)] {
            #expect(zip(story, story.dropFirst()).allSatisfy { $0.at < $1.at })
        }
    }

    @Test func `the year 2008 is recorded from 2 January 2007 to 31 December 2008`() throws {
        #expect(year2008.first?.at.utcDay == Day("2007-01-02"))
        #expect(year2008.last?.at.utcDay == Day("2008-12-31"))
        #expect(Year2008.newYear == Day("2008-01-01"))
    }

    @Test func `the year 2008 has some tens of thousands of facts and some hundreds of days`() {
        #expect((20_000...60_000).contains(year2008.count))
        #expect((300...700).contains(Set(year2008.map(\.at.utcDay)).count))
    }

    @Test func `the story of today begins twenty months ago and ends yesterday, or on the Friday before`() {
        for offset in 0..<7 {
            let today = DemoTold.today.advanced(by: offset)
            let days = TodayStory.steps(today: today).map(\.at.utcDay)
            #expect(days.last == today.advanced(by: -1).workdayBefore)
            #expect(days.first == today.advanced(by: -TodayStory.daysTold).workdayBefore)
        }
    }

    @Test func `every command of the catalogue is in the stories, but for the two that part`() {
        let steps = year2008 + caseload + Aftermath.deliverySteps + [Aftermath.publicationStep]
        let told = Set(steps.map { "\(type(of: $0.command).name)" })
        let untold: Set = ["part-mothers", "part-volunteers"]
        #expect(told.union(untold) == Set(CommandCatalogue.all.map { "\($0.name)" }))
    }

    @Test func `the dice of the stories throw what the published generator throws`() {
        // SplitMix64 with seed 1234567, the values of its author's reference code.
        var random = SeededRandom(seed: 1_234_567)
        let thrown = (0..<3).map { _ in random.next() }
        #expect(thrown == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    private static func text(_ steps: [StoryStep]) -> [String] { steps.map { "\($0)" } }
}
