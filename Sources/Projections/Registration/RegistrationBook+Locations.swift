import Programme
import Wire

extension RegistrationBook {
    /// The years of which something is recorded, up to that of a day, in their order.
    public func years(until today: Day) -> [Int] {
        activity.values.reduce(into: Set<Int>()) { $0.formUnion($1.years(until: today)) }.sorted()
    }

    /// A location with its newest name.
    public struct NamedLocation: Hashable, Sendable {
        public let id: LocationID
        public let name: String
    }

    /// Every location that was ever opened, those that have closed too, by name: each has years to report on.
    public var everyLocation: [NamedLocation] {
        locations.compactMap { id, record in
            record.details.facts.last.map { NamedLocation(id: id, name: $0.value.name) }
        }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// The locations that somebody may mean by an id or a name, in the order of their names.
    ///
    /// Case and punctuation do not matter, and a name of former years will do; a name that is written as asked comes
    /// before those that only sound like it.
    public func locations(called text: String) -> [NamedLocation] {
        if let id = Identifier(text.lowercased()) { return everyLocation.filter { $0.id.value == id } }
        let asked = Self.spoken(text)
        guard !asked.isEmpty else { return [] }
        let names = { (location: NamedLocation) in
            locations[location.id]?.details.facts.map(\.value.name) ?? []
        }
        let found = everyLocation.filter { names($0).contains { Self.spoken($0) == asked } }
        let exact = found.filter { names($0).contains(text) }
        return exact.isEmpty ? found : exact
    }

    /// What is heard of a name: its letters and digits.
    private static func spoken(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }
}
