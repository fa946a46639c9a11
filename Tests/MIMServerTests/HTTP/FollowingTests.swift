import EventStore
import HummingbirdTesting
import Programme
import Testing
import Wire

@testable import MIMServer

/// The property that a follower lives by, over a real port: many write, many follow, and connections break all the time.
@Suite(.timeLimit(.minutes(5))) struct `Followers over HTTP` {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `each get every event that they ask for once, in order and byte for byte`(_ seed: UInt64) async throws {
        try await TestServer.run(.live) { server in
            try await withThrowingTaskGroup(of: (filter: Filter, got: [String]).self) { group in
                for number in UInt64(0)..<8 {
                    group.addTask {
                        var random = SeededRandom(seed: seed << 8 | number)
                        let filter = Filter(drawnFrom: &random)
                        let form = EventClient.Form.allCases[Int(number % 2)]
                        return (filter, try await got(filter, from: server, as: form, hangingUpBy: &random))
                    }
                }
                try await write(to: server.app.log, seed: seed)
                for try await (filter, got) in group {
                    let page = try server.app.log.read(filter.query, from: .empty, limit: LogLimits.pageEventsMax)
                    #expect(page.isCaughtUp)
                    #expect(
                        got == page.events.map { String(decoding: $0.bytes, as: UTF8.self) },
                        "seed \(seed), \(filter.text)")
                }
            }
        }
    }
}

private let types = ["nl.mim.visit-held", "nl.mim.intake-held", "nl.mim.mother-accepted"]
private let tags = ["trajectory:1", "trajectory:2", "location:1"]
/// The last event that is written; it has every tag, and every filter asks for its type.
private let end = "nl.mim.trajectory-ended"

/// What a follower asks for.
private struct Filter {
    let types: [String]
    let tags: [String]

    init(drawnFrom random: inout SeededRandom) {
        types = random.chance(33) ? [] : MIMServerTests.types.filter { _ in random.chance(50) } + [end]
        tags = MIMServerTests.tags.filter { _ in random.chance(25) }
    }

    var text: String {
        (types.isEmpty ? [] : ["type=" + types.joined(separator: ",")]).joined()
            + tags.map { "&tag=\($0)" }.joined()
    }

    var query: EventQuery {
        EventQuery([EventQuery.Criterion(types: Set(types), tags: Set(tags.compactMap { Tag($0) }))])
    }
}

/// What a follower gets who hangs up every now and then, in the middle of what is on its way, and takes up again.
private func got(
    _ filter: Filter, from server: TestServer, as form: EventClient.Form, hangingUpBy random: inout SeededRandom
) async throws -> [String] {
    var got: [EventClient.Event] = []
    while got.last?.data.contains(end) != true {
        let from = got.last.flatMap { Int($0.id) }.map { $0 + 1 } ?? 0
        let usesHeader = random.chance(50)
        let address =
            "/api/v1/events?"
            + [usesHeader ? "" : "from=\(from)", filter.text].filter { !$0.isEmpty }
            .joined(separator: "&").replacing("&&", with: "&")
        let client = try server.follow(address, as: form, lastEventID: usesHeader ? got.last?.id : nil)
        for _ in 0..<random.number(1...60) where got.last?.data.contains(end) != true {
            got += try await client.next(1)
        }
        await client.end()
    }
    return got.map(\.data)
}

private func write(to log: any EventLog, seed: UInt64) async throws {
    func event(_ number: UInt64, _ type: String, _ tags: [String]) throws -> NewEvent {
        let tester = try #require(Tag("tester:1"))
        return NewEvent(
            id: Identifier(high: 0x0192_F0C1_0000_7000, low: 0x8000_0000_0000_0000 | number), type: type,
            subject: tester, actor: tester, tags: Set(tags.compactMap { Tag($0) }), data: Array("{}".utf8))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in UInt64(1)...4 {
            group.addTask {
                var random = SeededRandom(seed: seed << 16 | writer)
                for round in UInt64(0)..<30 {
                    let events = try (0..<UInt64(random.number(1...8))).map { number in
                        try event(
                            writer << 32 | round << 8 | number, types[random.number(0...2)],
                            tags.filter { _ in random.chance(50) })
                    }
                    let condition = AppendCondition(
                        nothingMatching: EventQuery([.init(types: [types[0]])]), since: try log.size())
                    _ = try await log.append(events, if: random.chance(33) ? condition : nil)
                }
            }
        }
        try await group.waitForAll()
    }
    _ = try await log.append([try event(0, end, tags)])
}
