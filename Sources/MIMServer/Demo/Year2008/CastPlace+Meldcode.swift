import Programme
import Wire

extension CastPlace {
    /// Monday 4 February 2008.
    private static let overviewDrawnUp = Day(number: 13_913)

    /// What the organisation lays down for cases of abuse, who is trained in it, and the overview of the year before.
    func writeMeldcode(in book: inout StoryBook) {
        let adopted = AdoptMeldcode(
            location: id, on: opened, version: "1",
            frameworks: [AdoptedFramework(framework: MeldcodeCourse.framework, frameworkVersion: "1")],
            deciders: [.coordinator, .manager], region: "Voorbeeldregio", usesVerwijsindex: false)
        book.write(adopted, by: .local, on: entered, .locations)
        let named = NameAttentionOfficers(
            location: id, on: opened, officer: .spoken("Aandachtsfunctionaris van \(details.name)"),
            deputy: .spoken("Vervanger in \(details.name)"))
        book.write(named, by: .local, on: entered, .locations)
        // One in five has not found the time yet.
        for coordinator in coordinators where !coordinator.number.isMultiple(of: 5) {
            let trained = TrainCoordinatorInMeldcode(
                coordinator: coordinator.id, on: coordinator.appointed, course: "Werken met de meldcode")
            book.write(trained, by: .local, on: recorded(coordinator.appointed, after: 1), .locations)
        }
        let year = Self.overviewDrawnUp.year - 1
        guard opened.year <= year, closed.map({ Self.overviewDrawnUp < $0 }) ?? true else { return }
        let overview = DrawUpMeldcodeOverview(location: id, on: Self.overviewDrawnUp, year: year)
        book.write(overview, by: .local, on: recorded(Self.overviewDrawnUp), .locations)
    }
}
