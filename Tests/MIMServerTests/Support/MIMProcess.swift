import Foundation
import FoundationNetworking
import Glibc

@testable import MIMServer

/// The real program as a process of its own.
enum MIMProcess {
    /// What came of a run.
    struct Outcome: Sendable {
        let code: Int32
        let output: String
        let complaints: String
    }

    /// The program that was built together with these tests.
    static let program: URL = {
        let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        return own.appending(path: "mim")
    }()

    /// Runs it, or another program, to its end.
    static func run(_ arguments: [String], of program: URL = program, input: String? = nil) async throws -> Outcome {
        let folder = try TemporaryFolder()
        let files = try ["output", "complaints"].map { try folder.file($0, "") }
        let descriptors =
            [open(try folder.file("input", input ?? ""), O_RDONLY | O_CLOEXEC)]
            + files.map { open($0, O_WRONLY | O_CLOEXEC) }
        defer { for descriptor in descriptors { close(descriptor) } }
        let (ends, end) = AsyncStream<Int32>.makeStream()
        let process = try ChildProcess(
            program.path, arguments, input: descriptors[0], output: descriptors[1], complaints: descriptors[2]
        ) { end.yield($0) }
        let code = await ends.first { _ in true } ?? -1
        withExtendedLifetime(process) {}
        let texts = try files.map { try String(contentsOfFile: $0, encoding: .utf8) }
        return Outcome(code: code, output: texts[0], complaints: texts[1])
    }
}

/// A real `mim serve` or `mim witness`, with a plain HTTP client.
final class ServerProcess: Sendable {
    let port: Int
    /// What it said first.
    let welcome: String

    private let process: ChildProcess
    private let ended: AsyncStream<Int32>
    private let session = URLSession(configuration: .ephemeral)

    /// It ended before it listened.
    struct DidNotStart: Error {
        let output: String
    }

    /// The number that the system knows it by.
    var id: Int32 { process.id }

    /// Serves a data folder.
    ///
    /// - Parameters:
    ///   - environment: Variables that it has beside those of the tests.
    ///   - arguments: Options of `mim serve` beside the port and the folder.
    ///   - openFiles: How many files it may have open unless it asks for more; nil for as many as the tests.
    ///   - complaints: Where its log goes.
    convenience init(
        data: String, environment: [String: String] = [:], arguments: [String] = [], openFiles: Int? = nil,
        complaints: FileHandle = .nullDevice
    ) async throws {
        try await self.init(
            ["serve", "--port", "0", "--data", data] + arguments, environment, openFiles: openFiles,
            complaints: complaints)
    }

    /// A command that listens and says where.
    init(
        _ arguments: [String], _ environment: [String: String] = [:], openFiles: Int? = nil,
        complaints: FileHandle = .nullDevice
    ) async throws {
        let pipe = Pipe()
        let (ended, end) = AsyncStream<Int32>.makeStream()
        let limit = openFiles.map { "ulimit -Sn \($0); " } ?? ""
        process = try ChildProcess(
            "/bin/sh", ["-c", limit + #"exec "$0" "$@""#, MIMProcess.program.path] + arguments,
            environment: environment,
            output: pipe.fileHandleForWriting.fileDescriptor, complaints: complaints.fileDescriptor
        ) { code in
            end.yield(code)
            end.finish()
        }
        self.ended = ended
        // Only the server is to have it, so that it ends with the server.
        try pipe.fileHandleForWriting.close()
        // The line with the address comes when it listens.
        let reading = pipe.fileHandleForReading
        let line = await waiting { String(decoding: reading.availableData, as: UTF8.self) }
        guard let port = line.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)/).flatMap({ Int($0.1) }) else {
            process.send(signal: SIGTERM)
            throw DidNotStart(output: line)
        }
        self.port = port
        welcome = line
    }

    deinit {
        process.send(signal: SIGTERM)
    }

    /// Asks it to stop, as an operator does.
    func terminate() { process.send(signal: SIGTERM) }

    /// Ends it without asking.
    func kill() { process.send(signal: SIGKILL) }

    /// Waits until it has ended; gives its exit code.
    func waitForEnd() async -> Int32 {
        for await code in ended { return code }
        return -1
    }

    /// Sends a command; gives the status and the body.
    func post(_ command: String, _ body: String, key: String? = nil) async throws -> (status: Int, json: JSON) {
        guard let url = URL(string: "http://127.0.0.1:\(port)/api/v1/commands/\(command)") else { return (0, JSON([])) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        if let key { request.setValue(key, forHTTPHeaderField: "Idempotency-Key") }
        request.httpBody = Data(body.utf8)
        return try await send(request)
    }

    /// Sends many commands, a line each; gives the answers, a line each.
    func postLines(_ lines: [String]) async throws -> [JSON] {
        guard let url = URL(string: "http://127.0.0.1:\(port)/api/v1/commands") else { return [] }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/x-ndjson", forHTTPHeaderField: "Content-Type")
        request.httpBody = Data(lines.joined(separator: "\n").utf8)
        let answer = try await session.data(for: request).0
        return answer.split(separator: 0x0A).map { JSON(Array($0)) }
    }

    func get(_ address: String) async throws -> (status: Int, json: JSON) {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(address)") else { return (0, JSON([])) }
        return try await send(URLRequest(url: url))
    }

    /// The body of an answer.
    func bytes(_ address: String) async throws -> [UInt8] {
        guard let url = URL(string: "http://127.0.0.1:\(port)\(address)") else { return [] }
        return Array(try await session.data(for: URLRequest(url: url)).0)
    }

    private func send(_ request: URLRequest) async throws -> (status: Int, json: JSON) {
        let (data, response) = try await session.data(for: request)
        return ((response as? HTTPURLResponse)?.statusCode ?? 0, JSON(Array(data)))
    }
}
