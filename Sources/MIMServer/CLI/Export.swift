import ArgumentParser
import EventStore
import Glibc

/// `mim export`: the records themselves, a line each.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the stored events, a line each, exactly as they are stored.",
        discussion: """
            Names and texts in them stay sealed. The bytes of a line are those that were written at the time.

            Example:
              mim export --data ./data > events.ndjson
              mim export events.ndjson --from 1000 --data ./data

            Exit codes: 0 written, 1 the log cannot be read or the file not written, 2 wrong usage.
            """)

    @Argument(help: "The file; absent or - writes to standard output. An existing file is not overwritten.")
    var file: String?

    @Option(help: "The first position to write.")
    var from: UInt64 = 0

    @OptionGroup var data: DataOption

    func run() async throws {
        let app = try await data.openExisting()
        do {
            try write(app.log)
        } catch {
            await app.close()
            throw error
        }
        await app.close()
    }

    private func write(_ log: any EventLog) throws {
        var descriptor = STDOUT_FILENO
        if let file, file != "-" {
            descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL, 0o600)
            guard descriptor >= 0 else { throw Failure("\(file) cannot be made: \(String(cString: strerror(errno))).") }
        }
        let end = try log.size()
        var progress = ProgressBar("export")
        var bytes: [UInt8] = []
        try log.scan(from: LogSize(from), to: end) { record in
            bytes += record.bytes
            bytes.append(0x0A)
            if bytes.count > Self.blockBytes {
                try Output.bytes(bytes, to: descriptor)
                bytes.removeAll(keepingCapacity: true)
                progress.show(record.position.index, of: end.count)
            }
            return true
        }
        try Output.bytes(bytes, to: descriptor)
        guard descriptor == STDOUT_FILENO || (fsync(descriptor) == 0 && close(descriptor) == 0) else {
            throw Failure("The events cannot be written: \(String(cString: strerror(errno))).")
        }
    }

    private static let blockBytes = 1 << 20
}
