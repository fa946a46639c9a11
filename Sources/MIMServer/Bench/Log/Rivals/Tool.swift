import Foundation

/// Programs of others that the bench runs: load makers and rivals. What is not installed is left out, with a sentence.
enum Tool {
    /// A program that ended badly, with what it said.
    struct Failed: Error, CustomStringConvertible {
        let program: String
        let output: String

        var description: String { "\(program): \(output.prefix(600))" }
    }

    /// Where a program is, by the search path of the shell.
    static func find(_ name: String) -> String? {
        (ProcessEnvironment.value(of: "PATH") ?? "/usr/bin").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs a program to its end and gives what it said.
    static func run(_ program: String, _ arguments: [String], noting file: String) async throws -> String {
        let code = await withCheckedContinuation { ended in
            do {
                _ = try start(program, arguments, noting: file) { ended.resume(returning: $0) }
            } catch {
                ended.resume(returning: -1)
            }
        }
        let output = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
        guard code == 0 else { throw Failed(program: program, output: output) }
        return output
    }

    /// Starts a program that goes on until it is stopped.
    static func start(
        _ program: String, _ arguments: [String], noting file: String,
        onEnd: @escaping @Sendable (Int32) -> Void = { _ in }
    ) throws -> ChildProcess {
        let output = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard output >= 0 else { throw Failed(program: program, output: "its output has no place: \(file)") }
        defer { close(output) }
        return try ChildProcess(program, arguments, output: output, complaints: output, onEnd: onEnd)
    }

    /// The number after a word in what a program said, `tps = 4589.4`.
    static func number(after word: String, in output: String) -> Double? {
        guard let range = output.range(of: word) else { return nil }
        let rest = output[range.upperBound...].drop { !$0.isNumber }
        return Double(rest.prefix { $0.isNumber || $0 == "." })
    }
}
