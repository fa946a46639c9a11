import EventStore
import Testing
import Wire

/// Sentences 7 and 8 of the contract of `EventLog`: what is read.
@Suite struct `A read` {
    @Test(arguments: Backend.allCases)
    func `of an empty log is empty and caught up`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let empty = EventPage(events: [], cursor: .empty, isCaughtUp: true)
            #expect(try log.read(.all, from: .empty, limit: 10) == empty)
            #expect(try log.read(query(tags: ["a:1"]), from: .empty, limit: 10) == empty)
        }
    }

    @Test(arguments: Backend.allCases)
    func `gives the events that meet any criterion, each once and in order`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([
                event(0, type: "t.a", tags: ["x:1"]), event(1, type: "t.b", tags: ["x:1", "y:1"]),
                event(2, type: "t.c"), event(3, type: "t.a", tags: ["y:1"]), event(4, type: "t.b", tags: ["y:2"]),
            ])
            func numbers(_ criteria: EventQuery.Criterion...) throws -> [UInt64] {
                try log.all(EventQuery(criteria)).map(\.position.index)
            }
            #expect(try numbers() == [0, 1, 2, 3, 4])
            #expect(try numbers(criterion()) == [0, 1, 2, 3, 4])
            #expect(try numbers(criterion(types: ["t.a"])) == [0, 3])
            #expect(try numbers(criterion(types: ["t.a", "t.c"])) == [0, 2, 3])
            #expect(try numbers(criterion(tags: ["x:1"])) == [0, 1])
            #expect(try numbers(criterion(tags: ["x:1", "y:1"])) == [1])
            #expect(try numbers(criterion(types: ["t.b"], tags: ["y:1"])) == [1])
            #expect(try numbers(criterion(types: ["t.b", "t.a"], tags: ["y:1"])) == [1, 3])
            #expect(try numbers(criterion(types: ["t.a"]), criterion(tags: ["x:1"])) == [0, 1, 3])
            #expect(try numbers(criterion(tags: ["y:2"]), criterion(types: ["t.none"])) == [4])
            #expect(try numbers(criterion(tags: ["y:3"])) == [])
            #expect(try numbers(criterion(types: ["t.a"], tags: ["y:2"])) == [])
        }
    }

    @Test(arguments: Backend.allCases)
    func `does not take a tag for another one that begins or ends like it`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(0, tags: ["a:11", "b:a:1"]), event(1, tags: ["a:1"])])
            #expect(try log.ids(query(tags: ["a:1"])) == [id(1)])
            #expect(try log.ids(query(types: ["test.happened"], tags: ["a:11"])) == [id(0)])
        }
    }

    @Test(arguments: Backend.allCases)
    func `starts at the size that it is given`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<10).map { event($0, tags: ["a:1"]) })
            for start in UInt64(0)...10 {
                #expect(try log.ids(from: LogSize(start)) == (start..<10).map { id($0) })
                #expect(try log.ids(query(tags: ["a:1"]), from: LogSize(start)) == (start..<10).map { id($0) })
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `gives at most its limit and a cursor where to go on`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<10).map { event($0, tags: $0 % 3 == 0 ? ["a:1"] : []) })
            let first = try log.read(query(tags: ["a:1"]), from: .empty, limit: 2)
            #expect(first.events.map(\.position.index) == [0, 3])
            #expect(first.cursor == LogSize(4))
            #expect(!first.isCaughtUp)
            let second = try log.read(query(tags: ["a:1"]), from: first.cursor, limit: 2)
            #expect(second.events.map(\.position.index) == [6, 9])
            #expect(second.cursor == LogSize(10))
            #expect(second.isCaughtUp)
            #expect(try log.read(.all, from: .empty, limit: 0).events.isEmpty)
        }
    }

    @Test(arguments: Backend.allCases)
    func `has a cursor beyond events that did not match`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<10).map { event($0, tags: $0 == 2 ? ["a:1"] : []) })
            let page = try log.read(query(tags: ["a:1"]), from: .empty, limit: 5)
            #expect(page.events.map(\.position.index) == [2])
            #expect(page.cursor == LogSize(10))
            #expect(page.isCaughtUp)
        }
    }

    @Test(arguments: Backend.allCases)
    func `from beyond the end is empty and stays where it is`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(0)])
            let page = try log.read(.all, from: LogSize(5), limit: 10)
            #expect(page == EventPage(events: [], cursor: LogSize(5), isCaughtUp: true))
        }
    }

    @Test(arguments: Backend.allCases)
    func `ends a page when its bytes are many`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let long = #"{"t":"\#(String(repeating: "x", count: 60_000))"}"#
            for batch in UInt64(0)..<3 {
                _ = try await log.append((0..<200).map { event(batch * 200 + $0, data: long) })
            }
            let page = try log.read(.all, from: .empty, limit: 600)
            #expect(page.events.count < 600)
            #expect(!page.isCaughtUp)
            #expect(try log.all(limit: 600).count == 600)
        }
    }

    @Test(arguments: Backend.allCases)
    func `gives byte for byte what was written`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let data = [#"{}"#, #"{"a":[1,2.50,-3e+7,null,true],"ë":"\u0000 \"} \\"}"#, #"{"a":1,"a":1,"b":{"c":{}}}"#]
            _ = try await log.append(data.enumerated().map { event(UInt64($0), data: $1) })
            let read = try log.all().map { try $0.withView { String(decoding: $0.data, as: UTF8.self) } }
            #expect(read == data)
        }
    }

    @Test(arguments: Backend.allCases)
    func `ends a page with the record that reaches its bytes`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<10).map { event($0) })
            let record = try log.read(.all, from: .empty, limit: 1).events[0].bytes.count
            for (bytes, count) in [(1, 1), (record, 1), (record + 1, 2), (3 * record, 3), (100 * record, 10)] {
                let page = try log.read(.all, from: .empty, limit: 100, bytesMax: bytes)
                #expect(page.events.map(\.position.index) == Array(0..<UInt64(count)))
                #expect(page.cursor == LogSize(UInt64(count)) && page.isCaughtUp == (count == 10))
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `in a scan lends every record from one size up to another`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<100).map { event($0) })
            func scanned(_ start: UInt64, _ end: UInt64, stop: UInt64 = .max) throws -> [UInt64] {
                var positions: [UInt64] = []
                try log.scan(from: LogSize(start), to: LogSize(end)) { view in
                    positions.append(view.position.index)
                    return view.position.index != stop
                }
                return positions
            }
            #expect(try scanned(0, 100) == Array(0..<100))
            #expect(try scanned(10, 20) == Array(10..<20))
            #expect(try scanned(90, 500) == Array(90..<100))
            #expect(try scanned(20, 20) == [])
            #expect(try scanned(200, 300) == [])
            #expect(try scanned(0, 100, stop: 4) == [0, 1, 2, 3, 4])
        }
    }
}
