import ArgumentParser
import EventStore
import Programme
import Wire

/// `mim accept-log`: lets a log go on that does not agree with what it has signed.
struct AcceptLog: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept-log",
        abstract: "Decide that a log goes on though it is not the one that was signed.",
        discussion: """
            When an old copy was put back, or events are missing, the log is read only: somebody has to find out first. \
            If the right log cannot be had any more, this signs the one that is there. Who decided it, why, what was found \
            and the checkpoint that is given up are kept in the file checkpoint.decisions and recorded in the log, the name \
            and the reason sealed. Whoever holds a later checkpoint \
            of the old log can show that the two are not the same, and its witnesses go on refusing it.

            Example:
              mim accept-log --by 'A. Beheerder' --why 'Disk lost on 3 March; copy of 2 March put back.' --data ./data

            Exit codes: 0 accepted, 1 there is nothing to decide or it cannot be written, 2 wrong usage.
            """)

    @Option(help: "Who decides.")
    var by: String

    @Option(help: "Why the log is to go on as it is.")
    var why: String

    @OptionGroup var data: DataOption

    func validate() throws {
        guard by.contains(where: \.isLetter), why.contains(where: \.isLetter) else {
            throw ValidationError("--by and --why say who decides and why, in words.")
        }
        guard by.utf8.count <= String.fieldBytesMax, why.utf8.count <= Personal.bytesMax else {
            throw ValidationError(
                "--by has at most \(String.fieldBytesMax) bytes and --why at most \(Personal.bytesMax).")
        }
    }

    func run() async throws {
        let decision = try await decide()
        // Opened anew, now that it agrees with what is signed: that records what is not in the log yet.
        let app = try await data.openExisting()
        let positions: [Identifier: Position]
        do {
            positions = try LogDecisions.positions(in: app.log)
        } catch {
            await app.close()
            throw error
        }
        await app.close()
        guard let position = decision.flatMap({ positions[$0.eventID] }) else {
            throw Failure(
                "The log is accepted, but the decision is not recorded in it yet; the next start of MIM tries again.")
        }
        try Output.line("The decision is recorded at position \(position.index).")
    }

    /// Lets the log go on.
    ///
    /// - Returns: The decision as it is kept.
    private func decide() async throws -> OperatorDecision? {
        let app = try await data.openExisting()
        do {
            guard let divergence = app.checkpoints.divergence else {
                throw Failure("The log in \(data.path) agrees with what was signed. There is nothing to decide.")
            }
            let note = try app.checkpoints.accept(by: by, because: why, at: app.clock.now())
            try Output.line("Accepted. It was found: \(divergence)")
            try Output.line(
                "The decision is kept in \(app.checkpoints.decisionsPath). Signed now:\n\(note.description)")
            let decision = try app.checkpoints.decisions().last
            await app.close()
            return decision
        } catch let failure as FileFailure {
            await app.close()
            throw Failure(failure.sentence)
        } catch {
            await app.close()
            throw error
        }
    }
}
