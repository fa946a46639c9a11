import EventStore

/// Clients that append to a log as fast as it answers, each waiting for its answer, each on a condition.
struct AppendLoad {
    let clients: Int
    /// Events of one append.
    let batch: Int
    /// Appends of each client.
    let appends: Int
    let dataBytes: Int

    /// What was seen.
    struct Result {
        let seconds: Double
        let events: Int
        /// Of each append, from asking to the answer.
        let latencies: [Double]
        let commits: Int
        /// How often the log was too busy to take an append, and the client came again.
        let refusals: Int

        var eventsPerSecond: Double { Double(events) / seconds }
        /// Appends in a commit.
        var meanGroup: Double { Double(latencies.count) / Double(max(1, commits)) }
    }

    /// How long a client waits that was refused: less than a commit of large batches takes.
    private static let pause = Duration.milliseconds(2)

    /// - Parameter firstMaker: The numbers of the makers of events begin here; none may be used twice in one log.
    func run(on log: LMDBEventLog, firstMaker: Int) async throws -> Result {
        let before = log.statistics.commits
        // Made before the clock runs: what is measured is the log.
        let work = (0..<clients).map { client in
            var maker = BenchEvents(maker: firstMaker + client, dataBytes: dataBytes)
            return (0..<appends).map { _ in (events: maker.next(batch), condition: maker.lastTrajectory) }
        }
        let clock = ContinuousClock()
        let start = clock.now
        let answers = try await withThrowingTaskGroup(of: (latencies: [Double], refusals: Int).self) { group in
            for appends in work {
                group.addTask {
                    var (latencies, refusals, seen): ([Double], Int, LogSize) = ([], 0, try log.size())
                    latencies.reserveCapacity(appends.count)
                    for append in appends {
                        let condition = AppendCondition(nothingMatching: append.condition, since: seen)
                        let asked = clock.now
                        while true {
                            do {
                                guard case .appended(let receipt) = try await log.append(append.events, if: condition)
                                else { throw Unexpected() }
                                seen = receipt.size
                                break
                            } catch EventLogFault.overloaded {
                                refusals += 1
                                try await Task.sleep(for: Self.pause)
                            }
                        }
                        latencies.append(Measurement.seconds(clock.now - asked))
                    }
                    return (latencies, refusals)
                }
            }
            return try await group.reduce(into: (latencies: [Double](), refusals: 0)) { all, one in
                all.latencies += one.latencies
                all.refusals += one.refusals
            }
        }
        return Result(
            seconds: Measurement.seconds(clock.now - start), events: clients * batch * appends,
            latencies: answers.latencies, commits: log.statistics.commits - before, refusals: answers.refusals)
    }

    /// An append that was not made though nobody else wrote about its trajectory.
    struct Unexpected: Error {}
}
