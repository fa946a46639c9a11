import HTTPTypes
import Hummingbird
import Wire

/// The description of the API (OpenAPI 3.1), made from the same list of routes as the router and from the same reading
/// code as the commands: it cannot say what is not so.
enum OpenAPI {
    static let path = "/openapi.json"
    /// The version of what the program answers.
    static let version = "1"

    /// The document for these routes.
    static func document(_ routes: [Route]) -> [UInt8] {
        var json = JSONWriter(reserving: 200_000)
        json.beginObject()
        json.key("openapi")
        json.string("3.1.0")
        json.key("info")
        json.object {
            $0.field("title", "MIM")
            $0.field("version", version)
            $0.field(
                "description",
                "Moeders Informeren Moeders: record what happened as commands, look it up by queries, follow the log."
                    + " Every answer to a query says by `size` how much of the log it was computed from.")
        }
        json.key("paths")
        json.object { json in
            for path in routes.map(\.path).uniqued() {
                json.key(dynamic: path)
                json.object { json in
                    for route in routes where route.path == path { operation(route, &json) }
                }
            }
        }
        json.key("components")
        json.object { json in
            json.key("schemas")
            json.object { json in
                json.key("Problem")
                Schema.problem(&json)
            }
        }
        json.endObject()
        return json.bytes
    }

    private static func operation(_ route: Route, _ json: inout JSONWriter) {
        json.key(dynamic: route.method.rawValue.lowercased())
        json.object { json in
            json.field("operationId", operationID(route))
            json.field("summary", route.summary)
            json.key("parameters")
            json.beginArray()
            for name in route.pathParameters { pathParameter(name, route, &json) }
            for parameter in route.parameters { queryParameter(parameter, &json) }
            for header in route.headers + [.language] { requestHeader(header, &json) }
            json.endArray()
            body(route.body, &json)
            json.key("responses")
            json.object { json in responses(route, &json) }
        }
    }

    /// `post /api/v1/commands/hold-visit` is `post-api-v1-commands-hold-visit`.
    private static func operationID(_ route: Route) -> String {
        let words = route.path.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
        return ([route.method.rawValue.lowercased()] + words.map(String.init)).joined(separator: "-")
    }

    private static func pathParameter(_ name: String, _ route: Route, _ json: inout JSONWriter) {
        json.object { json in
            json.field("name", name)
            json.field("in", "path")
            json.key("required")
            json.boolean(true)
            json.key("schema")
            json.object { json in
                json.field("type", "string")
                switch name {
                case "year": json.field("pattern", "^[0-9]{4}$")
                case "position": json.field("pattern", "^[0-9]{1,20}$")
                case "tile": json.field("pattern", "^([0-9]{1,2}|entries)(/x[0-9]{3})*/[0-9]{3}(.p/[0-9]{1,3})?$")
                default: json.field("format", "uuid")
                }
            }
        }
    }

    private static func queryParameter(_ parameter: QueryParameter, _ json: inout JSONWriter) {
        json.object { json in
            json.field("name", parameter.name)
            json.field("in", "query")
            json.field("description", parameter.summary)
            json.key("schema")
            Schema.write(parameter.kind, &json)
        }
    }

    private static func requestHeader(_ header: RequestHeader, _ json: inout JSONWriter) {
        json.object { json in
            json.field("name", header.name)
            json.field("in", "header")
            json.field("description", header.summary)
            json.key("schema")
            json.object { $0.field("type", "string") }
        }
    }

    private static func body(_ body: Route.Body, _ json: inout JSONWriter) {
        if case .none = body { return }
        json.key("requestBody")
        json.object { json in
            json.key("required")
            json.boolean(true)
            json.key("content")
            json.object { json in
                switch body {
                case .none: break
                case .command(let fields):
                    json.key(dynamic: MediaTypes.json)
                    json.object { json in
                        json.key("schema")
                        Schema.write(fields, &json)
                    }
                case .lines:
                    json.key(dynamic: MediaTypes.lines)
                    json.object { json in
                        json.key("schema")
                        json.object { $0.field("type", "string") }
                    }
                }
            }
        }
    }

    private static func responses(_ route: Route, _ json: inout JSONWriter) {
        for status in route.answers.map(\.status.code).uniqued() {
            let answers = route.answers.filter { $0.status.code == status }
            json.key(dynamic: "\(status)")
            json.object { json in
                json.field("description", answers.map(\.summary).joined(separator: " "))
                json.key("content")
                json.object { json in
                    for type in answers.map(\.type).uniqued() {
                        json.key(dynamic: type)
                        json.object { json in
                            json.key("schema")
                            Schema.answer(route, type, &json)
                        }
                    }
                }
            }
        }
        json.key("default")
        json.object { json in
            json.field("description", "A problem document (RFC 9457).")
            json.key("content")
            json.object { json in
                json.key(dynamic: MediaTypes.problem)
                json.object { json in
                    json.key("schema")
                    json.object { $0.field("$ref", "#/components/schemas/Problem") }
                }
            }
        }
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, where it stands first.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
