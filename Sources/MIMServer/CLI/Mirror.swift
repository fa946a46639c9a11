import ArgumentParser
import EventStore

/// `mim mirror`: a copy of the log that is kept up to date, at the cost of what came since the last time.
struct Mirror: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring a folder of tiles up to date with the log, while the server goes on.",
        discussion: """
            The folder has the static layout of C2SP tlog-tiles: the signed checkpoint, the tree and the records, as \
            programs of others read them. Only what was signed since the last time is written, and checked against the \
            signature before it counts. A folder that is damaged, or is not the beginning of this log, is refused and left \
            as it is. Idempotency keys are not in it; mim backup has them.

            mim verify --copy DIR hashes all of it anew, and mim restore DIR makes a log of it.

            Example:
              mim mirror /backup/log-tiles --data ./data

            Exit codes: 0 up to date, 1 refused or it could not be written, 2 wrong usage.
            """)

    @Argument(help: ArgumentHelp("The folder; made when it is missing.", valueName: "dir"))
    var target: String

    @OptionGroup var data: DataOption

    func run() async throws {
        guard data.folder.hasLog else {
            throw Failure("There is no log in \(data.path). Give another folder with --data.")
        }
        do {
            var progress = ProgressBar("mirror")
            let update = try TileCopy(path: target).update(from: data.folder) { done, count in
                progress.show(UInt64(done), of: UInt64(count))
            }
            try Output.line(
                "\(target) holds \(update.new.count) events, \(update.new.count - update.old.count) of them new: "
                    + "\(update.files) files, \(update.bytes) bytes written.")
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(opening: target, error)
        }
    }
}
