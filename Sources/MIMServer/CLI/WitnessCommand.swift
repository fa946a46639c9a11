import ArgumentParser
import EventStore
import Glibc
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// `mim witness`: follows logs of other machines and cosigns their checkpoints.
struct WitnessCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Follow a log of another machine and cosign what continues it.",
        discussion: """
            A witness remembers the size and the root that it has cosigned last and refuses whatever does not continue it \
            (c2sp.org/tlog-witness). It sees no records and nothing personal, so it may listen on any address; put TLS \
            before it where others share the network. Run it on a machine that those who keep the log do not administer. \
            Never put an old copy of its folder back: it would have forgotten what it has cosigned.

            Example:
              mim witness --data ./witness --log 'mim.example.org/log+b5d4ecfa+ARbd7RPZA8TFo+4Ln8FYFL8ppB3kTSs2PVroDl2T0GJR' \
            --host 0.0.0.0 --port 8081

            SIGTERM and SIGINT stop it.
            Exit codes: 0 stopped as asked, 1 its folder cannot be used or the port is taken, 2 wrong usage.
            """)

    @Option(
        name: .customLong("data"), help: ArgumentHelp("The folder of the witness; made when missing.", valueName: "dir")
    )
    var path = "./witness"

    @Option(
        name: .customLong("log"),
        help: ArgumentHelp("The public key of a log, as its mim vkey prints it; may be repeated.", valueName: "vkey"))
    var logs: [String]

    @Option(help: "The name of a new witness, such as witness.example.org; it stays as it is.")
    var name: String?

    @Option(help: "The port; 0 takes a free one.")
    var port = 8081

    @Option(help: "The address to listen on; logs on other machines need one that they reach.")
    var host = "127.0.0.1"

    func validate() throws {
        guard !logs.isEmpty else { throw ValidationError("Give the key of a log with --log.") }
        for log in logs where NoteVerifierKey(log)?.kind != .note {
            throw ValidationError("--log \(log) is not the key of a log, as mim vkey prints it.")
        }
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
    }

    func run() async throws {
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw Failure("The folder \(path) cannot be made: \(String(cString: strerror(errno))).")
        }
        let keys = logs.compactMap { NoteVerifierKey($0) }
        let witness: Witness
        do {
            witness = try Witness.open(at: path, following: keys, name: name, clock: ProgrammeClock.system.now)
        } catch {
            throw Failure(error.sentence)
        }
        let logger = Logger.toStandardError
        let host = host
        let server = WitnessApplication(witness: witness, logger: logger).server(host: host, port: port) { port in
            let shown = host.contains(":") ? "[\(host)]" : host
            // Whoever does not read the welcome is served all the same.
            try? Output.line(Self.welcome("http://\(shown):\(port)", witness, keys))
        }
        var configuration = ServiceGroupConfiguration(
            services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = ServerApplication.stopWithin
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw Failure("Port \(port) on \(host) is taken. Stop what listens there, or give another one with --port.")
        }
    }

    /// The line for the list of whoever has the log, and what is followed.
    private static func welcome(_ address: String, _ witness: Witness, _ keys: [NoteVerifierKey]) -> String {
        let followed = Set(keys.map(\.name)).sorted().map { origin in
            "  \(origin): \(witness.latest(of: origin).map { "\($0.size.count) events cosigned" } ?? "nothing cosigned")"
        }
        return """
            The witness \(witness.verifierKey.name) listens at \(address). Stop with Ctrl-C.

            The line for the file witnesses in the data folder of the log, with the address at which the log reaches it:
              \(witness.verifierKey) \(address)

            It follows:
            \(followed.joined(separator: "\n"))
            """
    }
}
