import Foundation

/// `wrk`, a load maker of another maker, with 64 connections that each wait for their answer.
struct Wrk {
    private let program: String
    private let folder: String
    let connections = 64
    private static let threads = 2

    /// - Returns: nil when it is not installed.
    init?(in folder: String) {
        guard let program = Tool.find("wrk") else { return nil }
        self.program = program
        self.folder = folder
    }

    /// What was seen from the outside.
    struct Result {
        let perSecond: Double
        let (p50, p99): (String, String)
    }

    /// Posts as fast as answers come.
    ///
    /// - Parameter script: Lua that defines `body(n)`, the n-th body of this thread; `thread` is its number from 0 and
    ///   `threads` how many there are.
    /// - Throws: `Tool.Failed` when not every answer was a good one: then something else was measured.
    func post(to address: String, script: String, seconds: Int) async throws -> Result {
        let file = "\(folder)/post.lua"
        try (Self.frame + script).write(toFile: file, atomically: true, encoding: .utf8)
        let output = try await Tool.run(
            program,
            [
                "-t", "\(Self.threads)", "-c", "\(connections)", "-d", "\(seconds)s", "--latency", "-s", file, address,
            ], noting: "\(folder)/wrk.txt")
        guard !output.contains("Non-2xx"), !output.contains("Socket errors"),
            let rate = Tool.number(after: "Requests/sec:", in: output)
        else { throw Tool.Failed(program: "wrk", output: output) }
        return Result(
            perSecond: rate, p50: Self.word(after: "50%", in: output), p99: Self.word(after: "99%", in: output))
    }

    private static func word(after mark: String, in output: String) -> String {
        guard let range = output.range(of: mark) else { return "–" }
        return String(output[range.upperBound...].drop { $0 == " " }.prefix { !$0.isWhitespace })
    }

    private static let frame = """
        local counter = 0
        function setup(thread)
            thread:set("thread_number", counter)
            counter = counter + 1
        end
        local headers = { ["Content-Type"] = "application/json" }
        local sent = 0
        threads = \(threads)
        function response(status, _, body)
            if status > 299 then
                print(body)
                wrk.thread:stop()
            end
        end
        function request()
            thread = thread_number
            sent = sent + 1
            return wrk.format("POST", nil, headers, body(sent))
        end

        """
}
