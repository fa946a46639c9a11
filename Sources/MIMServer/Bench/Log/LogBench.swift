import Foundation

/// The measurements of the log in one run, with the disk's own speed before and after.
struct LogBench {
    /// A folder that is there and may be filled.
    let directory: String
    /// Events of the long log.
    let events: Int
    /// A Python environment that has `umadb`.
    let umaDB: String

    private static let flushes = 2_000

    /// What can be measured; in this order.
    enum Part: String, CaseIterable {
        case append, http, growth, table
    }

    func run(_ parts: [Part]) async throws {
        try disk("before")
        for part in Part.allCases where parts.contains(part) { try await run(part) }
        try disk("after")
    }

    private func run(_ part: Part) async throws {
        switch part {
        case .append: try await rows(part) { try await AppendBars(directory: $0).run() }
        case .http: try await rows(part) { try await HTTPAppendBars(directory: $0, umaDB: umaDB).run(Output.complaint) }
        case .growth:
            try await rows(part) { folder in
                let growth = GrowthBars(directory: folder, events: events)
                return try await growth.run() + ReadBars(path: growth.longPath).run()
            }
        case .table: try await AppendTable(directory: try folder(part)).run(Output.line)
        }
    }

    private func disk(_ when: String) throws {
        let rate = try BareLog.flushesPerSecond(file: directory + "/disk", count: Self.flushes)
        try Output.line("disk \(when): \(BenchRow.number(rate)) overwrites of 4 KiB with fdatasync a second")
    }

    private func rows(_ part: Part, _ measure: (String) async throws -> [BenchRow]) async throws {
        let folder = try folder(part)
        for row in try await measure(folder) { try Output.line(row.text) }
        try FileManager.default.removeItem(atPath: folder)
    }

    private func folder(_ part: Part) throws -> String {
        let folder = "\(directory)/\(part)"
        for part in ["", "/log", "/bare", "/data"] {
            try FileManager.default.createDirectory(atPath: folder + part, withIntermediateDirectories: true)
        }
        return folder
    }
}
