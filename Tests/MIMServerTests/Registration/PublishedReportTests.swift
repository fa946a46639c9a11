import EventStore
import HTTPTypes
import Programme
import Projections
import Testing
import Wire

@testable import MIMServer

/// A report that was published: made again, the same to the byte, with what would be otherwise today.
struct `A published report` {
    private static let address = "/api/v1/registration/2026"

    /// Sixteen events of 2026; its report is published on 1 February 2027 as event 16.
    private static func published(
        _ test: @escaping @Sendable (TestServer, MovedClock, _ report: String) async throws -> Void
    ) async throws {
        let clock = try MovedClock("2026-03-11T18:00:00.000Z")
        try await TestServer.run(clock: clock.clock) { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try clock.set("2026-05-20T18:00:00.000Z")
            try await server.record([("hold-visit", TestStory.visit(on: "2026-05-20"))])
            try clock.set("2027-02-01T10:00:00.000Z")
            let report = Self.report(try await server.get(address))
            let answer = try await server.post("publish-registration", #"{"year":2026}"#)
            #expect(answer.status == 201 && answer.json["positions"][0].int == 16)
            #expect(answer.headers[.location] == address)
            try clock.set("2027-03-01T10:00:00.000Z")
            try await test(server, clock, report)
        }
    }

    /// The bytes of the report in an answer.
    private static func report(_ answer: Answer) -> String {
        let text = answer.text
        guard let start = text.firstRange(of: #""report":"#) else { return "" }
        let rest = text[start.upperBound...]
        return String(
            rest[..<(rest.firstRange(of: #","published":"#)?.lowerBound ?? rest.index(before: rest.endIndex))])
    }

    private static func record(_ event: ProgrammeEvent, in server: TestServer) async throws {
        let preparation = EventPreparation(vault: server.app.vault, identifiers: server.app.identifiers)
        _ = try await server.app.log.append(try preparation.prepare([(event, .local)]))
    }

    private static let lateVisit = ("hold-visit", TestStory.visit(on: "2026-04-10"))

    @Test func `comes back the same to the byte, says that it is, and that nothing has changed`() async throws {
        try await Self.published { server, _, report in
            let answer = try await server.get("\(Self.address)?published=latest")
            #expect(Self.report(answer) == report && !report.isEmpty)
            let published = answer.json["published"]
            #expect(published["matches"].bool == true && published["differs"].bool == false)
            #expect(published["edition"].int == 1 && published["editions"].int == 1)
            #expect(published["size"].int == 16 && published["position"].int == 16)
            #expect(published["root"].text == (try server.app.log.root(at: LogSize(16)).base64))
            #expect(published["on"].text == "2027-02-01")
            #expect(published["cells"].items.isEmpty && published["events"].items.isEmpty)
        }
    }

    @Test func `says which cells a late record changes, and which record that is`() async throws {
        try await Self.published { server, _, report in
            try await server.record([Self.lateVisit])
            let answer = try await server.get("\(Self.address)?published=latest")
            #expect(Self.report(answer) == report)
            let published = answer.json["published"]
            #expect(published["matches"].bool == true && published["differs"].bool == true)
            let visits = try #require(
                published["cells"].items.first {
                    $0["table"].text == "activity" && $0["row"].text == "visits-held"
                })
            #expect(visits["column"].text == "count" && visits["then"].int == 1 && visits["now"].int == 2)
            #expect(published["events"].items.map { $0["position"].int } == [17])
            let event = published["events"][0]
            #expect(event["event"].text == "visit-held" && event["on"].text == "2026-04-10")
            #expect(event["recordedAt"].text == "2027-03-01T10:00:00.000Z")
            #expect(published["moreEvents"].int == 0)
        }
    }

    @Test func `is not changed by what belongs to another year`() async throws {
        try await Self.published { server, _, _ in
            try await server.record([("hold-visit", TestStory.visit(on: "2027-02-10"))])
            let published = try await server.get("\(Self.address)?published=1").json["published"]
            #expect(published["differs"].bool == false && published["events"].items.isEmpty)
        }
    }

    @Test func `is asked on both times: what was published by then, and what would differ by then`() async throws {
        try await Self.published { server, _, report in
            try await server.record([Self.lateVisit])
            func differs(_ question: String) async throws -> Bool? {
                let answer = try await server.get("\(Self.address)?published=latest&\(question)")
                if answer.status == 200 { #expect(Self.report(answer) == report) }
                return answer.status == 404 && answer.problem == "not-published"
                    ? nil : answer.json["published"]["differs"].bool
            }
            #expect(try await differs("asKnownOn=16") == nil)
            #expect(try await differs("on=2027-01-31") == nil)
            #expect(try await differs("asKnownOn=17") == false)
            #expect(try await differs("asKnownOn=18") == true)
            #expect(try await differs("on=2027-02-01") == true)
            #expect(try await differs("on=2027-02-01&asKnownOn=17") == false)
        }
    }

    @Test func `is asked again with both times and answered with the same bytes for ever`() async throws {
        try await Self.published { server, clock, _ in
            let first = try await server.get("\(Self.address)?published=1")
            let place = try #require(first.headers[.contentLocation])
            try clock.set("2027-04-01T10:00:00.000Z")
            try await server.record([Self.lateVisit])
            #expect(try await server.get("\(Self.address)?published=1").bytes != first.bytes)
            #expect(try await server.get(place).bytes == first.bytes)
        }
    }

    @Test func `is published again as a later edition, and the earlier one stays`() async throws {
        try await Self.published { server, _, report in
            try await server.record([Self.lateVisit])
            let now = Self.report(try await server.get(Self.address))
            #expect(try await server.post("publish-registration", #"{"year":2026}"#).status == 201)
            let (first, second) = (
                try await server.get("\(Self.address)?published=1"),
                try await server.get("\(Self.address)?published=2")
            )
            #expect(Self.report(first) == report && Self.report(second) == now && now != report)
            #expect(first.json["published"]["editions"].int == 2)
            #expect(second.json["published"]["differs"].bool == false)
            let latest = try await server.get("\(Self.address)?published=latest")
            #expect(latest.json["published"]["edition"].int == 2)
            #expect(try await server.get("\(Self.address)?published=3").problem == "not-published")
            for wrong in ["0", "-1", "eerste", "01"] {
                #expect(try await server.get("\(Self.address)?published=\(wrong)").status == 400)
            }
        }
    }

    @Test func `of a location is another than that of the country`() async throws {
        try await Self.published { server, _, _ in
            let here = "location=\(TestStory.location)"
            #expect(try await server.get("\(Self.address)?published=latest&\(here)").problem == "not-published")
            let body = #"{"year":2026,"location":"\#(TestStory.location)"}"#
            #expect(try await server.post("publish-registration", body).status == 201)
            let answer = try await server.get("\(Self.address)?published=latest&\(here)")
            #expect(answer.json["report"]["title"]["english"].text == "MIM registration 2026: Duindorp")
            #expect(answer.json["published"]["matches"].bool == true)
        }
    }

    @Test func `names a correction and a retraction by the record that they mend, and only of its year`() async throws {
        try await Self.published { server, _, report in
            try await server.record([
                ("hold-visit", TestStory.visit(on: "2027-02-10")),
                ("correct-record", #"{"position":15,"reason":"typing-error","data":{"minutes":60}}"#),
                ("correct-record", #"{"position":17,"reason":"typing-error","data":{"minutes":60}}"#),
                ("retract-record", #"{"position":15,"reason":"wrong-person"}"#),
            ])
            let answer = try await server.get("\(Self.address)?published=1")
            #expect(Self.report(answer) == report)
            let published = answer.json["published"]
            #expect(published["differs"].bool == true && published["matches"].bool == true)
            #expect(published["events"].items.map { $0["event"].text } == ["record-corrected", "record-retracted"])
            #expect(published["events"].items.map { $0["position"].int } == [18, 20])
            #expect(published["events"].items.allSatisfy { $0["amends"].int == 15 })
        }
    }

    @Test func `names the correction that moves a record into the year or out of it`() async throws {
        try await Self.published { server, _, _ in
            try await server.record([
                ("hold-visit", TestStory.visit(on: "2027-02-10")),
                ("correct-record", #"{"position":17,"reason":"typing-error","data":{"on":"2026-12-10"}}"#),
            ])
            let into = try await server.get("\(Self.address)?published=1").json["published"]
            #expect(into["events"].items.map { $0["position"].int } == [18])
            try await server.record([
                ("correct-record", #"{"position":17,"reason":"typing-error","data":{"on":"2027-02-11"}}"#),
                ("hold-visit", TestStory.visit(on: "2026-12-11")),
            ])
            // Out again: the record had to do with the year in between.
            let out = try await server.get("\(Self.address)?published=1").json["published"]
            #expect(out["events"].items.map { $0["position"].int } == [18, 19, 20])
        }
    }

    @Test func `lists fifty of what was recorded since, and counts the rest`() async throws {
        try await Self.published { server, _, _ in
            let first = try #require(Day("2026-03-12"))
            let lines = (0..<LaterRecords.itemsMax + 7).map {
                TestStory.line("hold-visit", TestStory.visit(on: "\(first.advanced(by: $0))"))
            }
            #expect(try await server.postLines(lines).status == 200)
            let published = try await server.get("\(Self.address)?published=1").json["published"]
            #expect(published["events"].items.count == LaterRecords.itemsMax)
            #expect(published["moreEvents"].int == 7)
        }
    }

    @Test func `that does not come out as its hash says is called another one, loudly`() async throws {
        try await Self.published { server, _, _ in
            let root = try server.app.log.root(at: LogSize(16)).base64
            func publish(root: String, rules: String = "mim-registration-1") async throws -> JSON {
                try await Self.record(
                    .registrationPublished(
                        RegistrationPublished(
                            registration: RegistrationID(year: 2026), on: try #require(Day("2027-03-01")), rules: rules,
                            size: 16, root: root, figures: "AAAA")), in: server)
                return try await server.get("\(Self.address)?published=latest").json["published"]
            }
            #expect(try await publish(root: root)["matches"].bool == false)
            #expect(try await server.get("/registration/2026?published=latest").text.contains("telt anders"))
            #expect(try await publish(root: "anders")["matches"].bool == false)
            #expect(try await server.get("/registration/2026?published=latest").text.contains("logboek is een ander"))
            #expect(try await publish(root: root, rules: "mim-registration-9")["matches"].bool == false)
            #expect(try await server.get("/registration/2026?published=latest").text.contains("mim-registration-9"))
        }
    }

    @Test func `stands on the page of its year, with the verdict and what has changed`() async throws {
        try await Self.published { server, _, _ in
            try await server.record([Self.lateVisit])
            #expect(try await server.get("/registration/2026").text.contains("uitgave 1, 2027-02-01"))
            let page = try await server.get("/registration/2026?published=1").text
            #expect(page.contains("De controlesom klopt"))
            #expect(page.contains("Wat vandaag anders zou zijn") && page.contains("visit-held"))
            #expect(page.contains("16 gebeurtenissen"))
        }
    }

    @Test(arguments: [
        (#"{"year":2027}"#, "year-not-over"), (#"{"year":2026,"location":"\#(TestStory.id(99))"}"#, "unknown-location"),
    ])
    func `is refused for a year that is not over or a location that is not there`(
        body: String, rule: String
    )
        async throws
    {
        try await Self.published { server, _, _ in
            let answer = try await server.post("publish-registration", body)
            #expect(answer.status == 409 && answer.problem == rule)
        }
    }

    @Test func `is fixed by what is counted, never by what is sent, and not among other lines`() async throws {
        try await Self.published { server, _, _ in
            let sent = #"{"year":2026,"figures":"AAAA"}"#
            #expect(try await server.post("publish-registration", sent).problem == "unknown-field")
            let line = TestStory.line("publish-registration", #"{"year":2026}"#)
            let answers = try await server.postLines([line]).lines
            #expect(answers[0]["problem"]["type"].text == "/problems/published-among-others")
        }
    }

    @Test func `sent again with its key is published once`() async throws {
        try await Self.published { server, _, _ in
            let headers: HTTPFields = [.idempotencyKey: "een"]
            let first = try await server.post("publish-registration", #"{"year":2026}"#, headers)
            let again = try await server.post("publish-registration", #"{"year":2026}"#, headers)
            #expect(first.status == 201 && again.status == 200 && again.json["repeated"].bool == true)
            let published = try await server.get("\(Self.address)?published=latest").json["published"]
            #expect(published["editions"].int == 2)
        }
    }
}
