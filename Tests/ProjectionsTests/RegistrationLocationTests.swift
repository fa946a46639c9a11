import Programme
import Projections
import Testing
import Wire

struct `A location that somebody asks a report of` {
    private let north: LocationID
    private let south: LocationID
    private let twins: [LocationID]
    private let book: RegistrationBook

    init() {
        var story = RegistrationStory()
        north = story.location("Voorbeeldstad (Noord)", closed: "2008-06-30")
        south = story.location("Voorbeeldstad Zuid")
        twins = [story.location("Tweelingen"), story.location("TWEELINGEN")]
        let details = LocationDetails(name: "Voorbeeldstad-Waterkant", municipality: "Voorbeeldstad", variant: .regular)
        story.tell(
            .locationChanged(
                LocationChanged(location: south, on: RegistrationStory.day("2009-01-01"), details: details)))
        book = story.book()
    }

    private func found(_ text: String) -> [LocationID] { book.locations(called: text).map(\.id) }

    @Test(arguments: [
        "Voorbeeldstad (Noord)", "voorbeeldstad noord", "Voorbeeldstad-Noord", "  VOORBEELDSTAD,  (noord)",
    ])
    func `goes by its name, whatever the case and the punctuation, and after it has closed`(_ name: String) {
        #expect(found(name) == [north])
    }

    @Test func `goes by its id`() {
        #expect(found("\(north.value)") == [north])
        #expect(found("\(north.value)".uppercased()) == [north])
        #expect(found("01900000-0000-7000-8000-000000000099") == [])
    }

    @Test func `goes by the name of former years too`() {
        #expect(found("voorbeeldstad zuid") == [south])
        #expect(found("voorbeeldstad waterkant") == [south])
        #expect(book.everyLocation.contains { $0.id == south && $0.name == "Voorbeeldstad-Waterkant" })
    }

    @Test func `is told from one that sounds alike by writing its name as it stands`() {
        #expect(Set(found("tweelingen")) == Set(twins))
        #expect(found("Tweelingen") == [twins[0]])
    }

    @Test func `has years of which something is recorded, none of them ahead`() {
        #expect(book.years(until: RegistrationStory.day("2008-12-31")) == [2007, 2008])
        #expect(book.years(until: RegistrationStory.day("2020-05-01")) == [2007, 2008, 2009])
    }

    @Test(arguments: ["", "()", "Voorbeeldstad", "Bergdorp"])
    func `is none when nothing is called so`(_ name: String) {
        #expect(found(name) == [])
    }
}
