import EventStore
import HTTPTypes
import Hummingbird
import Logging
import Programme
import Wire

/// A page of the caseload over HTTP, against a route of the same server that returns as many fixed bytes: asked again
/// while nothing has happened, and asked anew each time (another day, so that no answer was kept).
struct QueryBench {
    let directory: String

    /// Open trajectories to choose a page from: a large location.
    private static let events = 20_000
    private static let requests = 6_000
    private static let connections = 16
    private static let rounds = 5

    func run() async throws -> [BenchRow] {
        var silent = Logger(label: "mim")
        silent.logLevel = .critical
        let app = try await AppContext.open(data: directory, logger: silent)
        try await fill(app)
        let location = BenchHistory.location(1).value
        // One page, asked for in so many ways that no answer is kept.
        let questions = (0..<Self.requests).map { number in
            "/api/v1/caseload?limit=\(20 + number / 400)&location=\(location)"
                + "&today=\(Day(number: 14_030).advanced(by: number % 400))"
        }
        let port = Promise<Int>()
        let size = Promise<Int>()
        let fixed = Route(
            path: "/bench/fixed", summary: "Fixed bytes.", answers: [],
            respond: { _ in .bytes([UInt8](repeating: 0x20, count: await size.value), type: MediaTypes.json) })
        let table = RouteTable(routes: Routes.table(app).routes + [fixed])
        let server = Application(
            router: table.router(logger: silent),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in await port.fulfil(channel.localAddress?.port ?? 0) }, logger: silent)
        let rows = try await withThrowingTaskGroup { group in
            group.addTask { try await server.run() }
            let load = HTTPLoad(port: await port.value, connections: Self.connections)
            let bytes = try await load.run(paths: questions, requests: Self.requests).bodyBytes
            await size.fulfil(bytes)
            var (again, anew, baseline): ([Double], [Double], [Double]) = ([], [], [])
            for _ in 0..<Self.rounds {
                again.append(try await load.run(paths: [questions[0]], requests: Self.requests).perSecond)
                anew.append(try await load.run(paths: questions, requests: Self.requests).perSecond)
                baseline.append(try await load.run(paths: ["/bench/fixed"], requests: Self.requests).perSecond)
            }
            group.cancelAll()
            return [("asked again", again), ("asked anew", anew)].map { name, answers in
                let (ours, theirs) = (Measurement.median(answers), Measurement.median(baseline))
                return BenchRow(
                    name: "caseload over HTTP, \(name), against a route with \(bytes) fixed bytes, in requests/s",
                    ratio: ours / theirs, bar: .atLeast(0.6),
                    detail: "\(BenchRow.number(ours)) against \(BenchRow.number(theirs)) requests/s")
            }
        }
        await app.close()
        return rows
    }

    /// The history of the other rows, its names sealed by this folder's vault.
    private func fill(_ app: AppContext) async throws {
        var batch: [NewEvent] = []
        var history = BenchHistory(vault: app.vault)
        try history.make(Self.events) { batch.append($0) }
        for start in stride(from: 0, to: batch.count, by: 1_000) {
            _ = try await app.log.append(Array(batch[start..<min(start + 1_000, batch.count)]))
        }
        try app.catchUp()
    }
}

/// A value that is known later.
private actor Promise<Value: Sendable> {
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
