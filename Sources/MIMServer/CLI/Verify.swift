import ArgumentParser
import EventStore
import Wire

/// `mim verify`: holds the whole log against itself and against what was signed.
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Hash every record anew and compare the tree, the indexes, what was signed and what was cosigned.",
        discussion: """
            Nothing in the log is changed. Each thing that does not hold is a line with its place, and the server then \
            records nothing until this has been run again and finds nothing: indexes and tree are mended by mim rebuild, \
            records only from a copy.

            Example:
              mim verify --data ./data
              mim verify --copy /backup/log-2026-11-25
              mim verify --copy /backup/log-tiles

            Exit codes: 0 all holds, 1 something does not or the log cannot be read, 2 wrong usage.
            """)

    @OptionGroup var data: DataOption

    @Option(
        help: ArgumentHelp(
            "A folder that mim backup or mim mirror made; its own checkpoint and keys are used.", valueName: "dir"))
    var copy: String?

    func run() async throws {
        if let copy { return try await verify(copy: copy) }
        guard data.folder.hasLog else {
            throw Failure("There is no log in \(data.path). Give another folder with --data.")
        }
        let began = ProgrammeClock.system.now()
        let result: LogVerification
        do {
            var progress = ProgressBar("verify")
            result = try LMDBEventLog.verify(at: data.folder.log) { done, size in
                progress.show(done.count, of: size.count)
            }
        } catch {
            throw Failure(opening: data.path, error)
        }
        for finding in result.findings { Output.complaint(finding) }
        try note(result, began: began)
        guard result.findings.isEmpty else { throw Failure("The log in \(data.path) does not hold.") }
        let app = try await data.openExisting()
        let (divergence, signed) = (app.checkpoints.divergence, app.checkpoints.signedSize)
        let standings = app.cosignatures.standings
        await app.close()
        if let divergence { throw Failure("The log agrees with itself, but not with what was signed. \(divergence)") }
        try Output.line("\(result.size.count) events hold; \(signed.count) of them are signed.")
        try Output.line("root \(result.root.base64)")
        for standing in standings {
            let name = standing.witness.key.name
            guard let checkpoint = standing.checkpoint, let instant = standing.cosignedAt else {
                try Output.line("The witness \(name) has cosigned nothing yet.")
                continue
            }
            try Output.line("The witness \(name) cosigned \(checkpoint.size.count) events at \(instant).")
        }
        let findings = standings.compactMap(\.finding)
        for finding in findings { Output.complaint(finding) }
        guard findings.isEmpty else {
            throw Failure("The log agrees with itself, but not with what a witness has seen.")
        }
    }

    /// Remembers it for the server, as it does what its own checks find.
    private func note(_ result: LogVerification, began: Instant) throws {
        let outcome = ScrubResult(
            began: began, ended: ProgrammeClock.system.now(), size: result.size, checked: result.size,
            fault: result.findings.first)
        do {
            try ScrubLedger(at: data.folder.scrub).end(with: outcome)
        } catch {
            throw Failure(opening: data.path, error)
        }
    }

    private func verify(copy path: String) async throws {
        do {
            var progress = ProgressBar("verify")
            func show(_ done: LogSize, _ size: LogSize) { progress.show(done.count, of: size.count) }
            if CopyKind(of: path) == .tiles {
                let signed = try TileFolder(path: path).verify(progress: show)
                try Output.line("The tiles in \(path) hold: \(signed.size.count) events, all of them signed.")
            } else {
                let (size, signed) = try await LogCopy(path: path).verify(progress: show)
                try Output.line("The copy in \(path) holds: \(size.count) events, \(signed.count) of them signed.")
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(opening: path, error)
        }
    }
}
