import ArgumentParser
import EventStore
import Programme
import Projections
import Wire

/// `mim report`: the registration of a year.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Print the registration of a year, for the country or one location.",
        discussion: """
            Example:
              mim report 2008 --data ./data
              mim report 2008 --location "Den Haag Escamp" --format csv > escamp.csv
              mim report 2008 --as-known-on 2009-10-01

            A location goes by its id or its name; case and punctuation do not matter, and one that has closed has its
            years too. The figures of a year that is not over say that they are provisional.

            Exit codes: 0 printed, 1 there is no such location, the year has not begun or the log cannot be read, 2 wrong
            usage.
            """)

    /// The forms of the report.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, csv, html
    }

    @Argument(help: "The calendar year.")
    var year: Int

    @Option(help: "The id or the name of a location; absent means the country.")
    var location: String?

    @Option(help: "text, json, csv or html.")
    var format = Format.text

    @OptionGroup var standpoint: StandpointOptions

    @OptionGroup var data: DataOption

    func validate() throws {
        guard ReportingYear(year) != nil else { throw ValidationError("\(year) is not a year of the programme.") }
    }

    func run() async throws {
        let app = try await data.openExisting()
        do {
            try await show(app)
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    private func show(_ app: AppContext) async throws {
        guard let year = ReportingYear(year) else { return }
        try app.catchUpShowingProgress()
        let standpoint = try await standpoint.standpoint(app)
        guard year.first <= standpoint.on else {
            throw Failure("\(year.number) has not begun on \(standpoint.on): there is nothing to report.")
        }
        let (registration, size) = try standpoint.read { models in
            models.registration.registration(of: year, at: try chosen(models.registration), on: standpoint.on)
        }
        let report = RegistrationReport(registration, basis: try standpoint.basis(size))
        switch format {
        case .text: try Output.bytes(Array(report.text.utf8))
        case .json: try Output.bytes(report.json + [0x0A])
        case .csv: try Output.bytes(Array(report.csv.utf8))
        case .html: try Output.bytes(Array(report.html.utf8))
        }
    }

    /// The location by its id or by its name.
    private func chosen(_ book: RegistrationBook) throws -> LocationID? {
        guard let location else { return nil }
        let found = book.locations(called: location)
        guard let one = found.first else {
            let names = book.everyLocation.map(\.name).joined(separator: ", ")
            throw Failure("There is no location \"\(location)\". There are: \(names).")
        }
        guard found.count == 1 else {
            let ids = found.map { "\($0.id.value) (\($0.name))" }.joined(separator: ", ")
            throw Failure("\"\(location)\" can be several locations. Give the id of one: \(ids).")
        }
        return one.id
    }
}

extension AppContext {
    /// Folds the whole log, with a bar on a terminal when that takes long.
    func catchUpShowingProgress() throws {
        var progress = ProgressBar("reading the log")
        try runner.catchUp { done, end in progress.show(done.count, of: end.count) }
    }
}
