import EventStore
import Logging
import ServiceLifecycle

/// Signs the log as it grows, so that the last signed checkpoint is never far behind what was acknowledged.
struct CheckpointService: Service {
    let log: any EventLog
    let checkpoints: CheckpointKeeper
    let logger: Logger

    /// However fast the log grows, it is signed so often: each time is a flush of its own.
    static let pace = Duration.seconds(1)

    func run() async throws {
        guard checkpoints.divergence == nil else {
            return try await gracefulShutdown()
        }
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    let signed = try Checkpoint(text: checkpoints.sign().text)?.size ?? .empty
                    try await Task.sleep(for: Self.pace)
                    if await log.durable.waitForGrowth(beyond: signed) <= signed { return }
                } catch is CancellationError {
                    return
                } catch EventLogFault.closed {
                    return
                } catch {
                    logger.error("the log cannot be signed", metadata: ["error": "\(error)"])
                    try? await Task.sleep(for: Self.pace * 10)  // Cut short only when it is to stop.
                }
            }
        }
        // A service that ends early would take the server with it.
        if !Task.isShuttingDownGracefully { try await gracefulShutdown() }
    }
}
