import EventStore
import Hummingbird
import Logging

/// The real server in this process on a port of its own, with some routes more.
struct BenchServer {
    let app: AppContext
    let more: [Route]
    let logger: Logger

    /// Serves while `body` runs, which is told the port.
    func run<Result: Sendable>(_ body: @escaping @Sendable (Int) async throws -> Result) async throws -> Result {
        let port = Promise<Int>()
        let server = Application(
            router: RouteTable(routes: Routes.table(app).routes + more).router(
                logger: logger, counting: app.requests),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in await port.fulfil(channel.localAddress?.port ?? 0) },
            logger: logger.forRequests)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            let result = try await body(await port.value)
            group.cancelAll()
            return result
        }
    }
}

extension AppContext {
    /// Appends the history of the bench, its names sealed by this folder's vault.
    func fill(events: Int, sealedOneIn: UInt64 = 1) async throws {
        try await BenchHistory.fill(log, events: events, vault: vault, sealedOneIn: sealedOneIn)
        try catchUp()
    }
}

/// A value that is known later.
actor Promise<Value: Sendable> {
    private var known: Value?
    private var waiting: [CheckedContinuation<Value, Never>] = []

    var value: Value {
        get async {
            if let known { return known }
            return await withCheckedContinuation { waiting.append($0) }
        }
    }

    func fulfil(_ value: Value) {
        known = value
        for continuation in waiting { continuation.resume(returning: value) }
        waiting = []
    }
}
