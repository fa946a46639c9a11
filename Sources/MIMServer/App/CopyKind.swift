import Foundation

/// What a folder with a copy holds, by what lies in it.
enum CopyKind {
    /// A vault that `mim backup --vault` copied.
    case vault
    /// A log as `mim backup` copies it.
    case log
    /// A log as `mim mirror` keeps it.
    case tiles

    /// Nil when there is no copy in it.
    init?(of path: String) {
        func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }
        if has("vault") {
            self = .vault
        } else if has("log") {
            self = .log
        } else if has("checkpoint") || has("tile") {
            self = .tiles
        } else {
            return nil
        }
    }
}
