import ArgumentParser
import Glibc

/// The command `mim`: the record of the programme, its server and its tools.
@main
struct MIM: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mim",
        abstract: "Moeders Informeren Moeders: record visits, matches and Meldcode cases, and look them up.",
        discussion: """
            Example:
              mim serve --data ./data

            Exit codes: 0 done, 1 refused or failed, 2 wrong usage.
            """,
        subcommands: [
            Serve.self, Demo.self, Import.self, Export.self, ReportCommand.self, Publish.self, Rebuild.self,
            Verify.self,
            Backup.self, Mirror.self, Restore.self, Audit.self, DossierCommand.self, MeldcodeOverviewCommand.self,
            Proof.self, VerifyProof.self, VerifierKey.self,
            WitnessCommand.self,
            AcceptLog.self, Bench.self,
        ])

    /// Runs what the arguments ask for and ends the process with its exit code.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// The library's own code for wrong usage is 64; ours is 2.
    private static func end(with error: any Error) -> Never {
        let code = exitCode(for: error)
        let message = fullMessage(for: error)
        if !message.isEmpty {
            if !code.isSuccess {
                Output.complaint(message)
            } else if (try? Output.line(message)) == nil {
                Glibc.exit(1)
            }
        }
        Glibc.exit(code == .validationFailure ? 2 : code.rawValue)
    }
}
