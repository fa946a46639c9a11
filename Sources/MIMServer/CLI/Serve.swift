import ArgumentParser
import EventStore
import Glibc
import Hummingbird
import NIOCore
import Projections

/// `mim serve`: the HTTP interface and the pages, for this computer only.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve the pages and the API on this computer.",
        discussion: """
            Until accounts exist it listens on a loopback address only, so that no name is shown to anyone else.

            Example:
              mim serve --data ./data --port 8080
              curl http://127.0.0.1:8080/api/v1/caseload

            SIGTERM and SIGINT stop it: what was accepted is committed and answered first. It stops by itself when the \
            disk did not keep a commit, since only a new start can tell what is there.
            Exit codes: 0 stopped as asked, 1 the data cannot be opened, the port is taken or the disk failed, 2 wrong usage.
            """)

    @OptionGroup var data: DataOption

    @Option(help: "The port; 0 takes a free one.")
    var port = 8080

    @Option(help: "A loopback address: 127.0.0.0/8, ::1 or localhost.")
    var host = "127.0.0.1"

    @Option(
        help: ArgumentHelp(
            "How many records a second are hashed anew in the background, to find what the disk has lost; 0 for none.",
            valueName: "records"))
    var scrubPace = ScrubService.paceDefault

    @Option(
        help: ArgumentHelp(
            "How much memory may keep what was known earlier, for who asks again (asKnownOn); 0 for none.",
            valueName: "mib"))
    var replayCache = Replays.bytesMaxDefault >> 20

    func validate() throws {
        guard (0...Self.replayCacheMax).contains(replayCache) else {
            throw ValidationError("--replay-cache is a number of MiB from 0 to \(Self.replayCacheMax).")
        }
        guard (0...Self.scrubPaceMax).contains(scrubPace) else {
            throw ValidationError("--scrub-pace is a number from 0 to \(Self.scrubPaceMax).")
        }
        guard Loopback.contains(host: host) else {
            throw ValidationError(
                "--host \(host) is not this computer. Until accounts exist, MIM listens on loopback only (127.0.0.1, "
                    + "::1, localhost): whoever reaches it sees every name.")
        }
        guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
    }

    /// Faster than any machine hashes: more is a slip of the keyboard.
    private static let scrubPaceMax = 10_000_000

    /// A tebibyte: more is a slip of the keyboard.
    private static let replayCacheMax = 1 << 20

    func run() async throws {
        OpenFiles.raiseLimit()
        let app = try await data.open(replayBytesMax: replayCache << 20)
        do {
            try app.runner.catchUp()
            let host = host
            let server = ServerApplication.make(app, host: host, port: port) { port in
                let shown = host.contains(":") ? "[\(host)]" : host
                let keys = app.checkpoints.verifierKeys.map { "\($0)" }.joined(separator: "\n  ")
                // Whoever does not read the welcome is served all the same.
                try? Output.line(Self.welcome("http://\(shown):\(port)", keys: keys))
            }
            try await ServerApplication.run(server, with: app, scrubPace: scrubPace)
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            await app.close()
            throw Failure("Port \(port) on \(host) is taken. Stop what listens there, or give another one with --port.")
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    /// What to open, and three lines to try.
    private static func welcome(_ address: String, keys: String) -> String {
        """
        MIM serves \(address) (this computer only). Stop with Ctrl-C.

        Open \(address)/caseload, or try:
          curl '\(address)/api/v1/caseload?limit=3'
          curl '\(address)/api/v1/supervision?limit=3'
          curl '\(address)/api/v1/meldcode/cases?limit=3'

        Whoever is to check the log needs its public key (mim vkey):
          \(keys)
        """
    }
}
