import Foundation

/// The pages that say what the code does, for the tests that hold the code against them.
extension Fixtures {
    static func document(_ name: String) throws -> String {
        let tree = folder.deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: tree.appending(path: "docs/\(name)"), encoding: .utf8)
    }
}
