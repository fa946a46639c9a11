import HTTPTypes
import HummingbirdTesting
import Testing

@testable import MIMServer

/// One thing that is wrong, and the problem that it must give.
struct BadInput: Sendable, CustomTestStringConvertible {
    let what: String
    var method = HTTPRequest.Method.post
    var address = "/api/v1/commands/hold-visit"
    var headers: HTTPFields = [.contentType: "application/json"]
    var body: String? = TestStory.visit(on: "2026-04-01")
    let status: Int
    let problem: String
    var field: String?

    var testDescription: String { what }

    static func visit(_ change: (String) -> String) -> String { change(TestStory.visit(on: "2026-04-01")) }

    static let all: [BadInput] = [
        BadInput(what: "no JSON", body: "hello", status: 400, problem: "malformed-json"),
        BadInput(what: "cut-off JSON", body: #"{"on":"2026-"#, status: 400, problem: "malformed-json"),
        BadInput(what: "an empty body", body: "", status: 400, problem: "malformed-json"),
        BadInput(what: "a list", body: "[]", status: 400, problem: "malformed-json"),
        BadInput(what: "text after the object", body: "{} {}", status: 400, problem: "malformed-json"),
        BadInput(
            what: "nesting without end", body: #"{"on":"# + String(repeating: "[", count: 5_000), status: 400,
            problem: "malformed-json"),
        BadInput(
            what: "an unknown field", body: visit { $0.replacing("\"note\"", with: "\"nota\"") }, status: 422,
            problem: "unknown-field", field: "nota"),
        BadInput(
            what: "a missing field", body: visit { $0.replacing("\"place\":\"home\",", with: "") }, status: 422,
            problem: "missing-field", field: "place"),
        BadInput(
            what: "a field twice",
            body: visit { $0.replacing("\"minutes\":75", with: "\"minutes\":75,\"minutes\":60") },
            status: 422, problem: "repeated-field", field: "minutes"),
        BadInput(
            what: "a text for a number", body: visit { $0.replacing("75", with: "\"75\"") }, status: 422,
            problem: "invalid-field", field: "minutes"),
        BadInput(
            what: "a number out of range", body: visit { $0.replacing("75", with: "90000") }, status: 422,
            problem: "invalid-field", field: "minutes"),
        BadInput(
            what: "a fraction", body: visit { $0.replacing("75", with: "75.5") }, status: 422, problem: "invalid-field",
            field: "minutes"),
        BadInput(
            what: "an impossible date", body: TestStory.visit(on: "2026-02-30"), status: 422, problem: "invalid-field",
            field: "on"),
        BadInput(
            what: "a date in the future", body: TestStory.visit(on: "2026-11-23"), status: 409,
            problem: "date-in-future", field: "on"),
        BadInput(
            what: "an unknown word", body: visit { $0.replacing("\"home\"", with: "\"moon\"") }, status: 422,
            problem: "invalid-field", field: "place"),
        BadInput(
            what: "an id that is none", body: visit { $0.replacing(TestStory.trajectory, with: "12") }, status: 422,
            problem: "invalid-field", field: "trajectory"),
        BadInput(
            what: "an unknown id", body: visit { $0.replacing(TestStory.trajectory, with: TestStory.id(999)) },
            status: 409, problem: "unknown-trajectory", field: "trajectory"),
        BadInput(
            what: "a citizen service number", body: visit { $0.replacing("Zij lachte", with: "111222333 lachte") },
            status: 422, problem: "service-number", field: "note"),
        BadInput(
            what: "too long a text",
            body: visit { $0.replacing("Zij lachte veel.", with: String(repeating: "a", count: 6_001)) }, status: 422,
            problem: "invalid-field", field: "note"),
        BadInput(
            what: "a visit before the match", body: TestStory.visit(on: "2026-03-03"), status: 409,
            problem: "before-beginning", field: "on"),
        BadInput(
            what: "too long a body", body: String(repeating: " ", count: RequestLimits.bodyBytesMax + 1), status: 413,
            problem: "body-too-large"),
        BadInput(
            what: "another type", headers: [.contentType: "text/plain"], status: 415,
            problem: "unsupported-media-type", field: "Content-Type"),
        BadInput(
            what: "no type", headers: [:], status: 415, problem: "unsupported-media-type", field: "Content-Type"),
        BadInput(
            what: "an unknown command", address: "/api/v1/commands/fly", status: 404, problem: "unknown-command"),
        BadInput(what: "an unknown address", address: "/api/v2", status: 404, problem: "not-found"),
        BadInput(what: "a wrong method", method: .put, status: 405, problem: "method-not-allowed"),
        BadInput(what: "a command by GET", method: .get, body: nil, status: 405, problem: "method-not-allowed"),
        BadInput(
            what: "a parameter with a command", address: "/api/v1/commands/hold-visit?dry=1", status: 400,
            problem: "unknown-parameter", field: "dry"),
        BadInput(
            what: "an actor that is none",
            headers: [.contentType: "application/json", .actor: "queen:\(TestStory.id(1))"], status: 400,
            problem: "invalid-header", field: "MIM-Actor"),
        BadInput(
            what: "an empty idempotency key", headers: [.contentType: "application/json", .idempotencyKey: "\"\""],
            status: 400, problem: "invalid-header", field: "Idempotency-Key"),
        BadInput(
            what: "an If-Match of another's making", headers: [.contentType: "application/json", .ifMatch: "W/\"3\""],
            status: 400, problem: "invalid-header", field: "If-Match"),
        query("/api/v1/caseload?today=2026-01-01", "unknown-parameter", "today"),
        query("/api/v1/caseload?asKnownOn=12000", "invalid-parameter", "asKnownOn"),
        query("/api/v1/caseload?on=2026-13-01", "invalid-parameter", "on"),
        query("/api/v1/caseload?location=Duindorp", "invalid-parameter", "location"),
        query("/api/v1/caseload?limit=0", "invalid-parameter", "limit"),
        query("/api/v1/caseload?limit=5&limit=6", "invalid-parameter", "limit"),
        query("/api/v1/caseload?limit", "invalid-parameter", "limit"),
        query("/api/v1/caseload?status=lost", "invalid-parameter", "status"),
        query("/api/v1/caseload?cursor=abc", "invalid-parameter", "cursor"),
        query("/api/v1/caseload?cursor=%ff", "invalid-parameter", "cursor"),
        query("/api/v1/events?from=-1", "invalid-parameter", "from"),
        query("/api/v1/events?type=visit-held", "invalid-parameter", "type"),
        query("/api/v1/events?tag=a%20b", "invalid-parameter", "tag"),
        missing("/api/v1/trajectories/\(TestStory.id(999))"), missing("/api/v1/trajectories/x"),
        missing("/api/v1/volunteers/\(TestStory.id(999))"), missing("/api/v1/meldcode/cases/\(TestStory.id(999))"),
        missing("/api/v1/registration/next"), missing("/api/v1/registration/99999"),
    ]

    private static func query(_ address: String, _ problem: String, _ field: String) -> BadInput {
        BadInput(
            what: address, method: .get, address: address, headers: [:], body: nil, status: 400, problem: problem,
            field: field)
    }

    private static func missing(_ address: String) -> BadInput {
        BadInput(
            what: address, method: .get, address: address, headers: [:], body: nil, status: 404, problem: "not-found")
    }
}

struct `Bad input` {
    @Test(arguments: [false, true])
    func `is answered with its own problem each time, and writes nothing`(_ isLive: Bool) async throws {
        try await TestServer.run(isLive ? .ahc() : .router) { server in
            try await server.record(TestStory.preparation + TestStory.match)
            let before = try server.size
            for input in BadInput.all {
                let answer = try await server.send(input.method, input.address, input.headers, input.body)
                #expect(answer.status == input.status, "\(input.what): \(answer.text)")
                #expect(answer.problem == input.problem, "\(input.what): \(answer.text)")
                #expect(answer.json["field"].text == input.field, "\(input.what)")
                #expect(try server.size == before, "\(input.what)")
            }
            #expect(try await server.post("hold-visit", TestStory.visit(on: "2026-04-01")).status == 201)
        }
    }

    @Test func `is not repeated in the answer, since it may be about people`() async throws {
        try await TestServer.run { server in
            for body in [
                #"{"trajectory":"Moeder Zonnebloem"}"#, #"{"on":"Moeder Zonnebloem"}"#, "Moeder Zonnebloem",
                #"{"trajectory":"\#(TestStory.id(9))","on":"2026-01-01","minutes":5,"place":"Moeder Zonnebloem"}"#,
            ] {
                let answer = try await server.post("hold-visit", body)
                #expect((400..<500).contains(answer.status))
                #expect(!answer.text.contains("Zonnebloem"))
            }
        }
    }
}
