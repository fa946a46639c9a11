import ArgumentParser
import Programme
import Projections

/// `--location`, by id or by name, the same for every command that is about a year.
struct LocationOption: ParsableArguments {
    @Option(name: .customLong("location"), help: "The id or the name of a location; absent means the country.")
    var text: String?

    /// The location that is meant, or the country.
    ///
    /// - Throws: `Failure` when there is none, or more than one.
    func scope(_ book: RegistrationBook) throws -> Registration.Scope {
        guard let text else { return .country }
        let found = book.locations(called: text)
        guard let one = found.first else {
            let names = book.everyLocation.map(\.name).joined(separator: ", ")
            throw Failure("There is no location \"\(text)\". There are: \(names).")
        }
        guard found.count == 1 else {
            let ids = found.map { "\($0.id.value) (\($0.name))" }.joined(separator: ", ")
            throw Failure("\"\(text)\" can be several locations. Give the id of one: \(ids).")
        }
        return .location(one.id)
    }
}
