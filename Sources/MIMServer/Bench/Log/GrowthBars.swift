import EventStore
import Wire

/// What a long log costs beside a short one.
///
/// Both are open side by side and measured in turn, so that a disk that slows down slows both.
struct GrowthBars {
    let directory: String
    /// Events of the long log.
    let events: Int

    static let dataBytes = 256
    private static let shortEvents = 10_000
    private static let fillBatch = 1_000
    private static let rounds = 7
    // Few, so that the short log stays short.
    private static let (singles, hundreds) = (100, 10)
    private static let questions = 2_000
    /// As many as each trajectory has in the short log too.
    private static let eventsAsked = 10

    /// Where the long log stays when this has been measured.
    var longPath: String { directory + "/long" }

    func run() async throws -> [BenchRow] {
        let short = try await filled(directory + "/short", Self.shortEvents)
        let long = try await filled(longPath, events)
        var (one, many, asking) = (Costs(), Costs(), Costs())
        for round in 1...Self.rounds {
            let single = AppendLoad(clients: 1, batch: 1, appends: Self.singles, dataBytes: Self.dataBytes)
            one.short.append(try await secondsAnEvent(single, short, maker: 2 * round))
            one.long.append(try await secondsAnEvent(single, long, maker: 2 * round))
            let batches = AppendLoad(clients: 1, batch: 100, appends: Self.hundreds, dataBytes: Self.dataBytes)
            many.short.append(try await secondsAnEvent(batches, short, maker: 2 * round + 1))
            many.long.append(try await secondsAnEvent(batches, long, maker: 2 * round + 1))
            asking.short.append(try secondsAQuestion(short, Self.shortEvents, seed: round))
            asking.long.append(try secondsAQuestion(long, events, seed: round))
        }
        await short.close()
        await long.close()
        let bare = try bareCosts()
        return [
            row("append, one client, one event", one), row("append, one client, batches of 100", many),
            row("\(Self.eventsAsked) events of one trajectory", asking), row(asking, beside: bare),
        ]
    }

    /// What the same questions cost in C on the same two files.
    private func bareCosts() throws -> Costs {
        let (short, long) = (try BareLog(at: directory + "/short"), try BareLog(at: longPath))
        var costs = Costs()
        for round in 1...Self.rounds {
            costs.short.append(try secondsAQuestion(short, Self.shortEvents, seed: round))
            costs.long.append(try secondsAQuestion(long, events, seed: round))
        }
        return costs
    }

    private func row(_ ours: Costs, beside bare: Costs) -> BenchRow {
        let (short, long) = (Measurement.median(bare.short), Measurement.median(bare.long))
        let times = [(Measurement.median(ours.short), short), (Measurement.median(ours.long), long)].map {
            BenchRow.number($0 / $1)
        }
        return BenchRow(
            name: "the same questions in C on the same files: the cost at \(events) events against that at "
                + "\(Self.shortEvents)", ratio: long / short,
            detail:
                "\(BenchRow.number(long * 1e6)) against \(BenchRow.number(short * 1e6)) µs; ours is \(times[1]) and "
                + "\(times[0]) × as much")
    }

    private func row(_ name: String, _ costs: Costs) -> BenchRow {
        let (short, long) = (Measurement.median(costs.short), Measurement.median(costs.long))
        return BenchRow(
            name: "\(name): its cost at \(events) events against that at \(Self.shortEvents)", ratio: long / short,
            bar: .atMost(1.3), goal: .atMost(1.1),
            detail: "\(BenchRow.number(long * 1e6)) against \(BenchRow.number(short * 1e6)) µs")
    }

    /// Seconds of the same work on both logs, run by run.
    private struct Costs {
        var short: [Double] = []
        var long: [Double] = []
    }

    private func filled(_ path: String, _ count: Int) async throws -> LMDBEventLog {
        let log = try LMDBEventLog.open(at: path) { Instant(milliseconds: 1_700_000_000_000) }
        var maker = BenchEvents(maker: 0, dataBytes: Self.dataBytes)
        for start in stride(from: 0, to: count, by: Self.fillBatch) {
            _ = try await log.append(maker.next(min(Self.fillBatch, count - start)))
        }
        return log
    }

    private func secondsAnEvent(_ load: AppendLoad, _ log: LMDBEventLog, maker: Int) async throws -> Double {
        try await 1 / load.run(on: log, firstMaker: maker).eventsPerSecond
    }

    /// After trajectories here and there, of those that the fill made.
    private func questions(_ count: Int, seed: Int) -> [EventQuery] {
        var random = SeededRandom(seed: UInt64(seed))
        let maker = BenchEvents(maker: 0, dataBytes: Self.dataBytes)
        return (0..<Self.questions).map { _ in maker.trajectory(ofEvent: random.number(0...count - 1)) }
    }

    private func secondsAQuestion(_ log: BareLog, _ count: Int, seed: Int) throws -> Double {
        let tags = questions(count, seed: seed).flatMap { $0.criteria.flatMap { $0.tags.map(\.text) } }
        var found = 0
        let seconds = try Measurement.seconds { found = try log.ask(tags, wanted: Self.eventsAsked) }
        guard found >= tags.count else { throw NothingFound() }
        return seconds / Double(Self.questions)
    }

    private func secondsAQuestion(_ log: LMDBEventLog, _ count: Int, seed: Int) throws -> Double {
        let questions = questions(count, seed: seed)
        let seconds = try Measurement.seconds {
            for question in questions where try log.read(question, from: .empty, limit: Self.eventsAsked).events.isEmpty
            {
                throw NothingFound()
            }
        }
        return seconds / Double(Self.questions)
    }

    /// No event of a trajectory that is in the log.
    struct NothingFound: Error {}
}
