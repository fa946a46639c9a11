import HTTPTypes
import Programme
import Testing

@testable import MIMServer

struct `The description of the API` {
    @Test func `has every route, and every route of it is answered`() async throws {
        try await TestServer.run { server in
            let document = try await server.get("/openapi.json").json
            let described = Set(
                document["paths"].names.flatMap { path in
                    document["paths"][path].names.map { "\($0) \(path)" }
                })
            let routes = Routes.table(server.app).routes
            #expect(described == Set(routes.map { "\($0.method.rawValue.lowercased()) \($0.path)" }))
            for route in routes {
                let address = route.path.replacing("{year}", with: "2008")
                    .replacing(/\{[a-z-]+\}/, with: TestStory.id(1))
                let answer = try await server.send(route.method, address, [:], nil)
                #expect(answer.problem != "method-not-allowed", "\(address)")
                #expect(answer.json["detail"].text?.contains("/openapi.json") != true, "\(address)")
            }
        }
    }

    @Test func `has every command with its fields`() async throws {
        try await TestServer.run { server in
            let paths = try await server.get("/openapi.json").json["paths"]
            for command in CommandCatalogue.all {
                let schema = paths["/api/v1/commands/\(command.name)"]["post"]["requestBody"]["content"][
                    "application/json"]["schema"]
                #expect(schema["properties"].names == command.fields.map(\.name).sorted(), "\(command.name)")
                #expect(
                    Set(schema["required"].items.compactMap(\.text))
                        == Set(command.fields.filter(\.isRequired).map(\.name)), "\(command.name)")
                #expect(schema["additionalProperties"].bool == false)
            }
        }
    }

    @Test func `names the headers that a command, an import and a stream know`() async throws {
        try await TestServer.run { server in
            let paths = try await server.get("/openapi.json").json["paths"]
            func headers(_ method: String, _ path: String) -> [String] {
                paths[path][method]["parameters"].items.filter { $0["in"].text == "header" }
                    .compactMap { $0["name"].text }
            }
            #expect(
                headers("post", "/api/v1/commands/hold-visit")
                    == ["Idempotency-Key", "If-Match", "MIM-Actor", "Accept-Language"])
            #expect(headers("post", "/api/v1/commands") == ["Idempotency-Key", "MIM-Actor", "Accept-Language"])
            #expect(headers("get", "/api/v1/events") == ["Accept", "Last-Event-ID", "Accept-Language"])
        }
    }

    @Test func `describes the answer to a command and to a list as they are`() async throws {
        try await TestServer.run { server in
            let paths = try await server.get("/openapi.json").json["paths"]
            func schema(_ method: String, _ path: String, _ status: String) -> JSON {
                paths[path][method]["responses"][status]["content"]["application/json"]["schema"]
            }
            let command = schema("post", "/api/v1/commands/open-location", "201")
            let receipt = try await server.post("open-location", TestStory.openLocation).json
            #expect(Set(receipt.names).isSubset(of: command["properties"].names))
            #expect(Set(command["required"].items.compactMap(\.text)).isSubset(of: receipt.names))
            let list = schema("get", "/api/v1/caseload", "200")
            let caseload = try await server.get("/api/v1/caseload").json
            #expect(Set(caseload.names).isSubset(of: list["properties"].names))
            #expect(Set(list["required"].items.compactMap(\.text)).isSubset(of: caseload.names))
        }
    }

    @Test func `gives each operation a name of its own`() async throws {
        try await TestServer.run { server in
            let document = try await server.get("/openapi.json").json
            #expect(document["openapi"].text == "3.1.0")
            let names = document["paths"].names.flatMap { path in
                document["paths"][path].names.compactMap { document["paths"][path][$0]["operationId"].text }
            }
            #expect(Set(names).count == names.count)
            #expect(names.count == Routes.table(server.app).routes.count)
        }
    }

    @Test func `names the parameters that a route takes`() async throws {
        try await TestServer.run { server in
            let document = try await server.get("/openapi.json").json
            for route in Routes.table(server.app).routes {
                let named = document["paths"][route.path][route.method.rawValue.lowercased()]["parameters"].items
                let query = named.filter { $0["in"].text == "query" }.compactMap { $0["name"].text }
                #expect(query == route.parameters.map(\.name), "\(route.path)")
            }
        }
    }
}
