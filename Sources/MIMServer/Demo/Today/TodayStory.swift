import Programme
import Wire

/// A small caseload that is alive: three invented locations whose history ends yesterday.
///
/// It is told relative to a given day, so that whoever starts the demo finds somebody waiting, visits due today and
/// overdue, a talk that was missed, a fresh concern and a Meldcode case that is not closed.
enum TodayStory {
    /// The story begins twenty months before it is told.
    static let daysTold = 610
    static let seed: UInt64 = 20

    /// Everything that is recorded, in order of recording; the last of it yesterday or, after a weekend, on Friday.
    static func steps(today: Day) -> [StoryStep] {
        var writer = TodayWriter(today: today, seed: seed)
        for place in TodayPlace.all {
            writer.write(place)
        }
        for volunteer in TodayVolunteer.all {
            writer.write(volunteer)
        }
        for family in TodayFamily.all {
            writer.write(family)
        }
        return writer.book.steps()
    }
}

/// An invented location; the number is its place in the list.
struct TodayPlace {
    let name: String
    let variant: ProgrammeVariant
    let provider: Provider
    /// Hours a week of its one coordinator.
    let hours: Int

    static let all = [
        TodayPlace(
            name: "Voorbeeldstad", variant: .regular,
            provider: Provider(name: "Voorbeeld Jeugdgezondheidszorg", kind: .youthHealth, role: .lead), hours: 6),
        // Too few hours for its three volunteers (N13).
        TodayPlace(
            name: "Proefdorp", variant: .withBoekenpret,
            provider: Provider(name: "Proef Welzijn", kind: .welfare, role: .lead), hours: 1),
        TodayPlace(
            name: "Demohaven", variant: .withHomeStart,
            provider: Provider(name: "Demo Thuiszorg", kind: .homeCare, role: .lead), hours: 5),
    ]
}

/// A volunteer of one of the three locations. Days count back from today.
struct TodayVolunteer {
    let number: Int
    let place: Int
    /// When the round of training began in which she took part; it has three meetings, a week apart.
    let trained: Int
    /// When her certificate (VOG) was seen; nil when it was not.
    let certificate: Int?
    /// Her last talk with the coordinator; there was one a month before.
    let lastTalk: Int
    var stopped: Int?
    var wasProgrammeMother = false
    var born = 1982

    static let all = [
        TodayVolunteer(number: 1, place: 0, trained: 595, certificate: 588, lastTalk: 11),
        TodayVolunteer(number: 2, place: 0, trained: 595, certificate: 590, lastTalk: 19, wasProgrammeMother: true),
        TodayVolunteer(number: 3, place: 0, trained: 300, certificate: 296, lastTalk: 5, born: 1995),
        TodayVolunteer(number: 4, place: 1, trained: 590, certificate: 586, lastTalk: 26),
        TodayVolunteer(number: 5, place: 1, trained: 590, certificate: 584, lastTalk: 14, born: 1976),
        // She visits, but nobody has seen her certificate.
        TodayVolunteer(number: 6, place: 1, trained: 210, certificate: nil, lastTalk: 21),
        TodayVolunteer(number: 7, place: 2, trained: 597, certificate: 592, lastTalk: 8),
        // Her monthly talk was missed twice.
        TodayVolunteer(number: 8, place: 2, trained: 597, certificate: 589, lastTalk: 76, born: 1969),
        TodayVolunteer(number: 9, place: 2, trained: 597, certificate: 589, lastTalk: 140, stopped: 120),
        // She is in training and may not be matched yet.
        TodayVolunteer(number: 10, place: 2, trained: 12, certificate: nil, lastTalk: 0, wasProgrammeMother: true),
    ]
}
