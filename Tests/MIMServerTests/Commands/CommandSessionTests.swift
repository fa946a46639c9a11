import EventStore
import Programme
import Testing
import Wire

@testable import MIMServer

struct `A session for many commands` {
    private static func location(_ number: UInt64) -> OpenLocation {
        OpenLocation(
            location: LocationID(Identifier(high: 1, low: number)), on: Day(number: 20_000),
            details: LocationDetails(name: "L", municipality: "B", variant: .regular))
    }

    private static let today = Day(number: 20_779)

    @Test func `lets later commands see what earlier ones bring, and appends all at once`() async throws {
        try await TestServer.run { server in
            var session = try server.app.makeSession()
            let id = LocationID(Identifier(high: 1, low: 7))
            try session.stage(Self.location(7), by: .local, today: Self.today)
            try session.stage(CloseLocation(location: id, on: Day(number: 20_100)), by: .local, today: Self.today)
            #expect(throws: Refusal.self) {
                try session.stage(CloseLocation(location: id, on: Day(number: 20_100)), by: .local, today: Self.today)
            }
            #expect(try server.size == 0)
            let receipt = try await session.commit()
            #expect(receipt == AppendReceipt(first: Position(0), count: 2))
            #expect(try await session.commit() == nil)
        }
    }

    @Test func `notices that somebody else wrote what it decided on, and can decide again`() async throws {
        try await TestServer.run { server in
            var session = try server.app.makeSession()
            try session.stage(Self.location(7), by: .local, today: Self.today)
            _ = try await server.app.handler.handle(CommandOrder(command: Self.location(7)))
            await #expect(throws: CommandFault.overtaken) { try await session.commit() }
            #expect(throws: Refusal.self) { try session.stage(Self.location(7), by: .local, today: Self.today) }
            #expect(session.stagedCount == 0)
            try session.stage(Self.location(8), by: .local, today: Self.today)
            #expect(try await session.commit() == AppendReceipt(first: Position(1), count: 1))
        }
    }

    @Test func `is not disturbed by others who write something else`() async throws {
        try await TestServer.run { server in
            var session = try server.app.makeSession()
            try session.stage(Self.location(7), by: .local, today: Self.today)
            _ = try await server.app.handler.handle(CommandOrder(command: Self.location(9)))
            #expect(try await session.commit() == AppendReceipt(first: Position(1), count: 1))
            #expect(throws: Refusal.self) { try session.stage(Self.location(9), by: .local, today: Self.today) }
        }
    }

    @Test func `mends a record after what is staged, and decides on the mended history from then on`() async throws {
        try await TestServer.run { server in
            var session = try server.app.makeSession()
            let id = LocationID(Identifier(high: 1, low: 7))
            let early = CloseLocation(location: id, on: Day(number: 19_900))
            try session.stage(Self.location(7), by: .local, today: Self.today)
            #expect(throws: Refusal.self) { try session.stage(early, by: .local, today: Self.today) }
            let receipt = try await session.mend(Self.opened(0, on: 19_800), by: .local, today: Self.today)
            #expect(receipt.positions == 1..<2)
            try session.refresh()
            try session.stage(early, by: .local, today: Self.today)
            #expect(try await session.commit() == AppendReceipt(first: Position(2), count: 1))
        }
    }

    @Test func `sees a record that somebody else mended, also one that it was folded from long ago`() async throws {
        try await TestServer.run { server in
            _ = try await server.app.handler.handle(CommandOrder(command: Self.location(7)))
            var session = try server.app.makeSession()
            _ = try await server.app.handler.handle(CommandOrder(command: Self.opened(0, on: 19_800)))
            try session.stage(Self.location(8), by: .local, today: Self.today)
            #expect(try await session.commit() == AppendReceipt(first: Position(2), count: 1))
            let early = CloseLocation(location: LocationID(Identifier(high: 1, low: 7)), on: Day(number: 19_900))
            try session.stage(early, by: .local, today: Self.today)
            #expect(try server.app.makeSession().state.locations.count == 2)
        }
    }

    /// A correction of the day on which a location opened.
    private static func opened(_ position: Int, on day: Int) throws -> CorrectRecord {
        let body = #"{"position":\#(position),"reason":"typing-error","data":{"on":"\#(Day(number: Int32(day)))"}}"#
        let command = try CommandParsing.command(CorrectRecord.self, from: Array(body.utf8))
        return try #require(command as? CorrectRecord)
    }

    @Test func `decides as single commands do`() async throws {
        let lines = (TestStory.preparation + TestStory.match).map { TestStory.line($0.name, $0.body) }
        @Sendable func kinds(_ server: TestServer) throws -> [String] {
            try server.app.log.read(.all, from: .empty, limit: 100).events.map { record in
                try record.withView { String(decoding: $0.type, as: UTF8.self) }
            }
        }
        let single = try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            return try kinds(server)
        }
        let together = try await TestServer.run { server in
            _ = try await server.postLines(lines)
            return try kinds(server)
        }
        #expect(single == together)
    }
}

struct `Lines` {
    @Test func `are cut wherever the bytes come apart`() throws {
        let text = Array("een\n\r\n  \ntwee\r\ndrie".utf8)
        for size in 1...text.count {
            var reader = LineReader()
            var lines: [Line] = []
            for start in stride(from: 0, to: text.count, by: size) {
                lines += try reader.lines(after: text[start..<min(start + size, text.count)])
            }
            lines += reader.rest()
            #expect(lines.map(\.number) == [1, 4, 5])
            #expect(lines.map { String(decoding: $0.bytes, as: UTF8.self) } == ["een", "twee\r", "drie"])
        }
    }

    @Test func `are gathered in chunks of a bounded number and size`() throws {
        var chunks = LineChunks()
        let short = try chunks.chunks(after: Array(String(repeating: "x\n", count: 1_200).utf8))
        #expect(short.map(\.count) == [500, 500])
        #expect(chunks.rest().map(\.count) == [200])
        var long = LineChunks()
        let line = String(repeating: "x", count: RequestLimits.bodyBytesMax) + "\n"
        let full = try long.chunks(after: Array(String(repeating: line, count: 100).utf8))
        #expect(full.count == 1)
        #expect(full[0].count == RequestLimits.chunkBytesMax / RequestLimits.bodyBytesMax + 1)
    }
}

struct `The asker's language` {
    @Test(
        arguments: [
            (nil, "nl"), ("", "nl"), ("en", "en"), ("en-GB,en;q=0.9", "en"), ("nl,en", "nl"),
            ("en;q=0.5,nl;q=0.4", "en"),
            ("de", "nl"), ("*", "nl"), ("EN", "en"), ("en;q=0", "nl"), ("en;q=x", "nl"), (";;;,,,=", "nl"),
        ] as [(String?, String)])
    func `is Dutch unless English is asked for more`(_ header: String?, _ language: String) {
        #expect(Language(accepting: header).rawValue == language)
    }
}
