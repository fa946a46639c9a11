import EventStore
import Testing

/// Sentence 12 of the contract of `EventLog`, and what a watermark is by itself.
@Suite struct `The watermarks of a log` {
    @Test(arguments: Backend.allCases)
    func `are never in the wrong order and never go back, while many write`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let written = Counter()
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    var last: (accepted: LogSize, durable: LogSize) = (.empty, .empty)
                    while written.count < 200 {
                        // Each is asked before the one that it must not be ahead of.
                        let (durable, size) = (log.durable.size, try log.size())
                        let accepted = log.accepted.size
                        #expect(durable <= size && size <= accepted)
                        #expect(last.accepted <= accepted && last.durable <= durable)
                        last = (accepted, durable)
                        await Task.yield()
                    }
                }
                try await withThrowingTaskGroup(of: Void.self) { writers in
                    for writer in UInt64(0)..<8 {
                        writers.addTask {
                            for number in UInt64(0)..<25 {
                                defer { written.increase() }
                                let outcome = try await log.append([event(writer << 32 | number)])
                                guard case .appended(let receipt) = outcome else { continue }
                                #expect(log.durable.size >= receipt.size)
                            }
                        }
                    }
                    try await writers.waitForAll()
                }
                try await group.waitForAll()
            }
            #expect(log.accepted.size == LogSize(200) && log.durable.size == LogSize(200))
        }
    }

    @Test(arguments: Backend.allCases)
    func `wake nobody for an append that is refused`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            _ = try await log.append([event(0)])
            async let grown = log.durable.waitForGrowth(beyond: LogSize(1))
            try await until { log.durable.waiting > 0 }
            let refused = try await log.append(
                [event(1)], if: AppendCondition(nothingMatching: .all, since: .empty))
            #expect(refused == .conflict(Position(0)))
            #expect(log.accepted.size == LogSize(1) && log.durable.waiting == 1)
            _ = try await log.append([event(2)])
            #expect(await grown == LogSize(2))
        }
    }

    @Test(arguments: Backend.allCases)
    func `let nobody wait once the log is closed`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            async let grown = log.durable.waitForGrowth(beyond: LogSize(5))
            async let accepted = log.accepted.waitForGrowth(beyond: LogSize(5))
            try await until { log.durable.waiting + log.accepted.waiting >= 2 }
            await log.close()
            #expect(await grown == .empty)
            #expect(await accepted == .empty)
            #expect(await log.durable.waitForGrowth(beyond: LogSize(5)) == .empty)
        }
    }
}

@Suite struct `A watermark` {
    @Test func `wakes those who wait for no more than there is, however many, and leaves the others`() async throws {
        let mark = Watermark(.empty)
        try await withThrowingTaskGroup(of: (wanted: UInt64, found: LogSize).self) { group in
            for waiter in UInt64(0)..<3_000 {
                group.addTask { (waiter % 3, await mark.waitForGrowth(beyond: LogSize(waiter % 3))) }
            }
            for size in UInt64(1)...3 {
                try await until { mark.waiting >= 3_000 - Int(size - 1) * 1_000 }
                mark.grow(to: LogSize(size))
                for _ in 0..<1_000 {
                    let woken = try await group.next()
                    #expect(woken?.wanted == size - 1 && woken?.found == LogSize(size))
                }
            }
        }
        #expect(mark.waiting == 0)
    }

    @Test func `does not go back`() async {
        let mark = Watermark(LogSize(5))
        mark.grow(to: LogSize(3))
        #expect(mark.size == LogSize(5))
        #expect(await mark.waitForGrowth(beyond: LogSize(4)) == LogSize(5))
    }

    @Test func `is waited for no longer than the deadline`() async throws {
        let mark = Watermark(LogSize(5))
        #expect(await mark.waitForGrowth(beyond: LogSize(5), until: .now) == LogSize(5))
        async let patient = mark.waitForGrowth(beyond: LogSize(5))
        async let hasty = mark.waitForGrowth(beyond: LogSize(5), until: .now + .milliseconds(1))
        #expect(await hasty == LogSize(5))
        try await until { mark.waiting >= 1 }
        mark.grow(to: LogSize(6))
        #expect(await patient == LogSize(6))
    }

    @Test func `is waited for by a cancelled task no longer`() async throws {
        let mark = Watermark(.empty)
        let task = Task { await mark.waitForGrowth(beyond: .empty) }
        try await until { mark.waiting > 0 }
        task.cancel()
        #expect(await task.value == .empty)
        #expect(mark.waiting == 0)
    }
}
