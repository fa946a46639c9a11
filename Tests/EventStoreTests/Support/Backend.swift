import EventStore
import Foundation
import Testing
import Wire

/// The implementations of the contract; each test of it runs on all of them.
enum Backend: String, CaseIterable, CustomTestStringConvertible, Sendable {
    case memory, lmdb

    var testDescription: String { rawValue }

    /// Lends an empty log whose clock goes on by a millisecond per event, and closes it afterwards.
    func withLog(_ body: (any EventLog) async throws -> Void) async throws {
        let clock = TickingClock()
        switch self {
        case .memory:
            try await body(MemoryEventLog(clock: clock.now))
        case .lmdb:
            try await withDirectory { path in
                let log = try LMDBEventLog.open(at: path, clock: clock.now)
                do {
                    try await body(log)
                } catch {
                    await log.close()
                    throw error
                }
                await log.close()
            }
        }
    }
}

/// Lends the path of a directory that does not exist yet, in one that is removed afterwards.
func withDirectory<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let parent = FileManager.default.temporaryDirectory.appending(path: "event-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: parent) }  // What is left over lies in the temporary directory.
    return try await body(parent.appending(path: "log").path)
}
