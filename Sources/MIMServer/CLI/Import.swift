import ArgumentParser
import Crypto
import EventStore
import Glibc
import Programme

/// `mim import`: commands from a file, a line each, the same way as `POST /api/v1/commands`.
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Record commands from a file, a line each.",
        discussion: """
            Each line is a JSON object with the name of the command in "command" and its fields beside it. A line that is \
            wrong or refused writes nothing for itself and is named on standard error; the others are recorded. The same \
            file a second time records nothing twice.

            Example:
              echo '{"command":"open-location","on":"2026-01-05","name":"Voorbeeld","municipality":"Voorbeeld","variant":"regular"}' > begin.ndjson
              mim import begin.ndjson --data ./data

            Exit codes: 0 every line recorded, 1 a line was refused or the import could not go on, 2 wrong usage.
            """)

    @Argument(help: "The file; - reads standard input.")
    var file: String

    @OptionGroup var data: DataOption

    /// Bytes that are read at a time.
    private static let blockBytes = 64 << 10

    func run() async throws {
        let descriptor = file == "-" ? STDIN_FILENO : open(file, O_RDONLY)
        guard descriptor >= 0 else { throw Failure("\(file) cannot be read: \(String(cString: strerror(errno))).") }
        let app = try await data.open()
        var tally = ImportTally()
        do {
            try await record(from: descriptor, app, &tally)
        } catch {
            await app.close()
            Output.complaint(tally.summary)
            throw Failure("The import could not go on: \(Problem(error)?.detail.english ?? "\(error)")")
        }
        await app.close()
        Output.complaint(tally.summary)
        if tally.refused > 0 { throw ExitCode(1) }
    }

    private func record(from descriptor: Int32, _ app: AppContext, _ tally: inout ImportTally) async throws {
        var commands = try app.makeImport(by: .local)
        var chunks = LineChunks()
        var progress = ProgressBar("import")
        let total = UInt64(max(0, lseek(descriptor, 0, SEEK_END)))
        lseek(descriptor, 0, SEEK_SET)
        var done: UInt64 = 0
        // Each chunk is known by everything up to its end: the same beginning of a file is the same request.
        var content = SHA256()
        while let block = try readBlock(descriptor) {
            done += UInt64(block.count)
            for chunk in try chunks.chunks(after: block) {
                try await record(chunk, with: &commands, &content, &tally)
            }
            progress.show(done, of: total)
        }
        for chunk in chunks.rest() { try await record(chunk, with: &commands, &content, &tally) }
    }

    private func record(
        _ chunk: [Line], with commands: inout CommandImport, _ content: inout SHA256, _ tally: inout ImportTally
    ) async throws {
        for line in chunk { content.update(data: line.bytes + [0x0A]) }
        let digest = Array(content.finalize())
        let request = RequestKey(
            "import " + digest.map { String($0, radix: 16) }.joined(separator: "."), of: .local, part: 0, content: [])
        for outcome in try await commands.record(chunk, request: request) { tally.take(outcome) }
    }

    private func readBlock(_ descriptor: Int32) throws -> [UInt8]? {
        var failure: Int32 = 0
        let block = [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { buffer, count in
            var read = -1
            repeat { read = Glibc.read(descriptor, buffer.baseAddress, buffer.count) } while read < 0 && errno == EINTR
            failure = read < 0 ? errno : 0
            count = max(0, read)
        }
        guard failure == 0 else { throw Failure("\(file) cannot be read: \(String(cString: strerror(failure))).") }
        return block.isEmpty ? nil : block
    }
}

/// What an import has come to.
struct ImportTally {
    private(set) var recorded = 0
    private(set) var events = 0
    private(set) var refused = 0
    private(set) var repeated = 0

    var summary: String {
        "\(recorded) commands recorded as \(events) events, \(refused) refused, \(repeated) lines known already."
    }

    /// Counts a line, and names one that was refused.
    mutating func take(_ outcome: CommandImport.Outcome) {
        switch outcome {
        case .recorded(_, let positions):
            recorded += 1
            events += positions.count
        case .refused(let line, let problem):
            refused += 1
            let field = problem.field.map { " (\($0))" } ?? ""
            Output.complaint("line \(line): \(problem.name)\(field): \(problem.detail.english)")
        case .repeated(let lines, _): repeated += lines.count
        }
    }
}
