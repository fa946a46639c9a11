import ArgumentParser
import Foundation

/// `mim bench`: what the log and the read models cost, as ratios to what the machine allows.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measure the log and the read models, as ratios in one run.",
        discussion: """
            Absolute times wander from machine to machine and from minute to minute; ratios of two things measured in
            turn in one run do not. Each line names its bar. Writes to a folder of its own and removes it.

            Example:
              mim bench log --events 10000000

            Exit codes: 0 measured (whether or not the bars hold), 1 it could not be measured, 2 wrong usage.
            """,
        subcommands: [ModelBench.self, LogBenchCommand.self, AuditBenchCommand.self], defaultSubcommand: ModelBench.self
    )
}

/// `mim bench models`: rebuilding the read models and asking them.
struct ModelBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "Rebuilding the read models and asking them; what `mim bench` alone does.",
        discussion: """
            Example:
              mim bench models --events 1000000

            Exit codes: 0 measured (whether or not the bars hold), 1 it could not be measured, 2 wrong usage.
            """)

    /// What can be measured; in this order.
    enum Part: String, CaseIterable, ExpressibleByArgument {
        case query, rebuild, replay, timeline
    }

    @Option(help: "Events of the log.")
    var events = 1_000_000

    @Argument(help: "What to measure; everything unless told.")
    var parts: [Part] = Part.allCases

    @OptionGroup var place: BenchPlace

    func validate() throws { try BenchPlace.check(events) }

    func run() async throws {
        try await place.measuring { directory in
            for part in Part.allCases where parts.contains(part) {
                let folder = "\(directory)/\(part)"
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                for row in try await rows(part, in: folder) { try Output.line(row.text) }
                try FileManager.default.removeItem(atPath: folder)
            }
        }
    }

    private func rows(_ part: Part, in folder: String) async throws -> [BenchRow] {
        switch part {
        case .query: try await QueryBench(directory: folder).run()
        case .rebuild: [try await RebuildBench(events: events, directory: folder).run()]
        case .replay: try await ReplayBench(events: events, directory: folder).run()
        case .timeline: try await TimelineBench(events: events, directory: folder).run()
        }
    }
}

/// `mim bench log`: appending and reading, beside bare LMDB in C and beside others.
struct LogBenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "Appending and reading, beside bare LMDB in C and beside other stores.",
        discussion: """
            SQLite, PostgreSQL, UmaDB and the load maker wrk are used where they are installed, and left out with a
            sentence where not; `make bench` installs them. Ten million events take some 10 GB of disk and minutes.

            Example:
              mim bench log --events 10000000

            Exit codes: 0 measured (whether or not the bars hold), 1 it could not be measured, 2 wrong usage.
            """)

    @Option(help: "Events of the long log.")
    var events = 1_000_000

    @Option(
        name: .customLong("umadb"),
        help: ArgumentHelp("A Python environment with the package umadb.", valueName: "dir"))
    var umaDB = ".build-rivals"

    @Argument(help: "What to measure; everything unless told.")
    var parts: [LogBench.Part] = LogBench.Part.allCases

    @OptionGroup var place: BenchPlace

    func validate() throws { try BenchPlace.check(events) }

    func run() async throws {
        try await place.measuring { directory in
            try await LogBench(directory: directory, events: events, umaDB: umaDB).run(parts)
        }
    }
}

/// `mim bench audit`: auditing many Meldcode cases against every rule.
struct AuditBenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Auditing many Meldcode cases against every rule, on one core.",
        discussion: """
            Example:
              mim bench audit --cases 10000

            Exit codes: 0 measured (whether or not the bars hold), 1 it could not be measured, 2 wrong usage.
            """)

    @Option(help: "Meldcode cases, of some twenty entries each.")
    var cases = 10_000

    @OptionGroup var place: BenchPlace

    func validate() throws {
        guard (1...1_000_000).contains(cases) else {
            throw ValidationError("--cases is a number from 1 to 1000000.")
        }
    }

    func run() async throws {
        try await place.measuring { directory in
            for row in try await AuditBench(cases: cases, directory: directory).run() { try Output.line(row.text) }
        }
    }
}

/// Where a bench writes.
struct BenchPlace: ParsableArguments {
    @Option(
        help: ArgumentHelp("A folder on the disk to measure; a folder in it is made and removed.", valueName: "dir"))
    var data = "."

    static func check(_ events: Int) throws {
        guard (1_000...100_000_000).contains(events) else {
            throw ValidationError("--events is a number from 1000 to 100000000.")
        }
    }

    func measuring(_ measure: (String) async throws -> Void) async throws {
        let directory = data + "/mim-bench-\(ProcessInfo.processInfo.processIdentifier)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        Output.complaint("Measuring; this takes some minutes.")
        try await measure(directory)
    }
}

extension LogBench.Part: ExpressibleByArgument {}
