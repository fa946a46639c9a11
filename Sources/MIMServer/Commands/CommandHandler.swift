import EventStore
import Programme
import Projections
import Wire

/// Carries out single commands, and waits for the read models.
struct CommandHandler: Sendable {
    /// Thirty years of a busy volunteer are some thousands of events; more than this is a fault, never cut off.
    static let historyEventsMax = 100_000

    let log: any EventLog
    let preparation: EventPreparation
    let clock: ProgrammeClock
    /// Caught up before the answer, so that who writes reads her own write.
    let runner: ProjectionRunner

    /// Carries out a command; when it returns, its events are durable and seen by every query.
    ///
    /// - Throws: As `CommandExecution.carryOut`; in each case nothing was written.
    func handle(_ order: CommandOrder) async throws -> CommandReceipt {
        let execution = CommandExecution(log: log, preparation: preparation)
        let counting = ReportCounting(log: log, runner: runner)
        let receipt = try await execution.carryOut(order, counting: counting) { clock.today }
        // Those who were answered by the same commit come at once: the first folds for all of them.
        try runner.catchUp(to: max(receipt.size, log.durable.size))
        return receipt
    }
}
