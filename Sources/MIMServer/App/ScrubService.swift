import EventStore
import Logging
import ServiceLifecycle
import Wire

/// Hashes the whole log anew, again and again and at its leisure, so that what a disk has lost is found while there is a
/// copy of it.
///
/// What it finds stops the recording: the log goes on to be read, and takes nothing until an operator has mended and
/// verified it.
struct ScrubService: Service {
    let app: AppContext
    /// Records a second; 0 leaves it out.
    let pace: Int

    /// A record costs one or two microseconds to read and hash: this is some two hundredths of one core and five megabytes
    /// a second of the disk, and a million events are through in under two minutes.
    static let paceDefault = 10_000
    /// From the end of one pass to the beginning of the next: disks lose things in weeks, not in minutes.
    static let rest = Duration.seconds(3600)

    func run() async throws {
        if pace > 0 {
            await cancelWhenGracefulShutdown {
                do {
                    while app.scrubs.fault == nil {
                        try await pass()
                        try await Task.sleep(for: Self.rest)
                    }
                } catch is CancellationError {
                    // It is to stop.
                } catch EventLogFault.closed {
                    // Whoever closed the log says why.
                } catch {
                    app.logger.error("the log is not checked any more", metadata: ["error": "\(error)"])
                }
            }
        }
        // A service that ends early would take the server with it.
        if !Task.isShuttingDownGracefully { try await gracefulShutdown() }
    }

    /// Goes through the log once.
    ///
    /// - Throws: `CancellationError`; `EventLogFault.closed`. What it finds is no error: it is noted and told.
    func pass() async throws {
        let began = app.clock.now()
        var checked = LogSize.empty
        var size = LogSize.empty
        var fault: String?
        do {
            // A log that is not the one that was signed is known as that already, and waits for a decision.
            let signed = app.checkpoints.divergence == nil ? app.checkpoints.lastSigned : nil
            var scrub = try LogScrub(of: app.log, signed: signed)
            size = scrub.end
            app.scrubs.begin(at: began, size: size)
            while !scrub.isDone {
                try scrub.step()
                checked = scrub.size
                app.scrubs.note(checked: checked)
                try await Task.sleep(for: Duration.seconds(1) * LogScrub.pieceRecords / pace)
            }
        } catch EventLogFault.damaged(let sentence) {
            fault = sentence
        } catch EventLogFault.unreadable(let sentence) {
            fault = sentence
        }
        if let fault {
            app.guardian.shut(.damaged(fault))
            app.logger.critical("nothing is recorded any more: what is stored is not what was recorded. \(fault)")
        }
        note(ScrubResult(began: began, ended: app.clock.now(), size: size, checked: checked, fault: fault))
    }

    private func note(_ result: ScrubResult) {
        do {
            try app.scrubs.end(with: result)
        } catch {
            app.logger.error("what came of checking the log cannot be kept", metadata: ["error": "\(error)"])
        }
    }
}
