import Programme
import Wire

/// The story in which the published registration of 2008 is true.
///
/// Recording begins on 2 January 2007, when the locations enter what is running, and ends on 31 December 2008. First
/// the cast is made (who comes and goes when, and what the registration counts of them), then the matches are found,
/// then every fact is written down on the day on which somebody would have recorded it.
enum Year2008 {
    /// Tuesday 2 January 2007.
    static let recordingBegins = Day(number: 13_515)
    /// Tuesday 1 January 2008.
    static let newYear = Day(number: 13_879)
    /// Wednesday 31 December 2008.
    static let lastDay = Day(number: 14_244)
    /// Another seed tells another story with the same figures.
    static let seed: UInt64 = 2008

    /// Everything that is recorded, in order of recording.
    ///
    /// - Parameter closingBooks: Whether to tell in addition that the register was closed in January 2009. The figures
    ///   of 2008 stay what they are.
    static func steps(closingBooks: Bool = false) -> [StoryStep] {
        var random = SeededRandom(seed: seed)
        var cast = Cast(&random)
        cast.dealProfiles(&random)
        cast.dealLeavers()
        for place in cast.places.indices {
            cast.places[place].findMatches()
        }
        cast.chooseMeldcodeCases(&random)
        var book = StoryBook()
        cast.write(in: &book, &random)
        if closingBooks { cast.closeBooks(in: &book) }
        return Mishaps.told(in: book.steps())
    }
}
