import ArgumentParser
import EventStore
import Programme
import Projections
import Wire

/// `--as-known-on` and `--on`, the same for every command that answers a question.
struct StandpointOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Only what had been recorded by then: a number of events, an instant such as 2009-10-01T12:00:00Z or a day.",
            valueName: "moment"))
    var asKnownOn: String?

    @Option(
        help: ArgumentHelp(
            "How things stood on this day, by all that is known; default today, or the day of --as-known-on.",
            valueName: "day"))
    var on: String?

    func validate() throws {
        if let asKnownOn, AskedMoment(asKnownOn) == nil {
            throw ValidationError(
                "--as-known-on \(asKnownOn) is not a number of events, an instant such as 2009-10-01T12:00:00Z or a day."
            )
        }
        if let on, Day(on) == nil { throw ValidationError("--on \(on) is not a day such as 2008-12-31.") }
    }

    /// Where the question stands.
    func standpoint(_ app: AppContext) async throws -> Standpoint {
        do {
            return try await Standpoint(
                app, on: on.flatMap { Day($0) }, asKnownOn: asKnownOn.flatMap { AskedMoment($0) })
        } catch UnknownMoment.beyond(let size) {
            throw Failure("The log has \(size.count) events; nothing was known beyond them. Give a smaller number.")
        } catch UnknownMoment.ahead {
            throw Failure("What will be known then is not known yet. Give --as-known-on a moment that has passed.")
        }
    }
}
