import EventStore
import Testing
import Wire

/// Sentence 10 of the contract of `EventLog`: limits are checked before anything is written.
@Suite struct `The limits of the log` {
    private func expectRefused(_ events: [NewEvent], by log: any EventLog, request: RequestKey? = nil) async throws {
        let before = try log.size()
        do {
            let outcome = try await log.append([event(1_000_000)] + events, if: nil, request: request)
            Issue.record("not refused: \(outcome)")
        } catch EventLogFault.invalidEvent {
            #expect(try log.size() == before)
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse an append without events`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            await #expect(throws: EventLogFault.self) { try await log.append([]) }
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse more events than one append may have`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let most = UInt64(LogLimits.eventsPerAppendMax)
            try await expectRefused((0..<most).map { event($0) }, by: log)
            #expect(try await log.append((0..<most).map { event($0) }) == .appended(at: 0, count: Int(most)))
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse a record that is too long, and take one that is just not`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            func sized(_ count: Int) -> NewEvent {
                event(1, data: #"{"t":"\#(String(repeating: "x", count: count))"}"#)
            }
            _ = try await log.append([event(0, data: #"{"t":""}"#)])
            let room = LogLimits.recordBytesMax - (try log.all()[0].bytes.count)
            try await expectRefused([sized(room + 1)], by: log)
            #expect(try await log.append([sized(room)]) == .appended(at: 1))
            #expect(try log.all()[1].bytes.count == LogLimits.recordBytesMax)
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse an append whose records are too long together`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let long = #"{"t":"\#(String(repeating: "x", count: 60_000))"}"#
            let count = UInt64(LogLimits.appendBytesMax / 60_000 + 1)
            try await expectRefused((0..<count).map { event($0, data: long) }, by: log)
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse too many tags of one event or of one append`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let most = Set((0..<LogLimits.tagsPerEventMax).map { "t:\($0)" })
            try await expectRefused([event(1, tags: most.union(["t:more"]))], by: log)
            let count = UInt64(LogLimits.tagsPerAppendMax / most.count + 1)
            try await expectRefused((0..<count).map { event($0, tags: most) }, by: log)
            #expect(try await log.append([event(1, tags: most)]) == .appended(at: 0))
            #expect(try log.ids(query(tags: most)) == [id(1)])
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse a type without a form`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            let tooLong = String(repeating: "t", count: LogLimits.typeBytesMax + 1)
            for type in ["", "a b", "a\"b", "a\\b", "é", "a\n", tooLong] {
                try await expectRefused([event(1, type: type)], by: log)
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse data that is not one JSON object on one line`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            for data in ["", "[]", "1", "{", "{}}", "{} {}", "{\"a\":}", "{\"a\":1,}", "{\n}", " {}", "{} ", "{'a':1}"]
            {
                try await expectRefused([event(1, data: data)], by: log)
            }
            var broken = event(1)
            broken.data = Array("{\"a\":\"".utf8) + [0xC3, 0x28] + Array("\"}".utf8)
            try await expectRefused([broken], by: log)
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse the same id twice in one append`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            try await expectRefused([event(1), event(2), event(1)], by: log)
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse a time that the record has no form for`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            for time in [Int64.min, -2_300_000_000_000, 7_300_000_000_000, .max] {
                try await expectRefused([event(1, time: Instant(milliseconds: time))], by: log)
            }
        }
    }

    @Test(arguments: Backend.allCases)
    func `refuse a request key without a form`(_ backend: Backend) async throws {
        try await backend.withLog { log async throws in
            for count in [0, LogLimits.requestKeyBytesMax + 1] {
                let request = RequestKey(key: Array(repeating: 7, count: count), fingerprint: 1)
                try await expectRefused([event(1)], by: log, request: request)
            }
        }
    }

    @Test func `let a tag have 1 to 200 printable characters and nothing else`() {
        #expect(EventStore.Tag("a") != nil)
        #expect(EventStore.Tag(String(repeating: "a", count: LogLimits.tagBytesMax)) != nil)
        for text in ["", "a b", "a\"", "a\\", "é", "\u{7F}", String(repeating: "a", count: LogLimits.tagBytesMax + 1)] {
            #expect(EventStore.Tag(text) == nil)
        }
    }
}
