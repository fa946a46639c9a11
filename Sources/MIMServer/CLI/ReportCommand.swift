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

            Exit codes: 0 printed, 1 there is no such location or the log cannot be read, 2 wrong usage.
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

    @OptionGroup var data: DataOption

    func validate() throws {
        guard ReportingYear(year) != nil else { throw ValidationError("\(year) is not a year of the programme.") }
    }

    func run() async throws {
        let app = try await data.openExisting()
        do {
            try show(app)
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    private func show(_ app: AppContext) throws {
        guard let year = ReportingYear(year) else { return }
        try app.catchUpShowingProgress()
        let report = try RegistrationRoutes.report(of: year, location: try chosen(app), app)
        switch format {
        case .text: Output.bytes(Array(report.text.utf8))
        case .json: Output.bytes(report.json + [0x0A])
        case .csv: Output.bytes(Array(report.csv.utf8))
        case .html: Output.bytes(Array(report.html.utf8))
        }
    }

    /// The location by its id or by its name.
    private func chosen(_ app: AppContext) throws -> LocationID? {
        guard let location else { return nil }
        let places = try app.runner.read { models, _ in
            models.supervision.locations(SupervisionFilter(), today: Day(number: .max)).map {
                ($0.location, $0.locationName)
            }
        }
        let found = places.filter {
            "\($0.0.value)" == location.lowercased() || $0.1?.lowercased() == location.lowercased()
        }
        guard found.count == 1 else {
            let names = places.compactMap(\.1).joined(separator: ", ")
            throw Failure("There is no one location \"\(location)\". There are: \(names).")
        }
        return found[0].0
    }
}

extension AppContext {
    /// Folds the whole log, with a bar on a terminal when that takes long.
    func catchUpShowingProgress() throws {
        var progress = ProgressBar("reading the log")
        try runner.catchUp { done, end in progress.show(done.count, of: end.count) }
    }
}
