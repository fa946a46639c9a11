import ArgumentParser
import EventStore
import Programme
import Projections
import Wire

/// `mim publish`: fix the report of a year.
struct Publish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Publish the report of a year: write down what it was made from, so that it can be made again.",
        discussion: """
            Nothing in the report is kept but its hash, with the size and the root of the log and the version of the
            counting rules. mim report YEAR --as-published makes it again, the same to the byte, and says what would be
            otherwise in it by then. Published again it is a later edition; the earlier ones stay.

            Example:
              mim publish 2008 --data ./data
              mim publish 2008 --location Purmerend

            Exit codes: 0 published, 1 the year is not over, there is no such location or the log takes nothing, 2 wrong
            usage.
            """)

    @Argument(help: "The calendar year.")
    var year: Int

    @OptionGroup var place: LocationOption

    @OptionGroup var data: DataOption

    func validate() throws {
        guard ReportingYear(year) != nil else { throw ValidationError("\(year) is not a year of the programme.") }
    }

    func run() async throws {
        let app = try await data.openExisting()
        do {
            try app.catchUpShowingProgress()
            try await publish(app)
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    private func publish(_ app: AppContext) async throws {
        guard let year = ReportingYear(year) else { return }
        let scope = try app.runner.read { models, _ in try place.scope(models.registration) }
        do {
            let command = PublishRegistration(year: year.number, location: scope.location)
            _ = try await app.handler.handle(CommandOrder(command: command))
        } catch let refusal as Refusal {
            throw Failure(refusal.english)
        } catch let fault as EventLogFault {
            throw Failure("Nothing was published: \(fault.reason)")
        }
        let editions = try app.runner.read { models, _ in
            models.archive.publications(of: year, scope, on: app.clock.today)
        }
        guard let last = editions.last else { return }
        try Output.line(
            "\(year.number): edition \(editions.count), from \(last.size.count) events with root \(last.root); "
                + "the report's SHA-256 is \(last.figures).")
    }
}
