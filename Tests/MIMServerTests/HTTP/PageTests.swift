import HTTPTypes
import Programme
import Testing

@testable import MIMServer

struct `The pages` {
    @Test(arguments: [
        "/", "/caseload", "/supervision", "/meldcode", "/meldcode/\(TestStory.meldcodeCase)",
        "/meldcode/\(TestStory.meldcodeCase)/toetsing", "/meldcode/overzicht/2026", "/registration",
        "/registration/2026",
    ])
    func `are Dutch, have a title and a heading, and load nothing`(_ address: String) async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try await server.record([("record-meldcode-signal", TestStory.signal)])
            let page = try await server.get(address)
            #expect(page.status == 200)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
            #expect(page.text.contains("<html lang=\"nl\">"))
            #expect(page.text.contains("<h1>"))
            #expect(!page.text.contains("<script"))
        }
    }

    @Test func `show the caseload with its names`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let page = try await server.get("/caseload").text
            #expect(page.contains("<caption>Trajecten op 2026-11-22</caption>"))
            #expect(page.contains("Moeder Zonnebloem") && page.contains("Vrijwilliger Korenbloem"))
            #expect(page.contains("Duindorp"))
        }
    }

    @Test func `show no Meldcode text`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try await server.record([("record-meldcode-signal", TestStory.signal)])
            let page = try await server.get("/meldcode").text
            #expect(page.contains(TestStory.meldcodeCase))
            #expect(!page.contains("blauwe plek") && !page.contains("Zonnebloem"))
            #expect(!page.contains("Wilgenroos") && !page.contains("Korenbloem"))
            #expect(page.contains("href=\"/meldcode/\(TestStory.meldcodeCase)\""))
        }
    }

    @Test func `show one case with its texts, when it happened and when it was recorded`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let actor = "coordinator:\(TestStory.coordinator)"
            _ = try await server.post("record-meldcode-signal", TestStory.signal, [.actor: actor])
            let page = try await server.get("/meldcode/\(TestStory.meldcodeCase)").text
            #expect(page.contains("<time>2026-06-02</time>") && page.contains("<time>2026-11-22 11:00</time>"))
            #expect(page.contains("173 dagen later"))
            #expect(page.contains("Coördinator Wilgenroos, coördinator"))
            #expect(page.contains("<dt>bron</dt><dd>eigen waarneming</dd>"))
            #expect(page.contains("Een blauwe plek op de arm."))
            #expect(try await server.get("/meldcode/\(TestStory.id(99))").status == 404)
        }
    }

    @Test func `say of each signal the norm and its source`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let page = try await server.get("/caseload").text
            #expect(page.contains("<a href=\"#N01\""))
            #expect(page.contains("<dt id=\"N01\">N01</dt><dd>Er is ten minste eens per maand een huisbezoek."))
            #expect(page.contains("(verwacht, bron: D4)"))
        }
    }

    @Test func `mark what is due today, and lead to each status and to what is due`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let plan = #"{"trajectory":"\#(TestStory.trajectory)","on":"2026-11-20","planned":"2026-11-22"}"#
            try await server.record([("hold-visit", TestStory.visit(on: "2026-11-05")), ("plan-visit", plan)])
            let page = try await server.get("/caseload").text
            #expect(page.contains("<span class=\"today\">vandaag <time>2026-11-22</time></span>"))
            #expect(page.contains("1 (1 + 0 + 0)") && page.contains("Coördinator Wilgenroos"))
            for address in page.matches(of: /href="(\?(?:status|due)=[a-z-]+)"/).map(\.1) {
                #expect(try await server.get("/caseload\(address)").status == 200, "\(address)")
            }
            #expect(try await server.get("/caseload?due=today").text.contains("Zonnebloem"))
            #expect(try await !server.get("/caseload?due=overdue").text.contains("Zonnebloem"))
        }
    }

    @Test func `show of a volunteer what is missing of her training, and how long ago the last talk was`() async throws
    {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let talk = #"{"volunteer":"\#(TestStory.volunteer)","on":"2026-11-02","topics":["functioning"]}"#
            try await server.record([("hold-supervision", talk)])
            let page = try await server.get("/supervision").text
            #expect(page.contains("<time>2026-11-02</time><br>20 dagen geleden"))
            #expect(page.contains(TrainingTopic.homeVisit.dutch))
        }
    }

    @Test func `offer the years of which there is something to report`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            #expect(try await server.get("/registration").text.contains("href=\"/registration/2026\""))
            let page = try await server.get("/registration/2026").text
            #expect(page.contains("<caption>Kerncijfers"))
            #expect(page.contains("?location=\(TestStory.location)"))
            #expect(page.contains("Voorlopig, tot en met 2026-11-22"))
        }
    }

    @Test(arguments: [
        ("/casload", 404), ("/caseload?on=morgen", 400), ("/caseload?kleur=rood", 400), ("/registration/2027", 422),
        ("/supervision?location=\(TestStory.id(99))", 404), ("/meldcode/7", 404),
    ])
    func `tell somebody with a browser in Dutch what is wrong with an address`(
        _ address: String, status: Int
    ) async throws {
        try await TestServer.run { server in
            let browser: HTTPFields = [
                .accept: "text/html,application/xhtml+xml,*/*;q=0.8", .acceptLanguage: "en-GB,en;q=0.5",
            ]
            let page = try await server.get(address, browser)
            #expect(page.status == status)
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.text.contains("<html lang=\"nl\">") && page.text.contains("Naar het begin"))
            #expect(try await server.get(address).problem != nil, "a program gets a problem document")
            let api = try await server.get("/api/v1\(address)", browser)
            #expect(api.problem != nil)
        }
    }

    @Test func `take a name for text, whatever stands in it`() async throws {
        try await TestServer.run { server in
            try await server.record(Array(TestStory.preparation.dropLast()))
            let name = #"<script>alert(1)</script>&amp;\"'"#
            _ = try await server.post("enrol-mother", TestStory.enrol.replacing("Moeder Zonnebloem", with: name))
            let page = try await server.get("/caseload").text
            #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot;&#39;"))
            #expect(!page.contains("<script"))
        }
    }

    @Test func `go on where a page ends`() async throws {
        try await TestServer.run { server in
            try await server.record([TestStory.preparation[0]])
            let lines = (0..<5).map { number in
                #"{"command":"enrol-mother","location":"\#(TestStory.location)","on":"2026-03-02","route":"referred","name":"Moeder \#(number)"}"#
            }
            _ = try await server.postLines(lines)
            let first = try await server.get("/caseload?limit=3").text
            #expect(first.contains("Verder"))
            let link = try #require(first.firstMatch(of: /href="(\?cursor=[^"]+)"/)?.1)
            let second = try await server.get("/caseload\(link.replacing("&amp;", with: "&"))").text
            #expect(second.matches(of: /Moeder [0-9]/).count == 2)
        }
    }
}
