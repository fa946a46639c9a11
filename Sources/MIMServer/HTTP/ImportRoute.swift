import EventStore
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Programme
import Projections
import ServiceLifecycle
import Wire

/// `POST /api/v1/commands`: many commands, a line each, answered with a line each while the rest still comes in.
///
/// The status is 200 before the first line has been looked at; what became of a line stands in its answer. An error
/// that ends the import is the last line, with `problem` and without `line`.
enum ImportRoute {
    static func route(_ app: AppContext) -> Route {
        Route(
            method: .post, path: CommandRoutes.path,
            summary: "Many commands, each a line: an object with the name of the command in `command` and its fields.",
            headers: [.idempotencyKey, .actor], body: .lines,
            answers: [Route.Answer(type: MediaTypes.lines, summary: "A line for each line, in order.")],
            respond: { call in try await respond(call, app) })
    }

    private static func respond(_ call: Call, _ app: AppContext) async throws -> Response {
        guard let type = call.request.headers[.contentType], MediaTypes.matches(type, MediaTypes.lines) else {
            throw Problem.unsupportedType(expected: MediaTypes.lines)
        }
        let terms = try RequestTerms(call.request.headers)
        guard terms.unchangedSince == nil else {
            throw Problem.invalidHeader(
                "If-Match",
                Sentence("Dit kan alleen bij één opdracht.", "This is possible with a single command only."))
        }
        let body = ResponseBody { writer in
            let answers = ImportAnswers(app: app, terms: terms, language: call.language)
            do {
                try await answers.answer(call.request.body, to: &writer)
            } catch {
                try await writer.write(answers.last(Problem(explaining: error, to: app.logger)))
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: [.contentType: MediaTypes.lines], body: body)
    }
}

/// Writes the answers to the lines of one import.
private struct ImportAnswers {
    let app: AppContext
    let terms: RequestTerms
    let language: Language

    func answer(_ body: RequestBody, to writer: inout any ResponseBodyWriter) async throws {
        var commands = try app.makeImport(by: terms.actor)
        var chunks = LineChunks()
        for try await buffer in body {
            for chunk in try chunks.chunks(after: buffer.readableBytesView) {
                // Between chunks it can stop: what was answered is recorded, the rest is not begun.
                guard !Task.isShuttingDownGracefully else { throw EventLogFault.closed }
                try await writer.write(try await record(chunk, with: &commands))
            }
        }
        for chunk in chunks.rest() { try await writer.write(try await record(chunk, with: &commands)) }
    }

    private func record(_ chunk: [Line], with commands: inout CommandImport) async throws -> ByteBuffer {
        let terms = terms
        // A line is known by the key of the whole and its number.
        let outcomes = try await commands.record(chunk) { terms.request(for: [$0.bytes], part: $0.number) }
        try app.runner.catchUp()
        var bytes: [UInt8] = []
        for outcome in outcomes { bytes += outcome.line(in: language) }
        return ByteBuffer(bytes: bytes)
    }

    /// The last line of an import that cannot go on.
    func last(_ problem: Problem) -> ByteBuffer {
        var json = JSONWriter()
        json.beginObject()
        json.key("problem")
        problem.write(to: &json, in: language)
        json.endObject()
        return ByteBuffer(bytes: json.bytes + [0x0A])
    }
}

extension CommandImport.Outcome {
    /// The answer to a line.
    fileprivate func line(in language: Language) -> [UInt8] {
        var json = JSONWriter(reserving: 100)
        json.beginObject()
        switch self {
        case .recorded(let line, let positions):
            json.key("line")
            json.integer(line)
            json.positions(positions)
        case .refused(let line, let problem):
            json.key("line")
            json.integer(line)
            json.key("problem")
            problem.write(to: &json, in: language)
        case .repeated(let line, let positions):
            json.key("line")
            json.integer(line)
            json.key("repeated")
            json.boolean(true)
            json.positions(positions)
        }
        json.endObject()
        return json.bytes + [0x0A]
    }
}
