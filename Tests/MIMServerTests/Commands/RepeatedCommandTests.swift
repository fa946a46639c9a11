import EventStore
import Programme
import Testing
import Wire

@testable import MIMServer

/// Two sendings of one command cross each other at each point where they can.
struct `A command sent twice at once` {
    private static let order = CommandOrder(
        command: OpenLocation(
            location: LocationID(Identifier(high: 1, low: 7)), on: Day(number: 20_000),
            details: LocationDetails(name: "L", municipality: "B", variant: .regular)),
        request: RequestKey(key: [1], fingerprint: 1), unchangedSince: .empty)

    /// Its readings: what it is decided on, then whether that has changed.
    @Test(arguments: [0, 1])
    func `is answered with the receipt of the first, never refused for what the first wrote`(
        _ reading: Int
    ) async throws {
        try await TestServer.run { server in
            let app = server.app
            let log = InterleavingLog(app.log, beforeReading: reading) {
                _ = try? await app.handler.handle(Self.order)
            }
            let second = CommandHandler(
                log: log, preparation: app.handler.preparation, clock: app.clock, runner: app.runner)
            let receipt = try await withTaskExecutorPreference(ApartExecutor()) {
                try await second.handle(Self.order)
            }
            #expect(receipt.isRepeated)
            #expect(receipt.positions == 0..<1)
            #expect(try server.size == 1)
        }
    }
}
