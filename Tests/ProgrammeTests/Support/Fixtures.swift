import Foundation
import Wire

@testable import Programme

/// The files beside the tests that freeze what is stored.
enum Fixtures {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")
    static let sources = folder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/Programme")

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    /// The names of the types in a folder of the module that are declared to be `kind`: `enum Answer: UInt8, Code`.
    static func types(declaredAs kind: Regex<(Substring, Substring)>, in folder: String) throws -> Set<String> {
        let root = sources.appending(path: folder)
        let files = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
        return try files.reduce(into: []) { names, file in
            let text = try String(contentsOf: root.appending(path: file), encoding: .utf8)
            names.formUnion(text.matches(of: kind).map { String($0.output.1) })
        }
    }
}

/// An event as its golden file shows it: one line of JSON, its tags in the order of the record.
struct GoldenEvent {
    let type: String
    let subject: String
    var tags: String
    var data: [UInt8]

    var line: String {
        #"{"type":"\#(type)","subject":"\#(subject)","tags":"\#(tags)","data":\#(String(decoding: data, as: UTF8.self))}"#
    }

    init(_ event: WireEvent) {
        type = event.type
        subject = event.subject
        tags = event.tags.sorted().joined(separator: " ")
        data = event.data
    }

    init(line: some StringProtocol) throws {
        var line = String(line)
        self = try line.withUTF8 { try GoldenEvent(UnsafeRawBufferPointer($0)) }
    }

    private init(_ bytes: UnsafeRawBufferPointer) throws {
        var json = JSONReader(bytes)
        func field(_ name: StaticString) throws -> String {
            _ = json.take(UInt8(ascii: ","))
            guard json.takeKey(name) else { throw JSONError(.unexpected, at: json.offset) }
            return try json.string()
        }
        try json.expect(UInt8(ascii: "{"))
        type = try field("type")
        subject = try field("subject")
        tags = try field("tags")
        guard json.take(UInt8(ascii: ",")), json.takeKey("data") else { throw JSONError(.unexpected, at: json.offset) }
        let start = json.offset
        try json.skipValue()
        data = Array(bytes[start..<json.offset])
        try json.expect(UInt8(ascii: "}"))
    }

    /// The event that the line holds, read as a record is read.
    func decoded() throws -> ProgrammeEvent {
        try Array(type.utf8).withUnsafeBytes { type in
            try Array(tags.utf8).withUnsafeBytes { tags in
                try data.withUnsafeBytes { data in try ProgrammeEvent(type: type, tags: tags, data: data) }
            }
        }
    }
}
