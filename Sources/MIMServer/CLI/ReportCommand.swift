import ArgumentParser
import EventStore
import Programme
import Projections
import Wire

/// `mim report`: the registration of a year, as it is now or as it was published, or of years side by side.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Print the registration of a year, for the country or one location, or of years side by side.",
        discussion: """
            Example:
              mim report 2008 --data ./data
              mim report 2008 --location "Den Haag Escamp" --format csv > escamp.csv
              mim report 2008 --as-known-on 2009-10-01
              mim report 2008 --as-published
              mim report --series 2004..2008

            A location goes by its id or its name; case and punctuation do not matter, and one that has closed has its
            years too. The figures of a year that is not over say that they are provisional.

            With --as-published the report comes as it was published, the same to the byte; beside it, on standard error,
            stands whether it is, what would be otherwise in it today, and what was recorded since. With --series figures
            that were delivered as totals stand beside those that are counted, at most \(RegistrationSeries.yearsMax) \
            years.

            Exit codes: 0 printed, 1 there is no such location or edition, the year has not begun, the published report
            does not come out as it was, or the log cannot be read, 2 wrong usage.
            """)

    /// The forms of the report.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, csv, html
    }

    @Argument(help: "The calendar year.")
    var year: Int?

    @Option(help: ArgumentHelp("Years side by side, such as 2004..2008.", valueName: "from..to"))
    var series: String?

    @Flag(help: "The report as it was published.")
    var asPublished = false

    @Option(help: "With --as-published: the edition, from 1 on; default the last.")
    var edition: Int?

    @OptionGroup var place: LocationOption

    @Option(help: "text, json, csv or html.")
    var format = Format.text

    @OptionGroup var standpoint: StandpointOptions

    @OptionGroup var data: DataOption

    func validate() throws {
        if let series {
            guard year == nil, !asPublished else {
                throw ValidationError("--series goes without a year and without --as-published.")
            }
            guard Self.years(series) != nil else {
                throw ValidationError(
                    "--series \(series) is not two years such as 2004..2008, at most \(RegistrationSeries.yearsMax).")
            }
        } else {
            guard let year else { throw ValidationError("Give a year, or --series with two of them.") }
            guard ReportingYear(year) != nil else { throw ValidationError("\(year) is not a year of the programme.") }
        }
        if let edition, !asPublished || edition < 1 {
            throw ValidationError("--edition takes a number from 1 on, and goes with --as-published.")
        }
    }

    func run() async throws {
        let app = try await data.openExisting()
        do {
            try app.catchUpShowingProgress()
            let standpoint = try await standpoint.standpoint(app)
            if let years = series.flatMap(Self.years) {
                try show(years, standpoint)
            } else if let year = year.flatMap({ ReportingYear($0) }) {
                if asPublished { try await showPublished(year, standpoint, app) } else { try show(year, standpoint) }
            }
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    private func show(_ year: ReportingYear, _ standpoint: Standpoint) throws {
        guard year.first <= standpoint.on else {
            throw Failure("\(year.number) has not begun on \(standpoint.on): there is nothing to report.")
        }
        let report = try standpoint.report(of: year, try scope(standpoint))
        try write(text: report.text, json: report.json, csv: report.csv, html: report.html)
    }

    private func show(_ years: [ReportingYear], _ standpoint: Standpoint) throws {
        let (series, size) = try standpoint.read { models in
            models.series(of: years, try place.scope(models.registration), on: standpoint.on)
        }
        let report = SeriesReport(series, basis: try standpoint.basis(size))
        try write(text: report.text, json: report.json, csv: report.csv, html: report.html)
    }

    private func showPublished(_ year: ReportingYear, _ standpoint: Standpoint, _ app: AppContext) async throws {
        let edition = edition.map { PublishedReport.Edition.number($0) } ?? .latest
        guard let found = try await PublishedReport(app, year, try scope(standpoint), edition, from: standpoint) else {
            throw Failure("There is no such edition of the report of \(year.number). mim publish makes one.")
        }
        try write(
            text: found.report.text, json: found.report.json, csv: found.report.csv, html: found.report.html)
        for line in found.lines { Output.complaint(line) }
        if !found.matches { throw ExitCode(1) }
    }

    private func scope(_ standpoint: Standpoint) throws -> Registration.Scope {
        try standpoint.read { try place.scope($0.registration) }.result
    }

    private func write(
        text: @autoclosure () -> String, json: @autoclosure () -> [UInt8], csv: @autoclosure () -> String,
        html: @autoclosure () -> String
    ) throws {
        switch format {
        case .text: try Output.bytes(Array(text().utf8))
        case .json: try Output.bytes(json() + [0x0A])
        case .csv: try Output.bytes(Array(csv().utf8))
        case .html: try Output.bytes(Array(html().utf8))
        }
    }

    /// Reads `2004..2008`.
    private static func years(_ text: String) -> [ReportingYear]? {
        guard let match = text.wholeMatch(of: /([0-9]{4})\.\.([0-9]{4})/), let first = Int(match.1),
            let last = Int(match.2)
        else { return nil }
        return RegistrationSeries.years(from: first, to: last)
    }
}

extension AppContext {
    /// Folds the whole log, with a bar on a terminal when that takes long.
    func catchUpShowingProgress() throws {
        var progress = ProgressBar("reading the log")
        try runner.catchUp { done, end in progress.show(done.count, of: end.count) }
    }
}
