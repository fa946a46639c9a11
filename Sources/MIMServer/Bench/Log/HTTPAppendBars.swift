import EventStore
import Hummingbird
import Logging
import Wire

/// 64 clients that each post one event and wait until it is durable: this server, and the rivals through clients of their
/// own, in turn.
struct HTTPAppendBars {
    let directory: String
    /// A Python environment that has `umadb`.
    let umaDB: String

    private static let rounds = 3
    private static let seconds = 3
    private static let historyEvents = 20_000

    func run(_ say: (String) -> Void) async throws -> [BenchRow] {
        guard let wrk = Wrk(in: directory) else {
            say("Left out, for wrk is not installed: appends over HTTP.")
            return []
        }
        let postgreSQL = try await PostgreSQL.start(in: directory + "/postgresql")
        if postgreSQL == nil { say("Left out, for it is not installed: PostgreSQL.") }
        let umaDB = try await UmaDB.start(in: directory + "/umadb", environment: umaDB)
        if umaDB == nil { say("Left out, for there is no umadb in \(self.umaDB): UmaDB.") }
        var silent = Logger(label: "mim")
        silent.logLevel = .critical
        let app = try await AppContext.open(data: directory + "/data", logger: silent)
        try await app.fill(events: Self.historyEvents)
        let log = try LMDBEventLog.open(at: directory + "/log", clock: app.clock.now)
        let routes = BenchRoutes.routes(log, app.identifiers)
        let seen = try await BenchServer(app: app, more: routes, logger: silent).run { port in
            var seen = Seen()
            func post(_ path: String, _ script: String) async throws -> Wrk.Result {
                try await wrk.post(to: "http://127.0.0.1:\(port)\(path)", script: script, seconds: Self.seconds)
            }
            for _ in 0..<Self.rounds {
                let ours = try await post(BenchRoutes.append, Self.event)
                seen.latency = "p50 \(ours.p50), p99 \(ours.p99)"
                seen.append.append(ours.perSecond)
                seen.decode.append(try await post(BenchRoutes.decode, Self.event).perSecond)
                seen.bare.append(
                    try await BareServer.run { port in
                        try await wrk.post(
                            to: "http://127.0.0.1:\(port)/", script: Self.event, seconds: Self.seconds
                        ).perSecond
                    })
                let visit = try await post("\(CommandRoutes.path)/hold-visit", Self.visit(from: seen.visit.count))
                seen.visitLatency = "p50 \(visit.p50), p99 \(visit.p99)"
                seen.visit.append(visit.perSecond)
                seen.decodeVisit.append(try await post(BenchRoutes.decodeVisit, Self.visit(from: 0)).perSecond)
                if let postgreSQL {
                    seen.postgreSQL.append(
                        try await postgreSQL.eventsPerSecond(clients: wrk.connections, seconds: Self.seconds))
                }
                if let umaDB {
                    seen.umaDB.append(try await umaDB.eventsPerSecond(clients: wrk.connections, seconds: Self.seconds))
                }
            }
            return seen
        }
        await log.close()
        await app.close()
        try await postgreSQL?.stop()
        umaDB?.stop()
        return seen.rows
    }

    /// Requests a second, run by run.
    private struct Seen: Sendable {
        var append: [Double] = []
        var decode: [Double] = []
        var bare: [Double] = []
        var visit: [Double] = []
        var decodeVisit: [Double] = []
        var postgreSQL: [Double] = []
        var umaDB: [Double] = []
        var (latency, visitLatency) = ("", "")

        var rows: [BenchRow] {
            let sides = [
                ("an event", append, decode, latency), ("a command (hold-visit)", visit, decodeVisit, visitLatency),
            ]
            let allowed = row(
                "an event only decoded", decode, "SwiftNIO alone, answering at once", bare, nil, nil, "nothing stored")
            return [allowed].compactMap { $0 }
                + sides.flatMap { what, ours, decoded, latency in
                    [
                        row(what, ours, "UmaDB", umaDB, .atLeast(2), .atLeast(4), latency),
                        row(what, ours, "PostgreSQL", postgreSQL, .atLeast(3), .atLeast(5), latency),
                        row(what, ours, "the same body only decoded", decoded, nil, .atLeast(0.6), latency),
                    ].compactMap { $0 }
                }
        }

        private func row(
            _ what: String, _ ours: [Double], _ rival: String, _ theirs: [Double], _ bar: BenchRow.Bar?,
            _ goal: BenchRow.Bar?, _ latency: String
        ) -> BenchRow? {
            guard !theirs.isEmpty else { return nil }
            let (our, their) = (Measurement.median(ours), Measurement.median(theirs))
            return BenchRow(
                name: "\(what) over HTTP, 64 clients, against \(rival), in requests/s", ratio: our / their,
                bar: bar, goal: goal,
                detail: "\(BenchRow.number(our)) (\(latency)) against \(BenchRow.number(their))")
        }
    }

    /// An event as long as those of the other sides.
    private static let event = """
        local text = string.rep("x", 245)
        function body(n)
            local t = string.format("00000000-0000-7000-8001-%012x", (thread * 1000000 + n) / 25)
            local v = string.format("00000000-0000-7000-8002-%012x", n % 500)
            local l = string.format("00000000-0000-7000-8003-%012x", n % 20)
            return '{"type":"nl.mim.bench-' .. n % 20 .. '","tags":["trajectory:' .. t .. '","volunteer:' .. v
                .. '","location:' .. l .. '"],"data":{"text":"' .. text .. '"}}'
        end
        """

    /// Visits at the mothers of the history in turn, each time a day later.
    private static func visit(from round: Int) -> String {
        """
        function body(n)
            local i = n * threads + thread
            local day = os.date("!%Y-%m-%d", 1325376000 + (\(round) * 1500 + math.floor(i / 1000)) * 86400)
            return '{"trajectory":"' .. string.format("00000000-0000-7000-0000-%012x", i % 1000)
                .. '","on":"' .. day .. '","minutes":75,"place":"home","topics":["child","network"]}'
        end
        """
    }
}
