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

    @Test func `can be had by several types, of which any, and by several tags, of which all`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            func positions(_ filter: String) async throws -> [Int] {
                try await server.get("/api/v1/events?\(filter)").json.items
                    .compactMap { $0["sequence"].text.flatMap { Int($0) } }
            }
            let (enrolled, opened) = ("nl.mim.mother-enrolled", "nl.mim.location-opened")
            #expect(try await positions("type=\(enrolled),\(opened)") == [0, 7])
            #expect(try await positions("type=\(enrolled)&type=\(opened)") == [0, 7])
            let (location, mother) = ("location:\(TestStory.location)", "mother:\(TestStory.mother)")
            #expect(try await positions("tag=\(location)&tag=\(mother)") == [7])
            #expect(try await positions("tag=\(location)&tag=\(mother)&type=\(opened)").isEmpty)
            let page = try await server.get("/api/v1/events?type=\(enrolled),\(opened)&limit=1")
            let next = try #require(page.headers[.link]?.dropFirst().prefix { $0 != ">" })
            #expect(try await server.get(String(next)).json[0]["type"].text == enrolled)
        }
    }

    @Test(arguments: [
        ("type=nl.mim.nothing", "type"), ("type=nl.mim.mother-enrolled,", "type"), ("type=", "type"),
        ("tag=mother", "tag"), ("tag=mother:a%20b", "tag"), ("tag=a:1,,b:2", "tag"), ("follow=maybe", "follow"),
        ("follow=false", "follow"), ("tag=" + (0...64).map { "a:\($0)" }.joined(separator: ","), "tag"),
    ])
    func `are not had by a filter that is none, and it is named`(_ filter: String, _ field: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.get("/api/v1/events?\(filter)")
            #expect(answer.problem == "invalid-parameter" && answer.json["field"].text == field, "\(answer.text)")
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

/// What both forms of a stream have in common, and what is peculiar to each.
@Suite(.timeLimit(.minutes(2))) struct `A live stream` {
    @Test(arguments: EventClient.Form.allCases)
    func `gives what is there, then what comes, each with its position and its stored bytes`(
        _ form: EventClient.Form
    ) async throws {
        try await TestServer.run(.live) { server in
            try await server.record(Array(TestStory.preparation.prefix(3)))
            let stream = try server.follow("/api/v1/events", as: form)
            #expect(try await stream.next(3).map(\.id) == ["0", "1", "2"])
            try await server.record([TestStory.preparation[3]])
            let event = try await stream.next(1)[0]
            #expect(event.id == "3")
            let stored = try server.app.log.read(.all, from: LogSize(3), limit: 1).events[0]
            #expect(event.data == String(decoding: stored.bytes, as: UTF8.self))
            await stream.end()
        }
    }

    @Test(arguments: EventClient.Form.allCases)
    func `takes up after the last event that its client has seen`(_ form: EventClient.Form) async throws {
        try await TestServer.run(.live) { server in
            try await server.record(TestStory.preparation)
            for stream in [
                try server.follow("/api/v1/events", as: form, lastEventID: "4"),
                try server.follow("/api/v1/events?from=5", as: form),
            ] {
                #expect(try await stream.next(3).map(\.id) == ["5", "6", "7"])
                await stream.end()
            }
        }
    }

    @Test(arguments: EventClient.Form.allCases)
    func `gives only what was asked for`(_ form: EventClient.Form) async throws {
        try await TestServer.run(.live) { server in
            let stream = try server.follow(
                "/api/v1/events?type=nl.mim.mother-enrolled,nl.mim.volunteer-admitted&tag=location:\(TestStory.location)",
                as: form)
            try await server.record(TestStory.preparation)
            #expect(try await stream.next(2).map(\.id) == ["6", "7"])
            await stream.end()
        }
    }

    @Test(arguments: EventClient.Form.allCases)
    func `tells when it has caught up, how far that is, also past what did not match`(
        _ form: EventClient.Form
    ) async throws {
        try await TestServer.run(.live) { server in
            try await server.record(TestStory.preparation)
            let stream = try server.follow("/api/v1/events?type=nl.mim.location-opened", as: form)
            let seen = try #require(await stream.nextHeartbeat())
            #expect(seen == TestStory.preparation.count)
            await stream.end()
            // So it can be taken up there.
            try await server.record([
                ("open-location", TestStory.openLocation.replacing(TestStory.location, with: TestStory.id(50)))
            ])
            let resumed = try server.follow("/api/v1/events", as: form, lastEventID: "\(seen - 1)")
            #expect(try await resumed.next(1).map(\.id) == ["\(seen)"])
            await resumed.end()
        }
    }

    @Test(arguments: EventClient.Form.allCases)
    func `ends with what was there when it is not to follow`(_ form: EventClient.Form) async throws {
        try await TestServer.run(.live) { server in
            try await server.record(TestStory.preparation)
            let stream = try server.follow("/api/v1/events?follow=false", as: form)
            #expect(try await stream.next(100).map(\.id) == (0..<TestStory.preparation.count).map { "\($0)" })
            let none = try server.follow("/api/v1/events?follow=false&from=100", as: form)
            #expect(try await none.next(100).isEmpty)
        }
    }

    @Test(arguments: EventClient.Form.allCases)
    func `ends when the server stops, which does not wait for its client`(_ form: EventClient.Form) async throws {
        let stream = try await TestServer.run(.live) { server in
            try await server.record(Array(TestStory.preparation.prefix(1)))
            let stream = try server.follow("/api/v1/events", as: form)
            _ = try await stream.next(1)
            return stream
        }
        #expect(try await stream.next(1).isEmpty)
        await stream.end()
    }

    @Test(arguments: EventClient.Form.allCases)
    func `is not kept for a client that has hung up`(_ form: EventClient.Form) async throws {
        try await TestServer.run(.live) { server in
            let streams = try (0..<20).map { _ in try server.follow("/api/v1/events", as: form) }
            try await until { server.app.log.durable.waiting >= streams.count }
            for stream in streams { await stream.end() }
            try await until { server.app.log.durable.waiting == 0 }
        }
    }

    @Test(arguments: EventClient.Form.allCases, ["yesterday", "-1", "8", "18446744073709551615"])
    func `with a Last-Event-ID that is none of this log is refused`(
        _ form: EventClient.Form, _ last: String
    ) async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let answer = try await server.get("/api/v1/events", [.accept: form.rawValue, .lastEventID: last])
            #expect(answer.problem == "invalid-header" && answer.json["field"].text == "Last-Event-ID")
        }
    }

    @Test(arguments: EventClient.Form.allCases, ["wait=durable:1", "limit=5"])
    func `refuses what is for a page`(_ form: EventClient.Form, _ parameter: String) async throws {
        try await TestServer.run { server in
            let answer = try await server.get("/api/v1/events?\(parameter)", [.accept: form.rawValue])
            #expect(answer.problem == "invalid-parameter")
            #expect(parameter.hasPrefix(answer.json["field"].text ?? "?"))
        }
    }

    @Test func `as server-sent events says when to come back, and as lines is nothing but lines of JSON`() async throws
    {
        try await TestServer.run(.ahc()) { server in
            try await server.record(TestStory.preparation)
            let events = try await server.get("/api/v1/events?follow=false", [.accept: "text/event-stream"])
            #expect(events.text.hasPrefix("retry: 2000\n\nid: 0\ndata: {"))
            let lines = try await server.get("/api/v1/events?follow=false", [.accept: "application/x-ndjson"])
            #expect(lines.headers[.contentType] == "application/x-ndjson")
            let stored = try server.app.log.read(.all, from: .empty, limit: 100).events
            #expect(lines.text == stored.map { String(decoding: $0.bytes, as: UTF8.self) + "\n" }.joined())
        }
    }
}
