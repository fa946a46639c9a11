import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore

/// An answer of the server, easy to look into.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    init(_ response: TestResponse) {
        status = response.status.code
        headers = response.headers
        bytes = Array(buffer: response.body)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    /// The body as JSON; null when it is none.
    var json: JSON { JSON(bytes) }
    /// The lines of an NDJSON body.
    var lines: [JSON] { text.split(separator: "\n").map { JSON(Array($0.utf8)) } }
    /// The name of the problem; nil when the body is no problem document.
    var problem: String? {
        guard headers[.contentType] == "application/problem+json", json["status"].int == status else { return nil }
        return json["type"].text.flatMap { $0.hasPrefix("/problems/") ? String($0.dropFirst(10)) : nil }
    }
}

/// A JSON value that can be asked for what may not be there.
struct JSON {
    private let value: Any?

    init(_ bytes: [UInt8]) {
        value = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
    }

    private init(value: Any?) {
        self.value = value
    }

    subscript(_ name: String) -> JSON { JSON(value: (value as? [String: Any])?[name]) }
    subscript(_ index: Int) -> JSON {
        guard let list = value as? [Any], list.indices.contains(index) else { return JSON(value: nil) }
        return JSON(value: list[index])
    }
    var text: String? { value as? String }
    var int: Int? { (value as? NSNumber)?.intValue }
    var bool: Bool? { (value as? NSNumber)?.boolValue }
    var items: [JSON] { (value as? [Any])?.map { JSON(value: $0) } ?? [] }
    var names: [String] { (value as? [String: Any])?.keys.sorted() ?? [] }
    var exists: Bool { value != nil }
}
