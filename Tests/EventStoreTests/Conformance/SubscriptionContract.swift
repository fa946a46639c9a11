import EventStore
import Testing

/// Sentence 9 of the contract of `EventLog`: what a subscriber gets.
@Suite struct `A subscription` {
    @Test(arguments: Backend.allCases)
    func `delivers what is there and then what comes, each once and in order`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<1500).map { event($0, tags: $0 % 2 == 0 ? ["even:yes"] : []) })
            async let received = collect(log.subscribe(to: query(tags: ["even:yes"]), from: .empty), count: 1500)
            for number in UInt64(1500)..<3000 where number % 30 == 0 {
                _ = try await log.append(
                    (number..<number + 30).map { event($0, tags: $0 % 2 == 0 ? ["even:yes"] : []) })
            }
            #expect(try await received == (0..<3000).filter { $0 % 2 == 0 })
        }
    }

    @Test(arguments: Backend.allCases)
    func `resumed at the cursor of a page loses nothing and repeats nothing`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append((0..<2500).map { event($0) })
            var positions: [UInt64] = []
            var cursor = LogSize.empty
            while positions.count < 2500 {
                for try await page in log.subscribe(to: .all, from: cursor) {
                    positions += page.events.map(\.position.index)
                    cursor = page.cursor
                    break
                }
            }
            #expect(positions == Array(0..<2500))
        }
    }

    @Test(arguments: Backend.allCases)
    func `waits beyond events that do not match`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            async let received = collect(log.subscribe(to: query(tags: ["a:1"]), from: .empty), count: 1)
            for number in UInt64(0)..<10 { _ = try await log.append([event(number)]) }
            _ = try await log.append([event(10, tags: ["a:1"])])
            #expect(try await received == [10])
        }
    }

    @Test(arguments: Backend.allCases)
    func `ends when its task is cancelled`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(0)])
            let (signal, started) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                for try await _ in log.subscribe(to: .all, from: .empty) { started.yield() }
            }
            for await _ in signal { break }
            task.cancel()
            try await task.value
            // Cancelled before it has begun.
            let second = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                for try await _ in log.subscribe(to: .all, from: LogSize(1)) { Issue.record("nothing can come") }
            }
            try await second.value
        }
    }

    @Test(arguments: Backend.allCases)
    func `ends when the log is closed, and the log then faults`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(0)])
            let (signal, started) = AsyncStream.makeStream(of: Void.self)
            let task = Task {
                for try await _ in log.subscribe(to: .all, from: .empty) { started.yield() }
            }
            for await _ in signal { break }
            await log.close()
            try await task.value
            for try await _ in log.subscribe(to: .all, from: .empty) { Issue.record("nothing can come") }
            #expect(throws: EventLogFault.closed) { try log.size() }
            #expect(throws: EventLogFault.closed) { try log.read(.all, from: .empty, limit: 1) }
            #expect(throws: EventLogFault.closed) { try log.scan(from: .empty, to: LogSize(1)) { _ in true } }
            await #expect(throws: EventLogFault.closed) { try await log.append([event(1)]) }
            await log.close()
        }
    }

    @Test(arguments: Backend.allCases)
    func `may have many readers at once`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            try await withThrowingTaskGroup(of: [UInt64].self) { group in
                for _ in 0..<200 {
                    group.addTask { try await collect(log.subscribe(to: .all, from: .empty), count: 20) }
                }
                for number in UInt64(0)..<20 { _ = try await log.append([event(number)]) }
                for try await positions in group { #expect(positions == Array(0..<20)) }
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `has a wait for growth that ends with the growth`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            async let grown = log.durable.waitForGrowth(beyond: LogSize(2))
            for number in UInt64(0)..<3 { _ = try await log.append([event(number)]) }
            #expect(await grown == LogSize(3))
            #expect(await log.durable.waitForGrowth(beyond: .empty) == LogSize(3))
        }
    }
}

/// The positions of the first so many events of a subscription.
private func collect(_ subscription: LogSubscription, count: Int) async throws -> [UInt64] {
    var positions: [UInt64] = []
    for try await page in subscription {
        positions += page.events.map(\.position.index)
        if positions.count >= count { break }
    }
    return positions
}
