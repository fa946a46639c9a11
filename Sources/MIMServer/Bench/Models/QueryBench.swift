import EventStore
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
        try await app.fill(events: Self.events)
        let size = Promise<Int>()
        let fixed = Route(
            path: "/bench/fixed", summary: "Fixed bytes.", answers: [],
            respond: { _ in .bytes([UInt8](repeating: 0x20, count: await size.value), type: MediaTypes.json) })
        let rows = try await BenchServer(app: app, more: [fixed], logger: silent).run { port in
            let load = HTTPLoad(port: port, connections: Self.connections)
            let questions = Self.questions
            let bytes = try await load.run(paths: questions, requests: Self.requests).bodyBytes
            await size.fulfil(bytes)
            var (again, anew, baseline): ([Double], [Double], [Double]) = ([], [], [])
            for _ in 0..<Self.rounds {
                again.append(try await load.run(paths: [questions[0]], requests: Self.requests).perSecond)
                anew.append(try await load.run(paths: questions, requests: Self.requests).perSecond)
                baseline.append(try await load.run(paths: ["/bench/fixed"], requests: Self.requests).perSecond)
            }
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

    /// One page, asked for in so many ways that no answer is kept.
    private static var questions: [String] {
        let location = BenchHistory.location(1).value
        return (0..<requests).map { number in
            "/api/v1/caseload?limit=\(20 + number / 400)&location=\(location)"
                + "&on=\(Day(number: 14_030).advanced(by: number % 400))"
        }
    }
}
