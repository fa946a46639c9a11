import ArgumentParser
import EventStore
import Foundation

/// `mim bench`: what the log and the read models cost, as ratios to what the machine allows.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure appending, rebuilding and asking, as ratios in one run.",
        discussion: """
            Absolute times wander from machine to machine and from minute to minute; ratios of two things measured in
            turn in one run do not. Each line names its bar. Writes to a folder of its own and removes it.

            Example:
              mim bench --events 1000000

            Exit codes: 0 measured (whether or not the bars hold), 1 it could not be measured, 2 wrong usage.
            """)

    @Option(help: "Events to rebuild the read models from.")
    var events = 1_000_000

    @Option(
        help: ArgumentHelp("A folder on the disk to measure; a folder in it is made and removed.", valueName: "dir"))
    var data = "."

    func validate() throws {
        guard (1_000...100_000_000).contains(events) else {
            throw ValidationError("--events is a number from 1000 to 100000000.")
        }
    }

    func run() async throws {
        let directory = data + "/mim-bench-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        for part in ["rebuild", "append", "append/bare", "query"] {
            try FileManager.default.createDirectory(
                atPath: "\(directory)/\(part)", withIntermediateDirectories: true)
        }
        Output.complaint("Measuring; this takes a minute or two.")
        for row in try await AppendBench(directory: directory + "/append").run() { try Output.line(row.text) }
        for row in try await QueryBench(directory: directory + "/query").run() { try Output.line(row.text) }
        try Output.line(await RebuildBench(events: events, directory: directory + "/rebuild").run().text)
    }
}
