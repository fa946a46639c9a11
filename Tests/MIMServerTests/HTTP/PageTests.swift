import HTTPTypes
import Testing

@testable import MIMServer

struct `The pages` {
    @Test(arguments: ["/", "/caseload", "/supervision", "/meldcode", "/registration/2026"])
    func `are Dutch, have a title and a heading, and load nothing`(_ address: String) async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
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
