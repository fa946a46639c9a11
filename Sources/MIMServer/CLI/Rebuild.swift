import ArgumentParser
import EventStore
import Programme
import Projections

/// `mim rebuild`: everything that follows from the records, made anew from them alone.
struct Rebuild: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the indexes and the read models anew from the records alone.",
        discussion: """
            The records themselves are not touched. Idempotency keys are forgotten, because no record holds them. An \
            interrupted rebuild is started again. When the file is damaged outside of the records, they are carried over \
            into a new one, and the damaged one stays beside it as data.mdb.damaged.

            Example:
              mim rebuild --data ./data

            Exit codes: 0 rebuilt, 1 a record is damaged or the data is in use, 2 wrong usage.
            """)

    @OptionGroup var data: DataOption

    func run() async throws {
        guard data.folder.hasLog else {
            throw Failure("There is no log in \(data.path). Give another folder with --data.")
        }
        do {
            var progress = ProgressBar("indexes")
            try LMDBEventLog.rebuildIndexes(at: data.folder.log) { done, size in
                progress.show(done.count, of: size.count)
            }
        } catch {
            throw Failure(opening: data.path, error)
        }
        let app = try await data.openExisting()
        do {
            try app.catchUpShowingProgress()
            try report(app)
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    private func report(_ app: AppContext) throws {
        let today = app.clock.today
        let (size, mothers, volunteers, cases) = try app.runner.read { models, size in
            (
                size, models.caseload.counts(CaseloadFilter(includesEnded: true), today: today).values.reduce(0, +),
                models.supervision.volunteers(SupervisionFilter(includesStopped: true), today: today).rows.count,
                models.meldcodeCases.cases(today: today).rows.count
            )
        }
        try Output.line(
            "\(size.count) events: \(mothers) trajectories, \(volunteers) volunteers, \(cases) Meldcode cases.")
    }
}
