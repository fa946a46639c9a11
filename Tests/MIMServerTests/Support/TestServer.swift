import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Wire

@testable import MIMServer

/// The real server on a log of its own, on 22 November 2026 unless told otherwise.
struct TestServer: Sendable {
    let app: AppContext
    let client: any TestClientProtocol
    let data: String

    /// Many tests run at the same time in one address space.
    static let fileBytesMax = 1 << 32
    static let now = Instant(milliseconds: 1_795_341_600_000)  // 2026-11-22T10:00:00Z

    /// Tells nothing but what must never happen.
    static var silent: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }

    /// Runs a test against a server, over the router alone or over a real connection.
    static func run<Result>(
        _ setup: TestingSetup = .router, clock: ProgrammeClock = ProgrammeClock { now },
        fileBytesMax: Int = TestServer.fileBytesMax, patience: Duration = RequestLimits.stalledMax,
        _ test: @Sendable (TestServer) async throws -> Result
    ) async throws -> Result {
        let folder = try TemporaryFolder()
        let data = folder.path + "/data"
        let app = try await AppContext.open(
            data: data, clock: clock, fileBytesMax: fileBytesMax, logger: silent)
        do {
            let result = try await ServerApplication.make(
                app, host: "127.0.0.1", port: 0, patience: patience
            ).test(setup) { client in
                try await test(TestServer(app: app, client: client, data: data))
            }
            await app.close()
            return result
        } catch {
            await app.close()
            throw error
        }
    }

    /// How many events the log has.
    var size: Int { get throws { Int(try app.log.size().count) } }

    /// How large the file of the log is.
    var fileBytes: Int {
        get throws {
            let attributes = try FileManager.default.attributesOfItem(atPath: data + "/log/data.mdb")
            return (attributes[.size] as? NSNumber)?.intValue ?? 0
        }
    }

    func get(_ address: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, address, headers, nil)
    }

    /// Sends a command.
    func post(_ command: String, _ json: String, _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(
            .post, "/api/v1/commands/\(command)", HTTPFields([.contentType: "application/json"], headers), json)
    }

    /// Sends many commands, a line each.
    func postLines(_ lines: [String], _ headers: HTTPFields = [:]) async throws -> Answer {
        try await send(
            .post, "/api/v1/commands", HTTPFields([.contentType: "application/x-ndjson"], headers),
            lines.joined(separator: "\n"))
    }

    func send(
        _ method: HTTPRequest.Method, _ address: String, _ headers: HTTPFields, _ body: String?
    ) async throws -> Answer {
        try await client.execute(
            uri: address, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
        ) { Answer($0) }
    }
}

extension HTTPFields {
    /// These fields, the later ones in the place of earlier ones of the same name.
    init(_ fields: HTTPFields, _ others: HTTPFields) {
        self = fields
        for field in others { self[field.name] = field.value }
    }
}
