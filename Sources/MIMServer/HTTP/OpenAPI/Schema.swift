import Programme
import Wire

/// JSON Schema (2020-12) of what fields and parameters accept.
enum Schema {
    /// An object with these fields and no others.
    static func write(_ fields: [FieldDescription], _ json: inout JSONWriter) {
        json.object { json in
            json.field("type", "object")
            json.key("properties")
            json.object { json in
                for field in fields {
                    json.key(dynamic: field.name)
                    write(field.shape, &json)
                }
            }
            json.key("required")
            json.array(fields.filter(\.isRequired).map(\.name))
            json.key("additionalProperties")
            json.boolean(false)
        }
    }

    /// A value of this shape.
    static func write(_ shape: FieldShape, _ json: inout JSONWriter) {
        json.object { json in
            switch shape {
            case .integer(let range): integer(range, &json)
            case .boolean: json.field("type", "boolean")
            case .text(let most): text(most, &json)
            case .personal(let most):
                text(most, &json)
                json.field("description", "About a person: sealed before it is kept.")
            case .day: formatted("date", &json)
            case .time:
                json.field("type", "string")
                json.field("pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$")
            case .month:
                json.field("type", "string")
                json.field("pattern", "^[0-9]{4}-(0[1-9]|1[0-2])$")
            case .id(let kind):
                formatted("uuid", &json)
                json.field("description", "The id of a \(kind).")
            case .ids(let kind): list(of: .id(kind: kind), &json)
            case .code(let words): choice(words, &json)
            case .codes(let words): list(of: .code(words), &json)
            case .objects(let fields):
                json.field("type", "array")
                json.key("items")
                write(fields, &json)
            case .tags: json.field("type", "string")
            case .change:
                json.field("type", "object")
                json.field(
                    "description", "The fields that are to be otherwise, by the names of the event; null takes one out."
                )
            }
        }
    }

    /// A value of a parameter.
    static func write(_ kind: QueryParameter.Kind, _ json: inout JSONWriter) {
        json.object { json in
            switch kind {
            case .id: formatted("uuid", &json)
            case .day: formatted("date", &json)
            case .moment: json.field("type", "string")
            case .count(let range): integer(range, &json)
            case .word(let words): choice(words, &json)
            case .tag:
                text(RequestLimits.parameterBytesMax, &json)
                json.field("pattern", "^[A-Za-z0-9:._-]*:[A-Za-z0-9:._-]*$")
            case .edition:
                json.field("type", "string")
                json.field("pattern", "^(latest|[1-9][0-9]*)$")
            case .text: text(RequestLimits.parameterBytesMax, &json)
            case .list(let kind):
                json.field("type", "array")
                json.key("items")
                write(kind, &json)
                json.key("maxItems")
                json.integer(RequestLimits.filterValuesMax)
            }
        }
    }

    /// What an answer of a route is, as far as it is the same for all of its kind.
    static func answer(_ route: Route, _ type: String, _ json: inout JSONWriter) {
        json.object { json in
            guard type == MediaTypes.json else {
                json.field("type", type == MediaTypes.eventBatch ? "array" : "string")
                return
            }
            json.field("type", "object")
            guard case .command = route.body else {
                // A list says what it was computed from, and how to go on.
                if route.parameters.contains(.cursor) {
                    properties(
                        [
                            "asKnownOn": "string", "items": "array", "next": "string", "on": "string", "root": "string",
                            "size": "integer",
                        ], &json)
                    json.key("required")
                    json.array(["items", "on", "root", "size"])
                }
                return
            }
            properties(
                ["ids": "object", "positions": "array", "repeated": "boolean", "size": "integer", "subject": "string"],
                &json)
            json.key("required")
            json.array(["positions", "size"])
        }
    }

    private static func properties(_ types: KeyValuePairs<String, String>, _ json: inout JSONWriter) {
        json.key("properties")
        json.object { json in
            for (name, type) in types {
                json.key(dynamic: name)
                json.object { $0.field("type", type) }
            }
        }
    }

    /// RFC 9457, with the field that stands in the way.
    static func problem(_ json: inout JSONWriter) {
        json.object { json in
            json.field("type", "object")
            json.key("properties")
            json.object { json in
                for name in ["type", "title", "detail", "field"] {
                    json.key(dynamic: name)
                    json.object { $0.field("type", "string") }
                }
                json.key("status")
                json.object { $0.field("type", "integer") }
            }
            json.key("required")
            json.array(["type", "title", "status", "detail"])
        }
    }

    private static func integer(_ range: ClosedRange<Int>, _ json: inout JSONWriter) {
        json.field("type", "integer")
        json.key("minimum")
        json.integer(range.lowerBound)
        if range.upperBound < Int.max {
            json.key("maximum")
            json.integer(range.upperBound)
        }
    }

    private static func text(_ bytesMax: Int, _ json: inout JSONWriter) {
        json.field("type", "string")
        json.key("minLength")
        json.integer(1)
        json.key("maxLength")
        json.integer(bytesMax)
        json.field("$comment", "At most \(bytesMax) bytes in UTF-8.")
    }

    private static func formatted(_ format: String, _ json: inout JSONWriter) {
        json.field("type", "string")
        json.field("format", format)
    }

    private static func choice(_ words: [String], _ json: inout JSONWriter) {
        json.field("type", "string")
        json.key("enum")
        json.array(words)
    }

    private static func list(of shape: FieldShape, _ json: inout JSONWriter) {
        json.field("type", "array")
        json.key("items")
        write(shape, &json)
        json.key("uniqueItems")
        json.boolean(true)
    }
}
