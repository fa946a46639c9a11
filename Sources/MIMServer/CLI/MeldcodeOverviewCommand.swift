import ArgumentParser
import EventStore
import Programme
import Projections
import Wire

/// `mim meldcode-overview`: the Meldcode cases of a year in counts, small ones hidden (MC-64).
struct MeldcodeOverviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "meldcode-overview",
        abstract: "Print the yearly overview of Meldcode cases, small counts hidden.",
        discussion: """
            Counts below \(MeldcodeOverview.countryThreshold) of the country and below \
            \(MeldcodeOverview.locationThreshold) of a location are hidden, with whatever would give them away; others are \
            rounded. A case counts in the year in which it was opened. That a location drew up its overview, the command \
            draw-up-meldcode-overview records.

            Example:
              mim meldcode-overview 2008 --data ./data
              mim meldcode-overview 2008 --location "Den Haag Escamp" --format csv
              mim meldcode-overview 2008 --as-known-on 2009-10-01 --on 2008-12-31

            Exit codes: 0 printed, 1 there is no such location, the year has not begun or the log cannot be read, \
            2 wrong usage.
            """)

    /// The forms of the overview.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, csv
    }

    @Argument(help: "The calendar year.")
    var year: Int

    @OptionGroup var place: LocationOption

    @Option(help: "text, json or csv.")
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
            throw Failure("\(year.number) has not begun on \(standpoint.on): there is nothing to count.")
        }
        let (overview, size) = try standpoint.read { models in
            models.meldcodeOverview(of: year, try place.scope(models.registration), on: standpoint.on)
        }
        let report = MeldcodeOverviewReport(overview, basis: try standpoint.basis(size))
        switch format {
        case .text: try Output.bytes(Array(report.text.utf8))
        case .json: try Output.bytes(report.json + [0x0A])
        case .csv: try Output.bytes(Array(report.csv.utf8))
        }
    }
}
