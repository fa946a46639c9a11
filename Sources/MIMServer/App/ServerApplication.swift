import EventStore
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The web server of an app.
enum ServerApplication {
    /// A server that answers all routes at an address of this computer.
    ///
    /// On SIGTERM or SIGINT it takes no new connections, answers what it has taken on, and ends its streams.
    ///
    /// - Parameters:
    ///   - patience: How long a client may leave lying what is ready for it.
    ///   - onReady: Told the port, once the server listens.
    static func make(
        _ app: AppContext, host: String, port: Int, patience: Duration = RequestLimits.stalledMax,
        onReady: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> Application<RouterResponder<CallContext>> {
        Application(
            router: Routes.table(app).router(logger: app.logger, counting: app.requests),
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [StalledClientHandler(patience: TimeAmount(patience))])),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "mim"),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { onReady(port) }
            },
            logger: app.logger.forRequests)
    }

    /// How long it waits for clients that are slow to send or to take, once it was asked to stop. Whatever has been
    /// accepted is answered long before; after that their connections are cut.
    static let stopWithin = Duration.seconds(10)

    /// Serves until it is asked to stop, or until the disk has not kept a commit.
    ///
    /// - Parameter scrubPace: How many records a second are checked in the background; 0 for none.
    /// - Throws: `Failure` when the disk failed; what keeps the server from listening.
    static func run(
        _ server: some ApplicationProtocol, with app: AppContext, scrubPace: Int = ScrubService.paceDefault
    ) async throws {
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: server),
                .init(
                    service: CheckpointService(log: app.log, checkpoints: app.checkpoints, logger: app.logger)),
                .init(service: ScrubService(app: app, pace: scrubPace)),
                .init(service: WitnessService(app: app)),
                .init(service: FileWatch(app: app)),
                .init(service: FaultWatch(app: app), failureTerminationBehavior: .gracefullyShutdownGroup),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: app.logger)
        configuration.maximumGracefulShutdownDuration = stopWithin
        try await ServiceGroup(configuration: configuration).run()
    }
}

/// Ends when the log or the vault can write no more, which no request can mend.
private struct FaultWatch: Service {
    let app: AppContext

    func run() async throws {
        let sentence: String? = await cancelWhenGracefulShutdown {
            await firstFault()
        }
        if let sentence { throw Failure("MIM stops. \(sentence)") }
    }

    /// Waits for the first of them; nil when the task is cancelled.
    private func firstFault() async -> String? {
        let (faults, tell) = AsyncStream<String>.makeStream()
        // They end when the log and the vault are closed, which comes after the server has stopped.
        Task { if let sentence = await logFault() { tell.yield(sentence) } }
        Task { if let sentence = await vaultFault() { tell.yield(sentence) } }
        for await fault in faults { return fault }
        return nil
    }

    private func logFault() async -> String? {
        guard case .fatal(let sentence)? = await app.log.waitForEnd() else { return nil }
        return sentence
    }

    private func vaultFault() async -> String? {
        guard case .unreadable(let sentence)? = await app.vault.waitForEnd() else { return nil }
        return sentence
    }
}
