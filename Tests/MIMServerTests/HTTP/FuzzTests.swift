import HTTPTypes
import Programme
import Testing

@testable import MIMServer

/// Random requests that grow out of the API's own description, with something wrong in most of them.
private struct RequestFuzz {
    /// The demo's dice in the standard library's form.
    private struct Dice: RandomNumberGenerator {
        var random: SeededRandom

        mutating func next() -> UInt64 { random.next() }
    }

    private var generator: Dice

    init(seed: UInt64) {
        generator = Dice(random: SeededRandom(seed: seed))
    }

    mutating func address(_ route: Route) -> String {
        var path = route.path
        for name in route.pathParameters { path = path.replacing("{\(name)}", with: word()) }
        let query = route.parameters.filter { _ in chance(3) }.map { "\($0.name)=\(word())" }
        return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    }

    /// A body for a command: each field there or not, right or not.
    mutating func body(_ fields: [FieldDescription]) -> String {
        let members = fields.compactMap { field -> String? in
            if !field.isRequired || chance(12), chance(2) { return nil }
            return "\"\(field.name)\":\(chance(15) ? junk() : value(field.shape))"
        }
        let text = "{" + members.joined(separator: ",") + "}"
        return chance(25) ? String(text.prefix(Int.random(in: 0...text.count, using: &generator))) : text
    }

    private mutating func value(_ shape: FieldShape) -> String {
        switch shape {
        case .integer(let range): "\(Int.random(in: range, using: &generator))"
        case .boolean: chance(2) ? "true" : "false"
        case .text, .personal: "\"Bloem \\u00e9 \(Int.random(in: 0...99, using: &generator))\""
        case .time: "\"1\(Int.random(in: 0...9, using: &generator)):0\(Int.random(in: 0...9, using: &generator))\""
        case .day: "\"2026-0\(Int.random(in: 1...9, using: &generator))-1\(Int.random(in: 0...9, using: &generator))\""
        case .month: "\"2026-01\""
        case .id: "\"\(TestStory.id(Int.random(in: 1...9, using: &generator)))\""
        case .ids: "[\"\(TestStory.id(Int.random(in: 1...9, using: &generator)))\"]"
        case .code(let words): "\"\(words.randomElement(using: &generator) ?? "")\""
        case .codes(let words): "[\"\(words.randomElement(using: &generator) ?? "")\"]"
        case .tags: "\"trajectory:\(TestStory.id(Int.random(in: 1...9, using: &generator)))\""
        case .change: #"{"minutes":75,"note":"Bloem","volunteer":null}"#
        case .objects(let fields): "[\(body(fields))]"
        }
    }

    private mutating func junk() -> String {
        let choices = [
            "null", "-1", "1e999", "\"\"", "[]", "{}", "\"\\ud800\"", "99999999999999999999", "[[[]]]", "\"\\u0000\"",
            "true", "\"2026-02-31\"",
        ]
        return choices.randomElement(using: &generator) ?? "null"
    }

    private mutating func word() -> String {
        let choices = [
            TestStory.id(1), TestStory.id(3), "2026", "2008", "0", "-1", "x", "%00", "%F0%9F%8C%BC", "2026-06-01",
            "active",
            "9223372036854775807", "..", "a:b", String(repeating: "a", count: 300),
        ]
        return choices.randomElement(using: &generator) ?? "x"
    }

    private mutating func chance(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &generator) == 0 }
}

struct `Random requests` {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `never find an error of the server's own`(_ seed: UInt64) async throws {
        try await TestServer.run { server in
            try await server.record(TestStory.preparation + TestStory.match)
            var fuzz = RequestFuzz(seed: seed)
            var recorded = 0
            for round in 0..<30 {
                for route in Routes.table(server.app).routes {
                    let address = fuzz.address(route)
                    let answer: Answer
                    switch route.body {
                    case .command(let fields):
                        answer = try await server.send(
                            .post, address, [.contentType: "application/json"], fuzz.body(fields))
                    case .lines:
                        let lines = CommandRoutesFuzz.names.map { TestStory.line($0, fuzz.body([])) }
                        answer = try await server.send(
                            .post, address, [.contentType: "application/x-ndjson"], lines.joined(separator: "\n"))
                    case .none: answer = try await server.send(route.method, address, [:], nil)
                    }
                    if answer.status == 201 { recorded += 1 }
                    #expect(answer.status < 500, "seed \(seed) round \(round): \(address): \(answer.text)")
                }
            }
            #expect(recorded > 0, "seed \(seed): the fuzz must get through now and then")
            let caseload = try await server.get("/api/v1/caseload")
            #expect(caseload.json["size"].int == Int(try server.size))
        }
    }
}

private enum CommandRoutesFuzz {
    static let names = CommandCatalogue.all.map { "\($0.name)" }
}
