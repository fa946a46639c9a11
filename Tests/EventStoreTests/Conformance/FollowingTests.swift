import EventStore
import Testing

/// Sentence 9 of the contract under load: many write, many follow, and nobody stays connected for long.
@Suite struct `Followers of a log` {
    private static let seeds: [UInt64] = [1, 2, 3]

    @Test(arguments: Backend.allCases, seeds)
    func `each get every event that they ask for once, in order and byte for byte`(
        _ backend: Backend, _ seed: UInt64
    ) async throws {
        try await backend.withLog { log async throws in
            try await withThrowingTaskGroup(of: (query: EventQuery, start: LogSize, got: [RecordedEvent]).self) {
                group in
                for follower in UInt64(0)..<12 {
                    group.addTask {
                        var random = SeededRandom(seed: seed << 8 | follower)
                        let query = query(drawnFrom: &random)
                        let start = LogSize(UInt64.random(in: 0...50, using: &random))
                        return (query, start, try await follow(log, query, from: start, resumingBy: &random))
                    }
                }
                try await write(to: log, seed: seed)
                for try await (query, start, got) in group {
                    #expect(got == (try log.all(query, from: start)), "seed \(seed), \(query) from \(start.count)")
                }
            }
        }
    }
}

private let types = ["test.a", "test.b", "test.c"]
private let tags = ["thing:1", "thing:2", "thing:3", "kind:x"]
/// The last event that is written; every query asks for it too.
private let end = "test.end"

private func query(drawnFrom random: inout SeededRandom) -> EventQuery {
    if Int.random(in: 0..<4, using: &random) == 0 { return .all }
    let criteria = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        criterion(
            types: Set(types.filter { _ in Bool.random(using: &random) }),
            tags: Set(tags.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }))
    }
    return EventQuery(criteria + [criterion(types: [end])])
}

/// Follows until the last event, and hangs up after every few pages.
private func follow(
    _ log: any EventLog, _ query: EventQuery, from start: LogSize, resumingBy random: inout SeededRandom
) async throws -> [RecordedEvent] {
    var got: [RecordedEvent] = []
    var cursor = start
    while try got.last.map({ try $0.withView { String(decoding: $0.type, as: UTF8.self) } }) != end {
        var pages = Int.random(in: 1...4, using: &random)
        for try await page in log.subscribe(to: query, from: cursor) {
            got += page.events
            cursor = page.cursor
            pages -= 1
            if pages == 0 || page.events.isEmpty { break }
            if try page.events.last?.withView({ String(decoding: $0.type, as: UTF8.self) }) == end { break }
        }
    }
    return got
}

/// Lets several writers append at once, one event or several, some on a condition; then the last event.
private func write(to log: any EventLog, seed: UInt64) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in UInt64(1)...4 {
            group.addTask {
                var random = SeededRandom(seed: seed << 16 | writer)
                for round in UInt64(0)..<40 {
                    let events = (0..<UInt64.random(in: 1...12, using: &random)).map { number in
                        event(
                            writer << 32 | round << 8 | number, type: types.randomElement(using: &random) ?? types[0],
                            tags: Set(tags.filter { _ in Bool.random(using: &random) }),
                            data: #"{"n":\#(UInt64.random(in: 0...1_000_000, using: &random))}"#)
                    }
                    let condition: AppendCondition? =
                        Int.random(in: 0..<3, using: &random) == 0
                        ? AppendCondition(
                            nothingMatching: query(types: [types[0]], tags: [tags[0]]), since: try log.size()) : nil
                    if round % 4 == 0 { await Task.yield() }
                    _ = try await log.append(events, if: condition)
                }
            }
        }
        try await group.waitForAll()
    }
    _ = try await log.append([event(UInt64(1) << 48, type: end)])
}
