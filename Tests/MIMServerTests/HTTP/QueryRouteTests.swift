import HTTPTypes
import HummingbirdTesting
import Testing

@testable import MIMServer

struct `A query` {
    @Test func `opens names where they are looked up, and says what it was computed from`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let answer = try await server.get("/api/v1/caseload")
            #expect(answer.json["size"].int == 15)
            #expect(answer.json["on"].text == "2026-11-22")
            #expect(answer.headers[.eTag] == "\"15\"")
            let row = answer.json["items"][0]
            #expect(row["mother"]["name"].text == "Moeder Zonnebloem")
            #expect(row["volunteer"]["name"].text == "Vrijwilliger Korenbloem")
            #expect(row["coordinators"][0]["name"].text == "Coördinator Wilgenroos")
            let signal = try #require(row["signals"].items.first { $0["signal"].text == "visit-overdue" })
            #expect(signal["norm"].names == ["kind", "number", "sentence", "source"])
            #expect(signal["norm"]["number"].text == "N01" && signal["norm"]["source"].text == "D4")
            #expect(signal["day"].text == "2026-04-18" && signal["number"].int == 218)
            #expect(row["visitDue"].text == "2026-04-18")
        }
    }

    @Test func `filters by location, volunteer, coordinator and status`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            func count(_ filter: String) async throws -> Int {
                try await server.get("/api/v1/caseload?\(filter)").json["items"].items.count
            }
            #expect(try await count("location=\(TestStory.location)") == 1)
            #expect(try await count("volunteer=\(TestStory.volunteer)") == 1)
            #expect(try await count("coordinator=\(TestStory.coordinator)") == 1)
            #expect(try await count("status=active") == 1)
            #expect(try await count("status=ended") == 0)
            #expect(try await count("due=overdue") == 1)
            #expect(try await count("due=today") == 0)
            #expect(try await count("due=week&on=2026-04-12") == 1)
        }
    }

    @Test(arguments: [
        "/api/v1/caseload", "/api/v1/supervision", "/api/v1/locations", "/api/v1/meldcode/cases",
        "/api/v1/registration/2026", "/api/v1/meldcode/overview/2026", "/caseload", "/supervision", "/meldcode",
        "/registration/2026", "/meldcode/overzicht/2026",
    ])
    func `on an id that nobody ever named is refused, naming the filter`(_ address: String) async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation)
            let filters = try #require(Self.filters.first { address.hasSuffix($0.address) }?.names)
            for filter in filters {
                let answer = try await server.get("\(address)?\(filter)=\(TestStory.id(99))")
                #expect(answer.status == 404)
                #expect(answer.problem == "unknown-\(filter)")
                #expect(answer.json["field"].text == filter)
            }
        }
    }

    private static let filters: [(address: String, names: [String])] = [
        ("/caseload", ["location", "volunteer", "coordinator"]),
        ("/supervision", ["location", "volunteer", "coordinator"]), ("/locations", ["location", "coordinator"]),
        ("/meldcode/cases", ["location", "volunteer", "coordinator"]), ("/meldcode", ["location"]),
        ("/registration/2026", ["location"]), ("/overview/2026", ["location"]), ("/overzicht/2026", ["location"]),
    ]

    @Test func `works out what is due on the day that is asked for`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let early = try await server.get("/api/v1/caseload?on=2026-03-12").json["items"][0]
            #expect(!early["signals"].items.contains { $0["signal"].text == "visit-overdue" })
            let before = try await server.get("/api/v1/caseload?on=2026-03-01").json
            #expect(before["items"].items.isEmpty)
        }
    }

    @Test func `pages through a list without gap or repetition`() async throws {
        try await TestServer.run { server in
            try await server.record([TestStory.preparation[0]])
            let lines = (0..<23).map { number in
                #"{"command":"enrol-mother","trajectory":"\#(TestStory.id(100 + number))","location":"\#(TestStory.location)","on":"2026-03-02","route":"referred","name":"M"}"#
            }
            _ = try await server.postLines(lines)
            var found: [String] = []
            var address = "/api/v1/caseload?limit=5"
            while true {
                let page = try await server.get(address).json
                #expect(page["items"].items.count <= 5)
                found += page["items"].items.compactMap { $0["trajectory"].text }
                guard let next = page["next"].text else { break }
                address = "/api/v1/caseload?limit=5&cursor=\(next)"
            }
            #expect(found == (0..<23).map { TestStory.id(100 + $0) })
        }
    }

    @Test func `of one trajectory tells what happened, in both times, with its texts`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try await server.record([("record-meldcode-signal", TestStory.signal)])
            let answer = try await server.get("/api/v1/trajectories/\(TestStory.trajectory)")
            let timeline = answer.json["timeline"].items
            #expect(timeline.count == 9)
            #expect(timeline[0]["event"].text == "mother-enrolled")
            #expect(timeline[0]["on"].text == "2026-03-02")
            #expect(timeline[0]["recordedAt"].text == "2026-11-22T10:00:00.000Z")
            #expect(timeline[0]["data"]["name"].text == "Moeder Zonnebloem")
            #expect(timeline[1]["data"]["judgement"].text == "Zij wil graag.")
            // The text of a case is read in the case.
            #expect(timeline[8]["event"].text == "meldcode-signal-recorded")
            #expect(timeline[8]["data"]["facts"]["sealed"].bool == true)
        }
    }

    @Test func `of one case tells its texts, and the list of cases does not`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try await server.record([("record-meldcode-signal", TestStory.signal)])
            let one = try await server.get("/api/v1/meldcode/cases/\(TestStory.meldcodeCase)")
            #expect(one.json["timeline"][0]["data"]["facts"].text == "Een blauwe plek op de arm.")
            #expect(one.json["timeline"][0]["lateDays"].int == 173)
            let list = try await server.get("/api/v1/meldcode/cases?status=open")
            #expect(list.json["items"][0]["case"].text == TestStory.meldcodeCase)
            #expect(!list.text.contains("blauwe"))
            #expect(try await server.get("/api/v1/meldcode/cases?status=closed").json["items"].items.isEmpty)
        }
    }

    @Test func `of a case names who recorded it, beside the id`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let further = TestStory.signal.replacing(#""opens":true,"#, with: "")
            for (actor, signal) in [
                ("coordinator:\(TestStory.coordinator)", TestStory.signal), ("manager:\(TestStory.id(8))", further),
            ] {
                #expect(try await server.post("record-meldcode-signal", signal, [.actor: actor]).status == 201)
            }
            let one = try await server.get("/api/v1/meldcode/cases/\(TestStory.meldcodeCase)")
            let timeline = one.json["timeline"]
            #expect(timeline[0]["actor"].text == "coordinator:\(TestStory.coordinator)")
            #expect(timeline[0]["actorName"].text == "Coördinator Wilgenroos")
            #expect(timeline[1]["actor"].text == "manager:\(TestStory.id(8))")
            #expect(!timeline[1].names.contains("actorName"))
        }
    }

    @Test(arguments: ["location", "coordinator", "volunteer"])
    func `lists the cases of one location, coordinator or volunteer`(_ filter: String) async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            try await server.record([("record-meldcode-signal", TestStory.signal)])
            let ids = [
                "location": TestStory.location, "coordinator": TestStory.coordinator, "volunteer": TestStory.volunteer,
            ]
            let id = try #require(ids[filter])
            let found = try await server.get("/api/v1/meldcode/cases?\(filter)=\(id)").json["items"].items
            #expect(found.map { $0["case"].text } == [TestStory.meldcodeCase])
        }
    }

    @Test func `speaks the asker's language`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let english = try await server.get("/api/v1/caseload", [.acceptLanguage: "en"])
            let dutch = try await server.get("/api/v1/caseload")
            #expect(english.json["items"][0]["signals"][0]["sentence"].text?.contains("was due on") == true)
            #expect(dutch.json["items"][0]["signals"][0]["sentence"].text?.contains("had er moeten zijn") == true)
        }
    }

    @Test func `of a year's registration gives the report, and the size that it was counted from`() async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let answer = try await server.get("/api/v1/registration/2026?location=\(TestStory.location)")
            #expect(answer.json["size"].int == 15)
            #expect(answer.headers[.eTag] == "\"15\"")
            #expect(answer.json["report"]["year"].int == 2026)
            #expect(!answer.json["report"]["tables"].items.isEmpty)
            #expect(answer.json["report"]["provisional"].text == "2026-11-22")
            let before = try await server.get("/api/v1/registration/2025").json["report"]
            #expect(before.names.contains("provisional") && before["provisional"].text == nil)
        }
    }

    @Test func `of the registration of a year that has not begun is refused, naming the year`() async throws {
        try await TestServer.run { server in
            let answer = try await server.get("/api/v1/registration/2027")
            #expect(answer.status == 422)
            #expect(answer.problem == "year-not-begun")
            #expect(answer.json["field"].text == "year")
        }
    }

    @Test func `of health tells that it lives and how far it is`() async throws {
        try await TestServer.run { server in
            try await server.record([TestStory.preparation[0]])
            #expect(try await server.get("/health/live").json["status"].text == "ok")
            #expect(try await server.get("/health/ready").json["size"].int == 1)
        }
    }

    @Test func `asked for by HEAD has no body`() async throws {
        try await TestServer.run(.live) { server in
            let answer = try await server.send(.head, "/api/v1/caseload", [:], nil)
            #expect(answer.status == 200)
            #expect(answer.bytes.isEmpty)
        }
    }
}
