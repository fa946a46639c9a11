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
            file a second time, also after mending the lines that were refused, records nothing twice.

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
        defer { close(descriptor) }
        var kind = stat()
        guard fstat(descriptor, &kind) == 0, kind.st_mode & S_IFMT != S_IFDIR else {
            throw Failure("\(file) is a folder. Give a file of lines, or - for standard input.")
        }
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
        var known = KnownLines()
        while let block = try readBlock(descriptor) {
            done += UInt64(block.count)
            for chunk in try chunks.chunks(after: block) {
                try await record(chunk, with: &commands, &known, &tally)
            }
            progress.show(done, of: total)
        }
        for chunk in chunks.rest() { try await record(chunk, with: &commands, &known, &tally) }
    }

    private func record(
        _ chunk: [Line], with commands: inout CommandImport, _ known: inout KnownLines, _ tally: inout ImportTally
    ) async throws {
        let keys = Dictionary(uniqueKeysWithValues: chunk.map { ($0.number, known.key(of: $0)) })
        for outcome in try await commands.record(chunk, request: { keys[$0.number] }) { tally.take(outcome) }
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

/// Knows a line of a file by what it says, and by how often the file has said it before: a file may mean the same line
/// twice, and a line stays what it is when others around it are mended.
private struct KnownLines {
    private var counts: [SHA256Digest: Int] = [:]

    mutating func key(of line: Line) -> RequestKey {
        counts[SHA256.hash(data: line.bytes), default: 0] += 1
        let count = counts[SHA256.hash(data: line.bytes)] ?? 0
        return RequestKey(
            "import " + String(decoding: line.bytes, as: UTF8.self), of: .local, part: count, content: [line.bytes])
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
        case .repeated: repeated += 1
        }
    }
}
