@testable import EventStore
import Testing
import Wire

/// Random histories on the durable log and on the obviously right one: every answer and every read must be the same.
// One after the other: they reckon, and the servers of other tests wait for the same few threads.
@Suite(.serialized) struct `The durable log` {
    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `answers every random history as the log in memory does`(seed: UInt64) async throws {
        try await withDirectory { path async throws in
            let model = MemoryEventLog(clock: TickingClock().now)
            let clock = TickingClock()
            // So that what is found is now in the tables and now beside them.
            let recentEventsMax = [1, 2, 7, 30, 100, 4_096][Int(seed % 6)]
            func open() throws -> LMDBEventLog {
                try LMDBEventLog.open(at: path, recentEventsMax: recentEventsMax, clock: clock.now)
            }
            var log = try open()
            var random = SeededRandom(seed: seed)
            for step in 0..<300 {
                let comment: Comment = "seed \(seed), step \(step)"
                let size = try model.size()
                let events = randomEvents(&random, size: size.count)
                let condition = randomCondition(&random, size: size.count)
                let request = randomRequest(&random)
                let expected = await outcome { try await model.append(events, if: condition, request: request) }
                let actual = await outcome { try await log.append(events, if: condition, request: request) }
                #expect(actual == expected, comment)
                let query = randomQuery(&random)
                let start = LogSize(UInt64.random(in: 0...size.count + 2, using: &random))
                let limit = Int.random(in: 0...12, using: &random)
                let page = try model.read(query, from: start, limit: limit)
                #expect(try log.read(query, from: start, limit: limit) == page, comment)
                if Int.random(in: 0..<60, using: &random) == 0 {
                    await log.close()
                    log = try open()
                }
            }
            #expect(try log.all() == model.all(), "seed \(seed)")
            #expect(try model.size().count > 100, "seed \(seed): a history too short to tell anything")
            await log.close()
        }
    }

    private func outcome(
        _ append: () async throws -> AppendOutcome
    ) async -> Result<AppendOutcome, EventLogFault> {
        do {
            return .success(try await append())
        } catch let fault as EventLogFault {
            return .failure(fault)
        } catch {
            return .failure(.fatal("\(error)"))
        }
    }

    private func randomEvents(_ random: inout SeededRandom, size: UInt64) -> [NewEvent] {
        // Now and then ids that are known: alone, in runs, or mixed with new ones.
        let start = Int.random(in: 0..<5, using: &random) == 0 ? UInt64.random(in: 0...size, using: &random) : size + 1
        return (0..<UInt64.random(in: 1...4, using: &random)).map { offset in
            event(
                start + offset, type: randomType(&random),
                tags: Set(
                    (0..<Int.random(in: 0...3, using: &random)).map { _ in
                        randomTag(&random)
                    }), data: #"{"n":\#(UInt32.random(in: 0...99, using: &random))}"#)
        }
    }

    private func randomCondition(_ random: inout SeededRandom, size: UInt64) -> AppendCondition? {
        guard Bool.random(using: &random) else { return nil }
        let back = UInt64.random(in: 0...min(size, 10), using: &random)
        return AppendCondition(nothingMatching: randomQuery(&random), since: LogSize(size - back))
    }

    private func randomRequest(_ random: inout SeededRandom) -> RequestKey? {
        guard Int.random(in: 0..<4, using: &random) == 0 else { return nil }
        return RequestKey(
            key: [UInt8.random(in: 0...40, using: &random)], fingerprint: UInt64.random(in: 0...1, using: &random))
    }

    private func randomQuery(_ random: inout SeededRandom) -> EventQuery {
        EventQuery(
            (0..<Int.random(in: 0...3, using: &random)).map { _ in
                criterion(
                    types: Set((0..<Int.random(in: 0...2, using: &random)).map { _ in randomType(&random) }),
                    tags: Set((0..<Int.random(in: 0...2, using: &random)).map { _ in randomTag(&random) }))
            })
    }

    private func randomType(_ random: inout SeededRandom) -> String { "t.\(Int.random(in: 0..<4, using: &random))" }

    private func randomTag(_ random: inout SeededRandom) -> String {
        // The squared number makes some tags common and others rare.
        let number = Int.random(in: 0..<6, using: &random)
        return "k:\(number * Int.random(in: 0...number, using: &random))"
    }
}
