import EventStore
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import MIMServer

struct `The events over HTTP` {
    @Test func `are the stored bytes, unchanged`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let answer = try await server.get("/api/v1/events")
            let stored = try server.app.log.read(.all, from: .empty, limit: 100).events
            #expect(answer.headers[.contentType] == "application/cloudevents-batch+json")
            #expect(
                answer.text == "[" + stored.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: ",")
                    + "]")
            #expect(answer.headers[.link] == nil)
        }
    }

    @Test func `come in pages that join without gap or repetition`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            var address: String? = "/api/v1/events?limit=4"
            var sequences: [Int] = []
            while let page = address {
                let answer = try await server.get(page)
                sequences += answer.json.items.compactMap { $0["sequence"].text.flatMap { Int($0) } }
                address = answer.headers[.link].map { String($0.dropFirst().prefix { $0 != ">" }) }
            }
            #expect(sequences == Array(0..<(try server.size)))
        }
    }

    @Test func `can be had by type and by tag`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let clicks = try await server.get("/api/v1/events?type=nl.mim.click-answered&limit=1")
            #expect(clicks.json[0]["type"].text == "nl.mim.click-answered")
            let next = try #require(clicks.headers[.link]?.dropFirst().prefix { $0 != ">" })
            #expect(try await server.get(String(next)).json.items.count == 1)
            let mother = try await server.get("/api/v1/events?tag=mother:\(TestStory.mother)")
            #expect(mother.json.items.count == 1)
            #expect(try await server.get("/api/v1/events?from=1000000").json.items.isEmpty)
        }
    }

    @Test func `hold no name and no text`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let events = try await server.get("/api/v1/events").text
            for secret in ["Zonnebloem", "Madelief", "Korenbloem", "Wilgenroos", "graag"] {
                #expect(!events.contains(secret))
            }
            #expect(events.contains("\"sealed\""))
        }
    }
}

struct `A live stream` {
    @Test func `gives what is there, then what comes, each with its position and its stored bytes`() async throws {
        try await TestServer.run(.live) { server in
            try await server.record(Array(TestStory.preparation.prefix(3)))
            let stream = try server.follow("/api/v1/events")
            #expect(try await stream.next(3).map(\.id) == ["0", "1", "2"])
            try await server.record([TestStory.preparation[3]])
            let event = try await stream.next(1)[0]
            #expect(event.id == "3")
            let stored = try server.app.log.read(.all, from: LogSize(3), limit: 1).events[0]
            #expect(event.data == String(decoding: stored.bytes, as: UTF8.self))
            await stream.end()
        }
    }

    @Test func `takes up after the last event that its client has seen`() async throws {
        try await TestServer.run(.live) { server in
            try await server.record(TestStory.preparation)
            let stream = try server.follow("/api/v1/events", lastEventID: "4")
            #expect(try await stream.next(3).map(\.id) == ["5", "6", "7"])
            await stream.end()
        }
    }

    @Test func `gives only what was asked for`() async throws {
        try await TestServer.run(.live) { server in
            let stream = try server.follow("/api/v1/events?type=nl.mim.mother-enrolled")
            try await server.record(TestStory.preparation)
            #expect(try await stream.next(1).map(\.id) == ["7"])
            await stream.end()
        }
    }

    @Test func `ends when the server stops, which does not wait for its client`() async throws {
        let stream = try await TestServer.run(.live) { server in
            try await server.record(Array(TestStory.preparation.prefix(1)))
            let stream = try server.follow("/api/v1/events")
            _ = try await stream.next(1)
            return stream
        }
        #expect(try await stream.next(1).isEmpty)
        await stream.end()
    }

    @Test func `with a Last-Event-ID that is none is refused`() async throws {
        try await TestServer.run { server in
            let answer = try await server.get(
                "/api/v1/events", [.accept: "text/event-stream", .lastEventID: "yesterday"])
            #expect(answer.problem == "invalid-header")
        }
    }
}
