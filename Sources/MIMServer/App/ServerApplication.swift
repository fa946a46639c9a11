import Hummingbird
import HummingbirdCore
import Logging
import NIOCore

/// The web server of an app.
enum ServerApplication {
    /// A server that answers all routes at an address of this computer.
    ///
    /// On SIGTERM or SIGINT it takes no new connections, answers what it has taken on, and ends its streams.
    ///
    /// - Parameter onReady: Told the port, once the server listens.
    static func make(
        _ app: AppContext, host: String, port: Int, onReady: @escaping @Sendable (Int) -> Void = { _ in }
    ) -> Application<RouterResponder<BasicRequestContext>> {
        Application(
            router: Routes.table(app).router(logger: app.logger),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "mim"),
            onServerRunning: { channel in
                if let port = channel.localAddress?.port { onReady(port) }
            },
            logger: app.logger)
    }
}
