import EventStore
import Programme
import Projections
import Wire

/// Where a question stands in both times: what was known, and the day that it is about.
///
/// The two are never mixed. What was known is a size of the log: the read models are those folded up to there. The day
/// goes into each query. As a rule all that there is is known, and the read models are those that are kept current.
struct Standpoint: Sendable {
    /// The day that the question is about.
    let on: Day
    /// The read models as they were known; nil for all that is known now.
    private let known: (models: ReadModels, size: LogSize)?
    private let app: AppContext

    /// - Parameters:
    ///   - on: Nil for today; with `asKnownOn` for the day up to which that goes.
    ///   - asKnownOn: Nil for all that is known.
    /// - Throws: `UnknownMoment`; `ProjectionFault` or `EventLogFault` when the log cannot be read.
    init(_ app: AppContext, on: Day? = nil, asKnownOn: AskedMoment? = nil) async throws {
        self.app = app
        guard let asKnownOn else {
            self.on = on ?? app.clock.today
            known = nil
            return
        }
        try app.runner.catchUp()
        let (size, day) = try Self.cut(asKnownOn, app)
        known = (try await app.replays.models(at: size), size)
        self.on = on ?? day
    }

    /// Whether it is about what was known earlier, of which the answer is the same for ever.
    var isPast: Bool { known != nil }

    /// A moment as a size of the log, and its day.
    private static func cut(_ moment: AskedMoment, _ app: AppContext) throws -> (LogSize, Day) {
        switch moment {
        case .size(let size):
            guard size <= app.runner.size else { throw UnknownMoment.beyond(app.runner.size) }
            guard size.count > 0 else { return (size, app.clock.today) }
            return (size, try app.log.recordedTime(at: Position(size.count - 1)).programmeDay)
        case .instant(let instant):
            guard instant <= app.clock.now() else { throw UnknownMoment.ahead }
            return (try app.runner.size(at: instant), instant.programmeDay)
        case .day(let day):
            guard day < app.clock.today, let end = Instant.programmeEnd(of: day) else { throw UnknownMoment.ahead }
            return (try app.runner.size(at: end), day)
        }
    }

    /// Asks the read models; those of the present show at least everything that was durable when the question came.
    func read<Result>(_ ask: (ReadModels) throws -> Result) throws -> (result: Result, size: LogSize) {
        if let known { return (try ask(known.models), known.size) }
        try app.runner.catchUp()
        return try app.runner.read { models, size in (try ask(models), size) }
    }

    /// What an answer from a size of the log says of itself.
    ///
    /// - Throws: `EventLogFault` when the log cannot be read.
    func basis(_ size: LogSize) throws -> AnswerBasis { try AnswerBasis(app.log, size: size, on: on) }
}
